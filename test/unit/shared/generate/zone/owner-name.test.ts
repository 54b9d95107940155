import { expect, test } from 'vitest';
import { nameOrAt, relativeName } from '../../../../../shared/generate/zone/owner-name.ts';

test.each([
  ['a.voorbeeld.nl', 'voorbeeld.nl', 'a'],
  ['_25._tcp.mx.voorbeeld.nl', 'voorbeeld.nl', '_25._tcp.mx'],
  ['voorbeeld.nl', 'voorbeeld.nl', '@'],
  ['voorbeeld.nl', '.', 'voorbeeld.nl'],
  ['a\\.b.voorbeeld.nl', 'voorbeeld.nl', 'a\\.b'],
  ['@.voorbeeld.nl', 'voorbeeld.nl', '\\064'],
])('%s in %s', (name, zone, text) => {
  expect(nameOrAt(name, zone)).toBe(text);
});

test('the apex has no name of its own', () => {
  expect(relativeName('voorbeeld.nl', 'voorbeeld.nl')).toBeUndefined();
});

test.each([
  ['elders.nl', 'voorbeeld.nl'],
  ['nl', 'voorbeeld.nl'],
  ['ietsvoorbeeld.nl', 'voorbeeld.nl'],
  ['a\\.voorbeeld.nl', 'voorbeeld.nl'],
  ['.voorbeeld.nl', 'voorbeeld.nl'],
  ['a..voorbeeld.nl', 'voorbeeld.nl'],
])('%s is no name in %s', (name, zone) => {
  expect(() => relativeName(name, zone)).toThrow('is no name in');
});
