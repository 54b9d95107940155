import type { SendingPattern } from '../../../../shared/advise/caching-burden.ts';

const DAY = 86_400;

/** Numbers from 0 to 1 that are the same for the same seed (mulberry32). */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** What the formulas of `caching-burden.ts` say, counted: every message of so many days, one after the other. */
export function simulatedBurden(given: SendingPattern, days: number, seed: number) {
  const random = seeded(seed);
  const weights = Array.from({ length: given.destinations }, (_, at) => (at + 1) ** -given.exponent);
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const [maxAge, ttl] = [given.maxAge / DAY, given.ttl / DAY];
  const all = { heldDays: 0, fetches: 0, firsts: 0, misses: 0, heldTlsaDays: 0 };
  for (const weight of weights) {
    const perDay = (weight / total) * given.messagesPerDay;
    let [policyUntil, recordUntil, now] = [0, 0, 0];
    for (;;) {
      now += -Math.log(1 - random()) / perDay;
      if (now > days) break;
      if (now >= recordUntil) {
        all.misses += 1;
        all.heldTlsaDays += Math.min(ttl, days - now);
        recordUntil = now + ttl;
      }
      if (given.refresh === 'on-demand') {
        if (now < policyUntil) continue;
        [all.firsts, all.fetches] = [all.firsts + 1, all.fetches + 1];
        all.heldDays += Math.min(maxAge, days - now);
        policyUntil = now + maxAge;
      } else {
        // Each message lets the policy live on; a day's fetch is counted for each day that it is held.
        if (now >= policyUntil) [all.firsts, all.fetches] = [all.firsts + 1, all.fetches + 1];
        const gained = Math.min(days, now + maxAge) - Math.max(now, Math.min(days, policyUntil));
        all.heldDays += gained;
        all.fetches += gained;
        policyUntil = now + maxAge;
      }
    }
  }
  const { shareWithPolicy, shareSigned } = given;
  return {
    held: (shareWithPolicy * all.heldDays) / days,
    fetchesPerDay: (shareWithPolicy * all.fetches) / days,
    firstContactsPerDay: (shareWithPolicy * all.firsts) / days,
    policyLookupsPerDay: ((1 - shareWithPolicy) * all.misses + 3 * shareWithPolicy * all.fetches) / days,
    heldTlsa: (shareSigned * all.heldTlsaDays) / days,
    tlsaLookupsPerDay: (3 * shareSigned * all.misses) / days,
  };
}
