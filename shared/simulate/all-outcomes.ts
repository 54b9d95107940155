import type { Seconds } from '../model/time.ts';
import { applyAttack } from './attacks/apply-attack.ts';
import { type Attack, ATTACKS } from './attacks/attack.ts';
import { EMPTY_CACHE, type PolicyCache } from './policy-cache.ts';
import type { Run } from './run.ts';
import { type Sender, type SenderKind, SENDERS, typicalSender } from './sender.ts';
import { simulate } from './simulate.ts';
import type { DomainReading } from '../reading/domain-reading.ts';

/** What became of the mail, in one word. */
export type Result = 'safe' | 'unproven' | 'open' | 'leaked' | 'stopped' | 'unknown';

/**
 * `leaked`: it went to somebody else, or past somebody who reads along. `open`: in the clear, for whoever might. `unproven`:
 * encrypted, and nothing showed to whom.
 */
export function resultOf({ outcome }: Run, reading: DomainReading): Result {
  switch (outcome.kind) {
    case 'delivered':
      if (outcome.to === 'attacker') return 'leaked';
      if (outcome.protection === 'cleartext') return reading.isWatched ? 'leaked' : 'open';
      return outcome.protection === 'authenticated' ? 'safe' : 'unproven';
    case 'deferred':
    case 'refused':
    case 'no-mail':
      return 'stopped';
    case 'unknown':
      return 'unknown';
  }
}

export interface Cell {
  readonly sender: SenderKind;
  readonly attack: Attack | 'none';
  /** Whether the sender had met the domain before, undisturbed. */
  readonly contact: 'first' | 'later';
  readonly result: Result;
  readonly run: Run;
}

/** One message under an attack: at first contact, or by a sender that delivered undisturbed a day before. */
export function play(
  reading: DomainReading,
  sender: Sender,
  attack: Attack | 'none',
  contact: 'first' | 'later',
  now: Seconds,
): { readonly run: Run; readonly result: Result } {
  const cache: PolicyCache =
    contact === 'later' ? simulate(reading, sender, { now: now - A_DAY }).cache : EMPTY_CACHE;
  const attacked = attack === 'none' ? reading : applyAttack(reading, attack, now);
  const run = simulate(attacked, sender, { now, cache });
  return { run, result: resultOf(run, attacked) };
}

const A_DAY: Seconds = 86_400;

/** Every kind of sender under every attack, at first contact and later: computed, never typed in. */
export function allOutcomes(reading: DomainReading, now: Seconds): readonly Cell[] {
  return SENDERS.flatMap(kind =>
    (['none', ...ATTACKS] as const).flatMap(attack =>
      (['first', 'later'] as const).map(contact => ({
        sender: kind,
        attack,
        contact,
        ...play(reading, typicalSender(kind), attack, contact, now),
      })),
    ),
  );
}
