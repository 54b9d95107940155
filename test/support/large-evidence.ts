import type { ZoneLink } from '../../shared/evidence/chain.ts';
import { CAPS } from '../../shared/evidence/bounds/caps.ts';
import type { DnsLookup } from '../../shared/evidence/dns.ts';
import type { Evidence } from '../../shared/evidence/evidence.ts';
import {
  answer,
  certificateOf,
  DOMAIN,
  HOST,
  madeEvidence,
  NOW,
  policyFetch,
  session,
  tls,
  wholeAnswer,
} from './made-evidence.ts';

/** Evidence of which one thing after the other can be had in any number. */

const each = <Item>(count: number, item: (at: number) => Item): Item[] =>
  Array.from({ length: count }, (_, at) => item(at));
const hex = (at: number, digits = 64) => at.toString(16).padStart(digits, '0');

export const zone = (name: string, more: Partial<ZoneLink> = {}): ZoneLink => ({
  zone: name,
  status: 'secure',
  ds: [{ keyTag: 1, algorithm: 13, digestType: 2, matches: true }],
  keys: [{ keyTag: 1, algorithm: 13, flags: 257, signsKeys: true }],
  signatures: [],
  ...more,
});

/** As deep as a name can be (RFC 1035 §2.3.4), about. */
const DEPTH = 100;
/** That many zones in each other, a hundred deep. */
export const nestedZones = (count: number): readonly ZoneLink[] => {
  const names = each(count, at => `${'a.'.repeat(at % DEPTH)}z${Math.floor(at / DEPTH)}.nl`);
  return [zone('.'), zone('nl'), ...names.map(name => zone(name))];
};
/** That many zones beside each other. */
export const manyZones = (count: number): readonly ZoneLink[] => [
  zone('.'),
  zone('nl'),
  ...each(count, at => zone(`z${at}.nl`, { status: 'bogus' })),
];

/** More do not fit the 64 kilobytes of a policy. */
const MAX_LINES = 4_500;
const hostName = (at: number) => `m${at}.nl`;
/** Twice as many as there are hosts, for three of four of them. */
const mxLines = (hosts: number) =>
  each(Math.min(2 * hosts, MAX_LINES), at => `mx: ${hostName(Math.floor(hosts / 4) + at)}`).join('\n');
const policy = (lines: string, mode = 'enforce') =>
  policyFetch(`version: STSv1\r\nmode: ${mode}\r\n${lines}\r\nmax_age: 2592000\r\n`);

/** That many mail hosts, each with addresses, TLSA records and sessions, and a policy of twice as many lines. */
export function manyHosts(count: number): Evidence {
  const hosts = each(count, hostName);
  return madeEvidence({
    dns: [
      answer(
        DOMAIN,
        'MX',
        hosts.map(exchange => ({ type: 'MX', preference: 10, exchange })),
      ),
      ...hosts.flatMap(name => [
        answer(name, 'A', [{ type: 'A', address: '192.0.2.1' }]),
        answer(name, 'AAAA', []),
        answer(`_25._tcp.${name}`, 'TLSA', [
          { type: 'TLSA', certificateUsage: 3, selector: 1, matchingType: 1, data: 'a'.repeat(64) },
        ]),
      ]),
    ],
    smtp: hosts.map((name, at) =>
      session(at % 2 === 0 ? { kind: 'tls', tls: tls('a') } : { kind: 'no-starttls' }, name, '192.0.2.1'),
    ),
    https: [policy(mxLines(count))],
    zones: [zone('.'), zone('nl'), zone(DOMAIN), ...hosts.map(name => zone(name))],
  });
}

/** Mail hosts of which nothing was looked up, beyond those that are: what one answer alone can bring. */
export function manyNames(count: number): Evidence {
  const hosts = each(count, hostName);
  return madeEvidence({
    dns: [
      answer(
        DOMAIN,
        'MX',
        hosts.map(exchange => ({ type: 'MX', preference: 10, exchange })),
      ),
    ],
    https: [policy(mxLines(count))],
  });
}

/** As many as are looked at, and more: otherwise they would grow with the sessions that each send them. */
const ISSUERS = 20;

