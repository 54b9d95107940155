import type { FailureCause } from '../shared/evidence/failure-cause.ts';

/** What a wait gives when it did not get what it waited for. */
export interface Failed {
  readonly kind: 'failed';
  readonly cause: FailureCause;
}

export const failed = (cause: FailureCause): Failed => ({ kind: 'failed', cause });

/** Starts something whose result is handed to `settle`; gives back what ends its listening. The first result counts. */
export type Start<Value> = (settle: (value: Value | Failed) => void) => () => void;

/**
 * Waits for one thing, for so long and no longer. The listeners are gone when the promise settles, whatever ended it.
 * @param limitMs gives the cause `timeout` when it has passed
 * @param signal gives the cause `cancelled` at once when it aborts
 */
export function limitedWait<Value>(
  limitMs: number,
  signal: AbortSignal,
  start: Start<Value>,
): Promise<Value | Failed> {
  return new Promise(resolve => {
    let settled = false;
    let stop: (() => void) | undefined;
    const cancel = () => settle(failed({ kind: 'cancelled' }));
    const timer = setTimeout(() => settle(failed({ kind: 'timeout', afterMs: limitMs })), limitMs);
    const settle = (value: Value | Failed) => {
      if (settled) return;
      settled = true;
      clearTimeout(timer);
      signal.removeEventListener('abort', cancel);
      stop?.();
      resolve(value);
    };
    if (signal.aborted) {
      cancel();
      return;
    }
    signal.addEventListener('abort', cancel, { once: true });
    stop = start(settle);
    if (settled) stop();
  });
}
