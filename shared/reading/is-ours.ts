import type { FailureCause } from '../evidence/failure-cause.ts';

/** Ended by whoever ran the check, or left out by it: that says nothing of the other side. */
export const isOurs = ({ kind }: FailureCause): boolean =>
  kind === 'cancelled' || kind === 'check-limit' || kind === 'over-limit';
