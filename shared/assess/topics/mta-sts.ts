import { coversHost, webPkiFlaw } from '../../certificates/index.ts';
import type { Evidence } from '../../evidence/evidence.ts';
import type { HttpsExchange } from '../../evidence/https.ts';
import { hostsOf, mailHosts } from '../../evidence/mail-hosts.ts';
import { recordsAt } from '../../evidence/secure-records.ts';
import type { EvidenceReference, Finding } from '../../findings/finding.ts';
import { finding } from '../../findings/finding-kinds.ts';
import { utf8Length } from '../../model/bytes.ts';
import type { Milliseconds } from '../../model/time.ts';
import {
  MAX_POLICY_BYTES,
  matchesMx,
  parseStsPolicy,
  parseStsRecord,
  policyExchange,
  policyHost,
  policyHostIsGenuine,
  publishedPolicy,
  type StsPolicy,
  stsRecords,
} from '../../mtasts/index.ts';

export function assessMtaSts(evidence: Evidence, now: Milliseconds): readonly Finding[] {
  const record = assessRecord(evidence);
  switch (record.kind) {
    case 'none': {
      if (mailHosts(evidence).kind === 'null-mx') return [];
      const forgotten = publishedPolicy(evidence) !== undefined;
      return [
        forgotten
          ? finding('mta-sts.policy-without-record', {}, record.where)
          : finding('mta-sts.none', {}, record.where),
      ];
    }
    case 'finding':
      return [record.finding];
    case 'announced':
      return assessPolicy(evidence, now);
  }
}

type RecordState =
  | { readonly kind: 'none'; readonly where: readonly EvidenceReference[] }
  | { readonly kind: 'finding'; readonly finding: Finding }
  | { readonly kind: 'announced' };

/** RFC 8461 §3.1: exactly one valid record announces a policy. */
function assessRecord(evidence: Evidence): RecordState {
  const name = `_mta-sts.${evidence.domain}`;
  const where: readonly EvidenceReference[] = [{ kind: 'dns', name, type: 'TXT' }];
  const told = (found: Finding): RecordState => ({ kind: 'finding', finding: found });
  const answer = recordsAt(evidence, name, 'TXT');
  switch (answer.kind) {
    case 'failed':
      return told(finding('mta-sts.not-measured', { cause: answer.cause }, where));
    case 'not-asked':
      return told(finding('mta-sts.not-measured', { cause: { kind: 'cancelled' } }, where));
    case 'server-failure':
      return told(
        finding('mta-sts.not-measured', { cause: { kind: 'malformed', detail: answer.rcode } }, where),
      );
    case 'none':
      return { kind: 'none', where };
    case 'records': {
      const records = stsRecords(answer.records.map(({ strings }) => strings));
      const [record] = records;
      if (!record) return { kind: 'none', where };
      if (records.length > 1)
        return told(finding('mta-sts.several-records', { count: records.length }, where));
      const parsed = parseStsRecord(record);
      return parsed.ok
        ? { kind: 'announced' }
        : told(finding('mta-sts.record-invalid', { problem: parsed.errors[0] }, where));
    }
  }
}

function assessPolicy(evidence: Evidence, now: Milliseconds): readonly Finding[] {
  const host = policyHost(evidence.domain);
  const exchange = policyExchange(evidence);
  if (!exchange) {
    const where = (['A', 'AAAA'] as const).map(type => ({ kind: 'dns', name: host, type }) as const);
    const answers = [recordsAt(evidence, host, 'A'), recordsAt(evidence, host, 'AAAA')];
    const failed = answers.find(answer => answer.kind === 'failed');
    return failed || evidence.end !== 'complete'
      ? [finding('mta-sts.not-measured', { cause: failed?.cause ?? { kind: 'check-limit' } }, where)]
      : [finding('mta-sts.policy-unreachable', { stage: 'resolve', cause: { kind: 'no-address' } }, where)];
  }
  const where: readonly EvidenceReference[] = [{ kind: 'https', url: exchange.url }];
  const { outcome } = exchange;
  if (outcome.kind === 'failed') {
    const { stage, cause } = outcome;
    if (cause.kind === 'cancelled' || cause.kind === 'check-limit' || cause.kind === 'private-address') {
      return [finding('mta-sts.not-measured', { cause }, where)];
    }
    return cause.kind === 'too-large'
      ? [finding('mta-sts.policy-too-large', { limitBytes: cause.limitBytes }, where)]
      : [finding('mta-sts.policy-unreachable', { stage, cause }, where)];
  }
  // RFC 8461 §3.3, in the order in which a sender meets them: certificate, status, then the policy itself.
  if (!policyHostIsGenuine(evidence, exchange)) return [wrongCertificate(evidence, exchange, where)];
  if (outcome.status >= 300 && outcome.status < 400) {
    return [finding('mta-sts.policy-redirect', { location: (outcome.location ?? '').slice(0, 200) }, where)];
  }
  if (outcome.status !== 200) return [finding('mta-sts.policy-status', { status: outcome.status }, where)];
  if (!outcome.bodyComplete) return [wrongEnd(outcome.body, where)];
  const policy = parseStsPolicy(outcome.body);
  if (!policy.ok) return [finding('mta-sts.policy-invalid', { problem: policy.errors[0] }, where)];
  return [
    ...mode(policy.value, where),
    ...contentType(outcome.contentType, where),
    ...certificateEnd(evidence, exchange, now),
    ...coverage(evidence, policy.value, now),
  ];
}

