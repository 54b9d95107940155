import type { Evidence } from '../../evidence/evidence.ts';
import type { Seconds } from '../../model/time.ts';
import { publishedPolicy } from '../../mtasts/index.ts';
import { overlay } from '../../overlay/overlay.ts';
import { announcedId, proposeMtaSts, removeMtaSts, suggestMtaSts } from '../mta-sts.ts';
import { policyId } from '../policy-id.ts';
import { DAY, type PlanStep } from './plan.ts';

/**
 * The end of MTA-STS (RFC 8461 §8.3): mode none with a short max_age and a new id, then waiting until nobody holds an older
 * policy, then record and policy go. Empty where no policy is published.
 */
export function withdrawalPlan(evidence: Evidence, now: Seconds): readonly PlanStep[] {
  const policy = publishedPolicy(evidence);
  if (!policy) return [];
  const id = policyId(now, announcedId(evidence));
  const none = proposeMtaSts(evidence, { ...suggestMtaSts(evidence, now), mode: 'none', maxAge: DAY, id });
  if (!none.ok) return [];
  const end = now + Math.max(policy.maxAge, DAY);
  const later = overlay(evidence, none.value, now * 1000);
  const { policy: served } = none.value;
  return [
    {
      id: 'policy-none',
      at: now,
      action: { kind: 'serve-policy', mode: 'none', maxAge: DAY },
      proposal: { recordSets: [], ...(served && { policy: served }) },
    },
    {
      id: 'record-none',
      at: now,
      action: { kind: 'announce-policy', id },
      proposal: { recordSets: none.value.recordSets },
    },
    { id: 'wait', at: now, action: { kind: 'wait-for-caches', maxAge: policy.maxAge } },
    { id: 'remove', at: end, action: { kind: 'remove-policy' }, proposal: removeMtaSts(later) },
  ];
}
