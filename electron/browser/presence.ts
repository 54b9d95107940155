/** Counts the pages that are there, and says when the last one has been gone for long. */
export interface Presence {
  came(): void;
  went(): void;
  stop(): void;
}

export interface PresenceSettings {
  /** Called when the last page has been gone for so long that nobody will come back. */
  readonly onDeserted: () => void;
  /** How long a page may be gone before that, in ms. Default 30,000: a reload takes seconds, sleep wakes the page up. */
  readonly desertedMs?: number;
  /** How long the first page may take to come, in ms. Default 300,000: somebody may have to copy the address. */
  readonly firstPageMs?: number;
}

/** Starts waiting for the first page at once. After `stop` nothing is called any more. */
export function watchPresence({
  onDeserted,
  desertedMs = 30_000,
  firstPageMs = 300_000,
}: PresenceSettings): Presence {
  let pages = 0;
  let stopped = false;
  let timer = setTimeout(onDeserted, firstPageMs);
  return {
    came() {
      pages += 1;
      clearTimeout(timer);
    },
    went() {
      pages -= 1;
      if (pages === 0 && !stopped) timer = setTimeout(onDeserted, desertedMs);
    },
    stop() {
      stopped = true;
      clearTimeout(timer);
    },
  };
}
