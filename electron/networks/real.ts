import { connect as connectSocket } from 'node:net';
import * as tls from 'node:tls';
import { type ResolverSetting, resolverExchange } from '../dns/index.ts';
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
  const roots = trustedRoots(settings.extraRoots ?? []);
  const resolver = resolverExchange(settings.resolver, roots, limits);
  return {
    kind: 'real',
    exchange: resolver.exchange,
    resolvers: resolver.names,
    trustAnchors: settings.trustAnchors,
    roots,
    now: () => Date.now(),
    limits,
    async connect(endpoint, signal) {
      if (!settings.allowPrivateAddresses && isSpecialAddress(endpoint.address)) {
        return failed({ kind: 'private-address', address: endpoint.address });
      }
      return openConnection(endpoint, limits.connectMs, signal);
    },
  };
}

/** Opens a TCP connection within a limit; a socket that comes too late is destroyed. */
export async function openConnection(
  { address, port }: Endpoint,
  limitMs: number,
  signal: AbortSignal,
): Promise<Connection> {
  return limitedWait<Connection>(limitMs, signal, settle => {
    const socket = connectSocket({ host: address, port, noDelay: true });
    const onError = (error: Error) => settle(failed(socketFailure(error, limitMs)));
    let connected = false;
    socket.once('error', onError);
    socket.once('connect', () => {
      connected = true;
      socket.off('error', onError);
      settle({ kind: 'connected', socket });
    });
    return () => {
      if (!connected) socket.destroy();
    };
  });
}

/** Mozilla's list as Node carries it, and what this device adds to it: a municipality may have an authority of its own. */
function trustedRoots(extra: readonly string[]): TrustedRoots {
  const pem = new Set([...tls.rootCertificates, ...systemRoots(), ...extra]);
  return { source: extra.length > 0 ? 'Mozilla, system, settings' : 'Mozilla, system', pem: [...pem] };
}

function systemRoots(): readonly string[] {
  try {
    return tls.getCACertificates('system');
  } catch {
    // Not every runtime can read the device's store; the usual list is there all the same.
    return [];
  }
}
