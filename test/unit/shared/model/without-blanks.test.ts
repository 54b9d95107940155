import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { withoutBlanks } from '../../../../shared/model/without-blanks.ts';

test.each([
  ['', ''],
  [' ', ''],
  ['\t \t', ''],
  ['a', 'a'],
  [' a', 'a'],
  ['a\t', 'a'],
  [' \ta \t b\t ', 'a \t b'],
  ['\r\na\u00a0', '\r\na\u00a0'],
])('RFC 5234 appendix B.1: spaces and tabs around a text, and nothing else: %j', (text, kept) => {
  expect(withoutBlanks(text)).toBe(kept);
});

test('it does what a pattern does', () => {
  const text = fc.string({ unit: fc.constantFrom(' ', '\t', 'a', '\n', '\u00a0'), maxLength: 12 });
  fc.assert(
    fc.property(text, each => {
      expect(withoutBlanks(each)).toBe(each.replaceAll(/^[ \t]+|[ \t]+$/g, ''));
    }),
  );
});
