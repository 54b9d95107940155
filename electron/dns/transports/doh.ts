import { Agent, request } from 'node:https';
import { failed, limitedWait } from '../../limited-wait.ts';
import type { DnsExchange, TrustedRoots } from '../../network.ts';
import { socketFailure } from '../../socket-failure.ts';
import { answersQuery, withId } from '../query.ts';
import type { Exchange } from './exchange.ts';

/** A DNS message is never longer (RFC 1035 §4.2.2). */
const MAX_MESSAGE_OCTETS = 65_535;
const MEDIA_TYPE = 'application/dns-message';

/** DNS over HTTPS (RFC 8484), by POST. Redirects are not followed; the connection is kept for the next question. */
export function dohExchange(url: string, roots: TrustedRoots, limitMs: number): Exchange {
  const agent = new Agent({ keepAlive: true, maxSockets: 8, ca: [...roots.pem] });
  const via = { transport: 'https', server: url } as const;
  return async (original, signal) => {
    // RFC 8484 §4.1: the id is 0 on the way, and the asker's own again on return.
    const query = withId(original, 0);
    const result = await limitedWait<DnsExchange>(limitMs, signal, settle => {
      let complete = false;
      const sent = request(url, {
        method: 'POST',
        agent,
        headers: { accept: MEDIA_TYPE, 'content-type': MEDIA_TYPE, 'content-length': query.length },
      });
      sent.on('error', error => settle(failed(socketFailure(error, limitMs))));
      sent.on('response', response => {
        const status = response.statusCode ?? 0;
        if (status !== 200) return settle(failed({ kind: 'http-status', status }));
        const chunks: Buffer[] = [];
        let received = 0;
        response.on('error', error => settle(failed(socketFailure(error, limitMs))));
        response.on('data', (chunk: Buffer) => {
          chunks.push(chunk);
          received += chunk.length;
          if (received > MAX_MESSAGE_OCTETS) {
            settle(failed({ kind: 'too-large', limitBytes: MAX_MESSAGE_OCTETS }));
          }
        });
        response.on('end', () => {
          complete = true;
          const bytes = Buffer.concat(chunks);
          settle(
            answersQuery(query, bytes)
              ? { kind: 'response', bytes: withId(bytes, Buffer.from(original).readUInt16BE(0)), via }
              : failed({ kind: 'mismatched' }),
          );
        });
        response.on('close', () => settle(failed({ kind: 'closed' })));
      });
      sent.end(query);
      // A request that ran its course goes back to the agent; one that did not is of no use any more.
      return () => {
        if (!complete) sent.destroy();
      };
    });
    return result.kind === 'failed' ? { ...result, via } : result;
  };
}
