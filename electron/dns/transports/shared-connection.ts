import type { Socket } from 'node:net';
import { limitedWait } from '../../limited-wait.ts';
import type { DnsExchange } from '../../network.ts';
import type { Exchange } from './exchange.ts';

/** How long a connection that nobody uses is kept, in ms (RFC 7766 §6.2.3: in the order of a few seconds). */
const IDLE_MS = 10_000;

/** A connection on which several queries can be under way at once. */
export interface SharedConnection {
  readonly socket: Socket;
  /** Whether it takes one more query. */
  isUsable(): boolean;
  /** Asks; the answer, or why there is none, goes to `settle`. Gives back what stops waiting for it. */
  ask(query: Uint8Array, settle: (result: DnsExchange) => void): () => void;
}

interface Lease {
  readonly connection: SharedConnection;
  /** Opened for this very query. */
  readonly isFresh: boolean;
  release(isAnswered: boolean): void;
}

/**
 * Exchanges over one connection, opened by the first query and kept for a while after the last; it does not keep the
 * process alive meanwhile. A connection on which anything failed takes no new queries, and closes when the last one
 * under way has ended: at once, when everything is cancelled.
 */
export function overSharedConnection(open: () => SharedConnection, limitMs: number): Exchange {
  const lease = leases(open);
  const attempt = async (query: Uint8Array, signal: AbortSignal) => {
    let isFresh = true;
    const result = await limitedWait<DnsExchange>(limitMs, signal, settle => {
      const leased = lease();
      isFresh = leased.isFresh;
      let isAnswered = false;
      const stop = leased.connection.ask(query, result => {
        isAnswered = result.kind === 'response';
        settle(result);
      });
      return () => {
        stop();
        leased.release(isAnswered);
      };
    });
    return { result, isFresh };
  };
  return async (query, signal) => {
    const { result, isFresh } = await attempt(query, signal);
    // RFC 7766 §6.2.4: a server may close a kept connection at any time, also just when the next query is on its way.
    const isStale = !isFresh && result.kind === 'failed' && result.cause.kind === 'closed';
    return isStale ? (await attempt(query, signal)).result : result;
  };
}

/** Hands out the connection there is, or a new one. */
function leases(open: () => SharedConnection): () => Lease {
  let current: { connection: SharedConnection; users: number; idle?: NodeJS.Timeout } | undefined;
  const opened = () => {
    const shared: NonNullable<typeof current> = { connection: open(), users: 0 };
    shared.connection.socket.once('close', () => {
      clearTimeout(shared.idle);
      if (current === shared) current = undefined;
    });
    return shared;
  };
  return () => {
    const known = current?.connection.isUsable() ? current : undefined;
    const shared = known ?? opened();
    const { socket } = shared.connection;
    current = shared;
    clearTimeout(shared.idle);
    socket.ref();
    shared.users += 1;
    return {
      connection: shared.connection,
      isFresh: known === undefined,
      release(isAnswered) {
        shared.users -= 1;
        if (!isAnswered && current === shared) current = undefined;
        if (shared.users > 0) return;
        if (current === shared) {
          socket.unref();
          shared.idle = setTimeout(() => socket.destroy(), IDLE_MS).unref();
        } else {
          socket.destroy();
        }
      },
    };
  };
}
