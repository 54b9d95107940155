import type { ValidationReason } from '../../shared/evidence/chain.ts';
import type { CertificateFacts } from '../../shared/evidence/certificate.ts';
import type { ZoneLink } from '../../shared/evidence/chain.ts';
import type { DnsLookup, DnsRecord } from '../../shared/evidence/dns.ts';
import type { DnssecStatus } from '../../shared/evidence/dnssec-status.ts';
import type { Evidence } from '../../shared/evidence/evidence.ts';
import type { FailureCause } from '../../shared/evidence/failure-cause.ts';
import type { HttpsExchange } from '../../shared/evidence/https.ts';
import type { SmtpOutcome, SmtpSession } from '../../shared/evidence/smtp.ts';
import type { TlsFacts } from '../../shared/evidence/tls.ts';
import type { DomainName } from '../../shared/model/domain-name.ts';

/** Builders of Evidence as literals: a domain that is healthy in every way, and the same with something changed. */

export const DOMAIN = 'voorbeeld.nl' as DomainName;
export const HOST = 'mx1.voorbeeld.nl';
export const ADDRESS = '192.0.2.25';
/** 2027-01-01T00:00:00Z */
export const NOW = 1_798_761_600_000;
const DAY = 86_400;

const during = { startedAt: NOW, endedAt: NOW + 20 };

/** A record without what all records have. */
type Fields = DnsRecord extends infer Each
  ? Each extends DnsRecord
    ? Omit<Each, 'owner' | 'ttl'>
    : never
  : never;

interface AnswerOptions {
  readonly status?: DnssecStatus;
  readonly rcode?: string;
  /** Of a bogus answer; a signature that is wrong without it. */
  readonly reason?: ValidationReason;
}

export function answer(
  name: string,
  type: string,
  records: readonly Fields[],
  options?: AnswerOptions,
): DnsLookup {
  const owned = records.map(fields => ({ owner: name, ttl: 3_600, ...fields }));
  return wholeAnswer(name, type, owned, options);
}

/** An answer whose records are not all at the name that was asked for: those behind an alias. */
export function wholeAnswer(
  name: string,
  type: string,
  records: readonly DnsRecord[],
  {
    status = 'secure',
    rcode = 'NOERROR',
    reason = { kind: 'signature-invalid', zone: DOMAIN, name, type },
  }: AnswerOptions = {},
): DnsLookup {
  return {
    name,
    type,
    ...during,
    result: {
      kind: 'answer',
      rcode,
      records: [...records],
      status,
      statusSource: 'validated',
      ...(status === 'bogus' && { reason }),
      extendedErrors: [],
    },
  };
}

export function noAnswer(
  name: string,
  type: string,
  cause: FailureCause = { kind: 'timeout', afterMs: 5_000 },
): DnsLookup {
  return { name, type, ...during, result: { kind: 'failed', cause } };
}

/** Facts of a certificate, told apart by a digit that all of its digests repeat. */
export function certificateOf(digit: string, facts: Partial<CertificateFacts> = {}): CertificateFacts {
  const sha256 = digit.repeat(64);
  return {
    der: 'AA==',
    spki: 'AA==',
    digests: {
      certificate: { sha256, sha512: digit.repeat(128) },
      publicKey: { sha256, sha512: digit.repeat(128) },
    },
    subject: `CN=${HOST}`,
    issuer: 'CN=Voorbeeld CA,O=Voorbeeld',
    serialNumber: '01',
    dnsNames: [HOST],
    commonNames: [],
    notBefore: NOW / 1_000 - 30 * DAY,
    notAfter: NOW / 1_000 + 60 * DAY,
    publicKey: { kind: 'ec', curve: 'P-256', bits: 256 },
    signatureAlgorithm: 'ecdsa-with-SHA256',
    isCa: false,
    selfIssued: false,
    ...facts,
  };
}

export const tls = (digit: string, facts: Partial<TlsFacts> = {}): TlsFacts => ({
  version: 'TLSv1.3',
  cipherSuite: 'TLS_AES_256_GCM_SHA384',
  chain: [digit.repeat(64)],
  webPki: { kind: 'trusted' },
  ...facts,
});

