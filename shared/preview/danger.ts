import type { Assessment } from '../assessment/assessment.ts';
import type { Combination } from '../dane/index.ts';
import type { DnssecStatus } from '../evidence/dnssec-status.ts';
import type { Seconds } from '../model/time.ts';
import type { Proposal } from '../overlay/proposal.ts';
import type { SenderKind } from '../simulate/index.ts';

/** What would stop or expose mail if it were published now. Each has to be confirmed by hand. */
export type Danger =
  /** RFC 7672 §2.2.1: nobody goes by TLSA records that nothing vouches for; in a broken zone they stop mail. */
  | { readonly kind: 'tlsa-not-secure'; readonly host: string; readonly status: DnssecStatus }
  /** RFC 7672 §2.2: senders that check DANE would not deliver. */
  | { readonly kind: 'tlsa-mismatch'; readonly host: string }
  /** RFC 7672 §2.2: TLSA records are a promise of TLS, and the host has none. */
  | { readonly kind: 'tlsa-no-tls'; readonly host: string }
  /** RFC 7671 §8.4: a sender that goes by this combination alone finds nothing that fits. */
  | { readonly kind: 'tlsa-combination'; readonly host: string; readonly combination: Combination }
  /** The certificate was not seen, so that nobody knows whether the records fit. */
  | { readonly kind: 'tlsa-unseen'; readonly host: string }
  /** RFC 7671 §8.1: resolvers elsewhere still hold the set without the record that takes over. */
  | { readonly kind: 'tlsa-removed-early'; readonly host: string; readonly ttl: Seconds }
  /** DANE goes for this host: whoever checked it can be misled again. */
  | { readonly kind: 'tlsa-withdrawn'; readonly host: string }
  /** RFC 8461 §4.2. */
  | { readonly kind: 'enforce-fails'; readonly host: string }
  /** Nobody saw whether the host meets RFC 8461 §4.2. */
  | { readonly kind: 'enforce-unseen'; readonly host: string }
  /** RFC 8461 §4.1. */
  | { readonly kind: 'policy-misses'; readonly host: string; readonly mode: string }
  /** RFC 8461 §8.3: senders hold the policy this long, and refuse where it cannot be met. */
  | { readonly kind: 'policy-removed-early'; readonly maxAge: Seconds }
  /** What stands at these names now could not be looked up, so that it may be overwritten. */
  | { readonly kind: 'unknown-before'; readonly names: readonly string[] }
  /** Whatever the reason: this kind of sender delivers now, and would not any more. */
  | { readonly kind: 'sender-stops'; readonly sender: SenderKind };

/** A domain as it is, and as it would be. */
export interface Question {
  readonly before: Assessment;
  readonly after: Assessment;
  readonly proposal: Proposal;
}
