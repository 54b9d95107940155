import * as z from 'zod/mini';
import { type CallName, contract, type PostzegelApi } from './contract.ts';
import type { CancelSignal } from './define-contract.ts';
import { CallFailed } from './failure.ts';
import { type FrameFromPage, frameFromHost } from './frames.ts';

/** A two-way pipe for frames: Electron's bridge or a WebSocket. */
export interface Pipe {
  send(frame: FrameFromPage): void;
  onFrame(listener: (frame: unknown) => void): void;
  /** Called once, when no frame will come any more, with why: the host has gone, or it does not know this page. */
  onClosed(listener: (why: 'gone' | 'not-admitted') => void): void;
}

interface Waiting {
  readonly name: CallName;
  readonly onProgress: (step: never) => void;
  readonly settle: (outcome: { output: unknown } | { reason: CallFailed }) => void;
}

/**
 * The application's API over a pipe. Every call ends: with its output, or rejected with a `CallFailed` whose failure
 * says why (`disconnected` when the pipe closed first, `cancelled` when the signal was aborted).
 */
export function createClient(pipe: Pipe): PostzegelApi {
  const waiting = new Map<number, Waiting>();
  let lastId = 0;
  let closed = false;

  const end = (id: number, outcome: Parameters<Waiting['settle']>[0]) => {
    const call = waiting.get(id);
    waiting.delete(id);
    call?.settle(outcome);
  };
  const fail = (id: number, reason: CallFailed['failure']) => end(id, { reason: new CallFailed(reason) });

  pipe.onFrame(raw => {
    const frame = z.safeParse(frameFromHost, raw);
    if (!frame.success) return;
    const { id } = frame.data;
    const call = waiting.get(id);
    if (!call) return;
    const { progress, output } = contract[call.name];
    if (frame.data.kind === 'failed') return fail(id, frame.data.failure);
    if (frame.data.kind === 'progress') {
      const step = z.safeParse(progress, frame.data.step);
      if (step.success) call.onProgress(step.data as never);
      return;
    }
    const result = z.safeParse(output, frame.data.output);
    if (result.success) end(id, { output: result.data });
    else fail(id, { kind: 'bad-call' });
  });
  pipe.onClosed(() => {
    closed = true;
    for (const id of waiting.keys()) fail(id, { kind: 'disconnected' });
  });

  const call =
    (name: CallName) => (input: unknown, onProgress: (step: never) => void, signal: CancelSignal) =>
      new Promise<unknown>((resolve, reject) => {
        if (closed) return reject(new CallFailed({ kind: 'disconnected' }));
        if (signal.aborted) return reject(new CallFailed({ kind: 'cancelled' }));
        const id = (lastId += 1);
        const onAbort = () => {
          pipe.send({ kind: 'cancel', id });
          fail(id, { kind: 'cancelled' });
        };
        signal.addEventListener('abort', onAbort);
        const settle: Waiting['settle'] = outcome => {
          signal.removeEventListener('abort', onAbort);
          if ('reason' in outcome) reject(outcome.reason);
          else resolve(outcome.output);
        };
        waiting.set(id, { name, onProgress, settle });
        pipe.send({ kind: 'call', id, name, input });
      });

  const names = Object.keys(contract) as CallName[];
  return Object.fromEntries(names.map(name => [name, call(name)])) as unknown as PostzegelApi;
}
