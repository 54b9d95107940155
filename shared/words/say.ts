import type { ForYouFact } from '../advise/for-you.ts';
import type { ReadyLetter, Reason } from '../advise/recommend/advice.ts';
import type { Failure } from '../contract/failure.ts';
import type { ValidationReason } from '../evidence/chain.ts';
import type { FailureCause } from '../evidence/failure-cause.ts';
import type { Actor, Finding, Topic, Verdict } from '../findings/finding.ts';
import type { DomainNameProblem } from '../model/domain-name.ts';
import { visibleFacts, visibleText } from '../model/visible-text.ts';
import type { Unusable } from '../dane/index.ts';
import type { DsProblem } from '../generate/ds-from-dnskey.ts';
import type { MtaStsDraftProblem } from '../generate/mta-sts.ts';
import type { PlanAction } from '../generate/plans/plan.ts';
import type { Assumption } from '../overlay/overlay.ts';
import type { ZoneFileProblem } from '../generate/zone-file/zone-file-problem.ts';
import type { MergeClash, MergeNote } from '../generate/zone-merge/zone-merge.ts';
import type { Danger } from '../preview/dangers.ts';
import type { TtlProblem } from '../generate/ttl.ts';
import type { Silence } from '../publication/judge-set.ts';
import type { TlsRptRecordProblem } from '../tlsrpt/index.ts';
import type { Frame, Letter, Result, Run, SenderKind } from '../simulate/index.ts';
import type { LetterText } from './advise-words.ts';
import type { Catalogue, FailureWords, FindingWords, Language } from './catalogue.ts';
import { en } from './en/en.ts';
import { nl } from './nl/nl.ts';
import { saySource } from './say-source.ts';
import { reportAddress } from './terms/report-address.ts';

export type { FailureWords, FindingWords, Language } from './catalogue.ts';

export interface StepWords {
  readonly text: string;
  /** Section of the standard. */
  readonly source: string;
}

const CATALOGUES: Readonly<Record<Language, Catalogue>> = { nl, en };

/** All words of a language. Screens and reports ask here and hold no sentences about findings of their own. */
export const wordsOf = (language: Language): Catalogue => CATALOGUES[language];

// Facts hold what strangers chose: they are made visible on their way into a sentence, here and nowhere else.
// The casts in this file join a union's kind to the sentence of that kind; the catalogue's type proves there is one.

export function sayFinding(finding: Finding, language: Language): FindingWords {
  return CATALOGUES[language].findings[finding.id](visibleFacts(finding.facts) as never);
}

export function sayFailure(failure: Failure, language: Language): FailureWords {
  return CATALOGUES[language].failures[failure.kind](visibleFacts(failure) as never);
}

export function sayCause(cause: FailureCause, language: Language): string {
  return CATALOGUES[language].causes[cause.kind](visibleFacts(cause) as never);
}

export function sayReason(reason: ValidationReason, language: Language): string {
  return CATALOGUES[language].validation[reason.kind](visibleFacts(reason) as never);
}

export function sayDomainProblem(problem: DomainNameProblem, language: Language): string {
  return CATALOGUES[language].domainProblems[problem.kind](visibleFacts(problem) as never);
}

/** What a sender does in one run, a sentence and its source for each step, and at the end to whom it reports. */
export function sayRun({ steps, report }: Run, language: Language): readonly StepWords[] {
  const words = CATALOGUES[language].simulate;
  const said = steps.map(({ kind, source, subject = '' }) => ({
    text: words.steps[kind](visibleText(subject)),
    source: saySource(source, language),
  }));
  if (!report) return said;
  const { isSigned, isTampered } = report;
  const tampered = {
    text: words.tampered(isSigned),
    source: saySource(isSigned ? 'RFC 8460 §3' : 'draft §4', language),
  };
  return [...said, sayReport(report, language), ...(isTampered ? [tampered] : [])];
}

/** A picture of a played delivery as a sentence, and what of it the sender cannot see. */
export function sayFrame(
  frame: Frame,
  result: Result,
  language: Language,
): { readonly text: string; readonly remark?: string; readonly source?: string } {
  const { simulate: words, compareRoom } = CATALOGUES[language];
  const { play } = compareRoom;
  const remark = frame.remark && { remark: play.remarks[frame.remark] };
  switch (frame.part) {
    case 'scene':
      return { text: play.scene };
    case 'step': {
      const { kind, source, subject = '' } = frame.step;
      return {
        text: words.steps[kind](visibleText(subject)),
        source: saySource(source, language),
        ...remark,
      };
    }
    case 'end':
      return { text: play.end(words.results[result], words.legend[result]), ...remark };
    case 'report':
      return { ...sayReport(frame, language), ...remark };
  }
}

