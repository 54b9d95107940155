import { type Assessment, assess } from '../../shared/assessment/assessment.ts';
import type { CheckResult } from '../rooms/check/kept-check.ts';

const ASSESSED = new WeakMap<CheckResult, Assessment>();

/** What a result means: derived from its evidence, once for all rooms, and never kept. */
export function assessmentOf(result: CheckResult): Assessment {
  const known = ASSESSED.get(result) ?? assess(result.evidence, result.judgedAt, result.earlier);
  ASSESSED.set(result, known);
  return known;
}
