import { describe, expect, test } from 'vitest';
import { matchesCertificate } from '../../../../shared/dane/match-certificate.ts';
import { make } from '../certificates/made-certificates.ts';
import { tlsaOf } from './tlsa-of.ts';

const own = await make({ name: 'CN=own' });
const other = await make({ name: 'CN=own' });
/** Another certificate for the same key, as a renewal makes it. */
const renewed = await make({ name: 'CN=own', keys: own.keys });

describe('RFC 6698 §2.1.2, §2.1.3: a record names the whole certificate or its key, in full or by a digest', () => {
  const combinations = [0, 1].flatMap(selector => [0, 1, 2].map(matching => [selector, matching] as const));
  test.each(combinations)('selector %i, matching type %i', (selector, matching) => {
    const record = tlsaOf(own, 3, selector, matching);
    expect(matchesCertificate(record, own.facts)).toBe(true);
    expect(matchesCertificate(record, other.facts)).toBe(false);
    expect(matchesCertificate(record, renewed.facts)).toBe(selector === 1);
  });

  test('the digest of the one is not that of the other', () => {
    for (const matching of [0, 1, 2]) {
      const { data } = tlsaOf(own, 3, 0, matching);
      expect(matchesCertificate({ ...tlsaOf(own, 3, 1, matching), data }, own.facts)).toBe(false);
    }
    const { data } = tlsaOf(own, 3, 1, 1);
    expect(matchesCertificate({ ...tlsaOf(own, 3, 1, 2), data }, own.facts)).toBe(false);
  });

  test.each([
    ['a matching type that is not known', { matchingType: 3 }],
    ['data that is no hex', { data: 'zz' }],
    ['data of half an octet more', { data: `${tlsaOf(own, 3, 1, 1).data}0` }],
  ])('RFC 7671 §4.1: %s names nothing', (_what, change) => {
    for (const matching of [0, 1]) {
      expect(matchesCertificate({ ...tlsaOf(own, 3, 1, matching), ...change }, own.facts)).toBe(false);
    }
  });
});
