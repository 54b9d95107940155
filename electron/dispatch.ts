import { randomBytes } from 'node:crypto';
import * as z from 'zod/mini';
import { type CallName, contract, type PostzegelApi } from '../shared/contract/contract.ts';
import { CallFailed, type Failure } from '../shared/contract/failure.ts';
import { type FrameFromHost, frameFromPage } from '../shared/contract/frames.ts';
import { described, endedByStrayErrors } from './stray-errors.ts';

/** One page's connection: frames go in, frames come out, and after `close` neither do. */
export interface PageConnection {
  receive(frame: unknown): void;
  close(): void;
}

export interface Dispatcher {
  connect(send: (frame: FrameFromHost) => void): PageConnection;
}

type Log = (line: string) => void;

/**
 * Calls that one page may have under way, those included that were cancelled and have not stopped yet. A page makes one
 * or two; a hostile one may not make thousands.
 */
const MAX_CALLS = 8;

/**
 * The one door to the application: Electron's IPC and the WebSocket both hand their frames to it. A frame or an input
 * that does not fit the contract never reaches the API, and nothing that comes in makes it throw.
 */
export function createDispatcher(api: PostzegelApi<AbortSignal>, log: Log): Dispatcher {
  return { connect: send => connectPage(api, log, quietly(send, log)) };
}

function connectPage(
  api: PostzegelApi<AbortSignal>,
  log: Log,
  send: (frame: FrameFromHost) => void,
): PageConnection {
  /** The calls whose answer the page still waits for. */
  const open = new Map<number, AbortController>();
  let busy = 0;
  let closed = false;

  const start = async (id: number, name: string, input: unknown) => {
    // A call by an id that is taken cannot be answered without confusion; the first one goes on.
    if (open.has(id)) return;
    const refuse = (failure: Failure) => send({ kind: 'failed', id, failure });
    if (!isCallName(name)) return refuse({ kind: 'bad-call' });
    const parsed = z.safeParse(contract[name].input, input);
    if (!parsed.success) return refuse({ kind: 'bad-call' });
    if (busy >= MAX_CALLS) return refuse({ kind: 'too-many-calls', limit: MAX_CALLS });
    const abort = new AbortController();
    open.set(id, abort);
    busy += 1;
    const sendIfOpen = (frame: FrameFromHost) => {
      if (open.get(id) === abort) send(frame);
    };
    const onProgress = (step: unknown) => sendIfOpen({ kind: 'progress', id, step });
    const ended = await outcome(api, log, name, parsed.data, onProgress, abort.signal);
    // What a call that failed still has under way is of no use to anyone.
    if (ended.kind === 'failed') abort.abort();
    sendIfOpen({ id, ...ended });
    busy -= 1;
    if (open.get(id) === abort) open.delete(id);
  };

  return {
    receive(raw) {
      const frame = z.safeParse(frameFromPage, raw);
      // Without an id there is nothing to answer to.
      if (closed || !frame.success) return;
      if (frame.data.kind === 'call') {
        const { id, name, input } = frame.data;
        start(id, name, input).catch((error: unknown) => log(`a call was lost: ${described(error)}`));
        return;
      }
      open.get(frame.data.id)?.abort();
      open.delete(frame.data.id);
    },
    close() {
      closed = true;
      for (const abort of open.values()) abort.abort();
      open.clear();
    },
  };
}

const isCallName = (name: string): name is CallName => Object.hasOwn(contract, name);

type Outcome =
  | { readonly kind: 'done'; readonly output: unknown }
  | { readonly kind: 'failed'; readonly failure: Failure };

/** Runs one call to its end, whatever that is. An output that does not fit the contract is a bug like any other. */
async function outcome(
  api: PostzegelApi<AbortSignal>,
  log: Log,
  name: CallName,
  input: unknown,
  onProgress: (step: unknown) => void,
  signal: AbortSignal,
): Promise<Outcome> {
  // The parts of a call belong together by the contract; the compiler cannot see that through a name.
  const call = api[name] as (input: unknown, onProgress: unknown, signal: AbortSignal) => Promise<unknown>;
  try {
    const output = await endedByStrayErrors(() => call(input, onProgress, signal));
    return { kind: 'done', output: z.parse(contract[name].output, output) };
  } catch (error) {
    if (error instanceof CallFailed) return { kind: 'failed', failure: error.failure };
    // What a cancelled call trips over on its way out is nobody's concern.
    if (signal.aborted) return { kind: 'failed', failure: { kind: 'cancelled' } };
    const number = randomBytes(4).toString('hex');
    log(`bug ${number} in ${name}: ${described(error)}`);
    return { kind: 'failed', failure: { kind: 'bug', number } };
  }
}

/** A page can go away at any moment, and its pipe may throw then. That is no fault, and nobody is left to tell. */
const quietly = (send: (frame: FrameFromHost) => void, log: Log) => (frame: FrameFromHost) => {
  try {
    send(frame);
  } catch (error) {
    log(`a page could not be answered: ${described(error)}`);
  }
};
