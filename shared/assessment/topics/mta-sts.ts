import type { EvidenceReference, Finding } from '../../findings/finding.ts';
import { finding } from '../../findings/finding.ts';
import type { Seconds } from '../../model/time.ts';
import {
  breaksPolicy,
  parseStsPolicy,
  policyHost,
  policyOpinions,
  policyUrl,
  type SenderOpinions,
  statusMeaning,
  type StsPolicy,
  type StsPolicyProblem,
  stsRecordName,
} from '../../mtasts/index.ts';
import { servedPolicy } from '../../reading/announced-policy.ts';
import type { DomainReading, HostReading, PageFault, PageReading } from '../../reading/domain-reading.ts';
import { isFoundByAll } from '../../reading/hosts/dane-match.ts';
import { hostDane } from '../../reading/hosts/host-dane.ts';
import { mailHosts } from '../../reading/hosts/mail-hosts.ts';
import { meetsPolicy } from '../../reading/hosts/meets-policy.ts';
import { assessCoverage } from './mta-sts-coverage.ts';
import { assessRecord } from './mta-sts-record.ts';

export function assessMtaSts(reading: DomainReading, now: Seconds): readonly Finding[] {
  const record = assessRecord(reading);
  switch (record.kind) {
    case 'none': {
      const { mx } = reading;
      if (mx.kind === 'no-mail') return [];
      // One fault is told once: what was meant for a record is why there is none.
      if (record.because.length > 0) return record.because;
      const forgotten = servedPolicy(reading) !== undefined;
      return [
        forgotten
          ? finding('mta-sts.policy-without-record', {}, record.where)
          : (parentOnly(reading) ?? noPolicy(reading, now, record.where)),
      ];
    }
    case 'finding':
      return [
        record.finding.id === 'mta-sts.none'
          ? noPolicy(reading, now, record.finding.evidence)
          : record.finding,
      ];
    case 'announced':
      return [...assessPolicy(reading, now), ...record.beside, ...delegations(reading)];
  }
}

function assessPolicy(reading: DomainReading, now: Seconds): readonly Finding[] {
  const { domain, stsPolicy } = reading;
  const page: readonly EvidenceReference[] = [{ kind: 'https', url: policyUrl(domain) }];
  const host = policyHost(domain);
  const addresses = (['A', 'AAAA'] as const).map(type => ({ kind: 'dns', name: host, type }) as const);
  switch (stsPolicy.kind) {
    case 'unknown': {
      const { cause } = stsPolicy;
      const isFetched = cause.kind === 'private-address' || reading.policyCertificate !== undefined;
      return [finding('mta-sts.not-measured', { cause }, isFetched ? page : addresses)];
    }
    case 'failed': {
      const fault = stsPolicy.fault ?? { kind: 'no-address' };
      const isOfDns = fault.kind === 'no-address' || fault.kind === 'lookup-failed';
      return [faultFinding(fault, host, isOfDns ? addresses : page)];
    }
    case 'served':
      return assessText(reading, stsPolicy, now, page);
  }
}

