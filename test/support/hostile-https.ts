import { TLSSocket, type TLSSocketOptions } from 'node:tls';
import { loopbackServer, type LoopbackServer } from './loopback-server.ts';

export interface HostileHttps extends LoopbackServer {
  /** The head of each request that came in. */
  readonly requests: readonly string[];
  /** The server names that clients asked for. */
  readonly serverNames: readonly string[];
}

/** Starts a web server on loopback: after the blank line of a request it sends this, or does it. */
export async function hostileHttps(
  tls: TLSSocketOptions,
  response: string | ((socket: TLSSocket) => void),
): Promise<HostileHttps> {
  const requests: string[] = [];
  const serverNames: string[] = [];
  const server = await loopbackServer(socket => {
    const options: TLSSocketOptions = {
      ...tls,
      isServer: true,
      SNICallback: (name, done) => {
        serverNames.push(name);
        done(null);
      },
    };
    const secured = new TLSSocket(socket, options);
    secured.on('error', () => socket.destroy());
    let head = '';
    secured.on('data', (bytes: Buffer) => {
      head += bytes.toString('latin1');
      if (!head.endsWith('\r\n\r\n')) return;
      requests.push(head);
      if (typeof response === 'string') secured.end(response);
      else response(secured);
    });
  });
  return { ...server, requests, serverNames };
}
