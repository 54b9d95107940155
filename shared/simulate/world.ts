import type { HostTlsa } from '../dane/index.ts';
import type { CertificateFacts } from '../evidence/certificate.ts';
import type { DnssecStatus } from '../evidence/dnssec-status.ts';
import type { Seconds } from '../model/time.ts';

/** Whose a server is that a sender comes to. */
export type Owner = 'genuine' | 'attacker';

/** One address of a host, as it answers a sender. */
export type ServerView = { readonly owner: Owner } & (
  | {
      readonly kind: 'tls';
      /** As sent, the server's own first. */
      readonly chain: readonly CertificateFacts[];
      /** The chain leads to a root that senders trust. */
      readonly isTrusted: boolean;
      /** Seconds from now to when its certificates are looked at: for what comes of it when nobody renews them. */
      readonly later?: Seconds;
    }
  /** It takes mail, and offers no TLS or refuses it. */
  | { readonly kind: 'no-tls' }
  | { readonly kind: 'unreachable' }
  | { readonly kind: 'unknown' }
);

export interface HostView {
  readonly host: string;
  /** What its addresses are worth: `bogus` where no answer that has any can be believed. */
  readonly addresses: 'found' | 'bogus' | 'none' | 'unknown';
  readonly tlsa: HostTlsa;
  readonly servers: readonly ServerView[];
}

export type MxView =
  | { readonly kind: 'hosts'; readonly status: DnssecStatus; readonly hosts: readonly HostView[] }
  /** RFC 7505, or nothing at all: there is nobody to deliver to. */
  | { readonly kind: 'no-mail'; readonly status: DnssecStatus }
  | { readonly kind: 'failed' }
  | { readonly kind: 'unknown' };

/** The TXT records at a name. */
export type TextView =
  | {
      readonly kind: 'records';
      readonly status: DnssecStatus;
      readonly records: readonly (readonly string[])[];
    }
  | { readonly kind: 'none'; readonly status: DnssecStatus }
  | { readonly kind: 'failed' }
  | { readonly kind: 'unknown' };

/** What comes from the policy host, once its certificate and the status are in order (RFC 8461 §3.3). */
export type PolicyView =
  | { readonly kind: 'served'; readonly body: string }
  | { readonly kind: 'failed'; readonly because: 'certificate' | 'fetch' }
  | { readonly kind: 'unknown' };

/** A domain as a sender finds it: what an attack changes is this, and nothing else. */
export interface World {
  readonly domain: string;
  readonly mx: MxView;
  /** `_mta-sts`. */
  readonly stsRecord: TextView;
  readonly stsPolicy: PolicyView;
  /** `_smtp_sts`, the draft of March 2016. */
  readonly sts2016: TextView;
  /** The copy of that record over HTTPS, which authenticates a new one. */
  readonly sts2016Copy: PolicyView;
  /** `_smtp._tls`. */
  readonly tlsRpt: TextView;
  /** Somebody reads along between sender and server. */
  readonly isWatched: boolean;
  /** Somebody can read, change or drop the mail that reports come in. */
  readonly reportsAreTampered: boolean;
}