export const session = (outcome: SmtpOutcome, host = HOST, address = ADDRESS): SmtpSession => ({
  host,
  address,
  port: 25,
  ...during,
  source: 'probe',
  dialogue: [],
  outcome,
});

export const policyFetch = (body: string, more: Partial<HttpsExchange> = {}): HttpsExchange => ({
  url: `https://mta-sts.${DOMAIN}/.well-known/mta-sts.txt`,
  address: '192.0.2.80',
  ...during,
  tls: tls('b'),
  outcome: { kind: 'response', status: 200, contentType: 'text/plain', body, bodyComplete: true },
  ...more,
});

export const policyText = (mode: string, mx = HOST, maxAge = 2_592_000) =>
  `version: STSv1\r\nmode: ${mode}\r\nmx: ${mx}\r\nmax_age: ${maxAge}\r\n`;

const secureZone = (zone: string): ZoneLink => ({
  zone,
  status: 'secure',
  ds: [{ keyTag: 1, algorithm: 13, digestType: 2, matches: true }],
  keys: [{ keyTag: 1, algorithm: 13, flags: 257, bits: 256, signsKeys: true }],
  signatures: [],
});

/** Every look-up of a healthy domain with one mail host. */
const HEALTHY_DNS: readonly DnsLookup[] = [
  answer(DOMAIN, 'MX', [{ type: 'MX', preference: 10, exchange: HOST }]),
  answer(HOST, 'A', [{ type: 'A', address: ADDRESS }]),
  answer(HOST, 'AAAA', []),
  answer(`_25._tcp.${HOST}`, 'TLSA', [
    { type: 'TLSA', certificateUsage: 3, selector: 1, matchingType: 1, data: 'a'.repeat(64) },
  ]),
  answer(`_mta-sts.${DOMAIN}`, 'TXT', [{ type: 'TXT', strings: ['v=STSv1; id=20270101T000000;'] }]),
  answer(`mta-sts.${DOMAIN}`, 'A', [{ type: 'A', address: '192.0.2.80' }]),
  answer(`mta-sts.${DOMAIN}`, 'AAAA', []),
  answer(`_smtp._tls.${DOMAIN}`, 'TXT', [{ type: 'TXT', strings: [`v=TLSRPTv1; rua=mailto:tls@${DOMAIN}`] }]),
  answer(`_smtp_sts.${DOMAIN}`, 'TXT', [], { rcode: 'NXDOMAIN' }),
];

interface Changes {
  /** In place of the look-up of that name and type, or beside the others. */
  readonly dns?: readonly DnsLookup[];
  /** In place of all of them. */
  readonly smtp?: readonly SmtpSession[];
  readonly https?: readonly HttpsExchange[];
  readonly certificates?: readonly CertificateFacts[];
  readonly zones?: readonly ZoneLink[];
  readonly domain?: string;
  readonly end?: Evidence['end'];
  readonly network?: Evidence['vantage']['network'];
}

/** A domain with DNSSEC, STARTTLS, DANE, MTA-STS in mode enforce and TLS-RPT, but for what is changed. */
export function madeEvidence(changes: Changes = {}): Evidence {
  const changed = changes.dns ?? [];
  const kept = HEALTHY_DNS.filter(
    ({ name, type }) => !changed.some(other => other.name === name && other.type === type),
  );
  const certificates = changes.certificates ?? [
    certificateOf('a'),
    certificateOf('b', { dnsNames: [`mta-sts.${DOMAIN}`] }),
  ];
  return {
    format: 'postzegel-evidence',
    version: 1,
    domain: (changes.domain ?? DOMAIN) as DomainName,
    startedAt: NOW,
    endedAt: NOW + 1_000,
    end: changes.end ?? 'complete',
    vantage: {
      network: changes.network ?? 'real',
      resolvers: ['192.0.2.53'],
      roots: { source: 'test', count: 1 },
      application: 'test',
    },
    dns: [...kept, ...changed],
    zones: [...(changes.zones ?? ['.', 'nl', DOMAIN].map(secureZone))],
    smtp: [...(changes.smtp ?? [session({ kind: 'tls', tls: tls('a') })])],
    https: [...(changes.https ?? [policyFetch(policyText('enforce'))])],
    certificates: Object.fromEntries(certificates.map(each => [each.digests.certificate.sha256, each])),
  };
}
