import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { followedPlan } from '../../../../../shared/generate/plans/followed-plan.ts';
import type { PlanStep } from '../../../../../shared/generate/plans/plan.ts';

const step = (id: string, at: number): PlanStep => ({ id, at, action: { kind: 'remove-policy' } });
/** RFC 7671 §8.1: publish, wait two TTLs, install, wait two TTLs, remove. */
const PLAN = [step('publish', 1_000), step('install', 8_200), step('verify', 8_200), step('remove', 15_400)];
const days = (done: Readonly<Record<string, number>>) => followedPlan(PLAN, done).map(({ at }) => at);

describe('a plan that is under way', () => {
  test.each<[string, Readonly<Record<string, number>>, readonly number[]]>([
    ['not begun', {}, [1_000, 8_200, 8_200, 15_400]],
    ['done on its day', { publish: 1_000 }, [1_000, 8_200, 8_200, 15_400]],
    [
      'RFC 7671 §8.1: done late, its wait counts from then',
      { publish: 1_500 },
      [1_000, 8_700, 8_700, 15_900],
    ],
    ['late twice', { publish: 1_500, install: 9_000 }, [1_000, 8_700, 9_000, 16_200]],
    ['done early: no wait gets shorter', { publish: 500 }, [1_000, 8_200, 8_200, 15_400]],
    ['a step that is not of this plan', { anders: 99_999 }, [1_000, 8_200, 8_200, 15_400]],
    ['a name that every object has', JSON.parse('{"__proto__":99999}'), [1_000, 8_200, 8_200, 15_400]],
  ])('%s', (_what, done, expected) => {
    expect(days(done)).toEqual(expected);
  });

  test('a step that is called what every object has is not done for that', () => {
    for (const id of ['toString', '__proto__', 'constructor'])
      expect(followedPlan([step(id, 1_000), step('b', 2_000)], {})).toEqual([
        step(id, 1_000),
        step('b', 2_000),
      ]);
  });

  test('each step says when it was done', () => {
    expect(followedPlan(PLAN, { install: 9_000 }).map(({ doneAt }) => doneAt)).toEqual([
      undefined,
      9_000,
      undefined,
      undefined,
    ]);
  });

  test('whatever is done when: nothing comes sooner, and what comes after a step is as far from it as planned', () => {
    const moments = fc.dictionary(fc.constantFrom('publish', 'install', 'verify', 'remove'), fc.nat(100_000));
    fc.assert(
      fc.property(moments, done => {
        const followed = followedPlan(PLAN, done);
        for (const [at, each] of followed.entries()) {
          expect(each.at).toBeGreaterThanOrEqual(PLAN[at]!.at);
          const before = followed[at - 1];
          if (before?.doneAt === undefined) continue;
          expect(each.at - before.doneAt).toBeGreaterThanOrEqual(
            before.doneAt >= before.at ? PLAN[at]!.at - PLAN[at - 1]!.at : 0,
          );
        }
      }),
    );
  });
});
