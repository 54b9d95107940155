import { createServer, connect as connectTls, type TlsOptions } from 'node:tls';
import { connect, type Socket } from 'node:net';
import { recordedStream } from '../../electron/tls/recorded-stream.ts';
import { loopbackServer } from './loopback-server.ts';

/** The server's side of one real handshake: its bytes, and its handshake secret where TLS 1.3 has one. */
export interface RecordedHandshake {
  readonly received: Uint8Array;
  readonly secret: Uint8Array | undefined;
}

/** Has a handshake with a server of Node's with these settings, and records it. */
export async function recordedHandshake(options: TlsOptions): Promise<RecordedHandshake> {
  const tls = createServer(options, socket => socket.on('error', () => undefined));
  const server = await loopbackServer(socket => tls.emit('connection', socket));
  const recording = await recordFrom(connect(server.port, server.address));
  await server.close();
  return recording;
}

/** Has a handshake over this socket, as client, and records the other side. */
export async function recordFrom(socket: Socket): Promise<RecordedHandshake> {
  const recorded = recordedStream(socket, () => true);
  let hex: string | undefined;
  const client = connectTls({ socket: recorded.stream, rejectUnauthorized: false });
  client.on('keylog', line => {
    hex ??= /^SERVER_HANDSHAKE_TRAFFIC_SECRET \S+ (\S+)/.exec(line.toString('latin1'))?.[1];
  });
  await new Promise<void>((resolve, reject) => {
    client.on('secureConnect', resolve).on('error', reject);
  });
  const received = recorded.takeRecording();
  client.destroy();
  return { received, secret: hex === undefined ? undefined : Buffer.from(hex, 'hex') };
}
