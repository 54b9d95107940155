import type { Seconds } from '../../model/time.ts';
import type { PlanStep } from './plan.ts';

/** A step of a plan that is under way. */
export interface FollowedStep extends PlanStep {
  /** When it was found to be done, or said to be. */
  readonly doneAt?: Seconds;
}

/**
 * A plan as far as it has come. A wait counts from the moment that the step before it was done everywhere, and not from the
 * day it was planned for: until then caches may be given what was there before (RFC 7671 §8.1, RFC 8461 §8.3). Steps never
 * move forward.
 * @param done by the id of a step, when it was done
 */
export function followedPlan(
  steps: readonly PlanStep[],
  done: Readonly<Record<string, Seconds>>,
): readonly FollowedStep[] {
  const followed: FollowedStep[] = [];
  let late: Seconds = 0;
  for (const step of steps) {
    const at = step.at + late;
    const doneAt = Object.hasOwn(done, step.id) ? done[step.id] : undefined;
    // Whoever is early has waited too short, not gained time.
    if (doneAt !== undefined) late += Math.max(0, doneAt - at);
    followed.push({ ...step, at, ...(doneAt !== undefined && { doneAt }) });
  }
  return followed;
}
