import { accepted, refused, type Result } from '../model/result.ts';
import type { Seconds } from '../model/time.ts';

/**
 * RFC 7671 §11 wants a TTL short enough to limit a mistake, and names no number: half a minute at least, or resolvers ask all
 * the time; a week at most, or a mistake stays for a week.
 */
const LEAST_TTL: Seconds = 30;
const MOST_TTL: Seconds = 604_800;

export interface TtlProblem {
  readonly kind: 'bad-ttl';
  readonly value: string;
  readonly least: Seconds;
  readonly most: Seconds;
}

/** A time to live as typed, in seconds (RFC 2181 §8: a whole number). */
export function readTtl(typed: string): Result<Seconds, TtlProblem> {
  const text = typed.trim();
  const seconds = Number(text);
  return /^\d{1,10}$/.test(text) && seconds >= LEAST_TTL && seconds <= MOST_TTL
    ? accepted(seconds)
    : refused({ kind: 'bad-ttl', value: text.slice(0, 40), least: LEAST_TTL, most: MOST_TTL });
}
