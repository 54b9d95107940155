import type { ForYouFact, ForYouVerdict } from '../advise/for-you.ts';
import type { Part } from '../advise/advice-data.ts';
import type { Choice, Hypothesis, Question, ReadyLetter, Reason, Step } from '../advise/recommend/advice.ts';
import type { OfKind } from '../model/of-kind.ts';

type ByKind<Union extends { readonly kind: string }, Text> = {
  readonly [Kind in Union['kind']]: (facts: OfKind<Union, Kind>) => Text;
};

/** A letter that is ready to be sent. */
export interface LetterText {
  readonly to: string;
  readonly subject: string;
  readonly body: readonly string[];
}

/** An answer to a question of the recommendation. */
type Answer = 'own' | 'hosted' | 'yes' | 'no' | 'postfix' | 'exim' | 'exchange-online' | 'provider';

/** The words of the comparison: the table, the criteria, the recommendation and its page. */
export interface AdviseWords {
  readonly title: string;
  readonly titleFor: (domain: string) => string;
  readonly lead: string;
  readonly table: {
    readonly title: string;
    readonly parts: Readonly<Record<Part, string>>;
    readonly sides: Readonly<Record<'dane' | 'sts' | 'both', string>>;
    readonly stances: Readonly<Record<'for' | 'against' | 'neutral', string>>;
    readonly claim: string;
    readonly memo: string;
    readonly now: string;
    readonly forYou: string;
    /** Before a polite correction. */
    readonly note: string;
    readonly source: (source: string, date: string) => string;
    /** Behind a fact that rests on one weak source. */
    readonly weak: string;
    readonly secondary: string;
    readonly invite: string;
    readonly why: string;
    readonly restsOn: string;
    readonly simulated: string;
    readonly looked: string;
  };
  readonly criteria: {
    readonly title: string;
    readonly lead: string;
    readonly names: Readonly<Record<'added-value' | 'open-process' | 'support' | 'listing', string>>;
    readonly changed: string;
  };
  readonly verdicts: Readonly<Record<ForYouVerdict, string>>;
  readonly forYou: ByKind<ForYouFact, string>;
  readonly recommend: {
    readonly title: string;
    readonly receiving: string;
    readonly sending: string;
    readonly choices: Readonly<Record<Choice, { readonly name: string; readonly what: string }>>;
    readonly stepsTitle: string;
    readonly steps: Readonly<Record<Step, string>>;
    readonly reasonsTitle: string;
    readonly reasons: ByKind<Reason, string>;
    readonly changesTitle: string;
    readonly hypotheses: Readonly<Record<Hypothesis, string>>;
    readonly change: (hypothesis: string, choice: string) => string;
    readonly questionsTitle: string;
    readonly questionsLead: string;
    readonly questions: Readonly<Record<Question, string>>;
    readonly answers: Readonly<Record<Answer | 'unsaid', string>>;
    readonly lettersTitle: string;
    readonly letterLanguage: string;
    readonly letterTo: string;
    readonly letterSubject: string;
    readonly letters: ByKind<ReadyLetter, LetterText>;
    readonly invite: string;
  };
  readonly page: {
    readonly measured: (moment: string) => string;
    readonly practice: string;
    readonly unmeasured: string;
    readonly sources: string;
    readonly sourcesLead: string;
    readonly analysisElsewhere: string;
  };
}
