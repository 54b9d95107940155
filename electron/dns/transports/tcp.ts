import { connect } from 'node:net';
import type { Endpoint } from '../../network.ts';
import type { Exchange } from './exchange.ts';
import { exchangeOverStream } from './stream.ts';
import { serverName } from './udp.ts';

/** DNS over TCP (RFC 7766): for answers that do not fit in a packet. */
export function tcpExchange({ address, port }: Endpoint, limitMs: number): Exchange {
  const via = { transport: 'tcp', server: serverName(address, port) } as const;
  return (query, signal) =>
    exchangeOverStream(
      onReady => connect({ host: address, port, noDelay: true }, onReady),
      query,
      via,
      limitMs,
      signal,
    );
}
