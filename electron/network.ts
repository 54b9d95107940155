import type { Socket } from 'node:net';
import type { DnsVia } from '../shared/evidence/dns.ts';
import type { FailureCause } from '../shared/evidence/failure-cause.ts';
import type { Vantage } from '../shared/evidence/evidence.ts';
import type { Milliseconds } from '../shared/model/time.ts';

/**
 * All that a probe may use of the world. The real network, the lab, a recorded session and a test are values of this
 * one type; nothing in `electron/` reads a global clock, resolver, root store or limit.
 *
 * Nothing here throws for what the network does: failures are values, and an aborted signal gives `cancelled`.
 */
export interface Network {
  readonly kind: Vantage['network'];
  /** Sends one DNS message and gives the bytes that came back for it. The query's id and question are already checked. */
  exchange(query: Uint8Array, signal: AbortSignal): Promise<DnsExchange>;
  /**
   * Sends one DNS message straight to the name server at an IP address, on port 53, for what that server itself holds.
   * Refuses the same addresses as `connect`.
   */
  askNameServer(address: string, query: Uint8Array, signal: AbortSignal): Promise<DnsExchange>;
  /** Opens a TCP connection. Refuses addresses that the owner of this network does not want connected to. */
  connect(endpoint: Endpoint, signal: AbortSignal): Promise<Connection>;
  /** The resolvers `exchange` asks, as a person would name them. */
  readonly resolvers: readonly string[];
  readonly trustAnchors: readonly TrustAnchor[];
  readonly roots: TrustedRoots;
  now(): Milliseconds;
  readonly limits: Limits;
}

export type DnsExchange =
  | { readonly kind: 'response'; readonly bytes: Uint8Array; readonly via: DnsVia }
  | { readonly kind: 'failed'; readonly cause: FailureCause; readonly via?: DnsVia };

export interface Endpoint {
  readonly address: string;
  readonly port: number;
}

export type Connection =
  | { readonly kind: 'connected'; readonly socket: Socket }
  | { readonly kind: 'failed'; readonly cause: FailureCause };

/** A DS or DNSKEY that validation starts from (RFC 4033 §2, "trust anchor"). */
export type TrustAnchor =
  | {
      readonly owner: string;
      readonly keyTag: number;
      readonly algorithm: number;
      readonly digestType: number;
      readonly digest: string;
    }
  | {
      readonly owner: string;
      readonly flags: number;
      readonly protocol: number;
      readonly algorithm: number;
      readonly publicKey: string;
    };

/** The certification authorities the web PKI rests on, in PEM, and where the list came from. */
export interface TrustedRoots {
  readonly source: string;
  readonly pem: readonly string[];
}

/** Every wait and every size that a check may cost. */
export interface Limits {
  /**
   * One whole check, in ms. Default 180,000 (10,000 to 600,000): twice a late greeting, where a server is asked for its other
   * certificate, and a minute for all else. Most checks take seconds, and anybody can stop one.
   */
  readonly checkMs: number;
  /** One DNS query to one server, in ms. Default 3,000: resolvers answer from far away within 2 s or not at all. */
  readonly dnsQueryMs: number;
  /** How often a DNS question is asked in all, over all servers. Default 3. */
  readonly dnsTries: number;
  /** Opening one TCP connection, in ms. Default 8,000: a third SYN is sent after 7 s. */
  readonly connectMs: number;
  /**
   * From failing to connect, refused or not answered, to the one try more, in ms. Default 1,000. No third one follows: whoever
   * sends mail waits half an hour before that (RFC 5321 §4.5.4.1).
   */
  readonly reconnectAfterMs: number;
  /**
   * Waiting for the greeting, in ms. Default 60,000: some servers greet late on purpose, most of these within 6 s (Postfix's
   * postscreen) to 20 s. RFC 5321 §4.5.3.2.1 has senders wait for 5 minutes.
   */
  readonly greetingMs: number;
  /** Waiting for any other SMTP reply to be complete, in ms. Default 15,000: nobody delays these on purpose. */
  readonly smtpReplyMs: number;
  /** One TLS handshake, in ms. Default 10,000. */
  readonly handshakeMs: number;
  /** Fetching the policy, from connection to last byte, in ms. Default 20,000; RFC 8461 §3.3 suggests at most 60 s. */
  readonly httpsMs: number;
  /** A policy file, in bytes. Default 65,536: RFC 8461 §3.3 suggests 64 kilobytes. */
  readonly httpsBodyBytes: number;
  /** One SMTP reply, in bytes, all of its lines. Default 16,384; RFC 5321 §4.5.3.1.5 allows 512 a line. */
  readonly smtpReplyBytes: number;
  /** MX hosts looked at. Default 12: internet.nl looks at 10. The others are named and told to be left out. */
  readonly mxHosts: number;
  /** Addresses looked at for each host. Default 4. */
  readonly addressesPerHost: number;
  /** Name servers asked for each zone. Default 13: as many as the root has; most domains have 2 to 4. */
  readonly nameServers: number;
  /** Questions to name servers at once. Default 16: they are few, and each goes to a server made for millions. */
  readonly nameServerQueriesAtOnce: number;
  /** SMTP sessions at once in one check, each to another address. Default 16: a gentle load for any network. */
  readonly smtpAtOnce: number;
}

export const DEFAULT_LIMITS: Limits = {
  checkMs: 180_000,
  dnsQueryMs: 3_000,
  dnsTries: 3,
  connectMs: 8_000,
  reconnectAfterMs: 1_000,
  greetingMs: 60_000,
  smtpReplyMs: 15_000,
  handshakeMs: 10_000,
  httpsMs: 20_000,
  httpsBodyBytes: 65_536,
  smtpReplyBytes: 16_384,
  mxHosts: 12,
  addressesPerHost: 4,
  nameServers: 13,
  nameServerQueriesAtOnce: 16,
  smtpAtOnce: 16,
};
