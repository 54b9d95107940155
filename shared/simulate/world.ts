import { type HostTlsa, hostTlsa } from '../dane/index.ts';
import type { CertificateFacts } from '../evidence/certificate.ts';
import type { DnssecStatus } from '../evidence/dnssec-status.ts';
import type { Evidence } from '../evidence/evidence.ts';
import { mailHosts } from '../evidence/mail-hosts.ts';
import { recordsAt } from '../evidence/secure-records.ts';
import type { SmtpSession } from '../evidence/smtp.ts';
import { policyExchange, policyHostIsGenuine } from '../mtasts/index.ts';

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
    }
  /** It takes mail, and offers no TLS or refuses it. */
  | { readonly kind: 'no-tls' }
  | { readonly kind: 'unreachable' }
  | { readonly kind: 'unknown' }
);

export interface HostView {
  readonly host: string;
  readonly tlsa: HostTlsa;
  readonly servers: readonly ServerView[];
}

export type MxView =
  | { readonly kind: 'hosts'; readonly status: DnssecStatus; readonly hosts: readonly HostView[] }
  /** RFC 7505, or nothing at all: there is nobody to deliver to. */
  | { readonly kind: 'no-mail' }
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
  | { readonly kind: 'failed' }
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

/** The domain as it was observed. What was not measured is unknown, and stays so. */
export function worldOf(evidence: Evidence): World {
  return {
    domain: evidence.domain,
    mx: mxOf(evidence),
    stsRecord: textAt(evidence, `_mta-sts.${evidence.domain}`),
    stsPolicy: policyOf(evidence),
    sts2016: textAt(evidence, `_smtp_sts.${evidence.domain}`),
    sts2016Copy: { kind: 'unknown' },
    tlsRpt: textAt(evidence, `_smtp._tls.${evidence.domain}`),
    isWatched: false,
    reportsAreTampered: false,
  };
}

function mxOf(evidence: Evidence): MxView {
  const mail = mailHosts(evidence);
  switch (mail.kind) {
    case 'hosts':
    case 'implicit':
      return {
        kind: 'hosts',
        status: mail.status,
        hosts: mail.hosts.map(({ host }) => ({
          host,
          tlsa: hostTlsa(evidence, host),
          servers: evidence.smtp
            .filter(session => session.host === host)
            .map(session => serverOf(evidence, session)),
        })),
      };
    case 'null-mx':
    case 'none':
    case 'no-such-domain':
      return { kind: 'no-mail' };
    case 'server-failure':
      return { kind: 'failed' };
    case 'failed':
      return { kind: 'unknown' };
  }
}

function serverOf(evidence: Evidence, { outcome }: SmtpSession): ServerView {
  const owner = 'genuine';
  switch (outcome.kind) {
    case 'tls':
      return {
        kind: 'tls',
        owner,
        chain: outcome.tls.chain.flatMap(sha256 => evidence.certificates[sha256] ?? []),
        isTrusted: outcome.tls.webPki.kind === 'trusted',
      };
    case 'no-starttls':
    case 'starttls-refused':
      return { kind: 'no-tls', owner };
    case 'turned-away':
      // It did not talk to us; that says nothing about other senders.
      return { kind: 'unknown', owner };
    case 'failed':
      // A handshake that fails is TLS that cannot be had; what fails before it may be the road from here.
      return outcome.stage === 'handshake' ? { kind: 'no-tls', owner } : { kind: 'unknown', owner };
  }
}

function textAt(evidence: Evidence, name: string): TextView {
  const answer = recordsAt(evidence, name, 'TXT');
  switch (answer.kind) {
    case 'records':
      return {
        kind: 'records',
        status: answer.status,
        records: answer.records.map(({ strings }) => strings),
      };
    case 'none':
      return { kind: 'none', status: answer.status };
    case 'server-failure':
      return { kind: 'failed' };
    case 'failed':
    case 'not-asked':
      return { kind: 'unknown' };
  }
}

function policyOf(evidence: Evidence): PolicyView {
  const exchange = policyExchange(evidence);
  if (!exchange) return evidence.end === 'complete' ? { kind: 'failed' } : { kind: 'unknown' };
  const { outcome } = exchange;
  if (outcome.kind === 'failed') {
    const unseen = ['cancelled', 'check-limit', 'private-address'].includes(outcome.cause.kind);
    return { kind: unseen ? 'unknown' : 'failed' };
  }
  const isGood = outcome.status === 200 && outcome.bodyComplete && policyHostIsGenuine(evidence, exchange);
  return isGood ? { kind: 'served', body: outcome.body } : { kind: 'failed' };
}
