import { afterEach, describe, expect, test, vi } from 'vitest';
import { dohExchange } from '../../../../../electron/dns/transports/doh.ts';
import { dotExchange } from '../../../../../electron/dns/transports/dot.ts';
import type { Exchange } from '../../../../../electron/dns/transports/exchange.ts';
import {
  answerTo,
  type DnsServer,
  dohServer,
  dotServer,
  type React,
  type Reaction,
  send,
  tcpDnsServer,
} from '../../../../support/dns-server.ts';
import { testCertificate } from '../../../../support/test-certificates.ts';
import { queryOf } from '../../../../support/query-of.ts';

const LIMIT_MS = 20_000;
const authority = testCertificate({ subject: '/CN=authority', isCa: true });
const named = (name: string, more: Parameters<typeof testCertificate>[0] = {}) =>
  testCertificate({ issuer: authority, extensions: [`subjectAltName = ${name}`], ...more });
const byAddress = named('IP:127.0.0.1');
const roots = { source: 'test', pem: [authority.certificate] };
const query = queryOf({ name: 'a.example', type: 'A' });
const never = new AbortController().signal;
const goodAnswer: React = ({ bytes }) => send(answerTo(bytes));

const servers: DnsServer[] = [];
afterEach(async () => {
  await Promise.all(servers.splice(0).map(server => server.close()));
});
const started = async (starting: Promise<DnsServer>) => {
  const server = await starting;
  servers.push(server);
  return server;
};
const outcome = async (exchange: Exchange) => {
  const result = await exchange(query, never);
  return result.kind === 'failed' ? result.cause : result.kind;
};
const overDot = ({ port }: DnsServer, serverName = '127.0.0.1', trusted = roots) =>
  dotExchange({ host: '127.0.0.1', port, serverName }, trusted, LIMIT_MS);
const overDoh = ({ port }: DnsServer, path = '/dns-query', trusted = roots) =>
  dohExchange(`https://127.0.0.1:${port}${path}`, trusted, LIMIT_MS);

describe('RFC 8310 §8.1: the certificate must be trusted and have the name', () => {
  const byName = named('DNS:dns.example');
  const expired = named('IP:127.0.0.1', { validity: [1_600_000_000, 1_600_086_400] });
  test.each([
    ['by address', byAddress, '127.0.0.1', 'response'],
    ['by a name that was given', byName, 'dns.example', 'response'],
    ['another name', byName, 'dns.example.nl', 'tls'],
    ['an address it does not have', byName, '127.0.0.1', 'tls'],
    ['expired', expired, '127.0.0.1', 'tls'],
  ])('over TLS, %s', async (_, certificate, serverName, expected) => {
    const server = await started(dotServer(goodAnswer, certificate));
    const result = await outcome(overDot(server, serverName));
    expect(typeof result === 'string' ? result : result.kind).toBe(expected);
    expect(server.queries).toHaveLength(expected === 'response' ? 1 : 0);
  });

  test.each(['h2', 'http/1.1'] as const)('over HTTPS, %s', async protocol => {
    const trusted = await started(dohServer(goodAnswer, byAddress, protocol));
    expect(await outcome(overDoh(trusted))).toBe('response');
    const untrusted = overDoh(trusted, '/dns-query', { source: 'test', pem: [byName.certificate] });
    expect(await outcome(untrusted)).toMatchObject({ kind: 'tls' });
    const misnamed = await started(dohServer(goodAnswer, byName, protocol));
    expect(await outcome(overDoh(misnamed))).toMatchObject({ kind: 'tls' });
  });

  test('a server that answers in clear', async () => {
    const server = await started(tcpDnsServer(goodAnswer, socket => socket.write('220 no TLS here\r\n')));
    expect(await outcome(overDot(server))).toMatchObject({ kind: 'tls' });
    expect(await outcome(overDoh(server))).toMatchObject({ kind: 'tls' });
  });
});

