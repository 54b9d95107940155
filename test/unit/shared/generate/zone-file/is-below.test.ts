import { expect, test } from 'vitest';
import { isBelow } from '../../../../../shared/generate/zone-file/is-below.ts';

test.each([
  ['a.voorbeeld.nl', 'voorbeeld.nl', true],
  ['voorbeeld.nl', 'voorbeeld.nl', true],
  ['x.a.voorbeeld.nl', 'voorbeeld.nl', true],
  ['voorbeeld.nl', '.', true],
  ['.', '.', true],
  ['nl', 'voorbeeld.nl', false],
  ['andervoorbeeld.nl', 'voorbeeld.nl', false],
  ['a\\.voorbeeld.nl', 'voorbeeld.nl', false],
  ['voorbeeld.nl', 'a.voorbeeld.nl', false],
  ['b.voorbeeld.nl', 'a.voorbeeld.nl', false],
])('RFC 1034 §3.1: %s in %s: %s', (name, above, expected) => {
  expect(isBelow(name, above)).toBe(expected);
});
