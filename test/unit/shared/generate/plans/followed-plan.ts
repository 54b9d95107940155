import type { CertificateFacts } from '../../../../../shared/evidence/certificate.ts';
import { announcedId, servedPolicy } from '../../../../../shared/reading/announced-policy.ts';
import type { DnsLookup } from '../../../../../shared/evidence/dns.ts';
import type { Evidence } from '../../../../../shared/evidence/evidence.ts';
import type { PlanStep } from '../../../../../shared/generate/plans/plan.ts';
import type { Seconds } from '../../../../../shared/model/time.ts';
import { type StsPolicy } from '../../../../../shared/mtasts/index.ts';
import { overlay } from '../../../../../shared/overlay/overlay.ts';
import { type PolicyCache, POSTFIX, type Sender, simulate } from '../../../../../shared/simulate/index.ts';
import type { DomainReading } from '../../../../../shared/reading/domain-reading.ts';
import { readDomain } from '../../../../../shared/reading/read-domain.ts';

/** What is true from a moment on: what is published and what the servers send. */
export interface Moment {
  readonly at: Seconds;
  readonly step: string;
  readonly evidence: Evidence;
}

/** The certificates that the servers of a host get where a step of the plan puts new ones there. */
export type NewCertificates = (host: string) => CertificateFacts;

/**
 * A plan as somebody follows it: no step before its moment, nor sooner after the step before than it says, and each as much
 * later as is given.
 */
export function followed(
  evidence: Evidence,
  now: Seconds,
  steps: readonly PlanStep[],
  delays: readonly Seconds[] = [],
  certificateFor?: NewCertificates,
): readonly Moment[] {
  const moments: Moment[] = [{ at: now, step: 'before', evidence }];
  for (const [place, { id, at, wait = 0, action, proposal }] of steps.entries()) {
    const last = moments.at(-1)!;
    const then = Math.max(at, place === 0 ? 0 : last.at + wait) + (delays[place] ?? 0);
    const published = proposal ? overlay(last.evidence, proposal, then * 1000) : last.evidence;
    const installed =
      action.kind === 'install-certificate' && certificateFor
        ? withCertificate(published, action.host, certificateFor(action.host))
        : published;
    moments.push({ at: then, step: id, evidence: installed });
  }
  return moments;
}

export function withCertificate(evidence: Evidence, host: string, certificate: CertificateFacts): Evidence {
  const sha256 = certificate.digests.certificate.sha256;
  return {
    ...evidence,
    certificates: { ...evidence.certificates, [sha256]: certificate },
    smtp: evidence.smtp.map(session =>
      session.host === host && session.outcome.kind === 'tls'
        ? { ...session, outcome: { ...session.outcome, tls: { ...session.outcome.tls, chain: [sha256] } } }
        : session,
    ),
  };
}

/** How long after its end a set may still be met: a secondary server lags, and a resolver holds what it got there. */
const stillHeld = (lookup: DnsLookup): Seconds => {
  const { result } = lookup;
  const ttls = result.kind === 'answer' ? result.records.map(({ ttl }) => ttl) : [];
  // RFC 7671 §8.1: two TTLs. Without records what is held is that there are none.
  return ttls.length > 0 ? 2 * Math.max(...ttls) : 3_600;
};

/** Every answer to a question that a resolver somewhere may hold at a moment of the past moments' last. */
function heldAnswers(
  past: readonly Moment[],
  name: string,
  type: string,
): readonly (DnsLookup | undefined)[] {
  const now = past.at(-1)!.at;
  const found = past.flatMap(({ evidence }, place) => {
    const end = past[place + 1]?.at;
    const lookup = evidence.dns.find(each => each.name === name && each.type === type);
    const isHeld = end === undefined || end + (lookup ? stillHeld(lookup) : 0) > now;
    return isHeld ? [lookup] : [];
  });
  return [...new Set(found)];
}

/**
 * Every policy that a sender may hold (RFC 8461 §3.2): fetched up to the end of its time under any id that was announced by
 * then, and not refreshed since.
 */
