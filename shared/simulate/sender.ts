import { isOldTls } from '../reading/hosts/old-tls.ts';
import type { Seconds } from '../model/time.ts';

/** The kinds of sender: by what they check before they hand over mail. */
export const SENDERS = ['opportunistic', 'dane', 'mta-sts', 'dane-and-mta-sts', 'no-tls', 'sts2016'] as const;
export type SenderKind = (typeof SENDERS)[number];

export interface Sender {
  readonly kind: SenderKind;
  /** RFC 8461 §5.1: a policy may be fetched behind the first message. Only of those that know MTA-STS. */
  readonly fetchesPolicy?: 'before' | 'after';
  /**
   * RFC 7672 §2.2.1: over an insecure MX record a sender may go by the TLSA records of the host it leads to, or not. Only
   * of those that know DANE.
   */
  readonly insecureMx?: 'dane' | 'opportunistic';
  /** RFC 7672 §6: by arrangement with the domain, no mail goes that DANE has not proven. Only of those that know DANE. */
  readonly demandsDane?: boolean;
  /**
   * Whether DNS answers are validated. Those that know DANE do; the others often do not. One that knows the draft of 2016
   * and is expressly said not to cannot do what `a=dnssec` and `c=tlsa` ask.
   */
  readonly validatesDnssec?: boolean;
  /** The oldest TLS version it makes a connection with, as evidence names it; without one it still takes an old one, which proves nothing. */
  readonly minimumTls?: 'TLSv1.2' | 'TLSv1.3';
  /** How long it keeps trying; five days where nothing is said. */
  readonly triesFor?: Seconds;
}

const HOUR: Seconds = 3_600;
/** RFC 5321 §4.5.4.1: at least four to five days. */
const FIVE_DAYS: Seconds = 120 * HOUR;

/** A sender of a kind, as most of its kind are. */
export const typicalSender = (kind: SenderKind): Sender => (kind === 'dane' ? POSTFIX : { kind });

/** Postfix with `smtp_tls_security_level = dane`; its `smtp_tls_dane_insecure_mx_policy` is then `dane` (3.6 and later). */
export const POSTFIX: Sender = { kind: 'dane', insecureMx: 'dane' };

/**
 * Exchange Online, as its documentation has it: every record from MX to TLSA must be secure before DANE counts, MTA-STS
 * goes beside it, TLS is 1.2 or newer, and mail that cannot be delivered is returned after 24 hours.
 */
export const EXCHANGE_ONLINE: Sender = {
  kind: 'dane-and-mta-sts',
  insecureMx: 'opportunistic',
  minimumTls: 'TLSv1.2',
  triesFor: 24 * HOUR,
};

/** Whether a sender makes a connection with a version of TLS at all. */
export const takesTls = ({ minimumTls }: Sender, version: string | undefined): boolean =>
  minimumTls === undefined ||
  version === undefined ||
  !(isOldTls(version) || (minimumTls === 'TLSv1.3' && version === 'TLSv1.2'));

export const validates = ({ kind, validatesDnssec }: Sender): boolean =>
  validatesDnssec ?? (kind === 'dane' || kind === 'dane-and-mta-sts');

export const triesUntil = ({ triesFor = FIVE_DAYS }: Sender, now: Seconds): Seconds => now + triesFor;