function assessText(
  reading: DomainReading,
  { body, contentType: type }: Extract<PageReading, { kind: 'served' }>,
  now: Seconds,
  where: readonly EvidenceReference[],
): readonly Finding[] {
  const policy = parseStsPolicy(body);
  const opinions = policyOpinions(body);
  const broken = policy.ok ? policy.warnings.find(breaksPolicy) : policy.errors[0];
  if (broken || !policy.ok) {
    const problem = broken ?? ({ kind: 'not-a-policy', text: '' } as const);
    return [finding('mta-sts.policy-invalid', { problem, ...opinions }, where)];
  }
  return [
    ...mode(policy.value, where),
    ...contentType(type, where),
    ...certificateEnd(reading, now),
    ...assessCoverage(reading, policy.value, now),
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

/** Of a redirect's target this much is told. */
const SHOWN_CHARACTERS = 200;

function faultFinding(fault: PageFault, name: string, where: readonly EvidenceReference[]): Finding {
  switch (fault.kind) {
    case 'no-address': {
      const { aliasTo } = fault;
      if (aliasTo !== undefined) return finding('mta-sts.host-alias-dangling', { name, aliasTo }, where);
      return finding(
        'mta-sts.policy-unreachable',
        { stage: 'resolve', cause: { kind: 'no-address' } },
        where,
      );
    }
    case 'lookup-failed': {
      const { kind: _kind, ...failure } = fault;
      return finding('mta-sts.lookup-failed', { name, ...failure }, where);
    }
    case 'unreachable':
      return finding('mta-sts.policy-unreachable', { stage: fault.stage, cause: fault.cause }, where);
    case 'cut-short':
      return finding('mta-sts.policy-unreachable', { stage: 'body', cause: { kind: 'closed' } }, where);
    case 'certificate':
      return finding('mta-sts.policy-certificate', { reason: fault.reason }, where);
    case 'redirect':
      return finding(
        'mta-sts.policy-redirect',
        { location: fault.location.slice(0, SHOWN_CHARACTERS) },
        where,
      );
    case 'status':
      return finding(
        'mta-sts.policy-status',
        { status: fault.status, ...statusMeaning(fault.status, fault.body) },
        where,
      );
    case 'too-large':
      return finding('mta-sts.policy-too-large', { limitBytes: fault.limitBytes }, where);
  }
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

function certificateEnd({ policyCertificate }: DomainReading, now: Seconds): readonly Finding[] {
  if (!policyCertificate) return [];
  const { notAfter: at, digests } = policyCertificate;
  const left = at - now;
  const where: readonly EvidenceReference[] = [{ kind: 'certificate', sha256: digests.certificate.sha256 }];
  // A saved check, judged on a later day.
  if (left <= 0) return [finding('mta-sts.policy-certificate', { reason: 'expired' }, where)];
  if (left >= SOON) return [];
  const facts = { at, days: Math.max(1, Math.floor(left / DAY)) };
  return [finding('mta-sts.policy-certificate-ends-soon', facts, where)];
}

/** RFC 8461 §3.4: a policy is for its own domain alone, and not for those below it. */
function parentOnly({ parentAnnounces: parent }: DomainReading): Finding | undefined {
  return parent === undefined
    ? undefined
    : finding('mta-sts.parent-only', { parent }, [{ kind: 'dns', name: stsRecordName(parent), type: 'TXT' }]);
}

/** RFC 8461 §8.2: record and policy may be kept by somebody else, which is good to know when they are to change. */
function delegations({ domain, delegations: all, stsPolicy }: DomainReading): readonly Finding[] {
  const isDangling =
    stsPolicy.kind === 'failed' &&
    stsPolicy.fault?.kind === 'no-address' &&
    stsPolicy.fault.aliasTo !== undefined;
  return all
    .filter(({ name }) => !(isDangling && name === policyHost(domain)))
    .map(({ name, type, target }) =>
      finding('mta-sts.delegated', { name, target }, [{ kind: 'dns', name, type }]),
    );
}

/** No MTA-STS: what that leaves, and which hosts are to be mended before a policy is of use. */
function noPolicy(reading: DomainReading, now: Seconds, where: readonly EvidenceReference[]): Finding {
  const hosts = mailHosts(reading);
  const isSure = (each: HostReading) => {
    const dane = hostDane(reading, each, now);
    return (
      dane.kind === 'secure' &&
      dane.servers.length > 0 &&
      dane.servers.every(({ result }) => typeof result === 'object' && isFoundByAll(result))
    );
  };
  const hasDane = reading.zone.kind === 'secure' && hosts.length > 0 && hosts.every(isSure);
  const unmet = hosts.filter(each => meetsPolicy(each, now) === 'fails').map(({ host }) => host);
  const facts = { ...(hasDane && { hasDane: true as const }), ...(unmet.length > 0 && { unmet }) };
  return finding('mta-sts.none', facts, where);
}
