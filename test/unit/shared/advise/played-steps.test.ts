import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Step } from '../../../../shared/advise/recommend/advice.ts';
import { stepsFor } from '../../../../shared/advise/recommend/receiving-steps.ts';
import { assess } from '../../../../shared/assessment/assessment.ts';
import type { Evidence } from '../../../../shared/evidence/evidence.ts';
import { announcedPolicy } from '../../../../shared/reading/announced-policy.ts';
import { hostNames } from '../../../../shared/reading/hosts/mail-hosts.ts';
import { readDomain } from '../../../../shared/reading/read-domain.ts';
import type { Letter } from '../../../../shared/simulate/index.ts';
import { NOW } from '../../../support/made-evidence.ts';
import { ADVICE } from './advice-files.ts';
import { anyEvidence } from './any-evidence.ts';
import { PLAYED } from './played-steps.ts';

/** From worst to best; what was not seen is neither. */
const RANKS: readonly Letter[] = ['broken', 'postcard', 'closed', 'sealed'];

const isWorse = (before: Letter, after: Letter): boolean =>
  RANKS.includes(before) && RANKS.includes(after) && RANKS.indexOf(after) < RANKS.indexOf(before);

/**
 * They bring back a host that senders who check pass by now: mail comes to it again, protected as that host is. That may be
 * less than at the hosts that were left, and is no harm as long as nothing is refused.
 */
const BRINGING_BACK: readonly Step[] = ['repair-hosts-dnssec', 'offer-starttls'];

const PROMISED: { readonly [Each in Step]?: (evidence: Evidence) => void } = {
  'publish-policy-testing': evidence =>
    expect(announcedPolicy(readDomain(evidence))).toMatchObject({
      mode: 'testing',
      mx: hostNames(readDomain(evidence)),
    }),
  'policy-to-enforce': evidence => expect(announcedPolicy(readDomain(evidence))?.mode).toBe('enforce'),
  'publish-reports': evidence =>
    expect(assess(evidence, NOW).findings.map(({ id }) => id)).not.toContain('tls-rpt.none'),
  'remove-sts2016': evidence =>
    expect(assess(evidence, NOW).findings.map(({ id }) => id)).not.toContain('sts2016.present'),
};

test('no advised step, done in its order, makes mail from any kind of sender worse, and each keeps its promise', () => {
  const done = new Map<Step, number>();
  fc.assert(
    fc.property(anyEvidence, evidence => {
      let seen = assess(evidence, NOW);
      for (const { step } of stepsFor(seen, ADVICE.providers)) {
        const played = PLAYED[step];
        if (typeof played !== 'function') continue;
        const after = assess(played(seen.evidence), NOW);
        const worse = after.letters.senders.filter(({ letter }, at) =>
          BRINGING_BACK.includes(step) && letter !== 'broken'
            ? false
            : isWorse(seen.letters.senders[at]!.letter, letter),
        );
        expect(worse.map(({ sender, letter }) => `${step}: ${sender} ${letter}`)).toEqual([]);
        PROMISED[step]?.(after.evidence);
        done.set(step, (done.get(step) ?? 0) + 1);
        seen = after;
      }
    }),
    { numRuns: 400 },
  );
  // Each of these is met, so that the property is about something.
  for (const step of ['repair-tlsa', 'sign-domain', 'publish-tlsa', 'policy-to-enforce'] as const)
    expect(done.get(step) ?? 0, step).toBeGreaterThan(0);
});
