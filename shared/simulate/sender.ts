/** The kinds of sender: by what they check before they hand over mail. */
export const SENDERS = ['no-tls', 'opportunistic', 'dane', 'mta-sts', 'sts2016', 'dane-and-mta-sts'] as const;
export type SenderKind = (typeof SENDERS)[number];

export interface Sender {
  readonly kind: SenderKind;
  /** RFC 8461 §5.1: a policy may be fetched behind the first message. Only of those that know MTA-STS. */
  readonly fetchesPolicy?: 'before' | 'after';
  /**
   * RFC 7672 §2.2.1: over an insecure MX record, Postfix goes by the TLSA records of the host it leads to; Exchange Online
   * does not. Only of those that know DANE.
   */
  readonly insecureMx?: 'dane' | 'opportunistic';
  /** Whether DNS answers are validated. Those that know DANE do; the others often do not. */
  readonly validatesDnssec?: boolean;
}

/** A sender of a kind, as most of its kind are. */
export const typicalSender = (kind: SenderKind): Sender => ({ kind });

export const validates = ({ kind, validatesDnssec }: Sender): boolean =>
  validatesDnssec ?? (kind === 'dane' || kind === 'dane-and-mta-sts');
