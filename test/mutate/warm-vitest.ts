import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

const WARM = fileURLToPath(new URL('warm.ts', import.meta.url));

export interface Job {
  /** From the root of the project. */
  readonly file: string;
  /** The text to take for it; as it is on disk without. */
  readonly source?: string;
  readonly tests: readonly string[];
}
export interface Outcome {
  /** Test files in which something failed; with the first of them a run ends. */
  readonly failed: readonly string[];
  readonly ran: number;
  readonly unhandled: number;
}

export interface WarmVitest {
  /** Runs tests on a source that is not on disk. `timeout` when they take longer than that many ms; they are ended then. */
  run(job: Job, limitMs: number): Promise<Outcome | 'timeout'>;
  stop(): void;
}

/** Starts vitest once, as starting it costs more than most runs; again after a time-out. */
export function createWarmVitest(): WarmVitest {
  let child: Promise<ChildProcess> | undefined;
  const start = async () => {
    // In a group of its own, so that its workers end with it.
    const started = fork(WARM, { detached: true, stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
    await once(started, 'message');
    return started;
  };
  const stop = async () => {
    const ended = await child;
    child = undefined;
    if (ended?.pid !== undefined) process.kill(-ended.pid, 'SIGKILL');
  };
  return {
    async run(job, limitMs) {
      const running = await (child ??= start());
      const limit = AbortSignal.timeout(Math.ceil(limitMs));
      try {
        const answer = once(running, 'message', { signal: limit });
        running.send(job);
        const [outcome] = (await answer) as [Outcome];
        return outcome;
      } catch (error) {
        if (!limit.aborted) throw error;
        await stop();
        return 'timeout';
      }
    },
    stop: () => void stop(),
  };
}
