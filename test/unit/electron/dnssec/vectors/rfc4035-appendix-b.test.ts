import { describe, expect, test } from 'vitest';
import { createValidator } from '../../../../../electron/dnssec/index.ts';
import { rrsetsOf, vectorRecords } from '../../../../support/dnssec-vectors.ts';
import { fixedExchange, keyAnchor, type Reply } from '../../../../support/fixed-exchange.ts';
import { secondsOf, zoneRecord } from '../../../../support/zone-records.ts';

const zone = vectorRecords('rfc4035-appendix-a.zone');
const rrsets = rrsetsOf(zone);
const NXDOMAIN = 3;
const soa = rrsets('example.', 'SOA');
const NOW = secondsOf('20040420000000');

const replies: Readonly<Record<string, Reply>> = {
  'example DNSKEY': { answer: rrsets('example.', 'DNSKEY') },
  'x.w.example MX': { answer: rrsets('x.w.example.', 'MX'), authority: rrsets('example.', 'NS') },
  'ml.example A': {
    rcode: NXDOMAIN,
    authority: [...soa, ...rrsets('b.example.', 'NSEC'), ...rrsets('example.', 'NSEC')],
  },
  'ns1.example MX': { authority: [...soa, ...rrsets('ns1.example.', 'NSEC')] },
  'a.example DS': { answer: rrsets('a.example.', 'DS') },
  'b.example DS': { authority: [...soa, ...rrsets('b.example.', 'NSEC')] },
  'mc.b.example MX': { answer: [zoneRecord('mc.b.example. 3600 IN MX 50 mx.b.example.')] },
  'a.z.w.example MX': {
    answer: rrsets('*.w.example.', 'MX', 'a.z.w.example.'),
    authority: [...rrsets('example.', 'NS'), ...rrsets('x.y.w.example.', 'NSEC')],
  },
  'a.z.w.example AAAA': {
    authority: [...soa, ...rrsets('x.y.w.example.', 'NSEC'), ...rrsets('*.w.example.', 'NSEC')],
  },
};

const validator = (
  changed: Readonly<Record<string, Reply>> = {},
  sha1: 'validate' | 'insecure' = 'validate',
) =>
  createValidator({
    exchange: fixedExchange({ ...replies, ...changed }),
    trustAnchors: [keyAnchor(zone, 257)],
    now: () => NOW,
    options: { sha1 },
  });

describe('RFC 4035 appendix B, responses of the signed example zone', () => {
  const table: readonly [string, string, string, object][] = [
    ['B.1: an answer', 'x.w.example', 'MX', { status: 'secure', rcode: 'NOERROR' }],
    ['B.2: a name error', 'ml.example', 'A', { status: 'secure', rcode: 'NXDOMAIN', records: [] }],
    ['B.3: no data', 'ns1.example', 'MX', { status: 'secure', rcode: 'NOERROR', records: [] }],
    ['B.4: a signed delegation', 'a.example', 'DS', { status: 'secure', rcode: 'NOERROR' }],
    ['B.5: an unsigned delegation has no DS', 'b.example', 'DS', { status: 'secure', records: [] }],
    [
      'B.5: what lies below an unsigned delegation is insecure',
      'mc.b.example',
      'MX',
      { status: 'insecure', reason: { kind: 'unsigned-delegation', zone: 'b.example' } },
    ],
    ['B.6: a wildcard answer', 'a.z.w.example', 'MX', { status: 'secure', rcode: 'NOERROR' }],
    ['B.7: wildcard no data', 'a.z.w.example', 'AAAA', { status: 'secure', rcode: 'NOERROR', records: [] }],
  ];
  test.each(table)('%s', async (_, name, type, expected) => {
    expect(await validator().resolve(name, type)).toMatchObject(expected);
  });

  test('B.1: the records are those of the zone', async () => {
    const { records } = await validator().resolve('x.w.example', 'MX');
    expect(records).toEqual([
      { owner: 'x.w.example', ttl: 3_600, type: 'MX', preference: 1, exchange: 'xx.example' },
    ]);
  });

  test('B.6: without the NSEC record a wildcard answer is bogus', async () => {
    const reply = { answer: rrsets('*.w.example.', 'MX', 'a.z.w.example.') };
    const result = await validator({ 'a.z.w.example MX': reply }).resolve('a.z.w.example', 'MX');
    expect(result).toMatchObject({ status: 'bogus', reason: { kind: 'denial-missing' } });
  });

  test.each([
    ['x.y.w.example.', 'that no closer name is there'],
    ['*.w.example.', 'that the wildcard has no such type'],
  ])('B.7: without the NSEC record of %s, which shows %s, it is bogus', async owner => {
    const left = owner === '*.w.example.' ? 'x.y.w.example.' : '*.w.example.';
    const reply = { authority: [...soa, ...rrsets(left, 'NSEC')] };
    const result = await validator({ 'a.z.w.example AAAA': reply }).resolve('a.z.w.example', 'AAAA');
    expect(result).toMatchObject({ status: 'bogus', reason: { kind: 'denial-missing' } });
  });

  test('C.8: the DS of a zone, denied by the zone itself, is not proven absent', async () => {
    const reply = { authority: [...soa, ...rrsets('example.', 'NSEC')] };
    const result = await validator({ 'example DS': reply }).resolve('example', 'DS');
    expect(result).toMatchObject({ status: 'indeterminate', reason: { kind: 'no-trust-anchor' } });
  });

  test.each([
    ['20040409183618', 'signature-not-yet-valid'],
    ['20040409183619', undefined],
    ['20040509183619', undefined],
    ['20040509183620', 'signature-expired'],
  ])('RFC 4035 §5.3.1: at %s the reason is %s', async (time, kind) => {
    const result = await createValidator({
      exchange: fixedExchange(replies),
      trustAnchors: [keyAnchor(zone, 257)],
      now: () => secondsOf(time),
      options: { sha1: 'validate' },
    }).resolve('x.w.example', 'MX');
    expect(result.reason?.kind).toBe(kind);
    expect(result.status).toBe(kind ? 'bogus' : 'secure');
  });

  test('RFC 9905 §2: unless asked to, SHA-1 does not count, and the zone is insecure', async () => {
    const result = await validator({}, 'insecure').resolve('x.w.example', 'MX');
    expect(result).toMatchObject({
      status: 'insecure',
      reason: { kind: 'unsupported-algorithms', algorithms: [5] },
    });
  });
});

describe('RFC 4035 appendix A: each signature of the zone', () => {
  const signed = zone.filter(record => record.type !== 46 && record.type !== 48);
  test.each(signed.map(({ owner, type }) => [Buffer.from(owner[0]!).toString(), type, owner] as const))(
    '%s, type %i',
    async (_, type, owner) => {
      const name = owner.map(label => Buffer.from(label).toString()).join('.');
      const mnemonic = type === 13 ? 'TYPE13' : undefined;
      const known = { 1: 'A', 2: 'NS', 6: 'SOA', 15: 'MX', 28: 'AAAA', 43: 'DS', 47: 'NSEC' } as const;
      const asked = mnemonic ?? known[type as keyof typeof known];
      const found = zone.filter(
        record =>
          record.owner.join() === owner.join() && (record.type === type || covers(record.rdata) === type),
      );
      const result = await validator({ [`${name} ${asked}`]: { answer: found } }).resolve(name, asked);
      expect(result).toMatchObject({ status: 'secure' });
    },
  );
});

const covers = (rdata: Uint8Array) => (rdata[0]! << 8) | rdata[1]!;
