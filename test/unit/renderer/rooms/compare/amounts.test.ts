import { describe, expect, test } from 'vitest';
import {
  sayAmount,
  sayBytes,
  sayShare,
  sayTime,
} from '../../../../../renderer/rooms/compare/caching/amounts.ts';

/** Spaces that do not break are spaces. */
const plain = (text: string) => text.replace(/\s/g, ' ');

describe('calculated numbers, with no more digits than they are good for', () => {
  test.each([
    [0, '0', '0'],
    [0.0234, '0,023', '0.023'],
    [9.84, '9,8', '9.8'],
    [549.4, '549', '549'],
    [1_234_567, '1.230.000', '1,230,000'],
  ])('%f', (amount, nl, en) => {
    expect([sayAmount(amount, 'nl'), sayAmount(amount, 'en')]).toEqual([nl, en]);
  });

  test.each([
    [0.0978, '9,8%'],
    [0.00281, '0,28%'],
    [1, '100%'],
  ])('share %f', (share, said) => {
    expect(plain(sayShare(share, 'nl'))).toBe(said);
  });

  test.each([
    [0, '0 byte'],
    [562_000, '562 kB'],
    [1_500_000, '1,5 MB'],
    [2_048_000_000, '2 GB'],
  ])('%i bytes', (bytes, said) => {
    expect(plain(sayBytes(bytes, 'nl'))).toBe(said);
  });

  test.each([
    [0, '0 milliseconden', '0 milliseconds'],
    [696.4, '696 milliseconden', '696 milliseconds'],
    [1_800, '1,8 seconden', '1.8 seconds'],
    [150_000, '2,5 minuten', '2.5 minutes'],
    [7_200_000, '2 uur', '2 hours'],
  ])('%f ms', (ms, nl, en) => {
    expect([plain(sayTime(ms, 'nl')), plain(sayTime(ms, 'en'))]).toEqual([nl, en]);
  });
});
