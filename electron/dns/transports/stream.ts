import type { Duplex } from 'node:stream';
import type { DnsVia } from '../../../shared/evidence/dns.ts';
import { failed, limitedWait } from '../../limited-wait.ts';
import type { DnsExchange } from '../../network.ts';
import { socketFailure } from '../../socket-failure.ts';
import { answersQuery } from '../query.ts';

/** RFC 1035 §4.2.2: two octets say how long the message behind them is. */
export function framed(message: Uint8Array): Buffer {
  const length = Buffer.alloc(2);
  length.writeUInt16BE(message.length);
  return Buffer.concat([length, message]);
}

/** One query and its answer over a stream that is opened for it and closed after it (TCP, or TLS on it). */
export function exchangeOverStream(
  open: (onReady: () => void) => Duplex,
  query: Uint8Array,
  via: DnsVia,
  limitMs: number,
  signal: AbortSignal,
): Promise<DnsExchange> {
  return limitedWait<DnsExchange>(limitMs, signal, settle => {
    const chunks: Buffer[] = [];
    let received = 0;
    const stream = open(() => stream.write(framed(query)));
    stream.on('error', error => settle(failed(socketFailure(error, limitMs))));
    stream.on('close', () => settle(failed({ kind: 'closed' })));
    stream.on('end', () => settle(failed({ kind: 'closed' })));
    stream.on('data', (chunk: Buffer) => {
      chunks.push(chunk);
      received += chunk.length;
      if (received < 2) return;
      const all = Buffer.concat(chunks);
      const end = 2 + all.readUInt16BE(0);
      if (received < end) return;
      const bytes = all.subarray(2, end);
      settle(answersQuery(query, bytes) ? { kind: 'response', bytes, via } : failed({ kind: 'mismatched' }));
    });
    return () => stream.destroy();
  }).then(result => (result.kind === 'failed' ? { ...result, via } : result));
}
