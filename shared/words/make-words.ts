import type { ZoneReading } from '../reading/domain-reading.ts';
import type { Danger } from '../preview/dangers.ts';
import type { PlanAction } from '../generate/plans/plan.ts';
import type { MakePart } from '../generate/draft/make-part.ts';
import type { DialectId } from '../generate/zone/dialects.ts';
import type { DsProblem } from '../generate/ds-from-dnskey.ts';
import type { MtaStsDraftProblem } from '../generate/mta-sts.ts';
import type { KeyMaterial } from '../evidence/keys/key-material.ts';
import type { KeyCombination } from '../generate/keys/combination.ts';
import type { TtlProblem } from '../generate/ttl.ts';
import type { StsMode, StsPolicyProblem, StsRecordProblem } from '../mtasts/index.ts';
import type { Assumption } from '../overlay/overlay.ts';
import type { PublicationStep } from '../contract/contract.ts';
import type { PublishedState } from '../overlay/published-state.ts';
import type { Overall, ResolverFound } from '../publication/judge-publication.ts';

type ByKind<Union extends { readonly kind: string }, Text> = {
  readonly [Kind in Union['kind']]: (facts: Extract<Union, { kind: Kind }>) => Text;
};

/** A field: what it is called, and what to fill in. */
export interface FieldWords {
  readonly label: string;
  readonly hint: string;
}

/** Certificates and keys that the user brings. */
export interface KeyWords {
  readonly pick: string;
  readonly drop: string;
  /** Where what is in the file goes: said as it is. */
  readonly privacy: Readonly<Record<'electron' | 'browser', string>>;
  readonly reading: string;
  /** Said once it is read, for those who do not see it appear. */
  readonly found: (count: number) => string;
  /** A text with a private key was refused and taken out of the field. */
  readonly cleared: string;
  readonly title: string;
  readonly kinds: Readonly<Record<KeyMaterial['kind'] | 'issuer', (name: string) => string>>;
  readonly key: (kind: string) => string;
  readonly until: (day: string) => string;
  readonly names: (names: string, more: number) => string;
  readonly publicHalfOnly: string;
  readonly hosts: string;
  readonly notNamed: string;
  readonly noHosts: string;
  readonly more: string;
  readonly combination: string;
  readonly usages: Readonly<Record<KeyCombination['certificateUsage'], string>>;
  readonly selectors: Readonly<Record<KeyCombination['selector'], string>>;
  readonly matchingTypes: Readonly<Record<KeyCombination['matchingType'], string>>;
  /** `3 0 x`: every renewal breaks it. */
  readonly breaksAtRenewal: string;
  readonly fullData: string;
  /** Usage 2: what has to hold for it. */
  readonly issuerMustBeSent: string;
  readonly remove: (name: string) => string;
}

/** How a publication stands, and what to do next. */
export interface VerifyWords {
  readonly says: string;
  readonly next: string;
}

