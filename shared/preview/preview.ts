import { type Assessment, assess } from '../assessment/assessment.ts';
import type { Finding } from '../findings/finding.ts';
import { type Assumption, assumptionsOf, overlay } from '../overlay/overlay.ts';
import type { Proposal } from '../overlay/proposal.ts';
import type { Letter, SenderLetter } from '../simulate/index.ts';
import { type Danger, dangersOf } from './dangers.ts';

/** What one kind of sender does now, and what it would do. */
export interface SenderChange {
  readonly before: SenderLetter;
  readonly after: SenderLetter;
}

/** What would come of a proposal, seen before anything is published. */
export interface Preview {
  /** What a check would find. */
  readonly after: Assessment;
  readonly overall: { readonly before: Letter; readonly after: Letter };
  readonly senders: readonly SenderChange[];
  /** Findings that would no longer be there, and those that would be new. Good ones too. */
  readonly gone: readonly Finding[];
  readonly come: readonly Finding[];
  readonly dangers: readonly Danger[];
  readonly assumptions: readonly Assumption[];
}

/**
 * Nothing but `assess` over the overlay: the same rules as after a check.
 * @param before the state that the preview is against: worked out once, and kept while the user types
 */
export function preview(before: Assessment, proposal: Proposal): Preview {
  const { evidence, now } = before;
  // Against what is there now, as senders that hold it would see it.
  const after = assess(overlay(evidence, proposal, now), now, evidence);
  const senders = before.letters.senders.map((each, at) => ({
    before: each,
    after: after.letters.senders[at]!,
  }));
  return {
    after,
    overall: { before: before.letters.overall, after: after.letters.overall },
    senders,
    gone: missingFrom(after.findings, before.findings),
    come: missingFrom(before.findings, after.findings),
    dangers: dangersOf({ before, after, proposal }, senders),
    assumptions: assumptionsOf(evidence, proposal),
  };
}

/** Those of `some` that are not among `others`: the same finding is one of the same id and facts. */
function missingFrom(others: readonly Finding[], some: readonly Finding[]): readonly Finding[] {
  const key = ({ id, facts }: Finding) => JSON.stringify([id, facts]);
  const known = new Set(others.map(key));
  return some.filter(each => !known.has(key(each)));
}
