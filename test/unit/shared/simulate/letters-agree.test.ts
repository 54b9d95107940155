import { expect, test } from 'vitest';
import { labScenarios } from '../../../../electron/lab/lab-scenarios.ts';
import { assess } from '../../../../shared/assess/assess.ts';
import { type Letter, letters } from '../../../../shared/assess/letter.ts';
import { simulate, worldOf } from '../../../../shared/simulate/index.ts';
import { labEvidence } from './lab-worlds.ts';

const SENDERS = [
  ['ordinary', 'opportunistic'],
  ['dane', 'dane'],
  ['mta-sts', 'mta-sts'],
] as const;
const LETTER_OF = { authenticated: 'sealed', encrypted: 'closed', cleartext: 'postcard' } as const;

/**
 * The letter says what is promised: one host that a policy leaves out is a broken promise. The simulation says what
 * happens to one mail today: it goes to the first host, which the policy covers.
 */
const PROMISE_BROKEN_YET_DELIVERED = 'duinbeek-oefening.nl';

const domains = labScenarios().map(({ domain }) => domain);
const evidence = await labEvidence(domains);

test.each(domains)('%s: the letters say what the simulated senders do', domain => {
  const seen = evidence.get(domain)!;
  const { senders } = letters(seen, assess(seen, seen.endedAt));
  for (const [name, kind] of SENDERS) {
    const { outcome } = simulate(worldOf(seen), { kind }, { now: Math.floor(seen.endedAt / 1_000) });
    const simulated: Letter =
      outcome.kind === 'delivered'
        ? LETTER_OF[outcome.protection]
        : outcome.kind === 'deferred'
          ? 'broken'
          : 'unknown';
    const letter = senders.find(({ sender }) => sender === name)?.letter;
    const expected = domain === PROMISE_BROKEN_YET_DELIVERED && kind === 'mta-sts' ? 'broken' : simulated;
    expect([name, letter]).toEqual([name, expected]);
  }
});
