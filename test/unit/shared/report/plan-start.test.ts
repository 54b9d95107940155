import { expect, test } from 'vitest';
import type { PlanStep } from '../../../../shared/generate/plans/plan.ts';
import { sayStart } from '../../../../shared/report/plan-as-text.ts';

const DAY = 86_400;
const step = (wait: number): PlanStep => ({
  id: 'renew',
  at: 1_805_074_200,
  wait,
  action: { kind: 'verify', host: 'mx1.voorbeeld.nl' },
});

// RFC 7671 §8.1: a wait is at least so long, so that no rounding may make it shorter.
test.each([
  [2 * 3_600, '2 uur', '2 hours'],
  [14 * DAY, '2 weken', '2 weeks'],
  [65 * DAY + 86_399, '66 dagen', '66 days'],
])('RFC 7671 §8.1: a wait of %i seconds is said as a person plans, never shorter', (wait, nl, en) => {
  expect(sayStart(step(wait), [step(wait)], 'nl')).toBe(
    `vanaf 15 maart 2027, ten minste ${nl} na de vorige stap`,
  );
  expect(sayStart(step(wait), [step(wait)], 'en')).toContain(`at least ${en} after`);
});
