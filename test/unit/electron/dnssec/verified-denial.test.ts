import { describe, expect, test } from 'vitest';
import { readDnskey } from '../../../../electron/dnssec/dnskey.ts';
import { signedRrsets } from '../../../../electron/dnssec/signed-rrset.ts';
import { verifiedDenial } from '../../../../electron/dnssec/verified-denial.ts';
import { DEFAULT_VALIDATOR_LIMITS, workBudget } from '../../../../electron/dnssec/work-budget.ts';
import { wireRecord } from '../../../support/dns-message.ts';
import { exampleKey, NOW, signed, signedText } from '../../../support/small-chain.ts';
import { nameOf, type ZoneRecord, zoneRecord } from '../../../support/zone-records.ts';
import { newKey } from '../../../support/zone-signing.ts';

const MX = 15;
const zone = { name: nameOf('example.'), keys: [readDnskey(exampleKey.rdata)!], isSupported: () => true };
const proofOf = (authority: readonly ZoneRecord[]) => {
  const budget = workBudget(DEFAULT_VALIDATOR_LIMITS);
  const denial = verifiedDenial(
    signedRrsets(authority.map(wireRecord)),
    zone,
    NOW,
    budget,
    150,
    () => undefined,
  );
  return { kind: denial.prove(nameOf('a.example.'), MX).kind, style: denial.style };
};
const NSEC = 'a.example. NSEC c.example. A RRSIG NSEC';
const HASH_OF_A = 'cqirvl93ugoba49pgqoo2e5ib95u0nk1';
const nsec3 = (hash: string) => `${hash}.example. NSEC3 1 1 0 aabb ${'v'.repeat(32)} A RRSIG`;

describe('only what the keys of the zone vouch for counts', () => {
  test.each([
    ['signed', signedText(NSEC), 'no-type', { kind: 'nsec' }],
    ['not signed', [zoneRecord(NSEC)], 'not-proven', undefined],
    ['signed by another key', signedText(NSEC, newKey(13)), 'not-proven', undefined],
    ['expired', signedText(NSEC, exampleKey, { expiration: NOW - 1 }), 'not-proven', undefined],
    ['nothing', [], 'not-proven', undefined],
  ])('%s', (_, authority, kind, style) => {
    expect(proofOf(authority)).toEqual({ kind, style });
  });

  test('one that does not verify does not stand in the way', () => {
    expect(
      proofOf([...signedText('x.example. NSEC z.example. A', newKey(13)), ...signedText(NSEC)]).kind,
    ).toBe('no-type');
  });

  test('how the zone denies is told', () => {
    expect(proofOf(signedText(nsec3(HASH_OF_A))).style).toEqual({
      kind: 'nsec3',
      iterations: 0,
      saltLength: 2,
      optOut: true,
    });
  });

  test('NSEC and NSEC3 are not mixed', () => {
    const mixed = [...signedText(nsec3(HASH_OF_A)), ...signedText('x.example. NSEC z.example. A RRSIG NSEC')];
    expect(proofOf(mixed)).toEqual({ kind: 'not-proven', style: { kind: 'nsec' } });
  });

  test('of very many records sixteen are looked at', () => {
    const before = (count: number) =>
      Array.from({ length: count }, (_, at) => signedText(`n${at}.example. NSEC n${at}a.example. A`)).flat();
    expect(proofOf([...before(15), ...signedText(NSEC)]).kind).toBe('no-type');
    expect(proofOf([...before(16), ...signedText(NSEC)]).kind).toBe('not-proven');
    const oneSet = (count: number) =>
      signed(Array.from({ length: count }, (_, at) => zoneRecord(`n.example. NSEC n${at}.example. A`)));
    expect(proofOf([...oneSet(15), ...signedText(NSEC)]).kind).toBe('no-type');
    expect(proofOf([...oneSet(16), ...signedText(NSEC)]).kind).toBe('not-proven');
  });

  test('of very many records only the first few are looked at', () => {
    const many = Array.from({ length: 40 }, (_, at) =>
      signedText(`n${at}.example. NSEC n${at}a.example. A`),
    ).flat();
    expect(proofOf([...many, ...signedText(NSEC)]).kind).toBe('not-proven');
    expect(proofOf([...signedText(NSEC), ...many]).kind).toBe('no-type');
  });
});
