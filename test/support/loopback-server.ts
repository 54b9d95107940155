import { createServer, type Socket } from 'node:net';

/** A server on 127.0.0.1, on a port of the system's choosing. */
export interface LoopbackServer {
  readonly address: '127.0.0.1';
  readonly port: number;
  /** How many connections are open now. */
  open(): number;
  /** Settles when no connection is open any more. */
  whenAllClosed(): Promise<void>;
  /** Ends it with all of its connections. */
  close(): Promise<void>;
}

/** Starts a server that hands each connection to `serve`. What goes wrong on a connection is its own business. */
export async function loopbackServer(serve: (socket: Socket) => void): Promise<LoopbackServer> {
  const sockets = new Set<Socket>();
  let waiting: (() => void)[] = [];
  const server = createServer(socket => {
    sockets.add(socket);
    socket.on('error', () => undefined);
    socket.on('close', () => {
      sockets.delete(socket);
      if (sockets.size > 0) return;
      for (const wake of waiting) wake();
      waiting = [];
    });
    serve(socket);
  });
  await new Promise<void>(resolve => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const bound = server.address();
  return {
    address: '127.0.0.1',
    port: typeof bound === 'object' && bound !== null ? bound.port : 0,
    open: () => sockets.size,
    whenAllClosed: () =>
      sockets.size === 0 ? Promise.resolve() : new Promise<void>(resolve => void waiting.push(resolve)),
    close: () =>
      new Promise<void>(resolve => {
        for (const socket of sockets) socket.destroy();
        server.close(() => resolve());
      }),
  };
}

/** Sends the bytes one at a time, so many milliseconds apart, for as long as the other side stays. */
export function drip(socket: Socket | NodeJS.WritableStream, bytes: string, everyMs: number): void {
  let at = 0;
  const timer = setInterval(() => {
    if (at === bytes.length) clearInterval(timer);
    else socket.write(bytes[at++]!);
  }, everyMs);
  socket.once('close', () => clearInterval(timer));
}

/** Sends the same bytes over and over, as fast as the other side takes them. */
export function pourForever(socket: Socket | NodeJS.WritableStream, bytes: string): void {
  let open = true;
  socket.once('close', () => {
    open = false;
  });
  const pour = () => {
    if (!open) return;
    if (socket.write(bytes)) setImmediate(pour);
    else socket.once('drain', pour);
  };
  pour();
}
