import type { Socket } from 'node:net';
import { Duplex } from 'node:stream';

/** Kept of what a server sends in its handshake, in bytes. Default 262,144: OpenSSL takes no chain above 102,400. */
const MAX_RECORDED_BYTES = 262_144;

/** A socket with a memory for what came in at its start. */
export interface RecordedStream {
  readonly stream: Duplex;
  /** What has come in so far, up to the limit. Ends the recording and forgets it. */
  takeRecording(): Uint8Array;
}

/**
 * Puts a pass-through on a socket, for TLS to run on: bytes in and out are the same, and the first ones in are kept.
 * @param mayPass looks at what comes in before TLS gets it; what it turns down ends the stream
 */
export function recordedStream(socket: Socket, mayPass: (chunk: Uint8Array) => boolean): RecordedStream {
  const kept: Buffer[] = [];
  let room = MAX_RECORDED_BYTES;
  const stream = new Duplex({
    read: () => void socket.resume(),
    write: (chunk: Buffer, encoding, done) => void socket.write(chunk, encoding, done),
    final: done => void socket.end(done),
    destroy: (error, done) => {
      socket.destroy();
      done(error);
    },
  });
  socket.on('data', (chunk: Buffer) => {
    if (room > 0) kept.push(Buffer.from(chunk.subarray(0, room)));
    room -= Math.min(room, chunk.length);
    if (!mayPass(chunk)) stream.destroy();
    else if (!stream.push(chunk)) socket.pause();
  });
  socket.on('end', () => stream.push(null));
  socket.on('error', error => stream.destroy(error));
  socket.on('close', () => stream.destroy());
  return {
    stream,
    takeRecording: () => {
      room = 0;
      return Buffer.concat(kept.splice(0));
    },
  };
}
