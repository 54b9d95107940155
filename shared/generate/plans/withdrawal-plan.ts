import type { Seconds } from '../../model/time.ts';
import { MAX_MAX_AGE } from '../../mtasts/index.ts';
import { announcedId, servedPolicy } from '../../reading/announced-policy.ts';
import type { DomainReading } from '../../reading/domain-reading.ts';
import { removeAnnouncement, removePolicy } from '../mta-sts.ts';
import { DEFAULT_TTL } from '../record-set.ts';
import { serveAndAnnounce } from './announce.ts';
import { DAY, type PlanStep } from './plan.ts';
import { PlanWriter } from './plan-writer.ts';

/**
 * The end of MTA-STS (RFC 8461 §8.3): mode none with a short max_age and a new id, then waiting until nobody holds an older
 * policy, then record and policy go. Empty where no policy was published.
 * @param earlier the longest max_age that a policy of the domain is known to have had before this check
 */
export function withdrawalPlan(
  reading: DomainReading,
  now: Seconds,
  earlier: Seconds = 0,
): readonly PlanStep[] {
  const policy = servedPolicy(reading);
  const isAnnounced = announcedId(reading.stsRecord) !== undefined;
  if (!policy && !isAnnounced) return [];
  const plan = new PlanWriter(reading, now);
  const none = { mode: 'none', maxAge: DAY, mx: [], host: { kind: 'as-is' } } as const;
  const isBegun = policy?.mode === 'none' && isAnnounced;
  if (!isBegun && !serveAndAnnounce(plan, 'none', none)) return [];
  // What a policy was that is gone or cannot be read nobody can tell any more: then what RFC 8461 §3.2 allows at most.
  const isKnown = policy !== undefined && policy.mode !== 'none';
  const held = Math.max(DAY, isKnown ? policy.maxAge : 0, earlier || (isKnown ? 0 : MAX_MAX_AGE));
  plan.step('wait', { kind: 'wait-for-caches', maxAge: held });
  plan.wait(held);
  plan.step('remove-record', { kind: 'remove-record' }, removeAnnouncement(plan.seen));
  // Whoever still finds the record would look for the policy in vain, and report that.
  plan.wait(DEFAULT_TTL);
  plan.step('remove', { kind: 'remove-policy' }, removePolicy(plan.seen));
  return plan.steps;
}
