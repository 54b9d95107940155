import { assess } from '../../shared/assessment/assessment.ts';
import type { Evidence } from '../../shared/evidence/evidence.ts';
import type { Finding } from '../../shared/findings/finding.ts';
import type { Milliseconds } from '../../shared/model/time.ts';

/** The findings in evidence, for tests that are about nothing else. */
export const findingsIn = (evidence: Evidence, now: Milliseconds, earlier?: Evidence): readonly Finding[] =>
  assess(evidence, now, earlier).findings;
