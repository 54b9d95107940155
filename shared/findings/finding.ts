import type { Actor, FindingKind, Remedy, Topic, Verdict } from './finding-kind.ts';
import { FINDINGS } from './findings.ts';

export { type Actor, type Remedy, type Topic, TOPICS, type Verdict, VERDICTS } from './finding-kind.ts';

export type FindingId = keyof typeof FINDINGS;
export type FindingFacts = {
  readonly [Id in FindingId]: (typeof FINDINGS)[Id] extends FindingKind<infer Facts> ? Facts : never;
};

/** The observation that a finding rests on: where to look in Evidence. */
export type EvidenceReference =
  | { readonly kind: 'dns'; readonly name: string; readonly type: string }
  | { readonly kind: 'smtp'; readonly host: string; readonly address: string }
  | { readonly kind: 'https'; readonly url: string }
  | { readonly kind: 'certificate'; readonly sha256: string }
  | { readonly kind: 'zone'; readonly zone: string };

export type FindingOf<Id extends FindingId> = {
  readonly id: Id;
  readonly facts: FindingFacts[Id];
  readonly topic: Topic;
  readonly verdict: Verdict;
  /** Section of the standard it comes from. */
  readonly source: string;
  readonly remedy: Remedy;
  readonly actors: readonly Actor[];
  readonly evidence: readonly EvidenceReference[];
};
export type Finding = { [Id in FindingId]: FindingOf<Id> }[FindingId];

/** A finding of one id: what differs per case is given, the rest comes from the list. */
export function finding<Id extends FindingId>(
  id: Id,
  facts: FindingFacts[Id],
  evidence: readonly EvidenceReference[] = [],
): FindingOf<Id> {
  const { topic, verdict, source, remedy, actors } = FINDINGS[id] as unknown as FindingKind<FindingFacts[Id]>;
  return { id, facts, evidence, topic, source, remedy, verdict: verdict(facts), actors: actors(facts) };
}
