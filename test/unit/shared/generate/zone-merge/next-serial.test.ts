import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { nextSerial } from '../../../../../shared/generate/zone-merge/next-serial.ts';

/** 2026-11-18T11:06:40Z */
const NOW = 1_795_000_000;

test.each([
  ['RFC 1912 §2.2: a day gives way to today', 2_024_010_103, 2_026_111_801],
  ['a second change today', 2_026_111_801, 2_026_111_802],
  ['the hundredth change today', 2_026_111_899, 2_026_111_900],
  ['a day that lies ahead', 2_030_010_100, 2_030_010_101],
  ['a plain number', 41, 42],
  ['seconds since 1970 are no day', 1_795_000_000, 1_795_000_001],
  ['no such month', 2_024_130_101, 2_024_130_102],
  ['the month 0', 2_024_000_101, 2_024_000_102],
  ['the last month', 2_024_120_101, 2_026_111_801],
  ['the day 0', 2_024_010_001, 2_024_010_002],
  ['the last day', 2_024_013_101, 2_026_111_801],
  ['a day after the last', 2_024_013_201, 2_024_013_202],
  ['before there were zones', 1_982_123_199, 1_982_123_200],
  ['the first day of zones', 1_983_010_100, 2_026_111_801],
  ['a day that lies far ahead', 2_099_123_199, 2_099_123_200],
  ['RFC 1982 §3.1: the last number, and 0 is left out', 4_294_967_295, 1],
])('%s', (_what, serial, next) => {
  expect(nextSerial(serial, NOW)).toBe(next);
});

test('RFC 1982 §3.2: the next one is always the greater', () => {
  fc.assert(
    fc.property(fc.nat(2 ** 32 - 1), fc.nat(4_000_000_000), (serial, now) => {
      const ahead = (nextSerial(serial, now) - serial + 2 ** 32) % 2 ** 32;
      expect(ahead > 0 && ahead < 2 ** 31).toBe(true);
    }),
  );
});
