import { useMemo } from 'react';
import { type Situation, situationOf } from '../../../shared/advise/situation.ts';
import type { Assessment } from '../../../shared/assessment/assessment.ts';
import { ADVICE } from './advice.ts';

/** What every part of this room is shown for: a domain as it was checked, or none yet. */
export interface Compared {
  readonly assessment: Assessment | undefined;
}

export const useSituation = ({ assessment }: Compared): Situation | undefined =>
  useMemo(() => assessment && situationOf(assessment, ADVICE.providers), [assessment]);
