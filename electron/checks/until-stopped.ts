/** What was under way when a check is stopped gets this long to write down how far it came. */
const LAST_WORDS_MS = 250;

/** Waits for work that ends by itself when stopped, and a little after the stop no longer: for what would not. */
export async function untilStopped(work: Promise<void>, signal: AbortSignal): Promise<void> {
  await Promise.race([work, aborted(signal)]);
}

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise(resolve => {
    const later = () => setTimeout(resolve, LAST_WORDS_MS).unref();
    if (signal.aborted) later();
    else signal.addEventListener('abort', later, { once: true });
  });
}