/** The words of the Make room, and of `postzegel make`. */
export interface MakeWords {
  readonly title: (domain: string) => string;
  readonly lead: string;
  readonly start: { readonly title: string; readonly lead: string };
  readonly parts: Readonly<Record<MakePart, { readonly name: string; readonly what: string }>>;
  readonly partsLabel: string;
  readonly tlsRpt: { readonly rua: FieldWords };
  readonly mtaSts: {
    readonly mode: FieldWords;
    readonly modes: Readonly<Record<StsMode, string>>;
    readonly maxAge: FieldWords;
    readonly mx: FieldWords;
    readonly id: FieldWords;
    readonly newId: string;
    readonly host: FieldWords;
    readonly hosts: Readonly<Record<'as-is' | 'address' | 'alias', string>>;
    readonly addresses: FieldWords;
    readonly target: FieldWords;
    readonly server: FieldWords;
    readonly policyTitle: string;
    readonly settings: string;
    readonly history: { readonly title: string; readonly lead: string };
  };
  readonly tlsa: {
    readonly hostTitle: (host: string) => string;
    readonly unseen: string;
    readonly foreign: (zone: string) => string;
    readonly origins: {
      readonly 'server-key': (until: string) => string;
      readonly issuer: (name: string) => string;
      readonly published: string;
      readonly brought: (name: string) => string;
    };
    readonly advised: string;
    readonly isPublished: string;
    readonly fits: string;
    readonly fitsNot: string;
    /** Of a published record that fits nothing now and is kept all the same. */
    readonly maybeNext: string;
    readonly unusable: string;
    readonly bring: FieldWords;
    readonly paste: FieldWords;
    readonly read: string;
    readonly keys: KeyWords;
    /** Of a record that was brought and is not advised. */
    readonly stray: string;
    readonly siblings: (family: string, count: number) => string;
    readonly addSiblings: string;
    readonly ttl: FieldWords;
    readonly keysTitle: string;
    readonly keysLead: string;
    readonly keep: string;
    readonly roll: string;
    readonly rolloverTitle: (host: string) => string;
    readonly keepTitle: (host: string) => string;
  };
  readonly dnssec: {
    readonly stands: Readonly<Record<ZoneReading['kind'], string>>;
    readonly question: (domain: string) => string;
    readonly questionTitle: string;
    readonly dnskey: FieldWords;
    readonly ds: string;
    readonly problems: ByKind<DsProblem, string>;
  };
  readonly sending: {
    readonly server: FieldWords;
    /** Above what each line does. */
    readonly settings: string;
    /** Above what a server needs to receive. */
    readonly receiving: string;
  };
  readonly preview: {
    readonly title: string;
    readonly who: string;
    readonly now: string;
    readonly later: string;
    readonly same: string;
    readonly nothing: string;
    /** For how many kinds of sender the letter changes. */
    readonly changed: (count: number) => string;
    readonly gone: string;
    readonly come: string;
    readonly assumed: ByKind<Assumption, string>;
  };
  readonly publish: {
    readonly title: string;
    readonly nothing: string;
    readonly wrong: string;
    readonly dialect: FieldWords;
    readonly zone: (zone: string) => string;
    readonly variables: (names: string) => string;
    readonly download: string;
    readonly add: string;
    readonly remove: string;
    /** Above the lines that go from a file, and those that come; no full stop. */
    readonly removeLines: string;
    readonly addLines: string;
    /** Where lines go and come. */
    readonly bothLines: string;
  };
  readonly dialects: Readonly<Record<DialectId, string>>;
  readonly danger: {
    readonly title: string;
    readonly confirm: (domain: string) => FieldWords;
    readonly kinds: ByKind<Danger, string>;
  };
  readonly plan: {
    readonly rollout: string;
    readonly withdrawal: string;
    readonly move: string;
    readonly lead: string;
    readonly calendar: string;
    readonly from: (day: string) => string;
    readonly wait: (span: string) => string;
    readonly show: string;
    readonly done: (day: string) => string;
    readonly markDone: string;
    readonly undo: string;
    readonly startAgain: string;
    readonly kept: string;
    readonly actions: ByKind<PlanAction, string>;
  };
  readonly verify: {
    readonly title: string;
    readonly lead: string;
    readonly button: string;
    readonly again: string;
    readonly busy: string;
    readonly progress: (ready: number, total: number) => string;
    readonly cancel: string;
    readonly steps: Readonly<Record<PublicationStep['what'], string>>;
    readonly states: Readonly<Record<PublishedState, string>>;
    /** How it stands in one sentence, and what to do next. `lingers` is a span of time in words, empty where there is none. */
    readonly overall: Readonly<Record<Overall, (lingers: string) => VerifyWords>>;
    readonly servers: string;
    readonly server: string;
    readonly found: string;
    readonly resolver: string;
    readonly resolverDiffers: Readonly<
      Record<NonNullable<ResolverFound['differs']>, (lingers: string) => string>
    >;
    readonly at: (moment: string) => string;
    readonly policy: string;
    readonly serial: (serial: number) => string;
    readonly held: string;
    readonly heldNothing: string;
    readonly wanted: string;
    readonly wantedNothing: string;
    readonly zoneless: (name: string) => string;
    readonly leftOut: (names: string) => string;
    readonly silence: {
      readonly rcode: (rcode: string) => string;
      readonly 'not-authoritative': string;
    };
    readonly checkAgain: string;
    readonly practice: {
      readonly button: string;
      readonly lead: string;
      readonly webServer: (address: string) => string;
      readonly done: string;
    };
  };
  readonly problems: ByKind<Exclude<MtaStsDraftProblem, { kind: SyntaxKind }> | TtlProblem, string>;
}

/** Problems that have their sentences with those of the parsers. */
type SyntaxKind = (StsPolicyProblem | StsRecordProblem)['kind'];
