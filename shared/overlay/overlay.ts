import type { CertificateFacts } from '../evidence/certificate.ts';
import type { Evidence } from '../evidence/evidence.ts';
import type { HttpsExchange } from '../evidence/https.ts';
import { recordsAt } from '../evidence/secure-records.ts';
import type { Milliseconds } from '../model/time.ts';
import { policyHost, policyUrl } from '../mtasts/index.ts';
import { exchangeOf, isGenuine } from '../reading/read-page.ts';
import { layRecords } from './lay-records.ts';
import type { PolicyChange, Proposal } from './proposal.ts';

/** Evidence as a check would find it, if what is proposed were published and everything else stayed as it was. */
export function overlay(evidence: Evidence, proposal: Proposal, now: Milliseconds): Evidence {
  const changed = { ...evidence, dns: [...layRecords(evidence, proposal.recordSets, now)] };
  const whole = proposal.policy ? withPolicy(changed, proposal.policy, now) : changed;
  return { ...whole, startedAt: now, endedAt: now };
}

/** What a preview takes for granted, as no check has seen it. */
export type Assumption =
  /** The policy host will have an address, by which it can be reached. */
  | { readonly kind: 'policy-address'; readonly host: string }
  /** The policy host will have a valid certificate of its own. */
  | { readonly kind: 'policy-certificate'; readonly host: string };

/** What `overlay` assumes for a proposal beside the proposal itself. */
export function assumptionsOf(evidence: Evidence, proposal: Proposal): readonly Assumption[] {
  if (proposal.policy?.kind !== 'serve') return [];
  const host = policyHost(evidence.domain);
  const exchange = exchangeOf(evidence, policyUrl(evidence.domain));
  const hasAddress =
    exchange !== undefined ||
    (['A', 'AAAA'] as const).some(type => recordsAt(evidence, host, type).kind === 'records') ||
    proposal.recordSets.some(({ name, after }) => name === host && after.length > 0);
  const isSeen = exchange !== undefined && isGenuine(evidence, exchange, host);
  return [
    ...(hasAddress ? [] : [{ kind: 'policy-address', host } as const]),
    ...(isSeen ? [] : [{ kind: 'policy-certificate', host } as const]),
  ];
}

const DAY_SECONDS = 86_400;
/** No certificate has it: a preview's stand-in for the one that the policy host is still to get. */
const ASSUMED = '0'.repeat(64);

function withPolicy(evidence: Evidence, policy: PolicyChange, now: Milliseconds): Evidence {
  const url = policyUrl(evidence.domain);
  const others = evidence.https.filter(exchange => exchange.url !== url);
  const before = exchangeOf(evidence, url);
  const isKnown = before !== undefined && isGenuine(evidence, before, policyHost(evidence.domain));
  const exchange: HttpsExchange = {
    url,
    startedAt: now,
    endedAt: now,
    tls:
      isKnown && before.tls
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
    certificates: isKnown
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
