import type { CheckStep, ProbeName } from '../contract/contract.ts';
import type { DnssecStatus } from '../evidence/dnssec-status.ts';
import type { Verdict } from '../findings/finding.ts';

/** The labels of the screen: what is not about a finding. Total by type in both languages. */
export interface RoomWords {
  readonly skipToContent: string;
  readonly rooms: {
    readonly label: string;
    readonly check: string;
    readonly make: string;
    readonly compare: string;
  };
  readonly settings: {
    readonly language: string;
    readonly theme: string;
    readonly themes: { readonly auto: string; readonly light: string; readonly dark: string };
  };
  readonly start: {
    readonly title: string;
    readonly lead: string;
    readonly field: string;
    readonly hint: string;
    readonly placeholder: string;
    readonly button: string;
    readonly practiceTitle: string;
    readonly practiceLead: string;
    readonly morePractice: (count: number) => string;
    readonly options: string;
    readonly resolver: string;
    readonly resolverHint: string;
    readonly allowPrivate: string;
    readonly open: string;
    readonly openHint: string;
    readonly notEvidence: string;
    readonly tooMuchEvidence: string;
    readonly noNameInEvidence: (text: string) => string;
  };
  readonly running: {
    readonly title: (domain: string) => string;
    /** Where the state of the letter will stand. */
    readonly state: string;
    readonly lead: string;
    readonly notYet: string;
    readonly waits: string;
    readonly stepsTitle: string;
    readonly cancel: string;
    readonly busy: (seconds: string) => string;
    readonly summary: (done: number, total: number) => string;
    readonly progress: (done: number, total: number) => string;
    readonly probes: Readonly<Record<ProbeName, string>>;
    readonly states: Readonly<Record<CheckStep['state'], string>>;
  };
  readonly result: {
    readonly question: string;
    readonly answers: Readonly<
      Record<'broken' | 'postcard' | 'closed' | 'sealed' | 'sealed-later' | 'unknown' | 'no-mail', string>
    >;
    readonly measured: string;
    readonly from: (where: string) => string;
    readonly practice: string;
    readonly nextStep: string;
    readonly nextStepNone: string;
    readonly nextStepLater: string;
    /** Said when a check is done. */
    readonly done: (domain: string, letter: string) => string;
    readonly show: (topic: string) => string;
    /** Leads to the part of the room where its records are written. */
    readonly make: (part: string) => string;
    /** After the first of several findings: how many more there are. */
    readonly more: (count: number) => string;
    readonly sendersTitle: string;
    readonly topicsTitle: string;
    readonly meaning: string;
    readonly action: string;
    readonly who: string;
    readonly urgency: string;
    readonly urgencies: Readonly<Record<Verdict, string>>;
    readonly alsoAt: string;
    readonly source: string;
    readonly evidence: string;
    readonly again: string;
    readonly other: string;
    readonly save: string;
    readonly print: string;
    readonly incomplete: { readonly cancelled: string; readonly timeLimit: string };
    readonly opened: string;
  };
  readonly paste: {
    readonly title: string;
    readonly command: string;
    readonly field: string;
    readonly button: string;
  };
  readonly evidence: {
    readonly dns: string;
    readonly smtp: string;
    readonly https: string;
    readonly certificate: string;
    readonly otherCertificate: string;
    readonly noRecords: string;
    readonly via: (server: string, transport: string) => string;
    readonly status: Readonly<Record<DnssecStatus, string>>;
    /** The status is what the resolver reports, not what was verified. */
    readonly saysResolver: string;
    readonly tookMs: (ms: number) => string;
    readonly you: string;
    readonly server: string;
    readonly subject: string;
    readonly issuer: string;
    readonly names: string;
    readonly validity: string;
    readonly key: string;
    readonly fingerprint: string;
    readonly keyFingerprint: string;
    readonly tls: string;
    readonly chain: string;
    readonly address: string;
    readonly response: string;
    readonly policy: string;
    readonly failed: string;
    readonly shortened: string;
  };
  readonly copy: string;
  readonly copied: string;
  readonly notCopied: string;
  readonly mishap: { readonly what: string; readonly meaning: string; readonly action: string };
  readonly lost: { readonly what: string; readonly action: string; readonly reload: string };
  readonly unknownPage: { readonly what: string; readonly action: string };
}
