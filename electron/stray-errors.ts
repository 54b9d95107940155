import { AsyncLocalStorage } from 'node:async_hooks';

interface Work {
  /** Undefined once the work has ended: nobody waits for it any more. */
  fail: ((error: unknown) => void) | undefined;
}

/** The work that what is running now was started by, however many events ago. */
const WORK = new AsyncLocalStorage<Work>();

/**
 * Runs one piece of work. An error that nobody could catch, thrown in an event handler or by a promise that nobody
 * awaits, rejects the work it was started by and nothing else, where `watchStrayErrors` is on.
 */
export async function endedByStrayErrors<Value>(start: () => Promise<Value>): Promise<Value> {
  const work: Work = { fail: undefined };
  const stray = new Promise<never>((_resolve, reject) => {
    work.fail = reject;
  });
  try {
    return await Promise.race([WORK.run(work, start), stray]);
  } finally {
    work.fail = undefined;
  }
}

/**
 * Keeps the process going whatever is thrown where nobody catches it. What belongs to no work that still runs goes to
 * `otherwise`. Gives back what ends it.
 */
export function watchStrayErrors(otherwise: (error: unknown) => void): () => void {
  const take = (error: unknown) => {
    const fail = WORK.getStore()?.fail;
    if (fail) fail(error);
    else otherwise(error);
  };
  process.on('uncaughtException', take);
  process.on('unhandledRejection', take);
  return () => {
    process.off('uncaughtException', take);
    process.off('unhandledRejection', take);
  };
}

/** An error for the log: where it comes from, as far as it says so. */
export const described = (error: unknown): string =>
  error instanceof Error ? (error.stack ?? error.message) : String(error);
