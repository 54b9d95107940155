import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { readTtl } from '../../../../shared/generate/ttl.ts';

test.each([
  ['30', 30],
  [' 3600 ', 3_600],
  ['604800', 604_800],
  ['0300', 300],
])('RFC 7671 §11: %j is a TTL', (typed, seconds) => {
  expect(readTtl(typed)).toEqual({ ok: true, value: seconds, warnings: [] });
});

test.each(['', '29', '604801', '-300', '1e3', '3600s', '1 uur', '36.5', '0x100', '99999999999', '٣٦٠٠'])(
  'RFC 2181 §8: %j is none, and is not replaced in silence',
  typed => {
    const problem = { kind: 'bad-ttl', value: typed, least: 30, most: 604_800 };
    expect(readTtl(typed)).toEqual({ ok: false, errors: [problem] });
  },
);

test('of what is far too long forty characters are shown', () => {
  const problem = { kind: 'bad-ttl', value: '9'.repeat(40), least: 30, most: 604_800 };
  expect(readTtl('9'.repeat(41))).toEqual({ ok: false, errors: [problem] });
});

test('whatever is typed, the TTL is within the bounds or refused', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.nat().map(String)), typed => {
      const read = readTtl(typed);
      if (read.ok) expect(read.value >= 30 && read.value <= 604_800).toBe(true);
      else expect(read.errors[0].value.length).toBeLessThanOrEqual(40);
    }),
  );
});
