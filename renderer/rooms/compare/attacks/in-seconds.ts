import type { Milliseconds, Seconds } from '../../../../shared/model/time.ts';

/** The simulation counts in seconds. */
export const inSeconds = (at: Milliseconds): Seconds => Math.floor(at / 1_000);
