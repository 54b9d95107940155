import type { Socket } from 'node:net';
import type { DnsVia } from '../../../shared/evidence/dns.ts';
import type { FailureCause } from '../../../shared/evidence/failure-cause.ts';
import type { DnsExchange } from '../../network.ts';
import { socketFailure } from '../../socket-failure.ts';
import { HEADER_OCTETS } from '../query.ts';
import { answersQuery, wholeAnswer } from '../response.ts';

const LENGTH_OCTETS = 2;

/** RFC 1035 §4.2.2: two octets say how long the message behind them is. */
export function framed(message: Uint8Array): Buffer {
  const length = Buffer.alloc(LENGTH_OCTETS);
  length.writeUInt16BE(message.length);
  return Buffer.concat([length, message]);
}

/** Takes the pieces of a stream as they come, and hands over each message when it is whole. Keeps 65,535 octets at most. */
export function frameReader(onMessage: (message: Uint8Array) => void): (chunk: Uint8Array) => void {
  let length: number | undefined;
  let piece = new Uint8Array(LENGTH_OCTETS);
  let filled = 0;
  const next = (octets: number) => {
    piece = new Uint8Array(octets);
    filled = 0;
  };
  return chunk => {
    let at = 0;
    while (at < chunk.length) {
      const taken = Math.min(piece.length - filled, chunk.length - at);
      piece.set(chunk.subarray(at, at + taken), filled);
      at += taken;
      filled += taken;
      if (filled < piece.length) return;
      if (length === undefined) {
        length = (piece[0]! << 8) | piece[1]!;
        next(length);
        if (length > 0) continue;
      }
      onMessage(piece);
      length = undefined;
      next(LENGTH_OCTETS);
    }
  };
}

/** Queries and their answers over one connection, TCP or TLS on it. */
export interface DnsStream {
  readonly socket: Socket;
  /**
   * Sends a query; its answer, or why there is none, goes to `settle`, once. Several may be under way at once. Gives
   * back what keeps a query that is not sent yet from being sent.
   */
  ask(query: Uint8Array, settle: (result: DnsExchange) => void): () => void;
}

/**
 * Answers come in any order and are told apart by id and question (RFC 7766 §6.2.1.1). One that belongs to no query
 * ends the connection: nobody but the server itself, or who sits in between, can have sent it.
 * @param readyEvent the event from which on queries may be sent
 */
export function dnsStream(
  socket: Socket,
  readyEvent: 'connect' | 'secureConnect',
  via: DnsVia,
  limitMs: number,
): DnsStream {
  const waiting = new Map<(result: DnsExchange) => void, Uint8Array>();
  let isReady = false;
  const end = (cause: FailureCause) => {
    const settles = [...waiting.keys()];
    waiting.clear();
    socket.destroy();
    for (const settle of settles) settle({ kind: 'failed', cause, via });
  };
  socket.once(readyEvent, () => {
    isReady = true;
    for (const query of waiting.values()) socket.write(framed(query));
  });
  socket.on('error', error => end(socketFailure(error, limitMs)));
  socket.on('end', () => end({ kind: 'closed' }));
  socket.on('close', () => end({ kind: 'closed' }));
  const read = frameReader(bytes => {
    const [settle, query] = [...waiting].find(([, query]) => answersQuery(query, bytes)) ?? [];
    if (settle && query) {
      waiting.delete(settle);
      settle(wholeAnswer(query, bytes, via));
    } else {
      end(
        bytes.length < HEADER_OCTETS ? { kind: 'malformed', detail: 'DNS message' } : { kind: 'mismatched' },
      );
    }
  });
  socket.on('data', read);
  return {
    socket,
    ask(query, settle) {
      waiting.set(settle, query);
      if (isReady) socket.write(framed(query));
      return () => {
        // Once it is sent it stays: its answer may still come, and is to be known for what it is.
        if (!isReady) waiting.delete(settle);
      };
    },
  };
}
