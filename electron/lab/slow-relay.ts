import { connect, createServer, type Socket } from 'node:net';
import { LOOPBACK, type LoopbackServer, listenOnLoopback } from './loopback-server.ts';

/**
 * Puts distance between a client and a server: what the client says arrives at once, what the server says comes
 * `delayMs` later, in order. So each time one waits for the other costs `delayMs`, as on a line with that round trip.
 * @param onReply called when the first bytes of an answer are handed over, with the moment its wait began
 */
export async function startSlowRelay(
  port: number,
  delayMs: number,
  onReply: (waitingSince: number) => void,
): Promise<LoopbackServer> {
  const server = createServer({ noDelay: true }, client => relay(client, port, delayMs, onReply));
  return await listenOnLoopback(server);
}

function relay(client: Socket, port: number, delayMs: number, onReply: (waitingSince: number) => void): void {
  const upstream = connect({ host: LOOPBACK, port, noDelay: true });
  // Not held open for: when both ends are gone there is nobody to deliver to.
  const later = (deliver: () => void) => setTimeout(deliver, delayMs).unref();
  let waitingSince: number | undefined = performance.now();
  client.on('data', chunk => {
    waitingSince ??= performance.now();
    upstream.write(chunk);
  });
  client.on('end', () => upstream.end());
  client.on('close', () => upstream.destroy());
  upstream.on('error', () => upstream.destroy());
  upstream.on('data', chunk =>
    later(() => {
      if (client.destroyed) return;
      if (waitingSince !== undefined) onReply(waitingSince);
      waitingSince = undefined;
      client.write(chunk);
    }),
  );
  upstream.on('close', () => later(() => client.end()));
}
