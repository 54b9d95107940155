import type { DnsLookup } from '../evidence/dns.ts';
import type { Seconds } from '../model/time.ts';

/** Postzegel asked a resolver, which tells how long it keeps a set itself, and not how long its zone lets others do so. */
const LONGEST_USUAL_TTL: Seconds = 86_400;

/** How long others may hold a set that a look-up brought with these TTLs; 0 where it brought nothing. */
export function longestHeld(lookup: DnsLookup | undefined, ttls: readonly Seconds[]): Seconds {
  if (ttls.length === 0) return 0;
  const isWhole = lookup?.via === undefined || lookup.via.transport === 'lab';
  return Math.max(...ttls, isWhole ? 0 : LONGEST_USUAL_TTL);
}
