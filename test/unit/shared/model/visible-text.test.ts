import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  UNSEEN,
  visibleFacts,
  visibleJson,
  visibleLines,
  visibleText,
} from '../../../../shared/model/visible-text.ts';

describe('text of a stranger’s', () => {
  test.each([
    ['nothing', '', ''],
    ['letters of any script', 'Súdwest-Fryslân 東京 🙂', 'Súdwest-Fryslân 東京 🙂'],
    ['escape, bell, line ends and tab', '\u001b\u0007\r\n\t', '␛␇␍␊␉'],
    ['nought and delete', '\u0000\u007f', '␀␡'],
    ['controls of eight bits, as some terminals take them', '\u0080\u009b', '\ufffd\ufffd'],
    ['what turns the direction of text', '\u202a\u202e\u2066\u2069', '\ufffd\ufffd\ufffd\ufffd'],
    ['the other marks of direction', '\u200e\u200f\u061c', '\ufffd\ufffd\ufffd'],
    ['line and paragraph separators', '\u2028\u2029', '\ufffd\ufffd'],
    ['what has no width', '\u200b\u200c\u200d\u2060\ufeff\u00ad', '\ufffd'.repeat(6)],
    ['letters that only tags have', '\u{e0041}', '\ufffd\ufffd'],
    ['half a character', 'a\ud83d', 'a\ufffd'],
    ['a no-break space stays', 'a\u00a0b', 'a\u00a0b'],
  ])('%s', (_what, text, expected) => {
    expect(visibleText(text)).toBe(expected);
  });

  test('is as long as it was, and made visible once is enough', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), text => {
        const shown = visibleText(text);
        expect(shown).toHaveLength(text.length);
        expect(visibleText(shown)).toBe(shown);
      }),
    );
  });
});

test('lines stay lines, whatever ends them', () => {
  expect(visibleLines('a\u202e\r\nb\n\u0000')).toBe('a\ufffd\nb\n␀');
});

test('facts are shown as deep as they go, and numbers, bytes and nothing stay what they are', () => {
  const facts = { a: ['\u0007', { b: '\u200b' }], n: 7, none: undefined, bytes: Uint8Array.of(7) };
  expect(visibleFacts(facts)).toEqual({ ...facts, a: ['␇', { b: '\ufffd' }] });
});

test('RFC 8259 §7: JSON parses to the same, and shows nothing unseen but its own line ends', () => {
  expect(visibleJson(JSON.stringify('\u2028\u202e\u009b\u007f\u{e0041}'))).toBe(
    '"\\u2028\\u202e\\u009b\\u007f\\udb40\\udc41"',
  );
  fc.assert(
    fc.property(fc.json({ stringUnit: 'binary' }), json => {
      const value: unknown = JSON.parse(json);
      const text = visibleJson(JSON.stringify(value, undefined, 2));
      expect(JSON.parse(text)).toEqual(value);
      expect(text.replaceAll('\n', '')).not.toMatch(new RegExp(UNSEEN.source, 'u'));
    }),
  );
});
