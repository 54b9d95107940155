import type { Seconds } from '../model/time.ts';
import { remembered } from '../model/remembered.ts';
import type { Sts2016Record } from '../sts2016/index.ts';
import { deliverableRua, selectTlsRptRecord } from '../tlsrpt/index.ts';
import { deliver, type Demand, findHosts } from './delivery.ts';
import {
  type CachedPolicy,
  EMPTY_CACHE,
  type HeldMtaSts,
  type PolicyCache,
  withHeld,
} from './policy-cache.ts';
import type { Attempt, Run } from './run.ts';
import { note, type Scene } from './scene.ts';
import { type Sender, triesUntil, validates } from './sender.ts';
import { daneDemand } from './senders/dane.ts';
import { announcementFor, fetchPolicy, findPolicy, policyDemand } from './senders/mta-sts.ts';
import { runSts2016 } from './senders/sts2016.ts';
import type { HostReading, DomainReading } from '../reading/domain-reading.ts';

export interface Circumstances {
  readonly now: Seconds;
  /** What the sender holds from earlier messages; nothing at first contact. */
  readonly cache?: PolicyCache;
}

/** What a sender does with one message for a domain, step by step, and what it holds afterwards. */
export function simulate(reading: DomainReading, sender: Sender, circumstances: Circumstances): Run {
  const { now, cache = EMPTY_CACHE } = circumstances;
  const scene: Scene = { reading, sender, now, steps: [], failures: [] };
  const before = cache[reading.domain] ?? {};
  const found = findHosts(scene);
  const { attempt, held, applied2016 }: Sent =
    found.kind === 'end' ? { attempt: found.attempt, held: before } : send(scene, found.hosts, before);
  if (attempt.kind === 'deferred') note(scene, 'wait', 'RFC 5321 §4.5.4.1');
  const report = reportOf(scene, applied2016);
  return {
    steps: scene.steps,
    outcome: attempt.kind === 'deferred' ? { ...attempt, until: triesUntil(sender, now) } : attempt,
    ...(report && { report }),
    cache: { ...cache, [reading.domain]: held },
  };
}

interface Sent {
  readonly attempt: Attempt;
  readonly held: CachedPolicy;
  readonly applied2016?: Sts2016Record | undefined;
}

function send(scene: Scene, hosts: readonly HostReading[], before: CachedPolicy): Sent {
  const by = (demandOf: (view: HostReading) => Demand): Sent => ({
    attempt: deliver(hosts, demandOf, scene),
    held: before,
  });
  switch (scene.sender.kind) {
    case 'no-tls':
      return by(() => ({ kind: 'cleartext' }));
    case 'opportunistic':
      return by(() => ({ kind: 'opportunistic' }));
    case 'dane':
      return by(view => daneDemand(scene, view));
    case 'sts2016': {
      const { attempt, held, applied } = runSts2016(scene, hosts, before.sts2016);
      return { attempt, held: withHeld(before, 'sts2016', held), applied2016: applied };
    }
    case 'mta-sts':
      return sendByPolicy(scene, hosts, before, () => ({ kind: 'opportunistic' }));
    case 'dane-and-mta-sts':
      return sendByPolicy(scene, hosts, before, view => daneDemand(scene, view));
  }
}

/** MTA-STS (RFC 8461 §5.1); `other` is what is wanted of a host by what else the sender knows. */
function sendByPolicy(
  scene: Scene,
  hosts: readonly HostReading[],
  before: CachedPolicy,
  other: (view: HostReading) => Demand,
): Sent {
  const { policy, held, isUnknown } = findPolicy(scene, before.mtaSts);
  let isRuledByPolicy = false;
  const demandOf = demandBy(scene, policy, other, () => {
    isRuledByPolicy = true;
  });
  const attempt = deliver(hosts, demandOf, scene);
  if (isUnknown) {
    // Nobody can tell what a sender does by a policy that was not seen.
    const isSettled = attempt.kind === 'delivered' && attempt.protection === 'authenticated';
    const isOpen = attempt.kind === 'delivered' && !isSettled;
    return { attempt: isOpen ? { kind: 'unknown' } : attempt, held: withHeld(before, 'mtaSts', held) };
  }
  const newer =
    held && isRuledByPolicy && attempt.kind === 'deferred' && attempt.because === 'security'
      ? newerPolicy(scene, held)
      : undefined;
  return {
    attempt: newer ? deliver(hosts, demandBy(scene, newer.policy, other), scene) : attempt,
    held: withHeld(before, 'mtaSts', newer ?? held),
  };
}

/**
 * What is wanted of a host by a policy and by what else the sender knows.
 * @param onEnforced called where the policy in mode enforce decides about a host, and not DANE
 */
function demandBy(
  scene: Scene,
  policy: HeldMtaSts['policy'] | undefined,
  other: (view: HostReading) => Demand,
  onEnforced: () => void = () => {},
): (view: HostReading) => Demand {
  const { domain } = scene.reading;
  const inForce = policy?.mode === 'none' ? undefined : policy;
  if (policy && !inForce) note(scene, 'policy-mode-none', 'RFC 8461 §5', domain);
  return view => {
    const demand = other(view);
    const isDecided = demand.kind === 'checked' || demand.kind === 'skip';
    // RFC 8461 §2: where DANE validates, or cannot, no policy overrides it.
    if (isDecided) note(scene, 'dane-decides', 'RFC 8461 §2', view.host);
    if (isDecided || demand.kind === 'unknown' || !inForce) return demand;
    // TLSA records that are all unusable ask for TLS and no more; a policy in mode enforce asks for that and a name.
    if (inForce.mode === 'enforce') onEnforced();
    else if (demand.kind === 'tls') return demand;
    return policyDemand(scene, inForce, view);
  };
}

/** RFC 8461 §5.1: no final failure before DNS was asked for a newer policy. */
function newerPolicy(scene: Scene, held: HeldMtaSts): HeldMtaSts | undefined {
  const { domain } = scene.reading;
  note(scene, 'recheck', 'RFC 8461 §5.1', domain);
  const announced = announcementFor(scene);
  if (announced.kind !== 'id' || announced.id === held.id) {
    note(scene, 'policy-unchanged', 'RFC 8461 §5.1', domain);
    return undefined;
  }
  const newer = fetchPolicy(scene, announced.id);
  return newer === 'unknown' ? undefined : newer;
}

function reportOf(scene: Scene, applied2016: Sts2016Record | undefined): Run['report'] {
  const { reading, sender } = scene;
  const failures = [...new Set(scene.failures)];
  const isSigned = sender.kind !== 'sts2016';
  const to = isSigned ? tlsRptAddresses(scene) : (applied2016?.reportTo.map(({ uri }) => uri) ?? []);
  if (failures.length === 0 || to.length === 0) return undefined;
  const isMailed = to.some(uri => uri.startsWith('mailto:'));
  return { to, failures, isSigned, isTampered: reading.reportsAreTampered === true && isMailed };
}

const tlsRptRecordOf = remembered(selectTlsRptRecord);

/** RFC 8460 §3: failures are reported where the domain asks for it, to whom it names. */
function tlsRptAddresses({ reading: { tlsRpt }, sender }: Scene): readonly string[] {
  if (tlsRpt.kind !== 'records' || (tlsRpt.status === 'bogus' && validates(sender))) return [];
  const record = tlsRptRecordOf(tlsRpt.records);
  return record.ok ? deliverableRua(record.value) : [];
}
