import type { ValidationReason } from '../evidence/chain.ts';
import type { FailureCause } from '../evidence/failure-cause.ts';
import type { UnusableResolver } from '../evidence/unusable-resolver.ts';
import type { UntrustedReason } from '../evidence/tls.ts';
import type { Seconds } from '../model/time.ts';
import type { Combination, DaneReason, Overlooked, RolloverScheme, Unusable } from '../dane/index.ts';
import type { SenderOpinions, StsPolicyProblem, StsRecordProblem } from '../mtasts/index.ts';
import type { Sts2016Problem } from '../sts2016/index.ts';
import type { TlsRptRecordProblem } from '../tlsrpt/index.ts';

/** What a finding is about: the lines of a result, in the order a mail takes them. */
export const TOPICS = ['mx', 'dnssec', 'starttls', 'certificate', 'dane', 'mta-sts', 'tls-rpt'] as const;
export type Topic = (typeof TOPICS)[number];

/**
 * How it stands. `not-measured` is no bad mark: something could not be seen from here. Ordered from what asks for
 * attention first.
 */
export const VERDICTS = ['problem', 'warning', 'not-measured', 'notice', 'good'] as const;
export type Verdict = (typeof VERDICTS)[number];

/** Who can change it. */
export type Actor = 'domain-owner' | 'dns-host' | 'mail-provider' | 'web-host' | 'registrar' | 'nobody';

interface Host {
  /** The MX host's name. */
  readonly host: string;
}
interface Cause {
  readonly cause: FailureCause;
}

/** Every finding's id and its facts: typed parameters, never prose. */
export interface FindingFacts {
  'mx.hosts': { readonly hosts: readonly string[] };
  'mx.null': object;
  'mx.null-beside-others': object;
  'mx.none-but-address': object;
  'mx.none': object;
  'mx.domain-missing': object;
  'mx.alias': Host & { readonly target: string };
  'mx.no-address': Host;
  'mx.address-as-name': Host;
  'mx.private-address': Host & { readonly address: string };
  'mx.too-many': { readonly count: number; readonly limit: number };
  'mx.not-measured': Cause;
  'mx.server-failure': { readonly rcode: string };

  'dnssec.secure': object;
  'dnssec.unsigned': object;
  'dnssec.bogus': { readonly reason: ValidationReason };
  'dnssec.mx-unsigned': Host;
  'dnssec.mx-bogus': Host & { readonly reason: ValidationReason };
  'dnssec.not-measured': { readonly name: string; readonly reason: ValidationReason };
  'dnssec.resolver-strips': { readonly resolver: string };
  'dnssec.resolver-unusable': { readonly resolver: string } & UnusableResolver;
  'dnssec.signature-ends-soon': { readonly zone: string; readonly at: Seconds; readonly days: number };
  'dnssec.weak-algorithm': { readonly zone: string; readonly algorithm: number };
  'dnssec.sha1-ds': { readonly zone: string };
  'dnssec.nsec3-iterations': { readonly zone: string; readonly iterations: number };
  'dnssec.nsec3-salt': { readonly zone: string };

  'starttls.offered': { readonly hosts: readonly string[]; readonly versions: readonly string[] };
  'starttls.missing': Host & { readonly address: string };
  'starttls.refused': Host & { readonly address: string; readonly code: number };
  'starttls.handshake-failed': Host & { readonly address: string } & Cause;
  /** Behind the 220 to STARTTLS, in the clear: put there by somebody, or sent by a server that has it wrong. */
  'starttls.text-in-clear': Host & { readonly address: string; readonly text: string };
  'starttls.old-version': Host & { readonly version: string };
  'starttls.turned-away': Host & { readonly address: string; readonly code: number; readonly text: string };
  'starttls.unreachable': Host & { readonly address: string } & Cause;
  'starttls.port-25-blocked': { readonly host: string; readonly addresses: number };
  'starttls.no-mx': object;

  'certificate.trusted': Host & { readonly until: Seconds; readonly issuer: string };
  'certificate.expired': Host & { readonly at: Seconds };
  'certificate.not-yet-valid': Host & { readonly at: Seconds };
  'certificate.ends-soon': Host & { readonly at: Seconds; readonly days: number };
  'certificate.name-mismatch': Host & { readonly names: readonly string[] };
  'certificate.untrusted': Host & { readonly reason: UntrustedReason };
  /** The same, while TLSA records vouch for the server: then it is nobody's trouble. */
  'certificate.untrusted-with-dane': Host & { readonly reason: UntrustedReason };
  'certificate.weak-key': Host & { readonly algorithm: string; readonly bits: number };
  'certificate.weak-signature': Host & { readonly algorithm: string };
  'certificate.not-measured': object;

