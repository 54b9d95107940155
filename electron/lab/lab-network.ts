import { connect, isIPv6 } from 'node:net';
import type { Milliseconds } from '../../shared/model/time.ts';
import type { Exchange } from '../dns/transports/exchange.ts';
import { tcpExchange } from '../dns/transports/tcp.ts';
import { udpExchange } from '../dns/transports/udp.ts';
import { udpThenTcp } from '../dns/transports/udp-then-tcp.ts';
import { failed, limitedWait } from '../limited-wait.ts';
import { type Connection, DEFAULT_LIMITS, type Endpoint, type Limits, type Network } from '../network.ts';
import { socketFailure } from '../socket-failure.ts';
import type { LabDns } from './lab-dns.ts';
import { type LabTree, NAME_SERVERS } from './zones/lab-tree.ts';
import { LOOPBACK, type LoopbackServer } from './loopback-server.ts';
import { startSlowRelay } from './slow-relay.ts';

/** One wait of a client for the lab: a DNS exchange, the opening of a connection, or an answer over one. */
export interface LabExchange {
  readonly kind: 'dns' | 'connect' | 'reply';
  /** The resolver, or address and port as the scenario has them. */
  readonly endpoint: string;
  /** On the clock of `performance.now()`, in ms. */
  readonly startedAtMs: number;
  readonly endedAtMs: number;
}

interface LabDistance {
  /** Added to every exchange, in ms; 0 leaves everything as quick as it is. */
  readonly delayMs: number;
  /** Replies over connections are only seen where there is a delay. */
  readonly onExchange?: ((exchange: LabExchange) => void) | undefined;
}

/** A server that starts when somebody connects to it. */
export type LazyServer = () => Promise<LoopbackServer>;

export interface LabServers {
  readonly byEndpoint: ReadonlyMap<string, LazyServer>;
  /** Every address that a host has, in `oneSpelling`: also where no server runs. */
  readonly addresses: ReadonlySet<string>;
}

interface LabParts {
  readonly dns: LabDns;
  /** The second name server of every zone, which is behind. */
  readonly secondary: LabDns;
  readonly tree: LabTree;
  readonly rootPem: string;
  readonly servers: LabServers;
  readonly now: () => Milliseconds;
  readonly limits?: Limits | undefined;
}

/** One spelling for each address and port. */
export const endpointKey = ({ address, port }: Endpoint): string => `${oneSpelling(address)} ${port}`;

export const oneSpelling = (address: string): string =>
  isIPv6(address) ? new URL(`http://[${address}]/`).hostname.slice(1, -1) : address;

/** The lab as a Network. Documentation addresses lead to the loopback ports of its servers, and nothing else is there. */
export function labNetwork(
  { dns, secondary, tree, rootPem, servers, now, limits = DEFAULT_LIMITS }: LabParts,
  { delayMs, onExchange }: LabDistance,
): { readonly network: Network; close(): Promise<void> } {
  const resolver = `${dns.address}:${dns.port}`;
  const relays = new Map<string, Promise<LoopbackServer>>();

  const timed = async <Value>(kind: LabExchange['kind'], endpoint: string, work: () => Promise<Value>) => {
    const startedAtMs = performance.now();
    const value = await work();
    onExchange?.({ kind, endpoint, startedAtMs, endedAtMs: performance.now() });
    return value;
  };

  /** The port to connect to: the server's own, or that of the relay before it. */
  const portOf = async (key: string, start: LazyServer): Promise<number> => {
    const { port } = await start();
    if (delayMs === 0) return port;
    const started = relays.get(key);
    const onReply = (startedAtMs: number) =>
      onExchange?.({ kind: 'reply', endpoint: key, startedAtMs, endedAtMs: performance.now() });
    const relay = started ?? startSlowRelay(port, delayMs, onReply);
    relays.set(key, relay);
    return (await relay).port;
  };

  /** A transport to one of the lab's servers, at its distance. */
  const overLab = (transport: typeof udpExchange, server: LabDns, name: string): Exchange => {
    const exchange = transport(server, limits.dnsQueryMs);
    return (query, signal) =>
      timed('dns', name, async () => {
        if (!(await wait(delayMs, signal))) return failed({ kind: 'cancelled' });
        return { ...(await exchange(query, signal)), via: { transport: 'lab', server: name } };
      });
  };
  const stack = (server: LabDns, name: string) =>
    udpThenTcp(overLab(udpExchange, server, name), overLab(tcpExchange, server, name));

  const { primary, secondary: second } = NAME_SERVERS;
  // The query says by its RD bit whether resolver or name server is meant: the first server is both.
  const nameServers = new Map([
    [primary.address as string, stack(dns, primary.address)],
    [second.address, stack(secondary, second.address)],
  ]);
  const nobodyAt = (address: string) =>
    failed(
      servers.addresses.has(oneSpelling(address)) ? { kind: 'connection-refused' } : { kind: 'unreachable' },
    );

  const network: Network = {
    kind: 'lab',
    resolvers: [resolver],
    trustAnchors: [tree.trustAnchor],
    roots: { source: 'lab', pem: [rootPem] },
    now,
    limits,
    exchange: stack(dns, resolver),
    askNameServer: async (address, query, signal) =>
      (await nameServers.get(address)?.(query, signal)) ?? nobodyAt(address),
    connect(endpoint, signal) {
      const key = endpointKey(endpoint);
      return timed('connect', key, async () => {
        const start = servers.byEndpoint.get(key);
        // A server that has to be started first is made ready on the way to it.
        const [arrived, port] = await Promise.all([wait(delayMs, signal), start && portOf(key, start)]);
        if (!arrived) return failed({ kind: 'cancelled' });
        if (port !== undefined) return await connectTo(port, limits.connectMs, signal);
        return nobodyAt(endpoint.address);
      });
    },
  };
  return {
    network,
    async close() {
      await Promise.all([...relays.values()].map(async relay => await (await relay).close()));
    },
  };
}

function connectTo(port: number, limitMs: number, signal: AbortSignal): Promise<Connection> {
  return limitedWait<Connection>(limitMs, signal, settle => {
    const socket = connect({ host: LOOPBACK, port, noDelay: true });
    let isConnected = false;
    const onConnect = () => {
      isConnected = true;
      settle({ kind: 'connected', socket });
    };
    const onError = (error: Error) => settle(failed(socketFailure(error)));
    socket.once('connect', onConnect).once('error', onError);
    return () => {
      socket.off('connect', onConnect).off('error', onError);
      if (isConnected) return;
      // An attempt that is given up can still fail, and nobody listens any more.
      socket.on('error', () => undefined).destroy();
    };
  });
}

/** Waits, and tells whether the wait was left in peace. */
async function wait(ms: number, signal: AbortSignal): Promise<boolean> {
  if (ms === 0) return !signal.aborted;
  const ended = await limitedWait<never>(ms, signal, () => () => undefined);
  return ended.cause.kind === 'timeout';
}
