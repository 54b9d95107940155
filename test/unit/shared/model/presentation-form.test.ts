import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { nameToText, parseName } from '../../../../electron/dns/wire/wire-name.ts';
import {
  absoluteName,
  characterString,
  fittingStrings,
  labelsOf,
  nameText,
  oneWord,
} from '../../../../shared/model/presentation-form.ts';

const octets = fc.string({ unit: fc.nat(255).map(code => String.fromCharCode(code)), maxLength: 600 });
const lowerCase = (label: string) => label.replaceAll(/[A-Z]/g, letter => letter.toLowerCase());
const label = octets.map(text => lowerCase(text.slice(0, 63))).filter(text => text !== '');
const anything = fc.oneof(octets, fc.string({ unit: 'binary' }));

describe('RFC 1035 §5.1: names', () => {
  test.each([
    ['a.nl', ['a', 'nl'], 'a.nl.'],
    ['.', [], '.'],
    ['*._tcp.a-b.nl', ['*', '_tcp', 'a-b', 'nl'], '*._tcp.a-b.nl.'],
    ['a\\.b.nl', ['a.b', 'nl'], 'a\\.b.nl.'],
    ['\\097\\032b.nl', ['a b', 'nl'], 'a\\032b.nl.'],
    ['a;b."c".nl', ['a;b', '"c"', 'nl'], 'a\\059b.\\034c\\034.nl.'],
    ['a\\', ['a\\'], 'a\\092.'],
    ['a\n.nl', ['a\n', 'nl'], 'a\\010.nl.'],
    ['a\u2019.nl', ['a\u2019', 'nl'], 'a\\063.nl.'],
  ])('%j', (name, labels, text) => {
    expect(labelsOf(name)).toEqual(labels);
    expect(absoluteName(name)).toBe(text);
  });

  test('what is written is read as the same labels, here and by the DNS client', () => {
    fc.assert(
      fc.property(fc.array(label, { minLength: 1, maxLength: 3 }), labels => {
        expect(labelsOf(nameText(labels))).toEqual(labels);
        const bytes = labels.map(each => Buffer.from(each, 'latin1'));
        const read = parseName(nameText(labels));
        expect(read?.map(each => Buffer.from(each).toString('latin1'))).toEqual(labels);
        expect(labelsOf(nameToText(bytes))).toEqual(labels);
      }),
    );
  });

  test('of any text there comes a name that is one word', () => {
    fc.assert(
      fc.property(anything, text => {
        expect(absoluteName(text)).toMatch(/^(?:[A-Za-z0-9_*-]|\\\.|\\\d{3}|\.)+$/);
        expect(oneWord(text)).toMatch(/^(?:[A-Za-z0-9.:+/=]|\\\d{3})*$/);
      }),
    );
  });
});

describe('RFC 1035 §5.1: strings', () => {
  test('of any text there comes one quotation on one line', () => {
    fc.assert(
      fc.property(anything, text => {
        expect(characterString(text)).toMatch(/^"(?:[ !#-[\]-~]|\\["\\]|\\\d{3})*"$/);
      }),
    );
  });

  test('RFC 1035 §3.3: strings fit, and together are the same text', () => {
    fc.assert(
      fc.property(fc.array(octets, { maxLength: 3 }), strings => {
        const fitting = fittingStrings(strings);
        expect(fitting.join('')).toBe(strings.join(''));
        expect(fitting.filter(text => text.length > 255)).toEqual([]);
        expect(fitting.length).toBeGreaterThan(0);
      }),
    );
  });

  test('strings that fit stay as they are, empty ones as well', () => {
    expect(fittingStrings(['a', '', 'b'.repeat(255)])).toEqual(['a', '', 'b'.repeat(255)]);
  });
});
