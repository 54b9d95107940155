import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dsMatches, readDnskey } from '../../../../electron/dnssec/dnskey.ts';
import { dsFromDnskey, dsLine } from '../../../../shared/generate/ds-from-dnskey.ts';
import type { DomainName } from '../../../../shared/model/domain-name.ts';
import { nameOf } from '../../../support/zone-records.ts';

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
    ['the class as a word before it', `IN DNSKEY ${KEY}`],
    ['a name that is relative to a zone which is not told', `example 3600 IN DNSKEY ${KEY}`],
    ['parentheses that touch what they hold', `example.net. IN DNSKEY (257 3 13)(${P256})`],
    ['in small letters', `example.net. in dnskey ${KEY}`],
    ['after the signature, in small letters', `${RRSIG.toLowerCase()}\n${KEY}`],
    ['tabs between', `example.net.\t3600\tIN\tDNSKEY\t${KEY.replaceAll(' ', '\t')}`],
    ['a signature that goes on in the next line', `${RRSIG} (\nAAAA BBBB )\n${KEY}`],
    ['an indented line of four fields alone', `  ${KEY}`],
  ])('RFC 6605 §6.1: %s', (_how, text) => {
    expect(dsFromDnskey(OWNER, text)).toMatchObject({ ok: true, value: [P256_DS] });
  });

  test.each([
    ['a top-level domain', `nl. IN DNSKEY ${KEY}`, 'nl'],
    ['a name in capitals', `A.EXAMPLE.NET. IN DNSKEY ${KEY}`, 'a.example.net'],
    ['a very long name', `${'a.'.repeat(60)} IN DNSKEY ${KEY}`, 'a.'.repeat(40)],
  ])('the key of %s is not for this zone', (_which, text, owner) => {
    expect(dsFromDnskey(OWNER, text)).toEqual({ ok: false, errors: [{ kind: 'other-owner', owner }] });
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
    ['x'.repeat(10_000), { kind: 'not-dnskey' }],
    [`65536 3 13 ${P256}`, { kind: 'not-dnskey' }],
    [`65535 3 13 ${P256}`, { kind: 'not-a-key-signing-key' }],
    [`257 x3 13 ${P256}`, { kind: 'not-dnskey' }],
    [`DNSKEY x257 3 13 ${P256}`, { kind: 'not-dnskey' }],
    [`DNSKEY 257x 3 13 ${P256}`, { kind: 'not-dnskey' }],
    [`DNSKEY 257 3 x13 ${P256}`, { kind: 'not-dnskey' }],
    [`DNSKEY 000257 3 13 ${P256}`, { kind: 'not-dnskey' }],
  ])('%j is refused, and why', (text, problem) => {
    expect(dsFromDnskey(OWNER, text)).toEqual({ ok: false, errors: [problem] });
  });

  test.each([1, 3, 5, 6, 7, 10, 12])('RFC 9904: algorithm %i is not to be signed with', algorithm => {
    expect(dsFromDnskey(OWNER, `257 3 ${algorithm} AQOy`)).toEqual({
      ok: false,
      errors: [{ kind: 'old-algorithm', algorithm }],
    });
  });

  /** An RSA key (RFC 3110 §2): exponent and modulus of so many octets. */
  const rsa = (exponent: number, modulus: number) => {
    const head = exponent < 256 ? [exponent] : [0, exponent >> 8, exponent & 255];
    return Uint8Array.from([
      ...head,
      ...Array.from({ length: exponent + modulus }, (_, at) => (at % 251) | 1),
    ]);
  };
  const octets = (count: number) => Uint8Array.from({ length: count }, (_, at) => (at * 7) % 256);
  const keyText = (algorithm: number, key: Uint8Array) =>
    `257 3 ${algorithm} ${Buffer.from(key).toString('base64')}`;

  test.each([
    ['RFC 6605 §4: P-256', 13, octets(64)],
    ['RFC 6605 §4: P-384', 14, octets(96)],
    ['RFC 8080 §3: Ed25519', 15, octets(32)],
    ['RFC 8080 §3: Ed448', 16, octets(57)],
    ['RFC 3110 §2: RSA of 1,024 bits', 8, rsa(3, 128)],
    ['RFC 3110 §2: RSA of 2,048 bits', 8, rsa(1, 256)],
    ['RFC 3110 §2: RSA with a long exponent', 8, rsa(258, 128)],
    ['RFC 3110 §2: RSA with an exponent whose length takes three octets', 8, rsa(512, 264)],
  ])('%s: the DS is the one by which a validator finds the key', (_which, algorithm, key) => {
    const ds = dsFromDnskey(OWNER, keyText(algorithm, key));
    if (!ds.ok) throw new Error(JSON.stringify(ds.errors));
    const [{ digest, ...fields }] = ds.value as [(typeof ds.value)[number]];
    const dnskey = readDnskey(Uint8Array.from([1, 1, 3, algorithm, ...key]))!;
    const found = { ...fields, digest: Buffer.from(digest, 'hex') };
    expect(fields).toEqual({ keyTag: dnskey.keyTag, algorithm, digestType: 2 });
    expect(dsMatches(found, nameOf('example.net.'), dnskey)).toBe(true);
    // What lost its end on the way, or got some, is no key.
    for (const other of [key.subarray(0, -1), Uint8Array.from([...key, 1])]) {
      expect(dsFromDnskey(OWNER, keyText(algorithm, other))).toEqual({
        ok: false,
        errors: [{ kind: 'not-dnskey' }],
      });
    }
  });

  test.each([
    ['below 1,024 bits', rsa(3, 120)],
    ['of no whole number of times 64 bits', rsa(3, 132)],
    ['of nothing but an exponent', rsa(3, 0)],
  ])('RFC 3110 §2: an RSA key %s has lost its end', (_which, key) => {
    expect(dsFromDnskey(OWNER, keyText(8, key)).ok).toBe(false);
  });

  test('whatever key it is, the DS is the one by which a validator finds it', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 64, maxLength: 64 }), key => {
        const ds = dsFromDnskey(OWNER, keyText(13, key));
        const dnskey = readDnskey(Uint8Array.from([1, 1, 3, 13, ...key]))!;
        const found = ds.ok && { ...ds.value[0]!, digest: Buffer.from(ds.value[0]!.digest, 'hex') };
        expect(found && dsMatches(found, nameOf('example.net.'), dnskey)).toBe(true);
      }),
    );
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
