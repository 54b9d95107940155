import { createSocket } from 'node:dgram';
import { isIPv6 } from 'node:net';
import type { DnsVia } from '../../../shared/evidence/dns.ts';
import { failed, limitedWait } from '../../limited-wait.ts';
import type { DnsExchange, Endpoint } from '../../network.ts';
import { socketFailure } from '../../socket-failure.ts';
import { answersQuery } from '../query.ts';
import type { Exchange } from './exchange.ts';

/** Answers to other questions that are let pass before giving up: somebody may be guessing ids (RFC 5452 §4). */
const MAX_MISMATCHES = 100;

/** DNS over UDP. Every query has a socket of its own, on a random port, that hears the one server only. */
export function udpExchange({ address, port }: Endpoint, limitMs: number): Exchange {
  const via: DnsVia = { transport: 'udp', server: serverName(address, port) };
  return async (query, signal) => {
    let mismatches = 0;
    const result = await limitedWait<DnsExchange>(limitMs, signal, settle => {
      const fail = (error: Error) => settle(failed(socketFailure(error, limitMs)));
      const socket = createSocket(isIPv6(address) ? 'udp6' : 'udp4');
      socket.on('error', fail);
      socket.on('message', bytes => {
        if (answersQuery(query, bytes)) settle({ kind: 'response', bytes, via });
        else if ((mismatches += 1) >= MAX_MISMATCHES) settle(failed({ kind: 'mismatched' }));
      });
      let open = true;
      socket.connect(port, address, () => {
        if (open) socket.send(query, error => error && fail(error));
      });
      return () => {
        open = false;
        socket.close();
      };
    });
    if (result.kind === 'response') return result;
    const timedOut = result.cause.kind === 'timeout' && mismatches > 0;
    return { ...(timedOut ? failed({ kind: 'mismatched' }) : result), via };
  };
}

/** A server as a person would write it. */
export const serverName = (address: string, port: number): string => {
  if (port === 53) return address;
  return isIPv6(address) ? `[${address}]:${port}` : `${address}:${port}`;
};