function heldPolicies(past: readonly Moment[], heldBefore: readonly StsPolicy[]): readonly Held[] {
  const now = past.at(-1)!.at;
  const start = past[0]!.at;
  const found = past.flatMap(({ evidence }, place): readonly Held[] => {
    const policy = servedPolicy(readDomain(evidence));
    const end = past[place + 1]?.at;
    if (!policy || (end !== undefined && end + policy.maxAge <= now)) return [];
    const ids = past.slice(0, place + 1).map(each => announcedId(readDomain(each.evidence).stsRecord));
    return [...new Set(ids)].flatMap(id => (id === undefined ? [] : [{ id, policy }]));
  });
  const older = heldBefore.filter(({ maxAge }) => start + maxAge > now);
  return [...found, ...older.map(policy => ({ id: 'before', policy }))];
}

interface Held {
  readonly id: string;
  readonly policy: StsPolicy;
}

const KINDS: readonly Sender[] = [
  POSTFIX,
  { kind: 'dane' },
  { kind: 'mta-sts' },
  { kind: 'dane-and-mta-sts' },
  { kind: 'opportunistic' },
];

export interface Refusal {
  readonly step: string;
  readonly sender: Sender['kind'];
  readonly host: string;
  readonly held: string;
}

/**
 * Every message of a sender that delivered before the plan, to any one server, with whatever it may hold from the DNS and from
 * the policy host, that is not delivered right after a step. Right after it is when most is held that is old.
 * @param heldBefore policies that were published till shortly before the plan
 */
export function refusals(
  moments: readonly Moment[],
  heldBefore: readonly StsPolicy[] = [],
): readonly Refusal[] {
  const [first] = moments;
  const delivering = KINDS.filter(sender => misses(first!.evidence, first!.at, sender, {}).length === 0);
  return moments.flatMap(({ at, step, evidence }, place) => {
    const past = moments.slice(0, place + 1);
    return seenByResolvers(past, evidence).flatMap(seen =>
      [undefined, ...heldPolicies(past, heldBefore)].flatMap(held => {
        const cache: PolicyCache = held
          ? { [evidence.domain]: { mtaSts: { ...held, fetchedAt: at - 1 } } }
          : {};
        return delivering.flatMap(sender =>
          misses(seen, at, sender, cache).map(host => ({
            step,
            sender: sender.kind,
            host,
            held: JSON.stringify(held ?? 'nothing'),
          })),
        );
      }),
    );
  });
}

/** The present, with each of the sets that plans change as any resolver may have it. */
function seenByResolvers(past: readonly Moment[], evidence: Evidence): readonly Evidence[] {
  const questions = evidence.dns.filter(
    ({ name, type }) => type === 'TLSA' || type === 'MX' || (type === 'TXT' && name.startsWith('_mta-sts.')),
  );
  return questions.reduce<readonly Evidence[]>(
    (seen, { name, type }) => {
      const answers = heldAnswers(past, name, type);
      return seen.flatMap(each =>
        answers.map(answer => ({
          ...each,
          dns: [
            ...each.dns.filter(other => other.name !== name || other.type !== type),
            ...(answer ? [answer] : []),
          ],
        })),
      );
    },
    [evidence],
  );
}

/** The hosts with a server that a sender does not deliver to, where that is the only one it can reach. */
function misses(evidence: Evidence, now: Seconds, sender: Sender, cache: PolicyCache): readonly string[] {
  const reading = readDomain(evidence);
  if (reading.mx.kind !== 'hosts') return [];
  const { mx } = reading;
  return mx.hosts.flatMap(host =>
    host.servers.flatMap(server => {
      const alone: DomainReading = { ...reading, mx: { ...mx, hosts: [{ ...host, servers: [server] }] } };
      const { outcome } = simulate(alone, sender, { now, cache });
      return outcome.kind === 'delivered' ? [] : [host.host];
    }),
  );
}
