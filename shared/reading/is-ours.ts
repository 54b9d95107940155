import type { FailureCause } from '../evidence/failure-cause.ts';

const OURS: ReadonlySet<FailureCause['kind']> = new Set([
  'cancelled',
  'check-limit',
  'over-limit',
  'large-group',
]);

/** Ended by whoever ran the check, or left out by it: that says nothing of the other side. */
export const isOurs = ({ kind }: FailureCause): boolean => OURS.has(kind);
