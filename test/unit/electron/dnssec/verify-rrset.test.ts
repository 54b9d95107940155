import { describe, expect, test } from 'vitest';
import { createValidator } from '../../../../electron/dnssec/index.ts';
import { keyTagOf } from '../../../../electron/dnssec/dnskey.ts';
import { fixedExchange } from '../../../support/fixed-exchange.ts';
import { nameOf, zoneRecord } from '../../../support/zone-records.ts';
import { dsAnchor, keyRecord, newKey, withFields } from '../../../support/zone-signing.ts';
import {
  chainSettings,
  collidingKey,
  exampleKey,
  NOW,
  resolveWww,
  signed,
  signedText,
} from '../../../support/small-chain.ts';

const DAY = 86_400;
const WWW = 'www.example. A 192.0.2.1';
const keysOf = (...keys: readonly (typeof exampleKey)[]) => ({
  answer: signed([exampleKey, ...keys].map(key => keyRecord('example.', key))),
});

test('unchanged, it is secure', async () => {
  const result = await resolveWww();
  expect(result).toMatchObject({ status: 'secure', rcode: 'NOERROR', records: [{ address: '192.0.2.1' }] });
  expect(result.reason).toBeUndefined();
  expect(result.chain.map(({ zone, status }) => [zone, status])).toEqual([
    ['.', 'secure'],
    ['example', 'secure'],
  ]);
});

describe('RFC 4035 §5.3.1: one field of the signature, signed along', () => {
  test.each([
    ['a key tag that no key has', { keyTag: exampleKey.keyTag ^ 1 }, 'signature-invalid'],
    ['more labels than the owner has', { labels: 3 }, 'signature-missing'],
    ['an algorithm that the key is not of', { algorithm: 8 }, 'signature-invalid'],
    ['an algorithm that nobody knows', { algorithm: 200 }, 'signature-missing'],
    ['a signer above the zone', { signer: '.' }, 'signature-missing'],
    ['a signer beside the zone', { signer: 'other.' }, 'signature-missing'],
    ['a signer below the zone', { signer: 'x.www.example.' }, 'signature-missing'],
    ['another type covered', { typeCovered: 28 }, 'signature-missing'],
    ['expired', { expiration: NOW - 1 }, 'signature-expired'],
    ['not yet valid', { inception: NOW + 1 }, 'signature-not-yet-valid'],
  ])('%s: bogus', async (_, terms, kind) => {
    const result = await resolveWww({ 'www.example A': { answer: signedText(WWW, exampleKey, terms) } });
    expect(result).toMatchObject({ status: 'bogus', reason: { kind, zone: expect.any(String) } });
  });

  test('RFC 4034 §3.1.4: the original TTL is signed, whatever the TTL', async () => {
    const answer = signedText(`www.example. 300 A 192.0.2.1`, exampleKey, { originalTtl: 300 });
    const other = answer.map(record => ({ ...record, ttl: 9_999 }));
    expect(await resolveWww({ 'www.example A': { answer: other } })).toMatchObject({
      status: 'secure',
      records: [{ ttl: 300 }],
    });
    const changed = answer.map(record => ({ ...record, rdata: Buffer.from(record.rdata) }));
    changed[1]!.rdata.writeUInt32BE(600, 4);
    expect((await resolveWww({ 'www.example A': { answer: changed } })).status).toBe('bogus');
  });

  test.each([
    ['on the second it begins', { inception: NOW }],
    ['on the second it ends', { expiration: NOW }],
    ['one that lasts as long as one can', { inception: NOW - DAY, expiration: NOW - DAY + 2 ** 31 - 1 }],
    ['one that began as long ago as one can', { inception: NOW - 2 ** 31 + 1, expiration: NOW }],
  ])('RFC 4034 §3.1.5: valid %s', async (_, terms) => {
    const result = await resolveWww({ 'www.example A': { answer: signedText(WWW, exampleKey, terms) } });
    expect(result.status).toBe('secure');
  });

  test.each([
    ['2^31 seconds', NOW - DAY, NOW - DAY + 2 ** 31],
    ['more, each end within 2^31 seconds of now', NOW - 2 ** 30 - 9, NOW + 2 ** 30 + 9],
    ['nearly 2^32 seconds', NOW - 2 ** 31 + 1, NOW + 2 ** 31 - 1],
  ])('RFC 1982 §3.2: a validity of %s ends before it begins: bogus', async (_, inception, expiration) => {
    const terms = { inception: inception >>> 0, expiration: expiration >>> 0 };
    const result = await resolveWww({ 'www.example A': { answer: signedText(WWW, exampleKey, terms) } });
    expect(result).toMatchObject({ status: 'bogus', reason: { kind: 'signature-invalid' } });
  });

  const WRAP = 2 ** 32;
  test.each([
    ['across the end of 2^32 seconds', WRAP - 10, 10, WRAP + 5, 'secure'],
    ['before it', WRAP - 10, 10, WRAP - 5, 'secure'],
    ['after it has ended', WRAP - 10, 10, WRAP + 11, 'bogus'],
    ['before it has begun', WRAP - 10, 10, WRAP - 11, 'bogus'],
  ])(
    'RFC 1982: times are compared in serial arithmetic, %s',
    async (_, inception, expiration, now, status) => {
      const terms = { inception, expiration };
      const key = newKey(13);
      const validator = createValidator({
        exchange: fixedExchange({
          'example DNSKEY': { answer: signed([keyRecord('example.', key)], key, terms) },
          'www.example A': { answer: signedText(WWW, key, terms) },
        }),
        trustAnchors: [dsAnchor('example.', key)],
        now: () => now,
      });
      expect((await validator.resolve('www.example', 'A')).status).toBe(status);
    },
  );
});