describe.each(['h2', 'http/1.1'] as const)('DNS over HTTPS by %s', protocol => {
  const doh = (react: React) => started(dohServer(react, byAddress, protocol));
  const http = (
    status: number,
    headers: Record<string, string>,
    body: Uint8Array | string = '',
  ): Reaction => ({
    kind: 'http',
    status,
    headers,
    body: Buffer.from(body),
  });

  test('RFC 8484 §4.1: a POST to the path of the service, as a DNS message with id 0', async () => {
    const server = await doh(goodAnswer);
    await outcome(overDoh(server, '/a/path?of=its&own'));
    const version = protocol === 'h2' ? '2.0' : '1.1';
    expect(server.queries).toMatchObject([
      {
        method: 'POST',
        path: '/a/path?of=its&own',
        httpVersion: version,
        contentType: 'application/dns-message',
      },
    ]);
    expect(server.queries[0]?.bytes.readUInt16BE(0)).toBe(0);
  });

  test.each([400, 403, 404, 413, 429, 500, 502, 503, 204])('status %i', async status => {
    const server = await doh(() => http(status, { 'content-type': 'application/dns-message' }));
    expect(await outcome(overDoh(server))).toEqual({ kind: 'http-status', status });
  });

  test.each([301, 302, 307, 308])('a redirect is not followed: %i', async status => {
    const elsewhere = await doh(goodAnswer);
    const server = await doh(() =>
      http(status, { location: `https://127.0.0.1:${elsewhere.port}/dns-query` }),
    );
    expect(await outcome(overDoh(server))).toEqual({ kind: 'http-status', status });
    expect(elsewhere.queries).toEqual([]);
  });

  test.each([['text/html; charset=utf-8'], ['application/dns-json'], ['']])('content type %j', async type => {
    const server = await doh(({ bytes }) =>
      http(200, type === '' ? {} : { 'content-type': type }, answerTo(bytes)),
    );
    expect(await outcome(overDoh(server))).toEqual({
      kind: 'malformed',
      detail: `content-type ${type || 'absent'}`,
    });
  });

  test('content type in capitals, with a parameter', async () => {
    const server = await doh(({ bytes }) =>
      http(200, { 'content-type': 'Application/DNS-Message; q=1' }, answerTo(bytes)),
    );
    expect(await outcome(overDoh(server))).toBe('response');
  });

  test('a body without an end is cut off, and so is its connection or stream', async () => {
    const body = Buffer.alloc(16_384);
    const server = await doh(() => ({
      kind: 'http',
      status: 200,
      headers: { 'content-type': 'application/dns-message' },
      body,
      pour: true,
    }));
    expect(await outcome(overDoh(server))).toEqual({ kind: 'too-large', limitBytes: 65_535 });
    await server.whenAllClosed();
  });

  test('65,535 octets are allowed, one more is not', async () => {
    const type = { 'content-type': 'application/dns-message' };
    const just = await doh(() => http(200, type, Buffer.alloc(65_535)));
    expect(await outcome(overDoh(just))).toEqual({ kind: 'mismatched' });
    const over = await doh(() => http(200, type, Buffer.alloc(65_536)));
    expect(await outcome(overDoh(over))).toEqual({ kind: 'too-large', limitBytes: 65_535 });
  });

  test('a query that is cancelled ends on the server too, while another goes on', async () => {
    let goOn = () => {};
    const later = new Promise<void>(resolve => {
      goOn = resolve;
    });
    const server = await doh(async ({ bytes, earlier }) => {
      if (earlier === 0) return { kind: 'silence' };
      await later;
      return send(answerTo(bytes));
    });
    const exchange = overDoh(server);
    const cancelling = new AbortController();
    const first = exchange(query, cancelling.signal);
    await vi.waitFor(() => expect(server.queries).toHaveLength(1));
    const second = outcome(exchange);
    await vi.waitFor(() => expect(server.queries).toHaveLength(2));
    cancelling.abort();
    await first;
    await server.queries[0]?.ended;
    goOn();
    expect(await second).toBe('response');
  });

  test('bytes that are no HTTP', async () => {
    const server = await started(
      dotServer(
        () => ({ kind: 'silence' }),
        byAddress,
        [protocol],
        socket => socket.write('220 mail.example ESMTP\r\n'),
      ),
    );
    const result = await outcome(overDoh(server));
    expect(result).toMatchObject({ kind: 'malformed' });
  });
});

test('a service that speaks HTTP/1.1 only is asked so from then on', async () => {
  const server = await started(dohServer(goodAnswer, byAddress, 'http/1.1'));
  const exchange = overDoh(server);
  expect(await outcome(exchange)).toBe('response');
  // One to find out, one for the queries.
  expect(server.connections()).toBe(2);
  expect(await outcome(exchange)).toBe('response');
  expect(server.connections()).toBe(2);
});

test('RFC 1035 §2.3.4: a name that no host can have has no address', async () => {
  const host = `${'a'.repeat(64)}.example`;
  expect(await outcome(dotExchange({ host, port: 853, serverName: host }, roots, LIMIT_MS))).toEqual({
    kind: 'no-address',
  });
  expect(await outcome(dohExchange(`https://${host}/`, roots, LIMIT_MS))).toEqual({ kind: 'no-address' });
});
