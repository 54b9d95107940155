import { connect } from 'node:net';
import type { DnsVia } from '../../../shared/evidence/dns.ts';
import { limitedWait } from '../../limited-wait.ts';
import type { DnsExchange, Endpoint } from '../../network.ts';
import { serverName } from '../server-name.ts';
import { type Exchange, named } from './exchange.ts';
import { dnsStream } from './stream.ts';

/**
 * DNS over TCP (RFC 7766), for answers that do not fit in a packet. A connection of its own for each: they are few, and
 * not every server takes a second query on one.
 */
export function tcpExchange({ address, port }: Endpoint, limitMs: number): Exchange {
  const via: DnsVia = { transport: 'tcp', server: serverName(address, port) };
  return async (query, signal) => {
    const result = await limitedWait<DnsExchange>(limitMs, signal, settle => {
      const socket = connect({ host: address, port, noDelay: true });
      dnsStream(socket, 'connect', via, limitMs).ask(query, settle);
      return () => socket.destroy();
    });
    return named(result, via);
  };
}
