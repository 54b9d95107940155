import { type ClientHttp2Session, connect as connectHttp2, constants } from 'node:http2';
import type { TLSSocket } from 'node:tls';
import type { DnsVia } from '../../../shared/evidence/dns.ts';
import type { FailureCause } from '../../../shared/evidence/failure-cause.ts';
import { failed, type Failed } from '../../limited-wait.ts';
import type { DnsExchange } from '../../network.ts';
import { errorDetail, socketFailure } from '../../socket-failure.ts';
import { DNS_MESSAGE, receiveAnswer } from './doh-answer.ts';
import type { SharedConnection } from './shared-connection.ts';

/** The name of HTTP/2 in the TLS handshake (RFC 9113 §3.2). */
export const HTTP2_ALPN = 'h2';

interface Http2Parts {
  readonly url: URL;
  readonly via: DnsVia;
  readonly limitMs: number;
  /** Called when the server turns out to speak HTTP/1.1 only; what was asked over this connection fails. */
  readonly onHttp1Only: () => void;
}

/** A connection of HTTP/2 (RFC 8484 §5.2: what a service should have), on which all queries go at once. */
export function http2Connection(socket: TLSSocket, parts: Http2Parts): SharedConnection {
  let session: ClientHttp2Session | undefined;
  const ready = new Promise<ClientHttp2Session | Failed>(resolve => {
    socket.on('error', error => resolve(failed(socketFailure(error, parts.limitMs))));
    socket.once('close', () => resolve(failed({ kind: 'closed' })));
    socket.once('secureConnect', () => {
      if (socket.alpnProtocol !== HTTP2_ALPN) {
        parts.onHttp1Only();
        return resolve(failed({ kind: 'malformed', detail: 'no HTTP/2' }));
      }
      session = connectHttp2(parts.url.origin, {
        createConnection: () => socket,
        settings: { enablePush: false },
      });
      // Each request under way hears of it too.
      session.on('error', () => undefined);
      resolve(session);
    });
  });
  return {
    socket,
    isUsable: () => !socket.destroyed && !session?.closed && !session?.destroyed,
    ask(query, settle) {
      let stop: (() => void) | undefined;
      let isStopped = false;
      const start = async () => {
        const outcome = await ready;
        if (isStopped) return;
        if ('kind' in outcome) settle(outcome);
        else if (outcome.closed || outcome.destroyed) settle(failed({ kind: 'closed' }));
        else stop = post(outcome, query, parts, settle);
      };
      // A session can end between being asked whether it has and being used.
      start().catch((error: unknown) => settle(failed(socketFailure(error, parts.limitMs))));
      return () => {
        isStopped = true;
        stop?.();
      };
    },
  };
}

function post(
  session: ClientHttp2Session,
  query: Uint8Array,
  { url, via }: Http2Parts,
  settle: (result: DnsExchange) => void,
): () => void {
  const stream = session.request({
    ':method': 'POST',
    ':path': url.pathname + url.search,
    accept: DNS_MESSAGE,
    'content-type': DNS_MESSAGE,
    'content-length': query.length,
  });
  let isComplete = false;
  stream.once('end', () => {
    isComplete = true;
  });
  stream.on('response', headers => {
    const response = { status: headers[':status'] ?? 0, contentType: headers['content-type'], body: stream };
    receiveAnswer(response, query, via, settle);
  });
  stream.on('error', error => settle(failed(http2Failure(error))));
  stream.on('close', () => settle(failed({ kind: 'closed' })));
  stream.end(query);
  // A request that ran its course is not reset: servers count those.
  return () => {
    if (!isComplete) stream.close(constants.NGHTTP2_CANCEL);
  };
}

/** Bytes that are no HTTP/2 end the session; a stream or session that the other side ended is closed. */
function http2Failure(error: Error & { code?: string }): FailureCause {
  if (error.code === 'ERR_HTTP2_ERROR') return { kind: 'malformed', detail: errorDetail(error) };
  return error.code?.startsWith('ERR_HTTP2_') ? { kind: 'closed' } : socketFailure(error);
}
