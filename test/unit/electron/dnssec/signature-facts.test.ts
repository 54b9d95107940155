import { describe, expect, test } from 'vitest';
import type { SignatureFacts } from '../../../../shared/evidence/chain.ts';
import { readDnskey } from '../../../../electron/dnssec/dnskey.ts';
import { signedRrsets } from '../../../../electron/dnssec/signed-rrset.ts';
import { verifyRrset } from '../../../../electron/dnssec/verify-rrset.ts';
import { DEFAULT_VALIDATOR_LIMITS, workBudget } from '../../../../electron/dnssec/work-budget.ts';
import { wireRecord } from '../../../support/dns-message.ts';
import { collidingKey, exampleKey, NOW, signed, signedText, VALID } from '../../../support/small-chain.ts';
import { nameOf, type ZoneRecord, zoneRecord } from '../../../support/zone-records.ts';
import { newKey, withFields } from '../../../support/zone-signing.ts';

const WWW = 'www.example. 300 A 192.0.2.1';
const key = readDnskey(exampleKey.rdata)!;
const place = { zone: 'example', name: 'www.example', type: 'A' };

function verify(records: readonly ZoneRecord[], keys = [key], limits = {}, now = NOW) {
  const facts: SignatureFacts[] = [];
  const zone = { name: nameOf('example.'), keys, isSupported: (algorithm: number) => algorithm !== 200 };
  const [set] = signedRrsets(records.map(wireRecord));
  const budget = workBudget({ ...DEFAULT_VALIDATOR_LIMITS, ...limits });
  return { verdict: verifyRrset(set!, zone, now, budget, each => facts.push(each)), facts };
}
const verdictOf = (line: string, terms = {}) => verify(signedText(line, exampleKey, terms)).verdict;

test('what is told of a signature is what it says', () => {
  const fields = {
    owner: 'www.example',
    typeCovered: 'A',
    keyTag: exampleKey.keyTag,
    algorithm: 13,
    ...VALID,
  };
  const [record, good] = signedText(WWW);
  const [, expired] = signedText(WWW, exampleKey, { expiration: NOW - 1 });
  const [, wrong] = signedText(WWW, newKey(13), { keyTag: exampleKey.keyTag });
  const [, unknown] = signedText(WWW, exampleKey, { algorithm: 200 });
  expect(verify([record!, expired!, unknown!, wrong!, good!]).facts).toEqual([
    { ...fields, expiration: NOW - 1, verified: false },
    { ...fields, verified: false },
    { ...fields, verified: true },
  ]);
});

test('of very many signatures sixteen are told of, and each counts', () => {
  const [record, good] = signedText(WWW);
  const [, expired] = signedText(WWW, exampleKey, { expiration: NOW - 1 });
  const many = (count: number) => Array.from({ length: count }, () => expired!);
  expect(verify([record!, ...many(15), good!]).facts.map(({ verified }) => verified)).toEqual([
    ...Array<boolean>(15).fill(false),
    true,
  ]);
  const more = verify([record!, ...many(16), good!]);
  expect(more.facts.map(({ verified }) => verified)).toEqual(Array<boolean>(16).fill(false));
  expect(more.verdict.kind).toBe('verified');
});

describe('RFC 8914 §4: why a set is not verified', () => {
  const record = zoneRecord(WWW);
  const rrsig = (by = exampleKey, terms = {}) => signed([record], by, terms)[1]!;
  const expired = rrsig(exampleKey, { expiration: NOW - 7 });
  const early = rrsig(exampleKey, { inception: NOW + 7 });
  const invalid = rrsig(newKey(13), { keyTag: exampleKey.keyTag });
  test.each([
    ['no signature', [], { kind: 'signature-missing', infoCode: 10 }],
    ['one that has expired', [expired], { kind: 'signature-expired', infoCode: 7, at: NOW - 7 }],
    ['one that is to come', [early], { kind: 'signature-not-yet-valid', infoCode: 8, at: NOW + 7 }],
    [
      'RFC 1982 §3.2: one whose end is 2^31 seconds after its start, and so before it',
      [rrsig(exampleKey, { inception: NOW - 5, expiration: NOW - 5 + 2 ** 31 })],
      { kind: 'signature-invalid', infoCode: 6 },
    ],
    ['one that is wrong', [invalid], { kind: 'signature-invalid', infoCode: 6 }],
    [
      'of two the time says more, in whichever order',
      [invalid, expired],
      { kind: 'signature-expired', infoCode: 7, at: NOW - 7 },
    ],
    [
      'of two the time says more, the other way round',
      [expired, invalid],
      { kind: 'signature-expired', infoCode: 7, at: NOW - 7 },
    ],
  ])('%s', (_, signatures, reason) => {
    expect(verify([record, ...signatures]).verdict).toEqual({
      kind: 'failed',
      reason: { ...reason, ...place },
    });
  });
});

