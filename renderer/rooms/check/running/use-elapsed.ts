import { useEffect, useState } from 'react';

const TICK_MS = 200;

/** Milliseconds since a moment, kept up to date while it is shown. */
export function useElapsed(startedAt: number): number {
  const [now, setNow] = useState(startedAt);
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), TICK_MS);
    return () => clearInterval(timer);
  }, []);
  return Math.max(0, now - startedAt);
}
