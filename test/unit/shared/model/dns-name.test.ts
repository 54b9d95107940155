import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { nameToText, nameToWire, parseName, readName } from '../../../../electron/dns/wire/wire-name.ts';
import { isAskedName, isDnsName } from '../../../../shared/model/dns-name.ts';
import { labelsOf, nameText } from '../../../../shared/model/presentation-form.ts';
import { hostileText, madeDomain } from '../../../support/hostile-texts.ts';

const LONGEST = 'x'.repeat(63);

describe('a name as evidence has it', () => {
  test.each([
    '.',
    'nl',
    'voorbeeld.nl',
    '_25._tcp.mx.voorbeeld.nl',
    '*.voorbeeld.nl',
    String.raw`a\.b\032c\007.\$\(x\).\127\255`,
    String.raw`\046\092\059.nl`,
    LONGEST,
    `${LONGEST}.${LONGEST}.${LONGEST}.${'x'.repeat(61)}`,
    // 63 octets, four characters for each.
    String.raw`\001`.repeat(63),
  ])('%s', name => {
    expect(isDnsName(name)).toBe(true);
    expect(isAskedName(name)).toBe(true);
  });

  test.each([
    '',
    '..',
    '.nl',
    'nl.',
    'a..nl',
    'Voorbeeld.nl',
    'voorbéeld.nl',
    'a b.nl',
    'a\n.nl',
    'a;touch.nl',
    '$(touch).nl',
    "a'.nl",
    'a"b.nl',
    'a/b',
    'a:25',
    'a\\',
    String.raw`\256`,
    String.raw`\25`,
    String.raw`\a`,
    '\\ ',
    '\\\n',
    '\\\u0007',
    '\\\u007f',
    'a\u2028',
    `${LONGEST}x`,
    String.raw`\001`.repeat(64),
    `${LONGEST}.${LONGEST}.${LONGEST}.${'x'.repeat(62)}`,
    'a.'.repeat(2_000),
  ])('is not %j', text => {
    expect(isDnsName(text)).toBe(false);
  });

  test('RFC 1035 §2.3.4: what was to be asked may be too long, or lack a label; no other character gets in', () => {
    expect([`_25._tcp..`, `_smtp._tls.${LONGEST}x`, 'a..nl'].map(isAskedName)).toEqual([true, true, true]);
    expect(['', 'a b', '$(x)', "a'", 'a\n', 'a\\', 'A'].map(isAskedName)).toEqual(Array(7).fill(false));
  });
});

const bytes = fc.uint8Array({ minLength: 1, maxLength: 40 });
const wireName = fc.array(bytes, { maxLength: 6 });

test('every name that comes off the wire is one, and is read back as it was', () => {
  fc.assert(
    fc.property(wireName, labels => {
      const read = readName(nameToWire(labels), 0);
      const text = nameToText(read!.name);
      expect(isDnsName(text)).toBe(true);
      expect(parseName(text)).toEqual(read!.name);
      // The other way to write it, with numbers only.
      const plain = labels.length === 0 ? '.' : nameText(labelsOf(text));
      expect(isDnsName(plain)).toBe(true);
    }),
  );
});

test('every domain that a check can be of is one', () => {
  fc.assert(fc.property(madeDomain, domain => isDnsName(domain)));
});

test('in any other text there is nothing that a shell would take for more than letters but after a backslash', () => {
  fc.assert(
    fc.property(hostileText, text => {
      for (const name of [text, `${text}.nl`, `x${text}`]) {
        if (isDnsName(name) || isAskedName(name)) expect(name).toMatch(/^(?:[a-z0-9_*.-]|\\\d{3}|\\[!-~])+$/);
        if (isDnsName(name)) expect(parseName(name)).toBeDefined();
      }
    }),
  );
});
