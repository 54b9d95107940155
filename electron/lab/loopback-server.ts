import { once } from 'node:events';
import type { Server, Socket } from 'node:net';

/** A server of the lab, on a port of the system's choosing. */
export interface LoopbackServer {
  readonly port: number;
  /** Ends it and every connection to it, at once. */
  close(): Promise<void>;
}

export const LOOPBACK = '127.0.0.1';

/** Lets a server listen on a free loopback port, and keeps account of its connections so that it can end. */
export async function listenOnLoopback(server: Server): Promise<LoopbackServer> {
  const sockets = new Set<Socket>();
  server.on('connection', socket => {
    sockets.add(socket);
    // A client that goes away in the middle of a word is nothing that the lab has to tell anyone.
    socket.on('error', () => socket.destroy());
    socket.once('close', () => sockets.delete(socket));
  });
  server.listen(0, LOOPBACK);
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('a server of the lab has no port');
  return {
    port: address.port,
    async close() {
      const closed = once(server, 'close');
      server.close();
      for (const socket of sockets) socket.destroy();
      await closed;
    },
  };
}