describe('the records', () => {
  const two = ['192.0.2.1', '192.0.2.2'].map(address => zoneRecord(`www.example. A ${address}`));
  const [first, second, rrsig] = signed(two);

  test.each([
    ['as signed', [first, second, rrsig], 'secure'],
    ['in another order', [second, first, rrsig], 'secure'],
    ['RFC 4034 §6.3: one twice', [first, second, first, rrsig], 'secure'],
    ['one left out', [first, rrsig], 'bogus'],
    ['one more', [first, second, zoneRecord('www.example. A 192.0.2.3'), rrsig], 'bogus'],
    ['without signature', [first, second], 'bogus'],
  ])('%s', async (_, answer, status) => {
    const result = await resolveWww({ 'www.example A': { answer: answer.map(record => record!) } });
    expect(result.status).toBe(status);
    if (status === 'secure') expect(result.records).toHaveLength(2);
  });

  test('RFC 6840 §5.4: one good signature among bad ones suffices', async () => {
    const record = zoneRecord(WWW);
    const [, good] = signed([record]);
    const bad = [
      signed([record], exampleKey, { keyTag: 1 }),
      signed([record], newKey(13), { keyTag: exampleKey.keyTag }),
      signed([record], exampleKey, { expiration: NOW - 5 }),
      signed([record], exampleKey, { algorithm: 200 }),
    ].map(([, rrsig]) => rrsig!);
    const result = await resolveWww({ 'www.example A': { answer: [record, ...bad, good!] } });
    expect(result.status).toBe('secure');
    const without = await resolveWww({ 'www.example A': { answer: [record, ...bad] } });
    expect(without.status).toBe('bogus');
  });

  test.each([
    ['ten broken ones', 10, 'secure', undefined],
    ['more broken ones than any zone has', 100, 'bogus', 'limit'],
  ])(
    'RFC 4035 §5.3.3: %s before a good one, each with a key that is tried',
    async (_, count, status, kind) => {
      const record = zoneRecord(WWW);
      const [, good] = signed([record]);
      const bad = Array.from({ length: count }, (_, index) => {
        const broken = { ...good!, rdata: Buffer.from(good!.rdata) };
        broken.rdata[good!.rdata.length - 1]! ^= 1 + index;
        return broken;
      });
      const result = await resolveWww({ 'www.example A': { answer: [record, ...bad, good!] } });
      expect([result.status, result.reason?.kind]).toEqual([status, kind]);
    },
  );
});

