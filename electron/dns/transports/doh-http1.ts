import { Agent, request } from 'node:https';
import { createSecureContext } from 'node:tls';
import type { DnsVia } from '../../../shared/evidence/dns.ts';
import { failed, limitedWait } from '../../limited-wait.ts';
import type { DnsExchange, TrustedRoots } from '../../network.ts';
import { socketFailure } from '../../socket-failure.ts';
import { DNS_MESSAGE, receiveAnswer } from './doh-answer.ts';
import type { Exchange } from './exchange.ts';

/** Connections at once; each carries one query at a time. */
const MAX_SOCKETS = 8;
/** How long a connection that nobody uses is kept, in ms. */
const IDLE_MS = 10_000;

/** DNS over HTTP/1.1, for services that have no HTTP/2. Connections are kept for the next question. */
export function http1Exchange(url: URL, roots: TrustedRoots, via: DnsVia, limitMs: number): Exchange {
  let agent: Agent | undefined;
  const attempt = async (query: Uint8Array, signal: AbortSignal) => {
    agent ??= new Agent({
      keepAlive: true,
      maxSockets: MAX_SOCKETS,
      timeout: IDLE_MS,
      secureContext: createSecureContext({ ca: [...roots.pem] }),
    });
    let isReused = false;
    const result = await limitedWait<DnsExchange>(limitMs, signal, settle => {
      let isComplete = false;
      const headers = { accept: DNS_MESSAGE, 'content-type': DNS_MESSAGE, 'content-length': query.length };
      const sent = request(url, { method: 'POST', agent, headers });
      sent.on('error', error => {
        isReused = sent.reusedSocket;
        settle(failed(socketFailure(error, limitMs)));
      });
      sent.on('response', body => {
        body.once('end', () => {
          isComplete = true;
        });
        body.on('error', error => settle(failed(socketFailure(error, limitMs))));
        body.on('close', () => settle(failed({ kind: 'closed' })));
        const response = { status: body.statusCode ?? 0, contentType: body.headers['content-type'], body };
        receiveAnswer(response, query, via, settle);
      });
      sent.end(query);
      // A request that ran its course goes back to the agent; one that did not is of no use any more.
      return () => {
        if (!isComplete) sent.destroy();
      };
    });
    return { result, isReused };
  };
  return async (query, signal) => {
    const { result, isReused } = await attempt(query, signal);
    // RFC 9112 §9.3.1: a kept connection may be closed just when the next request is on its way.
    const isStale = isReused && result.kind === 'failed' && result.cause.kind === 'closed';
    return isStale ? (await attempt(query, signal)).result : result;
  };
}