/** One host with that many addresses, sessions and TLSA records, and a certificate with as many names. */
export function manyAtHost(count: number): Evidence {
  const address = (at: number) => `10.${at >> 16}.${(at >> 8) & 255}.${at & 255}`;
  const issuers = each(ISSUERS, at => ({
    ...certificateOf('a'),
    isCa: true,
    digests: digestsOf(at + 1),
  }));
  const own = certificateOf('a', { dnsNames: each(count, at => `n${at}.${DOMAIN}`) });
  const chain = [own, ...issuers].map(({ digests }) => digests.certificate.sha256);
  return madeEvidence({
    dns: [
      wholeAnswer(HOST, 'A', [
        ...each(count, at => ({ type: 'A', owner: HOST, ttl: 60, address: address(at) }) as const),
      ]),
      answer(
        `_25._tcp.${HOST}`,
        'TLSA',
        each(count, at => ({
          type: 'TLSA',
          certificateUsage: at % 5,
          selector: at % 3,
          matchingType: at % 4,
          data: hex(at),
        })),
      ),
    ],
    smtp: each(Math.min(count, CAPS.sessions), at =>
      session({ kind: 'tls', tls: tls('a', { chain }) }, HOST, address(at)),
    ),
    certificates: [own, ...issuers, certificateOf('b', { dnsNames: [`mta-sts.${DOMAIN}`] })],
  });
}
const digestsOf = (at: number) => {
  const both = { sha256: hex(at), sha512: hex(at, 128) };
  return { certificate: both, publicKey: both };
};

/** That many TXT records and strings wherever there can be some. */
export function manyTexts(count: number): Evidence {
  const txt = (name: string, start: string): DnsLookup =>
    answer(name, 'TXT', [
      ...each(count, at => ({ type: 'TXT' as const, strings: [`${start.slice(0, 6)}x${at}; a`] })),
      { type: 'TXT', strings: each(count, at => (at === 0 ? start : `x${at}=y;`)) },
    ]);
  return madeEvidence({
    dns: [
      txt(`_mta-sts.${DOMAIN}`, 'v=STSv1; id=1;'),
      txt(`_smtp._tls.${DOMAIN}`, `v=TLSRPTv1; rua=mailto:a@${DOMAIN};`),
      txt(`_smtp_sts.${DOMAIN}`, 'v=STS1; to=true;'),
    ],
  });
}

/** A record for reports with that many addresses, all the same half of the time. */
export const manyReportAddresses = (count: number): Evidence =>
  madeEvidence({
    dns: [
      answer(`_smtp._tls.${DOMAIN}`, 'TXT', [
        { type: 'TXT', strings: [`v=TLSRPTv1; rua=${each(count, at => `mailto:a${at}@b.nl`).join(',')}`] },
      ]),
    ],
  });

/** Zones in each other, with as many keys, DS records and signatures in each of a few. */
export const manyKeys = (count: number): Evidence =>
  madeEvidence({
    zones: [zone('.'), zone('nl'), DOMAIN].map(at =>
      typeof at === 'string'
        ? zone(at, {
            status: 'bogus',
            ds: each(count, keyTag => ({ keyTag, algorithm: 8, digestType: 1, matches: false })),
            keys: each(count, keyTag => ({ keyTag, algorithm: 8, flags: 257, signsKeys: true })),
            signatures: each(count, keyTag => ({
              owner: at,
              typeCovered: 'DNSKEY',
              keyTag,
              algorithm: 8,
              inception: NOW / 1_000 - 100_000,
              expiration: NOW / 1_000 + 1_000 + keyTag,
              verified: true,
            })),
          })
        : at,
    ),
  });

export const inManyZones = (count: number): Evidence => madeEvidence({ zones: manyZones(count) });
export const inNestedZones = (count: number): Evidence => madeEvidence({ zones: nestedZones(count) });

export const LARGE = {
  'mail hosts': manyHosts,
  'mail hosts in one answer': manyNames,
  'addresses, records and names of one host': manyAtHost,
  'TXT records': manyTexts,
  'addresses for reports': manyReportAddresses,
  keys: manyKeys,
  zones: inManyZones,
  'zones in each other': inNestedZones,
} as const satisfies Record<string, (count: number) => Evidence>;
