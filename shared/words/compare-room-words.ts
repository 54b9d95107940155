import type { SendingSize } from '../advise/sending-presets.ts';
import type { Actor, Remark } from '../simulate/index.ts';
import type { FieldWords } from './make-words.ts';

/** What the Compare room shows, one at a time. */
export type CompareSection = 'recommendation' | 'advisory' | 'criteria' | 'attacks' | 'caching' | 'print';

/** Attacks played out: a drawn delivery, step by step. */
export interface PlayWords {
  /** Where there is no check to play with. */
  readonly invite: string;
  readonly attack: FieldWords;
  readonly groups: Readonly<Record<'attacks' | 'accidents', string>>;
  readonly contact: FieldWords;
  readonly senders: FieldWords;
  readonly actors: Readonly<Record<Actor, string>>;
  /** What the sender cannot see; a sentence each. */
  readonly remarks: Readonly<Record<Remark, string>>;
  readonly controls: Readonly<
    Record<'label' | 'first' | 'previous' | 'play' | 'pause' | 'next' | 'last' | 'keys', string>
  >;
  readonly position: (at: number, of: number) => string;
  /** Before anything has happened. */
  readonly scene: string;
  /** Once it is known how it ended: what became of the mail, in a word and in a sentence. */
  readonly end: (word: string, meaning: string) => string;
  readonly outcome: string;
  readonly notYet: string;
  readonly inWords: string;
  readonly table: {
    readonly title: string;
    readonly lead: string;
    readonly attack: string;
    /** With how many kinds of sender mail leaks under an attack. */
    readonly leaks: (count: string, of: string) => string;
    readonly leaksNowhere: string;
  };
  /** Leads from a cell of the table to the played attack. */
  readonly open: (attack: string, sender: string, result: string) => string;
}

/** What caching costs. Numbers come in as text with their units, written as the language writes them. */
export interface CachingWords {
  readonly sizes: Readonly<Record<SendingSize, string>>;
  readonly size: FieldWords;
  readonly own: string;
  /** Opens the numbers that few need to change. */
  readonly more: string;
  readonly destinations: FieldWords;
  readonly messages: FieldWords;
  readonly exponent: FieldWords;
  readonly shareWithPolicy: FieldWords;
  readonly shareSigned: FieldWords;
  readonly maxAge: FieldWords;
  readonly ttl: FieldWords;
  readonly refresh: FieldWords;
  readonly refreshes: Readonly<Record<'on-demand' | 'daily', string>>;
  /** What is wrong with a number that was filled in. */
  readonly outside: (least: string, most: string) => string;
  readonly answer: {
    readonly title: string;
    readonly store: (policies: string, size: string) => string;
    readonly work: (fetches: string, time: string) => string;
    readonly unmeasured: (fetches: string) => string;
    /** Of how many messages a day the first contact shields nothing, and which share that is. */
    readonly firsts: (messages: string, share: string) => string;
    readonly dane: (lookups: string, time: string) => string;
    readonly daneUnmeasured: (lookups: string) => string;
    /** What this says about the claim of 2016. */
    readonly light: string;
    readonly heavy: string;
    readonly provider: (share: string) => string;
  };
  readonly table: {
    readonly caption: string;
    readonly what: string;
    readonly held: string;
    readonly bytes: string;
    readonly lookups: string;
    readonly fetches: string;
    readonly unprotected: string;
  };
  readonly measured: (fetchMs: string, validationMs: string, rounds: string) => string;
  readonly measuring: string;
  readonly notMeasured: string;
  readonly formula: { readonly title: string; readonly text: readonly [string, string, string, string] };
}

/** The words of the Compare room, its parts in other hands left out. */
export interface CompareRoomWords {
  readonly title: (domain: string) => string;
  readonly start: { readonly title: string; readonly lead: string };
  readonly sectionsLabel: string;
  readonly sections: Readonly<Record<CompareSection, { readonly name: string; readonly what: string }>>;
  /** Where what is shown is not about a domain yet. */
  readonly invite: string;
  readonly print: {
    readonly button: string;
    readonly html: string;
    readonly markdown: string;
    readonly hint: string;
    /** In the names of the files. */
    readonly fileName: string;
  };
  readonly play: PlayWords;
  readonly caching: CachingWords;
}
