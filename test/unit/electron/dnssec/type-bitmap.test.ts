import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { hasType } from '../../../../electron/dnssec/type-bitmap.ts';
import { typeBitmap } from '../../../support/zone-records.ts';

describe('RFC 4034 §4.1.2: the type bit map', () => {
  // §4.3: "alfa.example.com. NSEC host.example.com. (A MX RRSIG NSEC TYPE1234)".
  const example = Buffer.from(`0006400100000003041b${'00'.repeat(26)}20`, 'hex');

  test.each([
    [1, true],
    [15, true],
    [46, true],
    [47, true],
    [1_234, true],
    [2, false],
    [48, false],
    [1_235, false],
    [1_026, false],
    [65_535, false],
  ])('RFC 4034 §4.3: in the example, type %i: %s', (type, expected) => {
    expect(hasType(example, type)).toBe(expected);
  });

  test('RFC 4034 §4.1.2: each type has one bit, and no two have the same', () => {
    const numbers = Array.from({ length: 24 }, (_, number) => number);
    for (const type of numbers) {
      const bitmap = typeBitmap([`TYPE${type}`]);
      expect(numbers.filter(each => hasType(bitmap, each))).toEqual([type]);
    }
  });

  test('any types in, and no others out', () => {
    const type = fc.integer({ min: 0, max: 65_535 });
    fc.assert(
      fc.property(fc.uniqueArray(type, { maxLength: 30 }), type, (types, other) => {
        const bitmap = typeBitmap(types.map(number => `TYPE${number}`));
        for (const each of types) expect(hasType(bitmap, each)).toBe(true);
        expect(hasType(bitmap, other)).toBe(types.includes(other));
      }),
    );
  });

  test.each([
    ['nothing', ''],
    ['a window without length', '00'],
    ['a window shorter than it says', '0020'],
  ])('%s has no type', (_, hex) => {
    expect(hasType(Buffer.from(hex, 'hex'), 1)).toBe(false);
  });
});
