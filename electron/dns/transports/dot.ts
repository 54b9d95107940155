import type { DnsVia } from '../../../shared/evidence/dns.ts';
import type { TrustedRoots } from '../../network.ts';
import { serverName } from '../server-name.ts';
import { type Exchange, named } from './exchange.ts';
import { overSharedConnection } from './shared-connection.ts';
import { dnsStream } from './stream.ts';
import { type TlsService, tlsOpener } from './tls-service.ts';

const USUAL_PORT = 853;

/** A DNS over TLS service as a person would write it. */
export const dotName = ({ host, port }: TlsService): string => `tls://${serverName(host, port, USUAL_PORT)}`;

/** DNS over TLS (RFC 7858), all queries over one connection. */
export function dotExchange(service: TlsService, roots: TrustedRoots, limitMs: number): Exchange {
  const via: DnsVia = { transport: 'tls', server: dotName(service) };
  const open = tlsOpener(service, roots);
  const exchange = overSharedConnection(() => {
    const stream = dnsStream(open(), 'secureConnect', via, limitMs);
    return {
      socket: stream.socket,
      isUsable: () => !stream.socket.destroyed,
      ask: (query, settle) => stream.ask(query, settle),
    };
  }, limitMs);
  return async (query, signal) => named(await exchange(query, signal), via);
}
