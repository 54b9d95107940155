import type { StsPolicy } from '../mtasts/index.ts';
import type { Seconds } from '../model/time.ts';
import type { Sts2016Record } from '../sts2016/index.ts';
import type { Owner } from './world.ts';

/** What a sender does or finds, in order. Each names the rule it follows; the sentences are in `words`. */
export interface Step {
  readonly kind: StepKind;
  /** Section of the standard: `RFC 7672 §2.2`, `draft §3.5 step 4`. */
  readonly source: string;
  /** The host or name that it is about, where it is about one. */
  readonly subject?: string;
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
  | 'tlsa-secure'
  | 'tlsa-none'
  | 'tlsa-ignored'
  | 'tlsa-unusable'
  | 'tlsa-failed'
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

/** How the message fared. */
export type Outcome =
  | {
      readonly kind: 'delivered';
      /** `authenticated`: the server proved to be the one that the domain named. */
      readonly protection: 'authenticated' | 'encrypted' | 'cleartext';
      readonly to: Owner;
      readonly host: string;
    }
  /** Tried again for days (RFC 5321 §4.5.4.1), then returned. */
  | { readonly kind: 'deferred'; readonly because: 'security' | 'unreachable' | 'lookup' }
  /** The draft of 2016 stops at once. */
  | { readonly kind: 'refused' }
  | { readonly kind: 'no-mail' }
  /** Something that decides it was not measured. */
  | { readonly kind: 'unknown' };

/** RFC 8460 §4.3, as far as a sender of this kind can tell. */
export type FailureType =
  | 'starttls-not-supported'
  | 'certificate-host-mismatch'
  | 'certificate-expired'
  | 'certificate-not-trusted'
  | 'validation-failure'
  | 'tlsa-invalid'
  | 'dnssec-invalid'
  | 'sts-policy-fetch-error'
  | 'sts-policy-invalid';

export interface Report {
  readonly to: readonly string[];
  readonly failures: readonly FailureType[];
  /** It passes through the hands of whoever does this. */
  readonly isTampered: boolean;
}

/** What one sender holds of one domain. */
export interface CachedPolicy {
  readonly mtaSts?: { readonly id: string; readonly policy: StsPolicy; readonly fetchedAt: Seconds };
  readonly sts2016?: {
    readonly text: string;
    readonly record: Sts2016Record;
    readonly fetchedAt: Seconds;
    /** It has been met once; before that it may stop no mail (draft §3.4). */
    readonly wasApplied: boolean;
  };
}

/** Policies are held per recipient domain. A value: it goes in and comes out. */
export type PolicyCache = Readonly<Record<string, CachedPolicy>>;

export interface Run {
  readonly steps: readonly Step[];
  readonly outcome: Outcome;
  readonly report?: Report;
  readonly cache: PolicyCache;
}

export const EMPTY_CACHE: PolicyCache = {};
