import { assess } from '../assess/assess.ts';
import type { Evidence } from '../evidence/evidence.ts';
import type { Finding } from '../findings/finding.ts';
import type { Milliseconds } from '../model/time.ts';
import { type Assumption, assumptionsOf, overlay } from '../overlay/overlay.ts';
import type { Proposal } from '../overlay/proposal.ts';
import { type Letter, letters, type SenderLetter, type World, worldOf } from '../simulate/index.ts';
import { type Danger, dangersOf } from './dangers.ts';

/** What one kind of sender does now, and what it would do. */
export interface SenderChange {
  readonly before: SenderLetter;
  readonly after: SenderLetter;
}

/** What would come of a proposal, seen before anything is published. */
export interface Preview {
  readonly evidence: Evidence;
  readonly overall: { readonly before: Letter; readonly after: Letter };
  readonly senders: readonly SenderChange[];
  /** Findings that would no longer be there, and those that would be new. Good ones too. */
  readonly gone: readonly Finding[];
  readonly come: readonly Finding[];
  readonly dangers: readonly Danger[];
  readonly assumptions: readonly Assumption[];
}

/** The state that a preview is against: worked out once, and kept while the user types. */
export interface Present {
  readonly evidence: Evidence;
  readonly now: Milliseconds;
  readonly world: World;
  readonly findings: readonly Finding[];
  readonly letters: ReturnType<typeof letters>;
}

export function presentOf(evidence: Evidence, now: Milliseconds): Present {
  const world = worldOf(evidence);
  const findings = assess(evidence, now);
  return { evidence, now, world, findings, letters: letters(world, Math.floor(now / 1000)) };
}

/** Nothing but `assess` and `simulate` over the overlay: the same rules as after a check. */
export function preview(present: Present, proposal: Proposal): Preview {
  const { evidence, now, findings, letters: before } = present;
  const later = overlay(evidence, proposal, now);
  const world = worldOf(later);
  const after = letters(world, Math.floor(now / 1000));
  // Against what is there now, as senders that hold it would see it.
  const found = assess(later, now, evidence);
  const senders = before.senders.map((each, at) => ({ before: each, after: after.senders[at]! }));
  const question = { before: present, after: { evidence: later, world }, proposal, now };
  return {
    evidence: later,
    overall: { before: before.overall, after: after.overall },
    senders,
    gone: missingFrom(found, findings),
    come: missingFrom(findings, found),
    dangers: dangersOf(question, senders),
    assumptions: assumptionsOf(evidence, proposal),
  };
}

/** Those of `some` that are not among `others`: the same finding is one of the same id and facts. */
function missingFrom(others: readonly Finding[], some: readonly Finding[]): readonly Finding[] {
  const key = ({ id, facts }: Finding) => JSON.stringify([id, facts]);
  const known = new Set(others.map(key));
  return some.filter(each => !known.has(key(each)));
}