/** Reading ended at the limit, or the connection did before the announced length. */
function wrongEnd(body: string, where: readonly EvidenceReference[]): Finding {
  return utf8Length(body) < MAX_POLICY_BYTES
    ? finding('mta-sts.policy-unreachable', { stage: 'body', cause: { kind: 'closed' } }, where)
    : finding('mta-sts.policy-too-large', { limitBytes: MAX_POLICY_BYTES }, where);
}

function wrongCertificate(
  evidence: Evidence,
  { tls }: HttpsExchange,
  where: readonly EvidenceReference[],
): Finding {
  const webPki = tls?.webPki;
  const certificate = evidence.certificates[tls?.chain[0] ?? ''];
  const named = certificate !== undefined && coversHost(certificate, policyHost(evidence.domain));
  const reason =
    webPki?.kind === 'untrusted' && (named || webPki.reason !== 'other') ? webPki.reason : 'name-mismatch';
  return finding('mta-sts.policy-certificate', { reason }, where);
}

/** RFC 8461 §10.2 wants policies to live long; below a week in mode enforce the protection keeps lapsing. */
const SHORT_MAX_AGE = 604_800;

function mode(policy: StsPolicy, where: readonly EvidenceReference[]): readonly Finding[] {
  switch (policy.mode) {
    case 'enforce':
      return [
        finding('mta-sts.enforce', { maxAge: policy.maxAge }, where),
        ...(policy.maxAge < SHORT_MAX_AGE
          ? [finding('mta-sts.max-age-short', { maxAge: policy.maxAge }, where)]
          : []),
      ];
    case 'testing':
      return [finding('mta-sts.testing', {}, where)];
    case 'none':
      return [finding('mta-sts.mode-none', {}, where)];
  }
}

function contentType(type: string | undefined, where: readonly EvidenceReference[]): readonly Finding[] {
  const isText = /^text\/plain\s*(;|$)/i.test(type ?? '');
  return isText ? [] : [finding('mta-sts.policy-type', { contentType: (type ?? '').slice(0, 80) }, where)];
}

const DAY = 86_400;
/** From how long before its end the policy host's certificate asks for attention. */
const SOON = 14 * DAY;

function certificateEnd(evidence: Evidence, { tls }: HttpsExchange, now: Milliseconds): readonly Finding[] {
  const sha256 = tls?.chain[0] ?? '';
  const at = evidence.certificates[sha256]?.notAfter;
  if (at === undefined) return [];
  const left = at - Math.floor(now / 1000);
  if (left <= 0 || left >= SOON) return [];
  const facts = { at, days: Math.max(1, Math.floor(left / DAY)) };
  return [finding('mta-sts.policy-certificate-ends-soon', facts, [{ kind: 'certificate', sha256 }])];
}

/** What only comparing shows: the policy against the MX hosts and what they serve. */
function coverage(evidence: Evidence, policy: StsPolicy, now: Milliseconds): readonly Finding[] {
  if (policy.mode === 'none') return [];
  const hosts = hostsOf(mailHosts(evidence)).map(mx => mx.host);
  if (hosts.length === 0) return [];
  const where: readonly EvidenceReference[] = [{ kind: 'dns', name: evidence.domain, type: 'MX' }];
  const covered = (host: string) => policy.mx.some(pattern => matchesMx(pattern, host));
  return [
    ...hosts
      .filter(host => !covered(host))
      .map(host => finding('mta-sts.mx-not-covered', { host, mode: policy.mode }, where)),
    ...hosts
      .filter(host => covered(host) && failsWebPki(evidence, host, now))
      .map(host => finding('mta-sts.mx-certificate', { host, mode: policy.mode }, [])),
    ...policy.mx
      .filter(pattern => !hosts.some(host => matchesMx(pattern, host)))
      .map(pattern => finding('mta-sts.pattern-unused', { pattern }, where)),
  ];
}

/** RFC 8461 §4.2: STARTTLS, a chain to a trusted root, not expired, and the MX host's name. Unseen is not failed. */
function failsWebPki(evidence: Evidence, host: string, now: Milliseconds): boolean {
  return evidence.smtp.some(({ host: of, outcome }) => {
    if (of !== host) return false;
    if (outcome.kind === 'no-starttls') return true;
    if (outcome.kind !== 'tls') return false;
    const certificate = evidence.certificates[outcome.tls.chain[0] ?? ''];
    if (!certificate) return false;
    return webPkiFlaw(certificate, outcome.tls.webPki.kind === 'trusted', host, now / 1000) !== undefined;
  });
}
