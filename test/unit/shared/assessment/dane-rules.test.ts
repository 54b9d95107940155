import { describe, expect, test } from 'vitest';
import { findingsIn } from '../../../support/findings-in.ts';
import { hostTlsa } from '../../../../shared/reading/hosts/host-tlsa.ts';
import type { DnsLookup, DnsRecord } from '../../../../shared/evidence/dns.ts';
import {
  ADDRESS,
  answer,
  certificateOf,
  DOMAIN,
  HOST,
  madeEvidence,
  NOW,
  session,
  tls,
  wholeAnswer,
} from '../../../support/made-evidence.ts';

type Changes = NonNullable<Parameters<typeof madeEvidence>[0]>;
const idsOf = (changes: Changes, topic = 'dane') =>
  findingsIn(madeEvidence(changes), NOW)
    .filter(each => each.topic === topic)
    .map(({ id }) => id);

const MX = { type: 'MX', preference: 10, exchange: HOST } as const;
const OWNER = `_25._tcp.${HOST}`;
const tlsa = (certificateUsage: number, digit = 'a', matchingType = 1) => ({
  type: 'TLSA' as const,
  certificateUsage,
  selector: 1,
  matchingType,
  data: digit.repeat(matchingType * 64),
});
const SECOND = 'mx2.voorbeeld.nl';
const two = [
  answer(DOMAIN, 'MX', [MX, { type: 'MX', preference: 20, exchange: SECOND }]),
  answer(SECOND, 'A', [{ type: 'A', address: '192.0.2.26' }]),
  answer(SECOND, 'AAAA', []),
];

test.each<[string, Changes, readonly string[]]>([
  ['DANE-01: all of it secure', {}, ['dane.valid']],
  [
    'DANE-01, RFC 7672 §2.1.1: an unsigned domain is no error',
    {
      dns: [
        answer(DOMAIN, 'MX', [MX], { status: 'insecure' }),
        answer(OWNER, 'TLSA', [], { rcode: 'NXDOMAIN', status: 'insecure' }),
      ],
    },
    ['dane.needs-dnssec'],
  ],
  [
    'DANE-01, RFC 7672 §2.1.2: bogus TLSA records are a look-up that failed, not records',
    { dns: [answer(OWNER, 'TLSA', [tlsa(3)], { status: 'bogus' })] },
    ['dane.lookup-failed'],
  ],
  [
    'DANE-01, DANE-03, RFC 7672 §2.1.2: so is an absence that is not proven',
    { dns: [answer(OWNER, 'TLSA', [], { rcode: 'NXDOMAIN', status: 'bogus' })] },
    ['dane.lookup-failed'],
  ],
  [
    'DANE-03, RFC 7672 §2.2.2: and so is an error, at a server that does not know the type',
    { dns: [answer(OWNER, 'TLSA', [], { rcode: 'NOTIMP', status: 'indeterminate' })] },
    ['dane.lookup-failed'],
  ],
  [
    'DANE-02, RFC 7672 §2.2.1: records of the host below an MX record that nothing vouches for',
    { dns: [answer(DOMAIN, 'MX', [MX], { status: 'insecure' })] },
    ['dane.insecure-mx'],
  ],
  [
    'DANE-03, RFC 7672 §2.2.2: addresses that nothing vouches for',
    {
      dns: [
        answer(HOST, 'A', [{ type: 'A', address: ADDRESS }], { status: 'insecure' }),
        answer(HOST, 'AAAA', [], { status: 'insecure' }),
      ],
    },
    ['dane.mx-not-secure'],
  ],
  [
    'DANE-05, RFC 7672 §2.2: a record that does not match',
    { dns: [answer(OWNER, 'TLSA', [tlsa(3, 'e')])] },
    ['dane.mismatch'],
  ],
  [
    'DANE-05, DANE-06: records that are all unusable',
    { dns: [answer(OWNER, 'TLSA', [tlsa(0), tlsa(1), tlsa(4)])] },
    ['dane.unusable'],
  ],
  ['DANE-05: no records, proven', { dns: [answer(OWNER, 'TLSA', [], { rcode: 'NXDOMAIN' })] }, ['dane.none']],
  [
    'DANE-05, RFC 7672 §2.2.1: one host of two without records leaves all mail open to who blocks the other',
    { dns: [...two, answer(`_25._tcp.${SECOND}`, 'TLSA', [], { rcode: 'NXDOMAIN' })] },
    ['dane.partial', 'dane.valid'],
  ],
  [
    'DANE-09, RFC 7671 §9: a stale record of a stronger digest outdoes a good one',
    { dns: [answer(OWNER, 'TLSA', [tlsa(3), tlsa(3, 'e', 2)])] },
    ['dane.mismatch'],
  ],
  [
    'DANE-09: one of a wrong length does not',
    { dns: [answer(OWNER, 'TLSA', [tlsa(3), { ...tlsa(3, 'e', 2), data: 'e'.repeat(64) }])] },
    ['dane.record-unusable', 'dane.valid'],
  ],
  [
    'DANE-12, RFC 7672 §2.2: records of a host without TLS',
    { smtp: [session({ kind: 'no-starttls' })] },
    ['dane.no-starttls'],
  ],
])('%s', (_rule, changes, expected) => {
  expect(idsOf(changes)).toEqual(expected);
});

