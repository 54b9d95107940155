import { connect, type Socket } from 'node:net';
import { failed, limitedWait } from '../../electron/limited-wait.ts';
import { type Connection, DEFAULT_LIMITS, type Limits, type Network } from '../../electron/network.ts';
import { socketFailure } from '../../electron/socket-failure.ts';

/** A network without names: it connects to any address as given, which in tests is a server on loopback. */
export interface LoopbackNetwork extends Network {
  /** Every socket it has opened. */
  readonly sockets: readonly Socket[];
}

interface LoopbackOptions {
  readonly roots?: readonly string[];
  readonly limits?: Partial<Limits>;
  readonly now?: () => number;
}

export function loopbackNetwork({
  roots = [],
  limits = {},
  now = Date.now,
}: LoopbackOptions = {}): LoopbackNetwork {
  const sockets: Socket[] = [];
  const allLimits = { ...DEFAULT_LIMITS, ...limits };
  return {
    kind: 'real',
    exchange: () => Promise.resolve(failed({ kind: 'unreachable' })),
    askNameServer: () => Promise.resolve(failed({ kind: 'unreachable' })),
    connect: async ({ address, port }, signal) => {
      const socket = connect({ host: address, port });
      sockets.push(socket);
      const result = await limitedWait<Connection>(allLimits.connectMs, signal, settle => {
        const onError = (error: Error) => settle(failed(socketFailure(error)));
        const onConnect = () => settle({ kind: 'connected', socket });
        socket.on('error', onError).on('connect', onConnect);
        return () => socket.off('connect', onConnect);
      });
      if (result.kind === 'failed') socket.destroy();
      return result;
    },
    resolvers: [],
    trustAnchors: [],
    roots: { source: 'test', pem: roots },
    now,
    limits: allLimits,
    sockets,
  };
}
