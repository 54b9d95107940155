import type { FailureCause } from '../../evidence/failure-cause.ts';

export interface Cause {
  readonly cause: FailureCause;
}
