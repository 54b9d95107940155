import type { ProtectionWords } from './protection/protection-words.ts';
import type { DnssecStatus } from '../evidence/dnssec-status.ts';
import type { ValidationReason } from '../evidence/chain.ts';
import type { FailureCause } from '../evidence/failure-cause.ts';
import type { Actor, FindingFacts, FindingId, Topic, Verdict } from '../findings/finding.ts';
import type { Failure } from '../contract/failure.ts';
import type { DaneReason, Unusable } from '../dane/index.ts';
import type { Sts2016Problem } from '../sts2016/index.ts';
import type { DomainNameProblem } from '../model/domain-name.ts';
import type { UntrustedReason } from '../evidence/tls.ts';
import type { Attack, Letter, Result, SenderKind, StepKind } from '../simulate/index.ts';
import type { StsPolicyProblem, StsRecordProblem } from '../mtasts/index.ts';
import type { TlsRptRecordProblem } from '../tlsrpt/index.ts';
import type { AdviseWords } from './advise-words.ts';
import type { CompareRoomWords } from './compare-room-words.ts';
import type { MakeWords } from './make-words.ts';
import type { MergeWords } from './merge-words.ts';
import type { ServerWords } from './server-words.ts';

export type Language = 'nl' | 'en';

/** What a person reads about a finding: what is it, what does it mean and who is hurt, what do I do. */
export interface FindingWords {
  readonly title: string;
  readonly meaning: string;
  /** Empty where there is nothing to do. */
  readonly action: string;
}

/** What a person reads when a call failed: what happened, what it means, what to do. */
export interface FailureWords {
  readonly what: string;
  readonly meaning: string;
  readonly action: string;
}

/** Sentences for the findings of some topics. Total by type: a missing sentence does not compile. */
export type FindingSentences<Prefix extends string> = {
  readonly [Id in Extract<FindingId, `${Prefix}.${string}`>]: (facts: FindingFacts[Id]) => FindingWords;
};

type ByKind<Union extends { readonly kind: string }, Text> = {
  readonly [Kind in Union['kind']]: (facts: Extract<Union, { kind: Kind }>) => Text;
};

/** What the parsers of records and policies can find wrong. */
export type SyntaxProblem = StsRecordProblem | StsPolicyProblem | TlsRptRecordProblem;

/** The chain of trust: the zones that stand between an answer and the root. */
export interface ChainWords {
  readonly title: string;
  readonly lead: string;
  readonly root: string;
  readonly zone: Readonly<Record<DnssecStatus, string>>;
  readonly keys: (keys: string) => string;
  readonly noKeys: string;
  /** Which key signs the others, at the end of its description. */
  readonly signsKeys: string;
  readonly bits: (bits: number) => string;
  readonly ds: (keys: string) => string;
  readonly noDs: string;
  /** The keys that trust begins with. */
  readonly anchor: (keys: string) => string;
  /** A DS that no key of the zone fits, at the end of its description. */
  readonly noMatch: string;
  readonly until: (day: string) => string;
  readonly denial: Readonly<Record<'nsec' | 'nsec3' | 'opt-out', string>>;
  readonly choose: string;
  readonly inWords: string;
}

/** What senders do, step by step, and what is done to them. */
export interface SimulateWords {
  readonly senders: Readonly<Record<SenderKind, string>>;
  /** The same, for the head of a column. */
  readonly shortSenders: Readonly<Record<SenderKind, string>>;
  readonly attacks: Readonly<Record<Attack | 'none', { readonly name: string; readonly what: string }>>;
  /** A sentence each; the subject is the host or the domain that it is about. */
  readonly steps: Readonly<Record<StepKind, (subject: string) => string>>;
  readonly results: Readonly<Record<Result, string>>;
  /** What the words of the results mean. */
  readonly legend: Readonly<Record<Result, string>>;
  readonly contact: Readonly<Record<'first' | 'later', string>>;
  /** Above the two tables. */
  readonly table: string;
  /** Below them: what is taken for granted of the senders. */
  readonly assumption: string;
  readonly report: (to: string) => string;
  /** Of a report by mail, in the hands of somebody. */
  readonly tampered: (isSigned: boolean) => string;
  /** Above the steps of one message. */
  readonly today: string;
  /** Above the steps of a message that comes to another server than usual, which decides the letter. */
  readonly worst: (host: string) => string;
  /** Behind what becomes of a mail, where one server is to blame. */
  readonly atHost: (host: string) => string;
  /** Servers or addresses that are refused, while another one takes the mail. */
  readonly refusedAt: (places: readonly string[]) => string;
}

/** A letter's name, what it means, and in short what becomes of one mail. */
export interface LetterWords {
  readonly name: string;
  readonly meaning: string;
  readonly mail: string;
}

/** All that one language has to say. */
export interface Catalogue {
  readonly findings: { readonly [Id in FindingId]: (facts: FindingFacts[Id]) => FindingWords };
  readonly failures: ByKind<Failure, FailureWords>;
  readonly domainProblems: ByKind<DomainNameProblem, string>;
  readonly causes: ByKind<FailureCause, string>;
  /** Why an answer is not secure: the end of a sentence. */
  readonly validation: ByKind<ValidationReason, string>;
  /** What is wrong with a record or a policy: the end of a sentence. */
  readonly syntax: ByKind<SyntaxProblem, string>;
  /** Why DANE finds no match, why a TLSA record does not count, what is to be said of a record of 2016: ends of sentences. */
  readonly daneReasons: ByKind<DaneReason, string>;
  readonly unusable: ByKind<Unusable, string>;
  readonly sts2016: ByKind<Sts2016Problem, string>;
  readonly topics: Readonly<Record<Topic, string>>;
  readonly verdicts: Readonly<Record<Verdict, string>>;
  readonly actors: Readonly<Record<Actor, string>>;
  readonly letters: Readonly<Record<Letter, LetterWords>>;
  readonly senders: Readonly<Record<SenderKind, string>>;
  readonly untrusted: Readonly<Record<UntrustedReason | 'name-mismatch', string>>;
  readonly report: Readonly<
    Record<
      | 'heading'
      | 'measured'
      | 'senders'
      | 'alsoAt'
      | 'todo'
      | 'alsoPossible'
      | 'who'
      | 'source'
      | 'evidence'
      | 'practice'
      | 'cancelled'
      | 'timeLimit',
      string
    >
  >;
  readonly chain: ChainWords;
  readonly protection: ProtectionWords;
  readonly simulate: SimulateWords;
  readonly servers: ServerWords;
  readonly make: MakeWords;
  readonly merge: MergeWords;
  readonly advise: AdviseWords;
  readonly compareRoom: CompareRoomWords;
}