describe('the keys', () => {
  const byKey = (key: typeof exampleKey) => ({ 'www.example A': { answer: signedText(WWW, key) } });
  const zsk = newKey(13, 256);

  test.each([
    ['another key of the zone may sign', zsk, 'secure'],
    ['RFC 4034 §2.1.1: a key that is no zone key may not', newKey(13, 1), 'bogus'],
    ['RFC 5011 §2.1: a revoked key may not', newKey(13, 0x0181), 'bogus'],
    ['RFC 4034 §2.1.2: a key for another protocol may not', newKey(13, 257, 2), 'bogus'],
    ['RFC 8080: Ed25519 beside ECDSA', newKey(15, 256), 'secure'],
    ['RFC 8080: Ed448 beside ECDSA', newKey(16, 256), 'secure'],
    ['RFC 5702: RSA with SHA-512', newKey(10, 256), 'secure'],
    ['RFC 9905 §2: RSA with SHA-1 does not count', newKey(5, 256), 'bogus'],
  ])('%s', async (_, key, status) => {
    expect((await resolveWww({ 'example DNSKEY': keysOf(key), ...byKey(key) })).status).toBe(status);
  });

  test('a key that is not in the set may not', async () => {
    expect((await resolveWww(byKey(zsk))).status).toBe('bogus');
  });

  test('RFC 4034 §8: of keys with the same tag each is tried', async () => {
    const colliding = [collidingKey(zsk), collidingKey(zsk, 257)];
    expect(keyTagOf(colliding[0]!.rdata)).toBe(zsk.keyTag);
    expect(colliding[0]!.rdata).not.toEqual(zsk.rdata);
    const keys = [colliding[0]!, keyRecord('example.', zsk), keyRecord('example.', exampleKey)];
    const result = await resolveWww({ 'example DNSKEY': { answer: signed(keys) }, ...byKey(zsk) });
    expect(result.status).toBe('secure');
  });

  test('RFC 4035 §5.3.1: a key without its zone flag, and nothing else different, may not', async () => {
    const key = withFields(zsk, 0);
    expect((await resolveWww({ 'example DNSKEY': keysOf(key), ...byKey(key) })).status).toBe('bogus');
  });
});

describe('RFC 4035 §5.3.4: wildcards', () => {
  const wildcard = signedText('*.example. A 192.0.2.4').map(record => ({
    ...record,
    owner: nameOf('www.example.'),
  }));
  const covering = signedText('a.example. NSEC z.example. A RRSIG NSEC');

  test.each([
    ['with proof that the name is not there', covering, 'secure'],
    ['without', [], 'bogus'],
    ['with a proof that is not signed', covering.slice(0, 1), 'bogus'],
    ['with a proof of another place', signedText('x.example. NSEC z.example. A RRSIG NSEC'), 'bogus'],
    ['with a proof that the name is there', signedText('www.example. NSEC z.example. A RRSIG NSEC'), 'bogus'],
  ])('an answer made from one, %s', async (_, authority, status) => {
    const result = await resolveWww({ 'www.example A': { answer: wildcard, authority } });
    expect(result.status).toBe(status);
  });

  test('the wildcard itself is a name like any other', async () => {
    const answer = signedText('*.example. A 192.0.2.4');
    const result = await createValidator(chainSettings({ '*.example A': { answer } })).resolve(
      '*.example',
      'A',
    );
    expect(result.status).toBe('secure');
  });

  test('a proof that itself came out of a wildcard proves nothing', async () => {
    const made = signedText('*.example. NSEC zz.example. A RRSIG NSEC').map(record => ({
      ...record,
      owner: nameOf('a.example.'),
    }));
    const result = await resolveWww({ 'www.example A': { answer: wildcard, authority: made } });
    expect(result).toMatchObject({ status: 'bogus', reason: { kind: 'denial-missing' } });
  });
});