function sayReport(
  { to, isSigned }: { readonly to: readonly string[]; readonly isSigned: boolean },
  language: Language,
): StepWords {
  const addresses = visibleText(to.map(reportAddress).join(', '));
  return {
    text: CATALOGUES[language].simulate.report(addresses),
    source: saySource(isSigned ? 'RFC 8460 §4' : 'draft §4', language),
  };
}

/** What is wrong with something that is being made: the end of a sentence. */
export function sayDraftProblem(
  problem: MtaStsDraftProblem | TlsRptRecordProblem | TtlProblem,
  language: Language,
): string {
  const { make, syntax } = CATALOGUES[language];
  return problem.kind in make.problems
    ? make.problems[problem.kind as keyof typeof make.problems](visibleFacts(problem) as never)
    : syntax[problem.kind as keyof typeof syntax](visibleFacts(problem) as never);
}

export function sayDanger(danger: Danger, language: Language): string {
  return CATALOGUES[language].make.danger.kinds[danger.kind](visibleFacts(danger) as never);
}

export function sayDsProblem(problem: DsProblem, language: Language): string {
  return CATALOGUES[language].make.dnssec.problems[problem.kind](visibleFacts(problem) as never);
}

export function sayUnusable(why: Unusable, language: Language): string {
  return CATALOGUES[language].unusable[why.kind](visibleFacts(why) as never);
}

export function sayAssumption(assumption: Assumption, language: Language): string {
  return CATALOGUES[language].make.preview.assumed[assumption.kind](visibleFacts(assumption) as never);
}

export function sayPlanAction(action: PlanAction, language: Language): string {
  return CATALOGUES[language].make.plan.actions[action.kind](visibleFacts(action) as never);
}

/** Why a server did not say what it holds; the end of a sentence. */
export function saySilence(silence: Silence, language: Language): string {
  const words = CATALOGUES[language].make.verify.silence;
  switch (silence.kind) {
    case 'failed':
      return sayCause(silence.cause, language);
    case 'rcode':
      return words.rcode(visibleText(silence.rcode));
    case 'not-authoritative':
      return words['not-authoritative'];
  }
}

/** What is wrong with a zone file, or to be known about it. */
export function sayZoneFileProblem(problem: ZoneFileProblem, language: Language): string {
  return CATALOGUES[language].merge.problems[problem.kind](visibleFacts(problem) as never);
}

export function sayMergeClash(clash: MergeClash, language: Language): string {
  return CATALOGUES[language].merge.clashes[clash.kind](visibleFacts(clash) as never);
}

export function sayMergeNote(note: MergeNote, language: Language): string {
  return CATALOGUES[language].merge.notes[note.kind](visibleFacts(note) as never);
}

/** What a row of the comparison comes to for a domain. */
export function sayForYou(fact: ForYouFact, language: Language): string {
  return CATALOGUES[language].advise.forYou[fact.kind](visibleFacts(fact) as never);
}

export function sayAdviceReason(reason: Reason, language: Language): string {
  return CATALOGUES[language].advise.recommend.reasons[reason.kind](visibleFacts(reason) as never);
}

/** A letter that is ready to be sent, filled in. */
export function sayLetter(letter: ReadyLetter, language: Language): LetterText {
  return CATALOGUES[language].advise.recommend.letters[letter.kind](visibleFacts(letter) as never);
}

export const topicName = (topic: Topic, language: Language): string => CATALOGUES[language].topics[topic];
export const verdictName = (verdict: Verdict, language: Language): string =>
  CATALOGUES[language].verdicts[verdict];
export const actorName = (actor: Actor, language: Language): string => CATALOGUES[language].actors[actor];
export const senderName = (sender: SenderKind, language: Language): string =>
  CATALOGUES[language].senders[sender];
export const letterWords = (letter: Letter, language: Language): Catalogue['letters'][Letter] =>
  CATALOGUES[language].letters[letter];
