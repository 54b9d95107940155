import { coversHost } from '../../certificates/index.ts';
import type { Evidence } from '../../evidence/evidence.ts';
import type { HttpsExchange } from '../../evidence/https.ts';
import { mailHosts } from '../../evidence/mail-hosts.ts';
import { aliasesOf, recordsAt } from '../../evidence/secure-records.ts';
import { parentDomain } from '../../model/domain-name.ts';
import type { EvidenceReference, Finding } from '../../findings/finding.ts';
import { finding } from '../../findings/finding-kinds.ts';
import { utf8Length } from '../../model/bytes.ts';
import type { Milliseconds } from '../../model/time.ts';
import {
  breaksPolicy,
  MAX_POLICY_BYTES,
  parseStsPolicy,
  policyExchange,
  policyHost,
  policyHostIsGenuine,
  policyOpinions,
  publishedPolicy,
  recordInForce,
  type SenderOpinions,
  type StsPolicy,
  type StsPolicyProblem,
} from '../../mtasts/index.ts';
import { assessRecord } from './mta-sts-record.ts';
import { assessCoverage } from './mta-sts-coverage.ts';

export function assessMtaSts(evidence: Evidence, now: Milliseconds): readonly Finding[] {
  const record = assessRecord(evidence);
  switch (record.kind) {
    case 'none': {
      if (mailHosts(evidence).kind === 'null-mx') return [];
      const forgotten = publishedPolicy(evidence) !== undefined;
      return [
        forgotten
          ? finding('mta-sts.policy-without-record', {}, record.where)
          : (parentOnly(evidence) ?? finding('mta-sts.none', {}, record.where)),
        ...record.beside,
      ];
    }
    case 'finding':
      return [record.finding];
    case 'announced':
      return [...assessPolicy(evidence, now), ...record.beside, ...delegations(evidence)];
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
  const opinions = policyOpinions(outcome.body);
  const broken = policy.ok ? policy.warnings.find(breaksPolicy) : policy.errors[0];
  if (broken || !policy.ok) {
    const problem = broken ?? ({ kind: 'not-a-policy', text: '' } as const);
    return [finding('mta-sts.policy-invalid', { problem, ...opinions }, where)];
  }
  return [
    ...mode(policy.value, where),
    ...contentType(outcome.contentType, where),
    ...certificateEnd(evidence, exchange, now),
    ...assessCoverage(evidence, policy.value, now),
    ...besides(policy.warnings, opinions, where),
  ];
}

/** What a policy has that does not make it invalid: odd things that all pass over, and what some read otherwise. */
function besides(
  warnings: readonly StsPolicyProblem[],
  opinions: SenderOpinions,
  where: readonly EvidenceReference[],
): readonly Finding[] {
  const twice = warnings.flatMap(each =>
    each.kind === 'duplicate-key' && each.differs !== undefined ? [each] : [],
  );
  const odd = warnings.filter(each => !twice.some(other => other === each)).slice(0, MAX_WARNINGS);
  return [
    ...(twice.length > 0 || opinions.refusedBy.length > 0
      ? [
          finding(
            'mta-sts.policy-read-differently',
            { keys: twice.map(({ key }) => key).slice(0, MAX_WARNINGS), ...opinions },
            where,
          ),
        ]
      : []),
    ...odd.map(problem => finding('mta-sts.policy-warning', { problem }, where)),
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

/** Lines that senders read past are told of up to here. */
const MAX_WARNINGS = 5;

const DAY = 86_400;
/** From how long before its end the policy host's certificate asks for attention. */
const SOON = 14 * DAY;

function certificateEnd(evidence: Evidence, { tls }: HttpsExchange, now: Milliseconds): readonly Finding[] {
  const sha256 = tls?.chain[0] ?? '';
  const at = evidence.certificates[sha256]?.notAfter;
  if (at === undefined) return [];
  const left = at - Math.floor(now / 1000);
  const where: readonly EvidenceReference[] = [{ kind: 'certificate', sha256 }];
  // A saved check, judged on a later day.
  if (left <= 0) return [finding('mta-sts.policy-certificate', { reason: 'expired' }, where)];
  if (left >= SOON) return [];
  const facts = { at, days: Math.max(1, Math.floor(left / DAY)) };
  return [finding('mta-sts.policy-certificate-ends-soon', facts, where)];
}

/** RFC 8461 §3.4: a policy is for its own domain alone, and not for those below it. */
function parentOnly(evidence: Evidence): Finding | undefined {
  const parent = parentDomain(evidence.domain);
  if (parent === undefined) return undefined;
  const name = `_mta-sts.${parent}`;
  const answer = recordsAt(evidence, name, 'TXT');
  const announced =
    answer.kind === 'records' && recordInForce(answer.records.map(({ strings }) => strings)) !== undefined;
  return announced
    ? finding('mta-sts.parent-only', { parent }, [{ kind: 'dns', name, type: 'TXT' }])
    : undefined;
}

/** RFC 8461 §8.2: record and policy may be kept by somebody else, which is good to know when they are to change. */
function delegations(evidence: Evidence): readonly Finding[] {
  const places = [
    [`_mta-sts.${evidence.domain}`, 'TXT'],
    [policyHost(evidence.domain), 'A'],
  ] as const;
  return places.flatMap(([name, type]) => {
    const target = aliasesOf(evidence, name, type).at(-1)?.target;
    return target === undefined
      ? []
      : [finding('mta-sts.delegated', { name, target }, [{ kind: 'dns', name, type }])];
  });
}
