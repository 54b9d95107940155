import { webPkiFlaw } from '../../certificates/index.ts';
import { referenceNames, verifyDane } from '../../dane/index.ts';
import type { Seconds } from '../../model/time.ts';
import {
  isSamePolicy2016,
  matchesMx2016,
  parseSts2016Record,
  type Sts2016Record,
  sts2016Records,
} from '../../sts2016/index.ts';
import { deliver, type Demand, type Diary, note, type Refusal } from '../delivery.ts';
import type { CachedPolicy, Outcome } from '../run.ts';
import type { HostView, World } from '../world.ts';

type Held = NonNullable<CachedPolicy['sts2016']>;

export interface Sts2016Run {
  readonly outcome: Outcome;
  readonly held: Held | undefined;
}

/** The algorithm of draft §3.5, by its prose; the pseudocode of its appendix differs and is not followed. */
export function runSts2016(
  world: World,
  hosts: readonly HostView[],
  cached: Held | undefined,
  now: Seconds,
  diary: Diary,
): Sts2016Run {
  const isLive = cached && cached.fetchedAt + (cached.record.maxLifetime ?? 0) > now;
  if (cached) note(diary, isLive ? 'policy-cached' : 'policy-expired', 'draft §3.5 step 1', world.domain);
  const first = isLive ? cached : fetchFirst(world, now, diary);
  if (first === 'unknown') return { outcome: { kind: 'unknown' }, held: undefined };
  if (!first) return { outcome: deliver(hosts, () => ({ kind: 'opportunistic' }), diary), held: undefined };
  const met = attempt(world, hosts, first.record, now, diary);
  if (met.kind === 'delivered') {
    note(diary, 'policy-applied', 'draft §3.3', world.domain);
    return { outcome: met, held: { ...first, wasApplied: true } };
  }
  if (met.kind === 'unknown') return { outcome: met, held: first };
  const anyhow = (held: Held | undefined): Sts2016Run => ({
    outcome: deliver(hosts, () => ({ kind: 'opportunistic' }), diary),
    held,
  });
  if (!first.record.tlsOnly) {
    note(diary, 'reported-only', 'draft §3.5 step 3', world.domain);
    return anyhow(first);
  }
  if (!first.wasApplied) {
    // Draft §3.3, §3.4: what was never met is disregarded, and may stop no mail.
    note(diary, 'policy-disregarded', 'draft §3.4', world.domain);
    return anyhow(undefined);
  }
  const newer = fetchNewer(world, first, now, diary);
  if (newer) {
    const again = attempt(world, hosts, newer.record, now, diary);
    if (again.kind === 'delivered') return { outcome: again, held: { ...newer, wasApplied: true } };
    if (again.kind === 'unknown') return { outcome: again, held: newer };
  }
  return { outcome: { kind: 'refused' }, held: newer ?? first };
}

function textOf(world: World): readonly string[] | undefined | 'unknown' {
  const { sts2016 } = world;
  if (sts2016.kind === 'unknown') return 'unknown';
  if (sts2016.kind !== 'records') return undefined;
  return sts2016Records(sts2016.records)[0];
}

/** Draft §3.3: with none in hand, what DNS says is trusted as it comes. */
function fetchFirst(world: World, now: Seconds, diary: Diary): Held | undefined | 'unknown' {
  const text = textOf(world);
  if (text === 'unknown') {
    note(diary, 'policy-unknown', 'draft §3.5 step 1', world.domain);
    return 'unknown';
  }
  const parsed = text && parseSts2016Record(text, world.domain);
  if (!text || !parsed?.ok) {
    note(diary, 'policy-none', 'draft §3.5 step 1', world.domain);
    return undefined;
  }
  note(diary, 'policy-trusted-unauthenticated', 'draft §3.3', world.domain);
  return { text: text.join(''), record: parsed.value, fetchedAt: now, wasApplied: false };
}

/** Draft §3.5 step 4: another policy, authenticated in the way that the one in hand names. */
function fetchNewer(world: World, held: Held, now: Seconds, diary: Diary): Held | undefined {
  note(diary, 'recheck', 'draft §3.5 step 4', world.domain);
  const text = textOf(world);
  const parsed = text && text !== 'unknown' ? parseSts2016Record(text, world.domain) : undefined;
  if (!text || text === 'unknown' || !parsed?.ok || text.join('') === held.text) {
    note(diary, 'policy-unchanged', 'draft §3.5 step 4', world.domain);
    return undefined;
  }
  if (!isAuthenticated(world, held.record, text)) {
    note(diary, 'policy-not-authenticated', 'draft §3.3', world.domain);
    return undefined;
  }
  note(diary, 'policy-fetched', 'draft §3.3', world.domain);
  return { text: text.join(''), record: parsed.value, fetchedAt: now, wasApplied: false };
}

function isAuthenticated(
  { sts2016, sts2016Copy }: World,
  { policyAuthentication }: Sts2016Record,
  text: readonly string[],
): boolean {
  // Without a way to authenticate, nothing new is ever genuine.
  if (!policyAuthentication) return false;
  switch (policyAuthentication.kind) {
    case 'dnssec':
      return sts2016.kind === 'records' && sts2016.status === 'secure';
    case 'webpki':
      return sts2016Copy.kind === 'served' && isSamePolicy2016(text, sts2016Copy.body);
  }
}

function attempt(
  world: World,
  hosts: readonly HostView[],
  record: Sts2016Record,
  now: Seconds,
  diary: Diary,
): Outcome {
  return deliver(hosts, view => demand(world, record, view, now, diary), diary);
}

function demand(world: World, record: Sts2016Record, view: HostView, now: Seconds, diary: Diary): Demand {
  const { host, tlsa } = view;
  // An empty list names no host at all; the draft's own example has none, and means every one.
  if (record.mx.length > 0 && !record.mx.some(pattern => matchesMx2016(pattern, host))) {
    note(diary, 'mx-not-in-policy', 'draft §3.5 step 2', host);
    return { kind: 'skip', failure: 'validation-failure' };
  }
  const source = 'draft §3.5 step 2';
  const refusal: Refusal = { step: 'certificate-refused', source, failure: 'certificate-not-trusted' };
  return {
    kind: 'authenticated',
    source,
    passed: 'certificate-good',
    check: ({ chain, isTrusted }) => {
      if (record.certificateCheck === 'tlsa') {
        if (tlsa.kind !== 'secure') return refusal;
        const names = referenceNames({ baseDomain: tlsa.base, nextHop: world.domain, mxSecure: true });
        return verifyDane({ tlsa: tlsa.records, chain, names, now }).ok ? undefined : refusal;
      }
      const [certificate] = chain;
      return certificate && !webPkiFlaw(certificate, isTrusted, host, now) ? undefined : refusal;
    },
  };
}
