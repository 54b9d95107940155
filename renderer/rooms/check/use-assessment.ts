import { useMemo } from 'react';
import { assess } from '../../../shared/assess/assess.ts';
import type { Finding } from '../../../shared/findings/finding.ts';
import { type Letters, letters, worldOf } from '../../../shared/simulate/index.ts';
import type { CheckResult } from './kept-check.ts';

export interface Assessment {
  readonly findings: readonly Finding[];
  readonly letters: Letters;
}

/** What a result means: derived from its evidence, never kept. */
export function useAssessment(result: CheckResult): Assessment;
export function useAssessment(result: CheckResult | undefined): Assessment | undefined;
export function useAssessment(result: CheckResult | undefined): Assessment | undefined {
  return useMemo(() => {
    if (!result) return undefined;
    const findings = assess(result.evidence, result.judgedAt, result.earlier);
    return { findings, letters: letters(worldOf(result.evidence), Math.floor(result.judgedAt / 1000)) };
  }, [result]);
}
