import type { Seconds } from '../model/time.ts';
import type { PolicyCache } from './policy-cache.ts';
import type { Owner } from '../reading/domain-reading.ts';

/** What a sender does or finds, in order. Each names the rule it follows; the sentences are in `words`. */
export interface Step {
  readonly kind: StepKind;
  /** Section of the standard: `RFC 7672 §2.2`, `draft §3.5 step 4`. */
  readonly source: string;
  /** The host or name that it is about, where it is about one. */
  readonly subject?: string;
  /** Whose server it is about, once there is a session: the sender cannot see that. */
  readonly server?: Owner;
}

export type StepKind =
  | 'mx-found'
  | 'mx-failed'
  | 'mx-bogus'
  | 'mx-insecure'
  | 'no-mail'
  | 'host-unreachable'
  | 'host-unknown'
  | 'no-tls-offered'
  | 'tls-not-wanted'
  | 'tls-made'
  | 'tls-old'
  | 'tls-too-old'
  | 'tlsa-secure'
  | 'tlsa-none'
  | 'tlsa-ignored'
  | 'tlsa-unusable'
  | 'tlsa-failed'
  | 'dane-demanded'
  | 'tlsa-unknown'
  | 'dane-matched'
  | 'dane-mismatch'
  | 'policy-cached'
  | 'policy-expired'
  | 'policy-none'
  | 'policy-unknown'
  | 'policy-fetched'
  | 'policy-fetch-failed'
  | 'policy-later'
  | 'policy-unchanged'
  | 'policy-mode-none'
  | 'policy-trusted-unauthenticated'
  | 'policy-disregarded'
  | 'policy-applied'
  | 'policy-not-authenticated'
  | 'mx-not-in-policy'
  | 'certificate-good'
  | 'certificate-refused'
  | 'reported-only'
  | 'dane-decides'
  | 'recheck'
  | 'wait';

/** How one attempt to deliver the message fared. */
export type Attempt =
  | {
      readonly kind: 'delivered';
      /** `authenticated`: the server proved to be the one that the domain named, and nothing less would have done. */
      readonly protection: 'authenticated' | 'encrypted' | 'cleartext';
      readonly to: Owner;
      readonly host: string;
    }
  | { readonly kind: 'deferred'; readonly because: 'security' | 'unreachable' | 'lookup' }
  /** The draft of 2016 stops at once. */
  | { readonly kind: 'refused' }
  | { readonly kind: 'no-mail' }
  /** Something that decides it was not measured. */
  | { readonly kind: 'unknown' };

/** How the message fared. */
export type Outcome =
  | Exclude<Attempt, { kind: 'deferred' }>
  | (Extract<Attempt, { kind: 'deferred' }> & {
      /** Tried again till then (RFC 5321 §4.5.4.1), and returned to whoever wrote it where nothing changes. */
      readonly until: Seconds;
    });

/** What a report says was wrong: the types of RFC 8460 §4.3 that a sender can tell, and those of the draft's §4. */
export type FailureType =
  | 'starttls-not-supported'
  | 'certificate-host-mismatch'
  | 'certificate-expired'
  | 'certificate-not-trusted'
  | 'validation-failure'
  | 'tlsa-invalid'
  | 'dnssec-invalid'
  | 'dane-required'
  | 'sts-policy-fetch-error'
  | 'sts-policy-invalid'
  | 'sts-webpki-invalid'
  // Of the draft alone.
  | 'mx-mismatch'
  | 'certificate-mismatch'
  | 'invalid-certificate'
  | 'expired-certificate'
  | 'sender-does-not-support-validation-method';

export interface Report {
  readonly to: readonly string[];
  readonly failures: readonly FailureType[];
  /** RFC 8460 §3: mailed reports are signed (DKIM), so that a changed one shows. The draft of 2016 asks for nothing. */
  readonly isSigned: boolean;
  /** It goes by mail, through the hands of somebody who reads it, drops it, or changes it where it is not signed. */
  readonly isTampered: boolean;
}

export interface Run {
  readonly steps: readonly Step[];
  readonly outcome: Outcome;
  readonly report?: Report;
  readonly cache: PolicyCache;
}
