import type { Milliseconds, Seconds } from '../model/time.ts';
import { type RankClass, zipfClasses } from './zipf.ts';

/**
 * What it costs a sender to keep what others publish: the claim of 2016 that this weighs on small providers, made
 * checkable. Messages come at random (a Poisson process) and are spread over the destinations by Zipf's law, so that one
 * destination gets λ messages a day. All that is below follows from λ, in closed form.
 */
export interface SendingPattern {
  /** How many domains the sender writes to, now and then; 1 or more. */
  readonly destinations: number;
  /** Zipf's exponent, 0 to 3. */
  readonly exponent: number;
  readonly messagesPerDay: number;
  /** The share of the destinations with an MTA-STS policy, 0 to 1. */
  readonly shareWithPolicy: number;
  /** The share of the destinations whose mail servers are in signed zones, 0 to 1 (RFC 7672 §2.2.1: no look-up elsewhere). */
  readonly shareSigned: number;
  /** How long policies hold (RFC 8461 §3.2); at least as long as DNS records do. */
  readonly maxAge: Seconds;
  /** How long DNS records hold. */
  readonly ttl: Seconds;
  /**
   * `on-demand`: a policy that has ended is fetched when the next message needs it. `daily`: what is held is fetched anew
   * once a day (RFC 8461 §3.3), and let go when nothing went there for `maxAge`.
   */
  readonly refresh: 'on-demand' | 'daily';
}

export interface Burden {
  /** Policies in store, or TLSA records in the resolver's cache; on average. */
  readonly held: number;
  readonly bytes: number;
  /** Questions that the resolver has to ask of others. */
  readonly lookupsPerDay: number;
  readonly fetchesPerDay: number;
  /** Messages to a destination that has something published, sent while nothing of it was in hand. */
  readonly firstContactsPerDay: number;
  /** Of those, how many anybody who keeps the policy from the sender can read or redirect (RFC 8461 §10.2). */
  readonly unprotectedPerDay: number;
}

export interface CachingBurden {
  readonly mtaSts: Burden;
  readonly dane: Burden;
  /** Messages a day to destinations with a policy. */
  readonly messagesToPolicies: number;
}

const DAY: Seconds = 86_400;
/** The policy as text with its mail servers, its id and its times, in a table: generous, as most are under 300 bytes. */
const BYTES_PER_POLICY = 1_024;
/** TLSA, DNSKEY and DS records with their signatures, as a resolver keeps them. */
const BYTES_PER_TLSA = 1_536;
/** The record that announces a policy, and the two kinds of address of the host that has it. */
const LOOKUPS_PER_FETCH = 3;
/** TLSA, and DNSKEY and DS of its zone. MX and addresses every sender asks for. */
const LOOKUPS_PER_VALIDATION = 3;

/** A mail server of today has gigabytes of memory. */
const FELT_BYTES = 100_000_000;
/** A hundredth of the day. */
const FELT_MS_PER_DAY = (DAY * 1_000) / 100;

/** Whether an ordinary mail server feels it: in its memory, or in the time that fetching takes at so much a fetch. */
export const isFelt = ({ bytes, fetchesPerDay }: Burden, fetchMs: Milliseconds): boolean =>
  bytes > FELT_BYTES || fetchesPerDay * fetchMs > FELT_MS_PER_DAY;

export function cachingBurden(pattern: SendingPattern): CachingBurden {
  const { messagesPerDay, shareWithPolicy, shareSigned, ttl } = pattern;
  const classes = zipfClasses(pattern.destinations, pattern.exponent);
  /** The sum over all destinations of what each of them costs at its own λ. */
  const sum = (cost: (perDay: number) => number): number =>
    classes.reduce((total, { count, share }: RankClass) => total + count * cost(share * messagesPerDay), 0);
  const ttlDays = ttl / DAY;
  const misses = sum(perDay => renewals(perDay, ttlDays));

  const { held, fetches, firsts } = policies(pattern);
  const [heldPolicies, fetchesPerDay, firstContactsPerDay] = [held, fetches, firsts].map(
    cost => shareWithPolicy * sum(cost),
  ) as [number, number, number];
  const heldRecords = shareSigned * sum(perDay => perDay * ttlDays * renewalShare(perDay, ttlDays));
  return {
    messagesToPolicies: shareWithPolicy * messagesPerDay,
    mtaSts: {
      held: heldPolicies,
      bytes: heldPolicies * BYTES_PER_POLICY,
      // Where there is no policy, that is asked for again whenever the resolver has forgotten it.
      lookupsPerDay: (1 - shareWithPolicy) * misses + LOOKUPS_PER_FETCH * fetchesPerDay,
      fetchesPerDay,
      firstContactsPerDay,
      unprotectedPerDay: firstContactsPerDay,
    },
    dane: {
      held: heldRecords,
      bytes: heldRecords * BYTES_PER_TLSA,
      lookupsPerDay: shareSigned * misses * LOOKUPS_PER_VALIDATION,
      fetchesPerDay: 0,
      firstContactsPerDay: shareSigned * misses,
      // RFC 7672 §2.1.2: what is not in hand is asked for, and proven; nothing rests on an earlier time.
      unprotectedPerDay: 0,
    },
  };
}

/**
 * Something is fetched when it is needed and held for `days` from then: each round lasts `days`, and on average 1/λ more
 * until the next message. So it is fetched 1 / (days + 1/λ) times a day.
 */
const renewals = (perDay: number, days: number): number => perDay * renewalShare(perDay, days);
/** The share of messages that find nothing held: 1 / (1 + λ days). Held is the rest of the time. */
const renewalShare = (perDay: number, days: number): number => 1 / (1 + perDay * days);

interface PerDestination {
  readonly held: (perDay: number) => number;
  readonly fetches: (perDay: number) => number;
  readonly firsts: (perDay: number) => number;
}

function policies({ maxAge, refresh }: SendingPattern): PerDestination {
  const days = maxAge / DAY;
  if (refresh === 'on-demand') {
    const firsts = (perDay: number) => renewals(perDay, days);
    return { held: perDay => perDay * days * renewalShare(perDay, days), fetches: firsts, firsts };
  }
  // Held as long as the last message is less than `days` old: not so with chance e^(-λ days).
  const isForgotten = (perDay: number) => Math.exp(-perDay * days);
  const held = (perDay: number) => 1 - isForgotten(perDay);
  const firsts = (perDay: number) => perDay * isForgotten(perDay);
  // What lives shorter than a day has to be fetched more often than daily.
  const everyDays = Math.min(1, days);
  return { held, firsts, fetches: perDay => firsts(perDay) + held(perDay) / everyDays };
}
