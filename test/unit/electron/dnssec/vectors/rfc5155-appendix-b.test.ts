import { describe, expect, test } from 'vitest';
import { createValidator } from '../../../../../electron/dnssec/index.ts';
import { nsec3Hash } from '../../../../../electron/dnssec/nsec3.ts';
import { DEFAULT_VALIDATOR_LIMITS, workBudget } from '../../../../../electron/dnssec/work-budget.ts';
import { rrsetsOf, vectorRecords } from '../../../../support/dnssec-vectors.ts';
import { fixedExchange, keyAnchor, type Reply } from '../../../../support/fixed-exchange.ts';
import { nameOf, secondsOf, toBase32Hex, zoneRecord } from '../../../../support/zone-records.ts';

const zone = vectorRecords('rfc5155-appendix-a.zone');
const rrsets = rrsetsOf(zone);
const NXDOMAIN = 3;
const soa = rrsets('example.', 'SOA');

const HASHES = {
  'example.': '0p9mhaveqvm6t7vbl5lop2u3t2rp3tom',
  'a.example.': '35mthgpgcu1qg68fab165klnsnk3dpvl',
  'ai.example.': 'gjeqe526plbf1g8mklp59enfd789njgi',
  'ns1.example.': '2t7b4g4vsa5smi47k61mv5bv1a22bojr',
  'ns2.example.': 'q04jkcevqvmu85r014c7dkba38o0ji5r',
  'w.example.': 'k8udemvp1j2f7eg6jebps17vp3n8i58h',
  '*.w.example.': 'r53bq7cc2uvmubfu5ocmm6pers9tk9en',
  'x.w.example.': 'b4um86eghhds6nea196smvmlo4ors995',
  'y.w.example.': 'ji6neoaepv8b5o6k4ev33abha8ht9fgc',
  'x.y.w.example.': '2vptu5timamqttgl4luu9kg21e0aor3s',
  'xx.example.': 't644ebqk9bibcna874givr6joj62mlhv',
  '2t7b4g4vsa5smi47k61mv5bv1a22bojr.example.': 'kohar7mbb8dc2ce8a9qvl8hon4k53uhi',
};
const nsec3 = (name: keyof typeof HASHES) => rrsets(`${HASHES[name]}.example.`, 'NSEC3');

describe('RFC 5155 appendix A: hashed owner names', () => {
  test.each(Object.entries(HASHES))('H(%s) = %s', (name, hash) => {
    const parameters = { iterations: 12, salt: Buffer.from('aabbccdd', 'hex') };
    expect(toBase32Hex(nsec3Hash(nameOf(name), parameters, workBudget(DEFAULT_VALIDATOR_LIMITS)))).toBe(hash);
  });
});

const replies: Readonly<Record<string, Reply>> = {
  'example DNSKEY': { answer: rrsets('example.', 'DNSKEY') },
  'example NSEC3PARAM': { answer: rrsets('example.', 'NSEC3PARAM') },
  'a.c.x.w.example A': {
    rcode: NXDOMAIN,
    authority: [...soa, ...nsec3('example.'), ...nsec3('x.w.example.'), ...nsec3('a.example.')],
  },
  'ns1.example MX': { authority: [...soa, ...nsec3('ns1.example.')] },
  'y.w.example A': { authority: [...soa, ...nsec3('y.w.example.')] },
  'c.example DS': { authority: [...soa, ...nsec3('a.example.'), ...nsec3('example.')] },
  'mc.c.example MX': { answer: [zoneRecord('mc.c.example. MX 50 mx.c.example.')] },
  'a.z.w.example MX': {
    answer: rrsets('*.w.example.', 'MX', 'a.z.w.example.'),
    authority: [...rrsets('example.', 'NS'), ...nsec3('ns2.example.')],
  },
  'ai.example AAAA': { answer: rrsets('ai.example.', 'AAAA') },
  'ai.example A': { answer: rrsets('ai.example.', 'A') },
  'a.z.w.example AAAA': {
    authority: [...soa, ...nsec3('w.example.'), ...nsec3('ns2.example.'), ...nsec3('*.w.example.')],
  },
  'example DS': { authority: [...soa, ...nsec3('example.')] },
};

const validator = (changed: Readonly<Record<string, Reply>> = {}) =>
  createValidator({
    exchange: fixedExchange({ ...replies, ...changed }),
    trustAnchors: [keyAnchor(zone, 257)],
    now: () => secondsOf('20120420235959'),
    options: { sha1: 'validate' },
  });

describe('RFC 5155 appendix B, responses of the example zone; all its spans are opt-out', () => {
  const optOut = { status: 'insecure', reason: { kind: 'opt-out', zone: 'example' } };
  const table: readonly [string, string, string, object][] = [
    ['B.1, §9.2: a name error in an opt-out span is insecure', 'a.c.x.w.example', 'A', optOut],
    ['B.2: no data', 'ns1.example', 'MX', { status: 'secure', rcode: 'NOERROR', records: [] }],
    ['B.2.1: an empty non-terminal', 'y.w.example', 'A', { status: 'secure', records: [] }],
    [
      'B.3: a referral to an opt-out unsigned zone',
      'mc.c.example',
      'MX',
      { status: 'insecure', reason: { kind: 'opt-out', zone: 'c.example' } },
    ],
    ['B.4, §9.2: a wildcard answer in an opt-out span is insecure', 'a.z.w.example', 'MX', optOut],
    ['B.4: additional records', 'ai.example', 'AAAA', { status: 'secure' }],
    ['B.4: additional records', 'ai.example', 'A', { status: 'secure' }],
    ['B.5, §9.2: wildcard no data in an opt-out span is insecure', 'a.z.w.example', 'AAAA', optOut],
    ['appendix A: the NSEC3PARAM record', 'example', 'NSEC3PARAM', { status: 'secure' }],
    [
      'B.6: the DS of a zone, denied by the zone itself, is not proven absent',
      'example',
      'DS',
      { status: 'indeterminate', reason: { kind: 'no-trust-anchor' } },
    ],
  ];
  test.each(table)('%s', async (_, name, type, expected) => {
    expect(await validator().resolve(name, type)).toMatchObject(expected);
  });

  const proofs = ['example.', 'x.w.example.', 'a.example.'] as const;
  test.each(proofs)('B.1, §8.4: without the record of %s it is bogus, opt-out or not', async missing => {
    const authority = [...soa, ...proofs.filter(name => name !== missing).flatMap(nsec3)];
    const reply = { rcode: NXDOMAIN, authority };
    const result = await validator({ 'a.c.x.w.example A': reply }).resolve('a.c.x.w.example', 'A');
    expect(result).toMatchObject({ status: 'bogus', reason: { kind: 'denial-missing' } });
  });

  const wildcardProofs = ['w.example.', 'ns2.example.', '*.w.example.'] as const;
  test.each(wildcardProofs)('B.5: without the record of %s it is not secure', async missing => {
    const authority = [...soa, ...wildcardProofs.filter(name => name !== missing).flatMap(nsec3)];
    const result = await validator({ 'a.z.w.example AAAA': { authority } }).resolve('a.z.w.example', 'AAAA');
    expect(result.status).not.toBe('secure');
  });
});
