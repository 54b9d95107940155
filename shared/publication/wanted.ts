import type { Evidence } from '../evidence/evidence.ts';
import { changesPolicy } from '../generate/mta-sts.ts';
import { changesAnything } from '../generate/record-set.ts';
import { policyExchange } from '../mtasts/index.ts';
import type { Proposal, RecordSetChange } from '../overlay/proposal.ts';

/** What is to be found once a proposal is published, beside what was there before it. */
export interface Wanted {
  readonly sets: readonly RecordSetChange[];
  /** The text of the policy file; undefined where there is to be none, or was none. */
  readonly policy?: { readonly before: string | undefined; readonly after: string | undefined };
}

/** What changes by a proposal. Of one that changes nothing, all of it: then it is to be as it is. */
export function wantedOf(evidence: Evidence, proposal: Proposal): Wanted {
  const changed = proposal.recordSets.filter(changesAnything);
  const isPolicyNew = changesPolicy(evidence, proposal);
  const isNothing = changed.length === 0 && !isPolicyNew;
  const { policy } = proposal;
  return {
    sets: isNothing ? proposal.recordSets : changed,
    ...(policy &&
      (isPolicyNew || isNothing) && {
        policy: { before: servedIn(evidence), after: policy.kind === 'serve' ? policy.text : undefined },
      }),
  };
}

/** What to ask for it: names and types, and whether the policy is fetched. */
export const questionsOf = ({ sets, policy }: Wanted) => ({
  sets: sets.map(({ name, type }) => ({ name, type })),
  policy: policy !== undefined,
});

function servedIn(evidence: Evidence): string | undefined {
  const outcome = policyExchange(evidence)?.outcome;
  return outcome?.kind === 'response' && outcome.status === 200 ? outcome.body : undefined;
}
