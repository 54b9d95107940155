import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dsFromDnskey, dsLine } from '../../../../shared/generate/ds-from-dnskey.ts';
import type { DomainName } from '../../../../shared/model/domain-name.ts';

const OWNER = 'example.net' as DomainName;
/** RFC 6605 §6.1: ECDSA P-256, and the DS of it. */
const P256 = 'GojIhhXUN/u4v54ZQqGSnyhWJwaubCvTmeexv7bR6edbkrSqQpF64cYbcB7wNcP+e+MAnLr+Wi9xMWyQLc8NAA==';
const P256_DS = {
  keyTag: 55648,
  algorithm: 13,
  digestType: 2,
  digest: 'b4c8c1fe2e7477127b27115656ad6256f424625bf5c1e2770ce6d6e37df61d17',
};
const KEY = `257 3 13 ${P256}`;
const ZSK = `256 3 13 ${P256}`;
const RRSIG =
  'example.net. 3600 IN RRSIG DNSKEY 13 2 3600 20270101000000 20261201000000 55648 example.net. AAAA';

describe('the DS of a DNSKEY', () => {
  test.each([
    ['the four fields alone', KEY],
    [
      'RFC 6605 §6.1, as it stands there',
      `example.net. 3600 IN DNSKEY 257 3 13 (\n  GojIhhXUN/u4v54ZQqGSnyhWJwaubCvTmeexv7bR6edb\n  krSqQpF64cYbcB7wNcP+e+MAnLr+Wi9xMWyQLc8NAA== )`,
    ],
    ['a key that is pasted over two lines', KEY.replace('krSq', '\nkrSq')],
    ['with a comment', `${KEY} ; KSK; alg = ECDSAP256SHA256 ; key id = 55648`],
    ['an owner without the last dot, in capitals', `EXAMPLE.NET IN DNSKEY ${KEY}`],
    ['the apex as a zone file names it', `@ IN DNSKEY ${KEY}`],
    ['the owner of the line before', `  3600 IN DNSKEY ${KEY}`],
    ['a TTL and no owner', `3600 IN DNSKEY ${KEY}`],
    [
      'among a zone signing key and a signature, as dig prints them',
      `example.net. 3600 IN DNSKEY ${ZSK}\nexample.net. 3600 IN DNSKEY ${KEY}\n${RRSIG}\n`,
    ],
    ['as dig +short prints them', `${ZSK}\n${KEY}\n`],
  ])('RFC 6605 §6.1: %s', (_how, text) => {
    expect(dsFromDnskey(OWNER, text)).toMatchObject({ ok: true, value: [P256_DS] });
  });

  test('RFC 4509: the record as a registrar or the parent zone takes it', () => {
    const ds = dsFromDnskey(OWNER, KEY);
    expect(ds.ok && dsLine(OWNER, ds.value[0]!)).toBe(`example.net. IN DS 55648 13 2 ${P256_DS.digest}`);
  });

  test('every key signing key has its own, as while one is replaced', () => {
    const other = KEY.replace('GojI', 'Goj1');
    const both = dsFromDnskey(OWNER, `${KEY}\n${other}`);
    expect(both.ok && both.value.length).toBe(2);
    expect(both.ok && both.value[0]).toEqual(P256_DS);
    expect(both.ok && both.value[1]!.digest).not.toBe(P256_DS.digest);
  });

  test.each([
    ['', { kind: 'not-dnskey' }],
    ['wat hier staat', { kind: 'not-dnskey' }],
    ['257 3 13', { kind: 'not-dnskey' }],
    ['257 3 13 geen!base64', { kind: 'not-dnskey' }],
    [`257 4 13 ${P256}`, { kind: 'not-dnskey' }],
    [`70000 3 13 ${P256}`, { kind: 'not-dnskey' }],
    [`257 3 256 ${P256}`, { kind: 'not-dnskey' }],
    [RRSIG, { kind: 'not-dnskey' }],
    [ZSK, { kind: 'not-a-key-signing-key' }],
    // RFC 5011 §3: revoked.
    [`385 3 13 ${P256}`, { kind: 'not-a-key-signing-key' }],
    [`257 3 5 ${P256}`, { kind: 'old-algorithm', algorithm: 5 }],
    [`elders.nl. IN DNSKEY ${KEY}`, { kind: 'other-owner', owner: 'elders.nl' }],
    [
      `example.net. IN DNSKEY ${KEY}\nelders.nl. IN DNSKEY ${KEY}`,
      { kind: 'other-owner', owner: 'elders.nl' },
    ],
    ['x'.repeat(10_001), { kind: 'too-large' }],
  ])('%j is refused, and why', (text, problem) => {
    expect(dsFromDnskey(OWNER, text)).toEqual({ ok: false, errors: [problem] });
  });

  test('whatever is pasted, it answers', () => {
    const piece = fc.constantFrom(
      '257',
      '3',
      '13',
      'DNSKEY',
      'RRSIG',
      '(',
      ')',
      '\n',
      ';',
      'IN',
      'a.nl.',
      P256,
      'AAAA',
      '=',
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(piece, fc.string()), { maxLength: 30 }), words => {
        const ds = dsFromDnskey(OWNER, words.join(' '));
        expect(ds.ok ? ds.value.length : ds.errors.length).toBeGreaterThan(0);
      }),
    );
  });
});
