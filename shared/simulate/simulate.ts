import type { Seconds } from '../model/time.ts';
import { selectTlsRptRecord } from '../tlsrpt/index.ts';
import { deliver, type Demand, type Diary, findHosts, note } from './delivery.ts';
import { type CachedPolicy, EMPTY_CACHE, type Outcome, type PolicyCache, type Run } from './run.ts';
import { type Sender, validates } from './sender.ts';
import { daneDemand } from './senders/dane.ts';
import { announcedId, fetchPolicy, findPolicy, policyDemand } from './senders/mta-sts.ts';
import { runSts2016 } from './senders/sts2016.ts';
import type { HostView, World } from './world.ts';

export interface Circumstances {
  readonly now: Seconds;
  /** What the sender holds from earlier messages; nothing at first contact. */
  readonly cache?: PolicyCache;
}

/** What a sender does with one message for a domain, step by step, and what it holds afterwards. */
export function simulate(world: World, sender: Sender, circumstances: Circumstances): Run {
  const { now, cache = EMPTY_CACHE } = circumstances;
  const diary: Diary = { steps: [], failures: [] };
  const before = cache[world.domain] ?? {};
  const found = findHosts(world.mx, validates(sender), diary);
  const { outcome, held } =
    found.kind === 'end'
      ? { outcome: found.outcome, held: before }
      : send(world, sender, found.hosts, before, now, diary);
  if (outcome.kind === 'deferred') note(diary, 'wait', 'RFC 5321 §4.5.4.1');
  const report = reportOf(world, diary);
  return {
    steps: diary.steps,
    outcome,
    ...(report && { report }),
    cache: { ...cache, [world.domain]: held },
  };
}

interface Sent {
  readonly outcome: Outcome;
  readonly held: CachedPolicy;
}

function send(
  world: World,
  sender: Sender,
  hosts: readonly HostView[],
  before: CachedPolicy,
  now: Seconds,
  diary: Diary,
): Sent {
  const by = (demandOf: (view: HostView) => Demand): Outcome => deliver(hosts, demandOf, diary);
  switch (sender.kind) {
    case 'no-tls':
      return { outcome: by(() => ({ kind: 'cleartext' })), held: before };
    case 'opportunistic':
      return { outcome: by(() => ({ kind: 'opportunistic' })), held: before };
    case 'dane':
      return { outcome: by(view => daneDemand(world, sender, view, now, diary)), held: before };
    case 'sts2016': {
      const { outcome, held } = runSts2016(world, hosts, before.sts2016, now, diary);
      return { outcome, held: withHeld(before, 'sts2016', held) };
    }
    case 'mta-sts':
      return sendByPolicy(world, sender, hosts, before, now, diary, () => ({ kind: 'opportunistic' }));
    case 'dane-and-mta-sts':
      return sendByPolicy(world, sender, hosts, before, now, diary, view => {
        const demand = daneDemand(world, sender, view, now, diary);
        // RFC 8461 §2: where DANE has something to say, no policy overrides it.
        if (demand.kind !== 'opportunistic') note(diary, 'dane-decides', 'RFC 8461 §2', view.host);
        return demand;
      });
  }
}

/** MTA-STS (RFC 8461 §5); `other` is what is wanted of a host by what else the sender knows. */
function sendByPolicy(
  world: World,
  sender: Sender,
  hosts: readonly HostView[],
  before: CachedPolicy,
  now: Seconds,
  diary: Diary,
  other: (view: HostView) => Demand,
): Sent {
  const found = findPolicy(world, sender, before.mtaSts, now, diary);
  const after = withHeld(before, 'mtaSts', found.held);
  const { policy } = found;
  const enforced =
    (enforcing: NonNullable<typeof policy>) =>
    (view: HostView): Demand => {
      const demand = other(view);
      return demand.kind === 'opportunistic' ? policyDemand(enforcing, view, now, diary) : demand;
    };
  if (!policy || policy.mode === 'none') {
    if (policy) note(diary, 'policy-mode-none', 'RFC 8461 §5', world.domain);
    const outcome = deliver(hosts, other, diary);
    // Nobody can tell what a sender does by a policy that was not seen.
    const unknown = found.isUnknown && outcome.kind === 'delivered' && outcome.protection !== 'authenticated';
    return { outcome: unknown ? { kind: 'unknown' } : outcome, held: after };
  }
  const asked = deliver(hosts, enforced(policy), diary);
  if (policy.mode === 'testing') {
    if (asked.kind === 'unknown') return { outcome: asked, held: after };
    // The first host that takes the mail gets it, whether or not it meets the policy: nothing was insisted on.
    const anyhow = deliver(hosts, other, { steps: [], failures: diary.failures });
    const isMet = asked.kind === 'delivered' && anyhow.kind === 'delivered' && asked.host === anyhow.host;
    if (!isMet) note(diary, 'reported-only', 'RFC 8461 §5', world.domain);
    return { outcome: anyhow, held: after };
  }
  if (asked.kind !== 'deferred') return { outcome: asked, held: after };
  // RFC 8461 §5.1: no final failure before DNS was asked for a newer policy.
  note(diary, 'recheck', 'RFC 8461 §5.1', world.domain);
  const announced = announcedId(world, sender);
  if (announced.kind !== 'id' || announced.id === found.held?.id) {
    note(diary, 'policy-unchanged', 'RFC 8461 §5.1', world.domain);
    return { outcome: asked, held: after };
  }
  const newer = fetchPolicy(world, announced.id, now, diary);
  if (!newer || newer === 'unknown') return { outcome: asked, held: after };
  const renewed = withHeld(before, 'mtaSts', newer);
  const demandOf = newer.policy.mode === 'enforce' ? enforced(newer.policy) : other;
  return { outcome: deliver(hosts, demandOf, diary), held: renewed };
}

function withHeld<Key extends keyof CachedPolicy>(
  before: CachedPolicy,
  key: Key,
  held: CachedPolicy[Key] | undefined,
): CachedPolicy {
  const { [key]: _old, ...rest } = before;
  return held ? { ...rest, [key]: held } : rest;
}

/** RFC 8460 §3: failures are reported where the domain asks for it, to whom it names. */
function reportOf(world: World, { failures }: Diary): Run['report'] {
  if (failures.length === 0 || world.tlsRpt.kind !== 'records') return undefined;
  const record = selectTlsRptRecord(world.tlsRpt.records);
  if (!record.ok) return undefined;
  return { to: record.value.rua, failures: [...new Set(failures)], isTampered: world.reportsAreTampered };
}