  'dane.valid': Host & { readonly certificateUsage: number; readonly rollover: RolloverScheme['kind'] };
  'dane.none': { readonly hosts: readonly string[] };
  'dane.needs-dnssec': { readonly hosts: readonly string[] };
  'dane.mx-not-secure': { readonly hosts: readonly string[] };
  'dane.partial': { readonly covered: readonly string[]; readonly uncovered: readonly string[] };
  'dane.mismatch': Host & { readonly reason: DaneReason };
  'dane.unusable': Host;
  'dane.no-starttls': Host;
  'dane.lookup-failed': Host & { readonly detail: string };
  'dane.not-measured': Host;
  /** Behind MX records that cannot be believed. */
  'dane.mx-bogus': object;
  /** Usage 3: what would be wrong with the certificate elsewhere, and is not looked at. */
  'dane.overlooks': Host & { readonly overlooked: readonly Overlooked[] };
  /** Usage 2, found only by trying several issuers of one name. */
  'dane.only-by-search': Host;
  /** Beside records that match: a combination of which none does (RFC 7671 §8.4). */
  'dane.combination-unmatched': Host & { readonly combination: Combination };
  /** Beside records that count. */
  'dane.record-unusable': Host & { readonly record: string; readonly why: Unusable };
  'dane.ttl-long': Host & { readonly ttl: Seconds };
  /** The certificate ends before a record for the next one would be known everywhere. */
  'dane.rollover-due': Host & { readonly at: Seconds; readonly ttl: Seconds };
  /** Beside the records, the name server cannot prove that what is not there is not there. */
  'dane.denial-broken': Host;

  'mta-sts.none': object;
  'mta-sts.enforce': { readonly maxAge: Seconds };
  'mta-sts.testing': object;
  'mta-sts.mode-none': object;
  'mta-sts.record-invalid': { readonly problem: StsRecordProblem } & SenderOpinions;
  'mta-sts.several-records': { readonly count: number } & SenderOpinions;
  'mta-sts.policy-unreachable': { readonly stage: string } & Cause;
  'mta-sts.policy-status': { readonly status: number };
  'mta-sts.policy-redirect': { readonly location: string };
  'mta-sts.policy-certificate': { readonly reason: UntrustedReason | 'name-mismatch' };
  'mta-sts.policy-certificate-ends-soon': { readonly at: Seconds; readonly days: number };
  'mta-sts.policy-invalid': { readonly problem: StsPolicyProblem } & SenderOpinions;
  'mta-sts.policy-too-large': { readonly limitBytes: number };
  'mta-sts.policy-type': { readonly contentType: string };
  'mta-sts.mx-not-covered': Host & { readonly mode: string };
  'mta-sts.mx-certificate': Host & { readonly mode: string };
  'mta-sts.pattern-unused': { readonly pattern: string };
  'mta-sts.max-age-short': { readonly maxAge: Seconds };
  'mta-sts.policy-without-record': object;
  'mta-sts.not-measured': Cause;
  /** It looks like a record, and senders do not take it for one. */
  'mta-sts.record-ignored': { readonly text: string };
  'mta-sts.record-warning': { readonly problem: StsRecordProblem };
  'mta-sts.policy-warning': { readonly problem: StsPolicyProblem };
  /** Valid by RFC 8461 §3.1, and refused by a sender whose parser is known. */
  'mta-sts.record-read-differently': {
    readonly because: 'other-records' | 'id-twice' | 'version-cut';
  } & SenderOpinions;
  /** Valid by RFC 8461 §3.2, and refused by some; or read otherwise, for keys that are there twice. */
  'mta-sts.policy-read-differently': { readonly keys: readonly string[] } & SenderOpinions;
  /** The name stands for one that somebody else keeps. */
  'mta-sts.delegated': { readonly name: string; readonly target: string };
  /** The domain above has MTA-STS, which is not for this one. */
  'mta-sts.parent-only': { readonly parent: string };
  /** One of the two lets mail through to this host, and the other does not. */
  'mta-sts.contradicts-dane': Host & { readonly refuses: 'dane' | 'mta-sts' };
  /** Against an earlier check. */
  'mta-sts.id-unchanged': { readonly id: string };

  'tls-rpt.present': { readonly rua: readonly string[] };
  'tls-rpt.none': object;
  'tls-rpt.none-while-enforcing': object;
  'tls-rpt.invalid': { readonly problem: TlsRptRecordProblem };
  /** No report can go to any of them. */
  'tls-rpt.undeliverable': { readonly rua: readonly string[] };
  /** Addresses that one reporter whose parser is known does not see. */
  'tls-rpt.record-read-differently': {
    readonly by: 'tlsrpt-reporter' | 'mox';
    readonly missed: readonly string[];
  };
  'tls-rpt.several-records': { readonly count: number };
  'tls-rpt.not-measured': Cause;
  'tls-rpt.record-ignored': { readonly text: string };
  'tls-rpt.record-warning': { readonly problem: TlsRptRecordProblem };

  /** The forerunner of March 2016 lives under MTA-STS: nobody honours it any more. */
  'sts2016.present': object;
  'sts2016.invalid': { readonly problem: Sts2016Problem };
  /** Where the draft is at odds with itself, or advises otherwise. */
  'sts2016.contradiction': { readonly problem: Sts2016Problem };
}
export type FindingId = keyof FindingFacts;

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
  readonly actors: readonly Actor[];
  readonly evidence: readonly EvidenceReference[];
};
export type Finding = { [Id in FindingId]: FindingOf<Id> }[FindingId];
