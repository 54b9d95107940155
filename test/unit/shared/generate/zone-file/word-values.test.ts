import { expect, test } from 'vitest';
import { nameOfLabels, nameOfWord } from '../../../../../shared/generate/zone-file/word-values.ts';

const LONGEST = 'x'.repeat(63);

test.each([
  ['a label of 63 octets', [LONGEST], LONGEST],
  ['one of 64', [`${LONGEST}x`], undefined],
  ['an empty one', ['a', '', 'nl'], undefined],
  // Three of 64 with their lengths, one of 62, and the root's.
  ['255 octets', [LONGEST, LONGEST, LONGEST, 'x'.repeat(61)], `${`${LONGEST}.`.repeat(3)}${'x'.repeat(61)}`],
  ['256 octets', [LONGEST, LONGEST, LONGEST, 'x'.repeat(62)], undefined],
  ['the root', [], '.'],
])('RFC 1035 §2.3.4: a name of %s', (_what, labels, name) => {
  expect(nameOfLabels(labels)).toBe(name);
});

test('RFC 1035 §5.1: the origin counts with a relative name', () => {
  expect(nameOfWord(LONGEST, 'voorbeeld.nl')).toBe(`${LONGEST}.voorbeeld.nl`);
  expect(nameOfWord(`x${LONGEST}`, 'voorbeeld.nl')).toBeUndefined();
  expect(nameOfWord('a..', 'voorbeeld.nl')).toBeUndefined();
});
