import { connect as connectSocket, isIP } from 'node:net';
import * as tls from 'node:tls';
import { nameServerExchange, type ResolverSetting, resolverExchange } from '../dns/index.ts';
import { failed, limitedWait } from '../limited-wait.ts';
import {
  type Connection,
  DEFAULT_LIMITS,
  type Endpoint,
  type Limits,
  type Network,
  type TrustAnchor,
  type TrustedRoots,
} from '../network.ts';
import { socketFailure } from '../socket-failure.ts';
import { isSpecialAddress } from './special-addresses.ts';

export interface RealNetworkSettings {
  readonly resolver: ResolverSetting;
  /** Whether to connect to private and loopback addresses, for an internal network. */
  readonly allowPrivateAddresses: boolean;
  readonly trustAnchors: readonly TrustAnchor[];
  readonly limits?: Partial<Limits>;
  /** Certification authorities beside the usual ones, in PEM. */
  readonly extraRoots?: readonly string[];
}

/** The internet, as this device reaches it. */
export function createRealNetwork(settings: RealNetworkSettings): Network {
  const limits: Limits = { ...DEFAULT_LIMITS, ...settings.limits };
  const roots = rootsWith(settings.extraRoots ?? []);
  const resolver = resolverExchange(settings.resolver, roots, limits);
  /** Why an address is not connected to, where it is not. */
  const refusal = (address: string) => {
    // A name here would be looked up behind our back.
    if (isIP(address) === 0) return failed({ kind: 'no-address' });
    const isRefused = !settings.allowPrivateAddresses && isSpecialAddress(address);
    return isRefused ? failed({ kind: 'private-address', address }) : undefined;
  };
  return {
    kind: 'real',
    exchange: resolver.exchange,
    askNameServer: async (address, query, signal) =>
      refusal(address) ?? (await nameServerExchange(address, limits)(query, signal)),
    resolvers: resolver.names,
    trustAnchors: settings.trustAnchors,
    roots,
    now: () => Date.now(),
    limits,
    connect: async (endpoint, signal) =>
      refusal(endpoint.address) ?? (await openConnection(endpoint, limits.connectMs, signal)),
  };
}

/** Opens a TCP connection within a limit; a socket that comes too late is destroyed. */
async function openConnection(
  { address, port }: Endpoint,
  limitMs: number,
  signal: AbortSignal,
): Promise<Connection> {
  return limitedWait<Connection>(limitMs, signal, settle => {
    const socket = connectSocket({ host: address, port, noDelay: true });
    let isConnected = false;
    // Stays: an error between here and the first listener of the new owner would end the process; `close` tells of it.
    socket.on('error', error => settle(failed(socketFailure(error, limitMs))));
    socket.once('connect', () => {
      isConnected = true;
      settle({ kind: 'connected', socket });
    });
    return () => {
      if (!isConnected) socket.destroy();
    };
  });
}

/** What every real network trusts: read when first needed, and once, as it takes some 50 ms. */
const usualRoots = lazyRoots(() => {
  const system = systemRoots();
  return {
    source: system.length > 0 ? 'Mozilla, system' : 'Mozilla',
    pem: [...new Set([...tls.rootCertificates, ...system].map(normalPem))],
  };
});

/** Mozilla's list as Node carries it, and what this device adds to it: a municipality may have an authority of its own. */
function rootsWith(extra: readonly string[]): TrustedRoots {
  if (extra.length === 0) return usualRoots;
  return lazyRoots(() => ({
    source: `${usualRoots.source}, settings`,
    pem: [...new Set([...usualRoots.pem, ...extra.map(normalPem)])],
  }));
}

function lazyRoots(read: () => TrustedRoots): TrustedRoots {
  let roots: TrustedRoots | undefined;
  const get = () => (roots ??= read());
  return {
    get source() {
      return get().source;
    },
    get pem() {
      return get().pem;
    },
  };
}

function systemRoots(): readonly string[] {
  try {
    return tls.getCACertificates('system');
  } catch {
    // Not every runtime can read the device's store; the usual list is there all the same.
    return [];
  }
}

/** The same certificate is written with and without a last line end. */
const normalPem = (pem: string) => pem.trim();
