import type { CertificateFacts } from '../evidence/certificate.ts';
import type { ValidationReason, ZoneLink } from '../evidence/chain.ts';
import type { DnsRecordOf } from '../evidence/dns.ts';
import type { DnssecStatus } from '../evidence/dnssec-status.ts';
import type { Evidence } from '../evidence/evidence.ts';
import type { FailureCause } from '../evidence/failure-cause.ts';
import type { SmtpStage } from '../evidence/smtp.ts';
import type { UnusableResolver } from '../evidence/unusable-resolver.ts';
import type { UntrustedReason } from '../evidence/tls.ts';
import type { DomainName } from '../model/domain-name.ts';
import type { Seconds } from '../model/time.ts';

/** Whose a server is that a sender comes to: only an attack brings others than the genuine one. */
export type Owner = 'genuine' | 'attacker';
export type AddressFamily = 'ipv4' | 'ipv6';

/** Why a server gives no TLS. */
export type NoTls =
  /** EHLO was answered without STARTTLS among the keywords. */
  | { readonly kind: 'not-offered' }
  /** STARTTLS was offered, and refused for good. */
  | { readonly kind: 'refused'; readonly code: number; readonly text: string }
  /** RFC 3207 §4: 454, TLS not available. In practice its key and certificate do not fit, or cannot be read. */
  | { readonly kind: 'unavailable'; readonly code: number; readonly text: string }
  /** The handshake did not come to an end. */
  | { readonly kind: 'handshake'; readonly cause: FailureCause };

/** Why nobody can say from here what a server does with others. */
export type Unseen =
  /** It talks, but not to us. */
  | { readonly kind: 'turned-away'; readonly stage: SmtpStage; readonly code: number; readonly text: string }
  /** Something on the way rewrites what the server says, and hides STARTTLS. */
  | { readonly kind: 'masked'; readonly sign: string }
  /** The connection was made, and no greeting came in the time that the check allows (RFC 5321 §4.5.3.2.1: up to 5 minutes). */
  | { readonly kind: 'silent'; readonly afterMs: number }
  /** No address of this family was reached from here, of any server, while others were: it may be missing here. */
  | { readonly kind: 'no-family'; readonly family: AddressFamily; readonly cause: FailureCause }
  | { readonly kind: 'unreachable'; readonly stage: SmtpStage; readonly cause: FailureCause }
  /** Ended, or left out, by whoever ran the check. */
  | { readonly kind: 'not-tried'; readonly cause: FailureCause };

/** A certificate with its issuers, as a server sends them. */
export interface SentChain {
  /** As sent, the server's own first. */
  readonly chain: readonly CertificateFacts[];
  /** The chain leads to a root that senders trust. */
  readonly isTrusted: boolean;
  /** Why it does not. */
  readonly untrusted?: UntrustedReason;
}

/** One address of a host, as it answers a sender. */
export type ServerReading = {
  readonly owner: Owner;
  /** Of those that were looked at. */
  readonly address?: string;
  /** What stood in the clear behind the 220 to STARTTLS (RFC 3207 §4.2); the beginning of it. */
  readonly textInClear?: string;
} & (
  | ({
      readonly kind: 'tls';
      /** `TLSv1.2`, `TLSv1.3`; absent where it is taken to be a good one. */
      readonly version?: string;
      /** The certificate that it has besides, of the other kind of key: some senders meet that one. */
      readonly other?: SentChain;
      /** Seconds from now to when its certificates are looked at: for what comes of it when nobody renews them. */
      readonly later?: Seconds;
    } & SentChain)
  /** It takes mail, and offers no TLS or refuses it. */
  | { readonly kind: 'no-tls'; readonly because?: NoTls }
  /** RFC 6890 §2.2: an address that does not lead to it from the internet. */
  | { readonly kind: 'unreachable'; readonly because?: 'private-address' }
  | { readonly kind: 'unknown'; readonly because: Unseen }
);
export type TlsServer = Extract<ServerReading, { kind: 'tls' }>;