describe('DANE-15, RFC 7672 §9.1: who only looks reports what failed, and goes on', () => {
  test('a mismatch hides nothing of what else there is to see', () => {
    const ids = findingsIn(madeEvidence({ dns: [answer(OWNER, 'TLSA', [tlsa(3, 'e')])] }), NOW).map(
      ({ id }) => id,
    );
    expect(ids).toEqual(
      expect.arrayContaining(['dane.mismatch', 'starttls.offered', 'certificate.trusted', 'mta-sts.enforce']),
    );
  });

  test('nor do records that are of no use hide what the others prove', () => {
    const dns = [answer(OWNER, 'TLSA', [tlsa(1, 'e'), tlsa(3)])];
    expect(idsOf({ dns })).toEqual(['dane.record-unusable', 'dane.valid']);
  });
});

describe('DANE-04, RFC 7672 §2.2.2: where the records of a host with aliases count', () => {
  const end = 'real.example.org';
  const aliased = (status: 'secure' | 'insecure'): readonly DnsLookup[] => {
    const alias: DnsRecord = { owner: HOST, ttl: 300, type: 'CNAME', target: end };
    const address: DnsRecord = { owner: end, ttl: 300, type: 'A', address: ADDRESS };
    return [
      wholeAnswer(HOST, 'A', [alias, address], { status }),
      wholeAnswer(HOST, 'AAAA', [alias], { status }),
    ];
  };
  const at = (name: string, ...records: readonly ReturnType<typeof tlsa>[]) =>
    answer(`_25._tcp.${name}`, 'TLSA', records);
  const baseOf = (...dns: readonly DnsLookup[]) => {
    const found = hostTlsa(madeEvidence({ dns }), HOST);
    return found.kind === 'secure' ? found.base : found.kind;
  };

  test.each<[string, readonly DnsLookup[], string]>([
    [
      'all secure, at both: the expanded name',
      [...aliased('secure'), at(end, tlsa(3)), at(HOST, tlsa(3))],
      end,
    ],
    ['all secure, at the host only', [...aliased('secure'), at(end), at(HOST, tlsa(3))], HOST],
    ['all secure, at neither', [...aliased('secure'), at(end), at(HOST)], 'none'],
    ['in part insecure: the host only', [...aliased('insecure'), at(end, tlsa(3)), at(HOST, tlsa(3))], HOST],
    [
      'in part insecure, at the expanded name only: never there',
      [...aliased('insecure'), at(end, tlsa(3)), at(HOST)],
      'none',
    ],
    [
      'an error at the first is no leave to go on',
      [
        ...aliased('secure'),
        answer(`_25._tcp.${end}`, 'TLSA', [], { rcode: 'SERVFAIL', status: 'indeterminate' }),
        at(HOST, tlsa(3)),
      ],
      'lookup-failed',
    ],
  ])('%s', (_what, dns, expected) => {
    expect(baseOf(...dns)).toBe(expected);
  });

  test('records behind an alias of their own name leave the base domain as it is', () => {
    const owner = '_dane.provider.example';
    const dns = [
      wholeAnswer(OWNER, 'TLSA', [
        { owner: OWNER, ttl: 300, type: 'CNAME', target: owner },
        { owner, ttl: 300, ...tlsa(3) },
      ]),
    ];
    expect(baseOf(...dns)).toBe(HOST);
    expect(idsOf({ dns })).toEqual(['dane.valid']);
  });
});

test('DANE-07, RFC 7672 §3.1.1: usage 3 holds without a name, beyond the end, and from nobody', () => {
  const certificates = [
    certificateOf('a', { dnsNames: [], notAfter: NOW / 1_000 - 1 }),
    certificateOf('b', { dnsNames: [`mta-sts.${DOMAIN}`] }),
  ];
  const smtp = [
    session({ kind: 'tls', tls: tls('a', { webPki: { kind: 'untrusted', reason: 'expired', detail: '' } }) }),
  ];
  expect(idsOf({ certificates, smtp })).toEqual(['dane.overlooks', 'dane.valid']);
});
