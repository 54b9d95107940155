import { changesPolicy } from '../generate/mta-sts.ts';
import { changesAnything } from '../generate/record-set.ts';
import type { Proposal, RecordSetChange } from '../overlay/proposal.ts';
import type { DomainReading } from '../reading/domain-reading.ts';

/** What is to be found once a proposal is published, beside what was there before it. */
export interface Wanted {
  readonly sets: readonly RecordSetChange[];
  /** The text of the policy file; undefined where there is to be none, or was none. */
  readonly policy?: { readonly before: string | undefined; readonly after: string | undefined };
}

/** What changes by a proposal. Of one that changes nothing, all of it: then it is to be as it is. */
export function wantedOf(reading: DomainReading, proposal: Proposal): Wanted {
  const changed = proposal.recordSets.filter(changesAnything);
  const isPolicyNew = changesPolicy(reading, proposal);
  const isNothing = changed.length === 0 && !isPolicyNew;
  const { policy } = proposal;
  return {
    sets: isNothing ? proposal.recordSets : changed,
    ...(policy &&
      (isPolicyNew || isNothing) && {
        policy: { before: reading.policyFile, after: policy.kind === 'serve' ? policy.text : undefined },
      }),
  };
}

/** What to ask for it: names and types, and whether the policy is fetched. */
export const questionsOf = ({ sets, policy }: Wanted) => ({
  sets: sets.map(({ name, type }) => ({ name, type })),
  policy: policy !== undefined,
});