/** What a host's TLSA records are worth to a sender (RFC 7672 §2.2). */
export type HostTlsa =
  | { readonly kind: 'secure'; readonly base: string; readonly records: readonly DnsRecordOf<'TLSA'>[] }
  /** `isProven`: a signed zone says so, in which nobody else can put records (RFC 4035 §5.4). */
  | { readonly kind: 'none'; readonly isProven?: true }
  /** Records are there, but nothing proves that they are genuine: of the answer, or of the addresses without which nobody asks. */
  | {
      readonly kind: 'not-secure';
      readonly base: string;
      readonly records: readonly DnsRecordOf<'TLSA'>[];
      readonly status: 'insecure' | 'indeterminate';
    }
  /** RFC 7672 §2.1.2: an error is no proof of absence; the sender delays. */
  | {
      readonly kind: 'lookup-failed';
      readonly owner: string;
      readonly detail: string;
      /** Records that cannot be believed. */
      readonly records?: readonly DnsRecordOf<'TLSA'>[];
    }
  /** No answer came to us; what others get is not known. */
  | { readonly kind: 'not-measured'; readonly owner: string };

/** What the addresses of a name are worth: `bogus` where no answer that has any can be believed. */
export type AddressState = 'found' | 'bogus' | 'none' | 'unknown';

/** An answer that is worse than secure, and why: nothing vouches for it, or what does is wrong. */
export interface Unproven {
  readonly type: 'MX' | 'A' | 'AAAA';
  readonly status: 'insecure' | 'bogus';
  readonly reason?: ValidationReason;
}

export interface HostReading {
  readonly host: string;
  readonly addresses: AddressState;
  /** Of its addresses the answer that proves least; absent where all are secure, or nothing is known. */
  readonly unproven?: Unproven;
  /** What the host stands for, if the MX record names an alias (RFC 2181 §10.3): the end of its aliases. */
  readonly aliasOf?: string;
  /** More hosts than one check looks at: this one was left out. */
  readonly isLeftOut?: true;
  /** Where the host's TLSA records are, or belong (RFC 7672 §2.2.3). */
  readonly tlsaBase: string;
  readonly tlsa: HostTlsa;
  /** RFC 4035 §5.4: the name server fails to prove what else is not at the name of the TLSA records. */
  readonly isDenialBroken?: true;
  /** In the order in which senders try them, IPv6 first. */
  readonly servers: readonly ServerReading[];
}

/** Where mail for a domain goes (RFC 5321 §5.1, RFC 7505). */
export type MxReading =
  | {
      readonly kind: 'hosts';
      readonly status: DnssecStatus;
      /** Each host once, most preferred first; names in lower case. */
      readonly hosts: readonly HostReading[];
      /** No MX record, but an address: the domain itself is the host (RFC 5321 §5.1). */
      readonly isImplicit?: true;
      /** RFC 7505 §3: a null MX stands beside others. */
      readonly hasNullBeside?: true;
    }
  /** There is nobody to deliver to. */
  | {
      readonly kind: 'no-mail';
      readonly status: DnssecStatus;
      readonly because: 'null-mx' | 'no-address' | 'no-such-domain';
    }
  | { readonly kind: 'failed'; readonly rcode: string }
  | { readonly kind: 'unknown'; readonly cause: FailureCause };

/** How the domain's own zone stands, as its MX answer shows. */
export type ZoneReading =
  | { readonly kind: 'secure' | 'insecure' }
  | { readonly kind: 'bogus'; readonly reason: ValidationReason }
  | { readonly kind: 'unknown'; readonly reason: ValidationReason };

