import type { Milliseconds } from '../../model/time.ts';
import { announcedId } from '../../reading/announced-policy.ts';
import type { DomainReading } from '../../reading/domain-reading.ts';
import { policyId } from '../policy-id.ts';
import type { Drafts } from './drafts.ts';

/** The fields that the text of a policy is made of. */
export type PolicyFields = Pick<Drafts, 'mode' | 'maxAge' | 'mx'>;

/** An id that differs from the one that is filled in. */
export const freshId = ({ id }: Drafts, now: Milliseconds): string => policyId(Math.floor(now / 1000), id);

/**
 * The draft with a policy that is changed. Senders that hold the policy of now look at the id alone (RFC 8461 §3.1), so with
 * whatever changes about a policy that is announced the id changes as well.
 */
export function withPolicy(
  { stsRecord }: DomainReading,
  draft: Drafts,
  fields: Partial<PolicyFields>,
  now: Milliseconds,
): Drafts {
  const changed = { ...draft, ...fields };
  const isOther = (['mode', 'maxAge', 'mx'] as const).some(field => changed[field] !== draft[field]);
  return isOther && draft.id === announcedId(stsRecord) ? { ...changed, id: freshId(draft, now) } : changed;
}
