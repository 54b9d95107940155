import { impossible } from '../../shared/model/impossible.ts';
import type { DnsExchange, Endpoint, Limits, TrustedRoots } from '../network.ts';
import type { ResolverSetting } from './resolver-setting.ts';
import { serverName } from './server-name.ts';
import { systemResolvers } from './system-resolvers.ts';
import { dohExchange } from './transports/doh.ts';
import { dotExchange, dotName } from './transports/dot.ts';
import type { Exchange } from './transports/exchange.ts';
import { fallback } from './transports/fallback.ts';
import { tcpExchange } from './transports/tcp.ts';
import { udpExchange } from './transports/udp.ts';
import { udpThenTcp } from './transports/udp-then-tcp.ts';

export interface Resolver {
  readonly exchange: Exchange;
  /** The servers or the service, as a person would name them. */
  readonly names: readonly string[];
}

const DNS_PORT = 53;

/** The exchange with one name server, asked again where it is silent: a packet may have been lost. */
export const nameServerExchange = (address: string, { dnsQueryMs, dnsTries }: Limits): Exchange =>
  fallback([plainExchange({ address, port: DNS_PORT }, dnsQueryMs)], dnsTries);

const plainExchange = (server: Endpoint, limitMs: number): Exchange =>
  udpThenTcp(udpExchange(server, limitMs), tcpExchange(server, limitMs));

/** The transports of a setting, stacked: each server over UDP and then TCP, the next one when the first fails. */
export function resolverExchange(setting: ResolverSetting, roots: TrustedRoots, limits: Limits): Resolver {
  const { dnsQueryMs, dnsTries } = limits;
  const overServers = ([first, ...others]: readonly [Endpoint, ...Endpoint[]]): Resolver => {
    const stack = (server: Endpoint) => plainExchange(server, dnsQueryMs);
    return {
      exchange: fallback([stack(first), ...others.map(stack)], dnsTries),
      names: [first, ...others].map(({ address, port }) => serverName(address, port)),
    };
  };
  switch (setting.kind) {
    case 'servers':
      return overServers(setting.servers);
    case 'system': {
      const [first, ...others] = systemResolvers();
      return first ? overServers([first, ...others]) : { exchange: noResolver, names: [] };
    }
    case 'tls': {
      const exchange = fallback([dotExchange(setting.service, roots, dnsQueryMs)], dnsTries);
      return { exchange, names: [dotName(setting.service)] };
    }
    case 'https':
      return {
        exchange: fallback([dohExchange(setting.url, roots, dnsQueryMs)], dnsTries),
        names: [setting.url],
      };
    default:
      return impossible(setting);
  }
}

/** A device without any resolver set is a device without a network. */
const noResolver = async (): Promise<DnsExchange> => ({ kind: 'failed', cause: { kind: 'unreachable' } });
