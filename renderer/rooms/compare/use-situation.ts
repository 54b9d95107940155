import { useMemo } from 'react';
import { type Situation, situationOf } from '../../../shared/advise/situation.ts';
import type { Evidence } from '../../../shared/evidence/evidence.ts';
import type { Milliseconds } from '../../../shared/model/time.ts';
import { ADVICE } from './advice.ts';

/** What every part of this room is shown for: a domain as it was checked, or none yet. */
export interface Compared {
  readonly evidence: Evidence | undefined;
  /** The moment it is judged at. */
  readonly now: Milliseconds;
}

export const useSituation = ({ evidence, now }: Compared): Situation | undefined =>
  useMemo(() => evidence && situationOf(evidence, now, ADVICE.providers), [evidence, now]);