/** The TXT records at a name. */
export type TextReading =
  | {
      readonly kind: 'records';
      readonly status: DnssecStatus;
      readonly records: readonly (readonly string[])[];
    }
  /** `aliasTo`: the name is an alias, and where that leads there is no such name. */
  | { readonly kind: 'none'; readonly status: DnssecStatus; readonly aliasTo?: string }
  /** `aliasTo`: the name is an alias, and the error is in the zone that it leads to. */
  | { readonly kind: 'failed'; readonly rcode: string; readonly aliasTo?: string }
  | { readonly kind: 'unknown'; readonly cause: FailureCause };

/** What keeps a policy from a sender that fetches it, and whose fault that is (RFC 8461 §3.3). */
export type PageFault =
  /** The host has no address, as is known. `aliasTo`: it is an alias, and where that leads there is no such name. */
  | { readonly kind: 'no-address'; readonly aliasTo?: string }
  /** The DNS servers give an error for its addresses. */
  | { readonly kind: 'lookup-failed'; readonly rcode: string; readonly aliasTo?: string }
  | { readonly kind: 'unreachable'; readonly stage: string; readonly cause: FailureCause }
  | { readonly kind: 'certificate'; readonly reason: UntrustedReason | 'name-mismatch' }
  | { readonly kind: 'redirect'; readonly location: string }
  | { readonly kind: 'status'; readonly status: number; readonly body: string }
  | { readonly kind: 'too-large'; readonly limitBytes: number }
  /** The connection ended before the announced length. */
  | { readonly kind: 'cut-short' };

/** What comes from a policy host. */
export type PageReading =
  | { readonly kind: 'served'; readonly body: string; readonly contentType?: string }
  | { readonly kind: 'failed'; readonly because: 'certificate' | 'fetch'; readonly fault?: PageFault }
  | { readonly kind: 'unknown'; readonly cause: FailureCause };

/** Whoever passes on the answers, as far as these show. */
export interface ResolverReading {
  /** As a person would name them. */
  readonly names: readonly string[];
  /** It leaves signatures out right at the root, which is signed: that says nothing of any domain. */
  readonly strips?: true;
  /** It answers nothing, whatever it is asked. */
  readonly unusable?: UnusableResolver;
}

/** A name that is an alias of somebody else's. */
export interface Delegation {
  readonly name: string;
  readonly type: 'TXT' | 'A';
  readonly target: string;
}

/**
 * What evidence says of a domain: every fact that the rules need, read once. A sender finds the domain like this, and an
 * attack changes this and nothing else. What was not seen is unknown, and says why.
 */
export interface DomainReading {
  readonly domain: DomainName;
  /** What it was read from: for laying records over it, and for showing it. No rule looks in it. */
  readonly evidence: Evidence;
  readonly mx: MxReading;
  readonly zone: ZoneReading;
  /** Where TLSA records stand for the domain itself, while it is none of its own MX hosts. */
  readonly tlsaAtDomain?: string;
  /** `_mta-sts`. */
  readonly stsRecord: TextReading;
  readonly stsPolicy: PageReading;
  /** What the policy host answers with status 200, whatever its certificate. */
  readonly policyFile?: string;
  /** The certificate of the policy host, as it was seen. */
  readonly policyCertificate?: CertificateFacts | undefined;
  /** Names under which somebody else keeps the record or the policy (RFC 8461 §8.2). */
  readonly delegations: readonly Delegation[];
  /** RFC 8461 §3.4: the parent domain announces a policy, which is not for this one. */
  readonly parentAnnounces?: string;
  /** `_smtp_sts`, the draft of March 2016. */
  readonly sts2016: TextReading;
  /** The copy of that record over HTTPS, which authenticates a new one. */
  readonly sts2016Copy: PageReading;
  /** `_smtp._tls`. */
  readonly tlsRpt: TextReading;
  readonly resolver: ResolverReading;
  /** The zones that answers were validated through. */
  readonly zones: readonly ZoneLink[];
  /** Laid on by an attack: somebody reads along between sender and server. */
  readonly isWatched?: true;
  /** Laid on by an attack: somebody can read, change or drop the mail that reports come in. */
  readonly reportsAreTampered?: true;
}
