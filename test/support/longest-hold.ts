/** What work gave, and the longest that it held the event loop in one go. */
export interface Held<Value> {
  readonly value: Value;
  /** Time on the processor, in ms: what other programs take away in between does not count. */
  readonly heldMs: number;
}

/** Runs work, and measures how long this thread computed between one turn of the event loop and the next. */
export async function longestHold<Value>(work: () => Promise<Value>): Promise<Held<Value>> {
  let isOver = false;
  let heldMs = 0;
  let before = cpuMs();
  const turn = () => {
    const now = cpuMs();
    heldMs = Math.max(heldMs, now - before);
    before = cpuMs();
    if (!isOver) setImmediate(turn);
  };
  setImmediate(turn);
  const value = await work();
  await new Promise(resolve => setImmediate(resolve));
  isOver = true;
  return { value, heldMs };
}

function cpuMs(): number {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1_000;
}
