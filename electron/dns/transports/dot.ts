import { isIP } from 'node:net';
import { connect } from 'node:tls';
import type { TrustedRoots } from '../../network.ts';
import type { Exchange } from './exchange.ts';
import { exchangeOverStream } from './stream.ts';

export interface DotService {
  /** Name or address that is connected to. */
  readonly host: string;
  readonly port: number;
  /** The name that the service's certificate must have. */
  readonly serverName: string;
}

/** DNS over TLS (RFC 7858), the server's certificate checked against name and roots (RFC 8310 §8.1). */
export function dotExchange({ host, port, serverName }: DotService, roots: TrustedRoots, limitMs: number): Exchange {
  const via = { transport: 'tls', server: `tls://${host}${port === 853 ? '' : `:${port}`}` } as const;
  const name = isIP(serverName) ? { host: serverName } : { servername: serverName };
  let session: Buffer | undefined;
  return (query, signal) =>
    exchangeOverStream(
      onReady =>
        connect({ host, port, ca: [...roots.pem], ...name, ...(session && { session }) }, onReady).on(
          'session',
          ticket => {
            session = ticket;
          },
        ),
      query,
      via,
      limitMs,
      signal,
    );
}
