import type { CertificateFacts } from '../evidence/certificate.ts';
import type { DnsLookup } from '../evidence/dns.ts';
import type { DnssecStatus } from '../evidence/dnssec-status.ts';
import type { Evidence } from '../evidence/evidence.ts';
import type { HttpsExchange } from '../evidence/https.ts';
import { lookupOf } from '../evidence/secure-records.ts';
import type { Milliseconds } from '../model/time.ts';
import { policyExchange, policyHost, policyHostIsGenuine, policyUrl } from '../mtasts/index.ts';
import type { PolicyChange, Proposal, RecordSetChange } from './proposal.ts';

/** Evidence as a check would find it, if what is proposed were published and everything else stayed as it was. */
export function overlay(evidence: Evidence, proposal: Proposal, now: Milliseconds): Evidence {
  const changed = proposal.recordSets.reduce((seen, change) => withRecordSet(seen, change, now), evidence);
  const whole = proposal.policy ? withPolicy(changed, proposal.policy, now) : changed;
  return { ...whole, startedAt: now, endedAt: now };
}

/** What a preview takes for granted, as no check has seen it. */
export type Assumption =
  /** The policy host will have a valid certificate of its own. */
  { readonly kind: 'policy-certificate'; readonly host: string };

/** What `overlay` assumes for a proposal beside the proposal itself. */
export function assumptionsOf(evidence: Evidence, proposal: Proposal): readonly Assumption[] {
  const exchange = policyExchange(evidence);
  const isSeen = exchange !== undefined && policyHostIsGenuine(evidence, exchange);
  return proposal.policy?.kind === 'serve' && !isSeen
    ? [{ kind: 'policy-certificate', host: policyHost(evidence.domain) }]
    : [];
}

function withRecordSet(
  evidence: Evidence,
  { name, type, after }: RecordSetChange,
  now: Milliseconds,
): Evidence {
  const lookup: DnsLookup = {
    name,
    type,
    startedAt: now,
    endedAt: now,
    result: {
      kind: 'answer',
      rcode: 'NOERROR',
      records: [...after],
      status: statusAt(evidence, name, type),
      statusSource: 'validated',
      extendedErrors: [],
    },
  };
  return {
    ...evidence,
    dns: [...evidence.dns.filter(each => each.name !== name || each.type !== type), lookup],
  };
}

/**
 * The DNSSEC status that new records would have: that of the answer there is now, which lies in the same zone; else that of
 * what is known of the nearest name above.
 */
function statusAt(evidence: Evidence, name: string, type: string): DnssecStatus {
  const own = lookupOf(evidence, name, type)?.result;
  if (own?.kind === 'answer') return own.status;
  const labels = name.split('.');
  for (let at = 0; at < labels.length; at += 1) {
    const above = labels.slice(at).join('.');
    const known = evidence.dns.find(
      lookup => lookup.name === above && lookup.result.kind === 'answer' && !isAliased(lookup),
    )?.result;
    if (known?.kind === 'answer') return known.status;
  }
  return 'indeterminate';
}

/** The status of an answer behind an alias says something of another zone as well. */
const isAliased = ({ result }: DnsLookup): boolean =>
  result.kind === 'answer' && result.records.some(({ type }) => type === 'CNAME' || type === 'DNAME');

const DAY_SECONDS = 86_400;
/** No certificate has it: a preview's stand-in for the one that the policy host is still to get. */
const ASSUMED = '0'.repeat(64);

function withPolicy(evidence: Evidence, policy: PolicyChange, now: Milliseconds): Evidence {
  const url = policyUrl(evidence.domain);
  const others = evidence.https.filter(exchange => exchange.url !== url);
  const before = policyExchange(evidence);
  const isGenuine = before !== undefined && policyHostIsGenuine(evidence, before);
  const exchange: HttpsExchange = {
    url,
    startedAt: now,
    endedAt: now,
    tls:
      isGenuine && before.tls
        ? before.tls
        : { version: 'TLSv1.3', cipherSuite: '', chain: [ASSUMED], webPki: { kind: 'trusted' } },
    outcome:
      policy.kind === 'serve'
        ? { kind: 'response', status: 200, contentType: 'text/plain', body: policy.text, bodyComplete: true }
        : { kind: 'response', status: 404, body: '', bodyComplete: true },
  };
  return {
    ...evidence,
    https: [...others, exchange],
    certificates: isGenuine
      ? evidence.certificates
      : { ...evidence.certificates, [ASSUMED]: assumedCertificate(evidence.domain, now) },
  };
}

function assumedCertificate(domain: string, now: Milliseconds): CertificateFacts {
  const host = policyHost(domain);
  const seconds = Math.floor(now / 1000);
  const none = { sha256: ASSUMED, sha512: ASSUMED };
  return {
    der: '',
    spki: '',
    digests: { certificate: none, publicKey: none },
    subject: `CN=${host}`,
    issuer: '',
    serialNumber: '',
    dnsNames: [host],
    commonNames: [],
    notBefore: seconds - DAY_SECONDS,
    notAfter: seconds + 90 * DAY_SECONDS,
    publicKey: { kind: 'ec', curve: 'P-256', bits: 256 },
    signatureAlgorithm: '',
    isCa: false,
    selfIssued: false,
  };
}
