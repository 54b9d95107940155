import { randomBytes } from 'node:crypto';
import * as z from 'zod/mini';
import { type CallName, contract, type PostzegelApi } from '../shared/contract/contract.ts';
import { CallFailed, type Failure } from '../shared/contract/failure.ts';
import { type FrameFromHost, frameFromPage } from '../shared/contract/frames.ts';

/** One page's connection: frames go in, frames come out, and nothing of it runs on after `close`. */
export interface PageConnection {
  receive(frame: unknown): void;
  close(): void;
}

/** Calls that one page may have under way. A page makes one or two; a hostile one may not make thousands. */
const MAX_CALLS = 8;

/**
 * The one door to the application: Electron's IPC and the WebSocket both hand their frames to it. A frame or an input
 * that does not fit the contract never reaches the API, and nothing that comes in makes it throw.
 */
export function createDispatcher(api: PostzegelApi<AbortSignal>, log: (line: string) => void) {
  return {
    connect(send: (frame: FrameFromHost) => void): PageConnection {
      const running = new Map<number, AbortController>();

      const call = async (id: number, name: string, input: unknown) => {
        const fail = (failure: Failure) => send({ kind: 'failed', id, failure });
        // A call by an id that is taken cannot be answered without confusion; the first one goes on.
        if (running.has(id)) return;
        if (!isCallName(name)) return fail({ kind: 'bad-call' });
        const parsed = z.safeParse(contract[name].input, input);
        if (!parsed.success) return fail({ kind: 'bad-call' });
        if (running.size >= MAX_CALLS) return fail({ kind: 'too-many-calls', limit: MAX_CALLS });
        const abort = new AbortController();
        running.set(id, abort);
        const isOpen = () => running.get(id) === abort;
        try {
          // The three parts of a call belong together by the contract; the compiler cannot see that through a name.
          const run = api[name] as (
            input: unknown,
            onProgress: unknown,
            signal: AbortSignal,
          ) => Promise<unknown>;
          const onProgress = (step: unknown) => {
            if (isOpen()) send({ kind: 'progress', id, step });
          };
          const output = z.parse(contract[name].output, await run(parsed.data, onProgress, abort.signal));
          if (isOpen()) send({ kind: 'done', id, output });
        } catch (error) {
          if (isOpen()) fail(failureOf(error, name, log));
        } finally {
          if (isOpen()) running.delete(id);
        }
      };

      return {
        receive(raw) {
          const frame = z.safeParse(frameFromPage, raw);
          // Without an id there is nothing to answer to.
          if (!frame.success) return;
          if (frame.data.kind === 'call') void call(frame.data.id, frame.data.name, frame.data.input);
          else {
            running.get(frame.data.id)?.abort();
            running.delete(frame.data.id);
          }
        },
        close() {
          for (const abort of running.values()) abort.abort();
          running.clear();
        },
      };
    },
  };
}
export type Dispatcher = ReturnType<typeof createDispatcher>;

const isCallName = (name: string): name is CallName => Object.hasOwn(contract, name);

/** An expected failure as it is; anything else is a bug, logged under a number that the user can tell us. */
function failureOf(error: unknown, name: CallName, log: (line: string) => void): Failure {
  if (error instanceof CallFailed) return error.failure;
  const number = randomBytes(4).toString('hex');
  log(`bug ${number} in ${name}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
  return { kind: 'bug', number };
}
