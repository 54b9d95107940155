import { type WebPkiFlaw, webPkiFlaw } from '../../certificates/index.ts';
import type { Seconds } from '../../model/time.ts';
import { matchesMx, parseStsPolicy, selectStsRecord, type StsPolicy } from '../../mtasts/index.ts';
import { type Demand, type Diary, note } from '../delivery.ts';
import type { CachedPolicy, FailureType } from '../run.ts';
import { type Sender, validates } from '../sender.ts';
import type { HostView, World } from '../world.ts';

type Held = NonNullable<CachedPolicy['mtaSts']>;

/** The policy that a sender goes by for this message, and what it holds afterwards. */
export interface PolicyInForce {
  readonly policy: StsPolicy | undefined;
  readonly held: Held | undefined;
  /** What decides it was not measured. */
  readonly isUnknown: boolean;
}

/** Finds the policy (RFC 8461 §3.1, §3.3, §5.1): the one held, or a newer one where the record names another id. */
export function findPolicy(
  world: World,
  sender: Sender,
  cached: Held | undefined,
  now: Seconds,
  diary: Diary,
): PolicyInForce {
  const held = cached && cached.fetchedAt + cached.policy.maxAge > now ? cached : undefined;
  if (cached && !held) note(diary, 'policy-expired', 'RFC 8461 §3.2', world.domain);
  if (held) note(diary, 'policy-cached', 'RFC 8461 §5.1', world.domain);
  const going = (isUnknown = false): PolicyInForce => ({ policy: held?.policy, held, isUnknown });

  const announced = announcedId(world, sender);
  if (announced.kind === 'unknown') {
    if (held) return going();
    note(diary, 'policy-unknown', 'RFC 8461 §3.1', world.domain);
    return going(true);
  }
  if (announced.kind === 'none') {
    // RFC 8461 §3.1: without a record the domain has no policy; one that is held stays in force.
    if (!held) note(diary, 'policy-none', 'RFC 8461 §3.1', world.domain);
    return going();
  }
  const { id } = announced;
  if (id === held?.id) return going();
  if (sender.fetchesPolicy === 'after' && !held) {
    note(diary, 'policy-later', 'RFC 8461 §5.1', world.domain);
    const fetched = fetchPolicy(world, id, now, diary);
    return { policy: undefined, held: fetched === 'unknown' ? undefined : fetched, isUnknown: false };
  }
  const fetched = fetchPolicy(world, id, now, diary);
  if (fetched === 'unknown') return going(!held);
  return fetched ? { policy: fetched.policy, held: fetched, isUnknown: false } : going();
}

type Announced =
  | { readonly kind: 'id'; readonly id: string }
  | { readonly kind: 'none' }
  | { readonly kind: 'unknown' };

/** The id of the one record that counts (RFC 8461 §3.1); `none` too where the record cannot be had. */
export function announcedId({ stsRecord }: World, sender: Sender): Announced {
  if (stsRecord.kind === 'unknown') return { kind: 'unknown' };
  // Who validates gets an error for a bogus record, and cannot tell it from no record.
  if (stsRecord.kind !== 'records' || (stsRecord.status === 'bogus' && validates(sender)))
    return { kind: 'none' };
  const record = selectStsRecord(stsRecord.records);
  return record.ok ? { kind: 'id', id: record.value.id } : { kind: 'none' };
}

/** One fetch over HTTPS, as of now; nothing where it fails or what comes is no policy. */
export function fetchPolicy(
  world: World,
  id: string,
  now: Seconds,
  diary: Diary,
): Held | undefined | 'unknown' {
  if (world.stsPolicy.kind === 'unknown') {
    note(diary, 'policy-unknown', 'RFC 8461 §3.3', world.domain);
    return 'unknown';
  }
  const policy = world.stsPolicy.kind === 'served' ? parseStsPolicy(world.stsPolicy.body) : undefined;
  if (!policy?.ok) {
    // RFC 8461 §3.3: without a policy the mail goes as if there were none, or by the one held.
    note(diary, 'policy-fetch-failed', 'RFC 8461 §3.3', world.domain);
    diary.failures.push(policy ? 'sts-policy-invalid' : 'sts-policy-fetch-error');
    return undefined;
  }
  note(diary, 'policy-fetched', 'RFC 8461 §3.3', world.domain);
  return { id, policy: policy.value, fetchedAt: now };
}

const FAILURES: Readonly<Record<WebPkiFlaw, FailureType>> = {
  untrusted: 'certificate-not-trusted',
  'name-mismatch': 'certificate-host-mismatch',
  expired: 'certificate-expired',
  'not-yet-valid': 'certificate-not-trusted',
};

/** What a policy in mode enforce wants of a host (RFC 8461 §4.1, §4.2, §5). */
export function policyDemand(policy: StsPolicy, view: HostView, now: Seconds, diary: Diary): Demand {
  const { host } = view;
  if (!policy.mx.some(pattern => matchesMx(pattern, host))) {
    note(diary, 'mx-not-in-policy', 'RFC 8461 §4.1', host);
    return { kind: 'skip', failure: 'validation-failure' };
  }
  return {
    kind: 'authenticated',
    source: 'RFC 8461 §4.2',
    passed: 'certificate-good',
    check: ({ chain, isTrusted }) => {
      const [certificate] = chain;
      const flaw = certificate ? webPkiFlaw(certificate, isTrusted, host, now) : 'untrusted';
      return flaw && { step: 'certificate-refused', source: 'RFC 8461 §4.2', failure: FAILURES[flaw] };
    },
  };
}