describe('RFC 4035 §5.3.3: how long what is verified may be kept', () => {
  test.each([
    ['its original TTL', { originalTtl: 120 }, 120],
    ['whatever its TTL', { originalTtl: 9_999 }, 9_999],
    ['until its signature expires', { originalTtl: 9_999, expiration: NOW + 55 }, 55],
    ['not at all on the last second', { expiration: NOW }, 0],
  ])('%s', (_, terms, keepFor) => {
    expect(verdictOf(WWW, terms)).toEqual({ kind: 'verified', by: key, keepFor });
  });

  test('RFC 1982: also across the end of 2^32 seconds', () => {
    const wrapping = { inception: 2 ** 32 - 60, expiration: 20, originalTtl: 9_999 };
    const { verdict } = verify(signedText(WWW, exampleKey, wrapping), [key], {}, 2 ** 32 - 10);
    expect(verdict).toMatchObject({ keepFor: 30 });
  });
});

describe('RFC 4035 §5.3.4: how many labels a wildcard has is told', () => {
  test.each([
    ['*.example.', 'www.example.', 1],
    ['*.example.', 'a.b.example.', 1],
    ['*.b.example.', 'a.b.example.', 2],
    ['*.example.', '*.example.', undefined],
    ['www.example.', 'www.example.', undefined],
  ])('signed at %s and given for %s: %s', (signedAt, owner, labels) => {
    const records = signedText(`${signedAt} A 192.0.2.1`);
    const { verdict } = verify(records.map(record => ({ ...record, owner: nameOf(owner) })));
    expect(verdict).toMatchObject({ kind: 'verified' });
    expect(verdict.kind === 'verified' && verdict.wildcardLabels).toBe(labels);
  });
});

describe('RFC 4034 §2.1.1: a key that may not sign', () => {
  test.each([
    ['without its zone flag', 0x0001],
    ['RFC 5011 §2.1: revoked', 0x0181],
  ])('%s, be it among the keys of a zone, verifies nothing', (_, flags) => {
    const other = withFields(exampleKey, flags);
    const records = signedText(WWW, other);
    expect(verify(records, [readDnskey(other.rdata)!]).verdict).toMatchObject({
      reason: { kind: 'signature-invalid' },
    });
  });
});

describe('CVE-2023-50387: keys of one tag', () => {
  const other = readDnskey(collidingKey(exampleKey, 257).rdata)!;
  const keys = [other, other, key];
  test('as many are tried for a signature as the limit says', () => {
    expect(other.keyTag).toBe(key.keyTag);
    expect(verify(signedText(WWW), keys, { keysPerTag: 3 }).verdict.kind).toBe('verified');
    expect(verify(signedText(WWW), keys, { keysPerTag: 2 }).verdict).toMatchObject({
      reason: { kind: 'signature-invalid' },
    });
  });
  test('each try is counted, and one that no key fits is none', () => {
    expect(verify(signedText(WWW), keys, { signatures: 3 }).verdict.kind).toBe('verified');
    expect(() => verify(signedText(WWW), keys, { signatures: 2 })).toThrow('signatures');
    const nobodys = signedText(WWW, exampleKey, { keyTag: exampleKey.keyTag ^ 1 });
    expect(verify(nobodys, keys, { signatures: 0 }).verdict.kind).toBe('failed');
  });
});
