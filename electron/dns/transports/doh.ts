import type { DnsVia } from '../../../shared/evidence/dns.ts';
import type { TrustedRoots } from '../../network.ts';
import { withId } from '../query.ts';
import { HTTP2_ALPN, http2Connection } from './doh-http2.ts';
import { http1Exchange } from './doh-http1.ts';
import { type Exchange, named } from './exchange.ts';
import { overSharedConnection } from './shared-connection.ts';
import { tlsOpener } from './tls-service.ts';

const USUAL_PORT = 443;

/** DNS over HTTPS (RFC 8484), by POST: over HTTP/2, or over HTTP/1.1 where the service has nothing else. */
export function dohExchange(address: string, roots: TrustedRoots, limitMs: number): Exchange {
  const url = new URL(address);
  const via: DnsVia = { transport: 'https', server: address };
  const host = url.hostname.replace(/^\[|\]$/g, '');
  const port = url.port === '' ? USUAL_PORT : Number(url.port);
  const open = tlsOpener({ host, port, serverName: host }, roots, [HTTP2_ALPN, 'http/1.1']);
  let isHttp1Only = false;
  const onHttp1Only = () => {
    isHttp1Only = true;
  };
  const http1 = http1Exchange(url, roots, via, limitMs);
  const http2 = overSharedConnection(
    () => http2Connection(open(), { url, via, limitMs, onHttp1Only }),
    limitMs,
  );
  const exchange: Exchange = async (query, signal) => {
    if (isHttp1Only) return http1(query, signal);
    const result = await http2(query, signal);
    return isHttp1Only && result.kind === 'failed' ? http1(query, signal) : result;
  };
  return async (original, signal) => {
    // RFC 8484 §4.1: the id is 0 on the way, so that answers can be shared; the asker gets its own back.
    const result = await exchange(withId(original, 0), signal);
    if (result.kind === 'failed') return named(result, via);
    return { ...result, bytes: withId(result.bytes, Buffer.from(original).readUInt16BE(0)) };
  };
}
