import type { TLSSocket } from 'node:tls';
import { afterEach, describe, expect, test } from 'vitest';
import { getOnce } from '../../../../electron/https/get-once.ts';
import type { Limits } from '../../../../electron/network.ts';
import { httpsExchange } from '../../../../shared/evidence/https.ts';
import { hostileHttps, type HostileHttps } from '../../../support/hostile-https.ts';
import { loopbackNetwork } from '../../../support/loopback-network.ts';
import { drip, loopbackServer, type LoopbackServer, pourForever } from '../../../support/loopback-server.ts';
import { testCertificate } from '../../../support/test-certificates.ts';

const root = testCertificate({ subject: '/CN=Test root', isCa: true });
const own = testCertificate({ names: ['mta-sts.test.example'], issuer: root });
const policy = 'version: STSv1\r\nmode: enforce\r\nmx: mx.test.example\r\nmax_age: 604800\r\n';
const ok = `HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Length: ${policy.length}\r\n\r\n${policy}`;

const servers: LoopbackServer[] = [];
afterEach(async () => {
  for (const server of servers.splice(0)) await server.close();
});

async function start(
  response: string | ((socket: TLSSocket) => void),
  certificate = own,
): Promise<HostileHttps> {
  const server = await hostileHttps({ key: certificate.key, cert: certificate.certificate }, response);
  servers.push(server);
  return server;
}

async function get(server: LoopbackServer, limits: Partial<Limits> = {}) {
  const network = loopbackNetwork({ roots: [root.certificate], limits });
  const url = `https://mta-sts.test.example:${server.port}/.well-known/mta-sts.txt?a=b`;
  const { exchange, certificates } = await getOnce(
    network,
    { url, address: '127.0.0.1' },
    new AbortController().signal,
  );
  expect(network.sockets.every(socket => socket.destroyed)).toBe(true);
  await server.whenAllClosed();
  expect(httpsExchange.safeParse(exchange).error).toBeUndefined();
  return { exchange, certificates };
}

describe('one GET', () => {
  test('STS-10, STS-20, RFC 8461 §3.3: the policy, over TLS with the policy host as server name', async () => {
    const server = await start(ok);
    const { exchange, certificates } = await get(server);
    expect(exchange).toMatchObject({
      address: '127.0.0.1',
      tls: {
        serverName: 'mta-sts.test.example',
        chain: [certificates[0]!.digests.certificate.sha256],
        webPki: { kind: 'trusted' },
      },
      outcome: { kind: 'response', status: 200, contentType: 'text/plain', body: policy, bodyComplete: true },
    });
    expect(server.serverNames).toEqual(['mta-sts.test.example']);
    const [head] = server.requests;
    expect(head).toMatch(/^GET \/\.well-known\/mta-sts\.txt\?a=b HTTP\/1\.1\r\n/);
    expect(head?.toLowerCase().split('\r\n').slice(1, -2).sort()).toEqual([
      'accept-encoding: identity',
      'accept: */*',
      'connection: close',
      `host: mta-sts.test.example:${server.port}`,
      'user-agent: postzegel',
    ]);
  });

  test('STS-21, RFC 8461 §3.3: what a server says may be cached is fetched again all the same', async () => {
    const cacheable = 'Cache-Control: public, max-age=31536000, immutable\r\nETag: "1"\r\n';
    const server = await start(ok.replace('Content-Type', `${cacheable}Content-Type`));
    await get(server);
    await get(server);
    expect(server.requests).toHaveLength(2);
    expect(server.requests[1]).toBe(server.requests[0]);
  });

  test('a certificate of another name, from nobody, is told and does not stop the fetch', async () => {
    const { exchange } = await get(await start(ok, testCertificate({ names: ['other.test.example'] })));
    expect(exchange).toMatchObject({
      tls: { webPki: { kind: 'untrusted', reason: 'self-signed' } },
      outcome: { kind: 'response', body: policy },
    });
  });

  test.each<[string, string, object]>([
    [
      'STS-21, RFC 8461 §3.3: a redirect is told and not followed',
      'HTTP/1.1 301 Moved\r\nLocation: https://elsewhere.example/\r\nContent-Length: 0\r\n\r\n',
      { status: 301, location: 'https://elsewhere.example/', body: '', bodyComplete: true },
    ],
    [
      'a wrong type',
      ok.replace('text/plain', 'text/html; charset=utf-8'),
      { contentType: 'text/html; charset=utf-8', body: policy },
    ],
    ['not found', 'HTTP/1.1 404 Not Found\r\nContent-Length: 4\r\n\r\nnone', { status: 404, body: 'none' }],
    [
      'no length: the end of the connection is the end',
      `HTTP/1.0 200 OK\r\n\r\n${policy}`,
      { status: 200, body: policy, bodyComplete: true },
    ],
    [
      'chunks',
      'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n2\r\nde\r\n0\r\n\r\n',
      { body: 'abcde', bodyComplete: true },
    ],
    [
      'less than announced',
      'HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nabc',
      { body: 'abc', bodyComplete: false },
    ],
    [
      'a chunk that is cut off',
      'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n9\r\nabc',
      { body: 'abc', bodyComplete: false },
    ],
    ['an interim response before it', `HTTP/1.1 103 Early Hints\r\n\r\n${ok}`, { status: 200, body: policy }],
    ['UTF-8', 'HTTP/1.0 200 OK\r\n\r\nfryslân', { body: 'fryslân' }],
    [
      'just as much as may be',
      `HTTP/1.0 200 OK\r\n\r\n${'x'.repeat(1_000)}`,
      { body: 'x'.repeat(1_000), bodyComplete: true },
    ],
    [
      'one byte more',
      `HTTP/1.0 200 OK\r\n\r\n${'x'.repeat(1_001)}`,
      { body: 'x'.repeat(1_000), bodyComplete: false },
    ],
  ])('%s', async (_, response, outcome) => {
    const { exchange } = await get(await start(response), { httpsBodyBytes: 1_000 });
    expect(exchange.outcome).toMatchObject({ kind: 'response', ...outcome });
  });
});

describe('hostile servers', () => {
  const limits = { httpsMs: 400 };
  // Short only where waiting is the point: elsewhere a busy machine must not turn an answer into a timeout.
  const patient = { httpsMs: 15_000 };
  const timeout = { kind: 'timeout', afterMs: 400 };
  const failed = (stage: string, cause: object) => ({ kind: 'failed', stage, cause });
  const head = 'HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n';
  const cases: [string, string | ((socket: TLSSocket) => void), object][] = [
    [
      'STS-23, RFC 8461 §3.3: a policy of 10 MB',
      `${head}Content-Length: 10000000\r\n\r\n${'x'.repeat(10_000_000)}`,
      { kind: 'response', bodyComplete: false, body: 'x'.repeat(65_536) },
    ],
    [
      'a policy without end',
      socket => {
        socket.write(`${head}\r\n`);
        pourForever(socket, 'x'.repeat(1_000));
      },
      { kind: 'response', bodyComplete: false, body: 'x'.repeat(65_536) },
    ],
    [
      'STS-23: drips its body',
      socket => drip(socket, `${head}Content-Length: 900\r\n\r\n`.padEnd(900, 'x'), 1),
      failed('body', timeout),
    ],
    ['drips its head', socket => drip(socket, head, 50), failed('response', timeout)],
    ['says nothing', () => undefined, failed('response', timeout)],
    ['closes', socket => socket.end(), failed('response', { kind: 'closed' })],
    ['closes inside its head', socket => socket.end(head), failed('response', { kind: 'closed' })],
    ['resets', socket => socket.destroy(), failed('response', { kind: 'closed' })],
    [
      'headers without end',
      socket => pourForever(socket, `${head}X-A: ${'a'.repeat(900)}\r\n`.replace(/^HTTP.*\r\n/, 'X: y\r\n')),
      failed('response', { kind: 'malformed' }),
    ],
    [
      'headers of 100 kB',
      `${head}X-A: ${'a'.repeat(100_000)}\r\n\r\n`,
      failed('response', { kind: 'too-large', limitBytes: 16_384 }),
    ],
    [
      'many headers',
      `${head}${'X-A: aaaa\r\n'.repeat(9_000)}\r\n`,
      failed('response', { kind: 'too-large', limitBytes: 16_384 }),
    ],
    ['talks SMTP', '220 mx.test.example ESMTP\r\n', failed('response', { kind: 'malformed' })],
    [
      'two lengths',
      `${head}Content-Length: 3\r\nContent-Length: 4\r\n\r\nabcd`,
      failed('response', { kind: 'malformed' }),
    ],
    [
      'a chunk whose size is none',
      'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\nxyz\r\n',
      failed('body', { kind: 'malformed' }),
    ],
    [
      'switches protocols',
      'HTTP/1.1 101 Switching Protocols\r\nUpgrade: h2c\r\nConnection: Upgrade\r\n\r\nhello',
      failed('response', { kind: 'malformed' }),
    ],
    [
      'interim responses without end',
      socket => pourForever(socket, 'HTTP/1.1 102 Processing\r\n\r\n'.repeat(20)),
      failed('response', timeout),
    ],
  ];
  test.each(cases)('%s', async (_, response, outcome) => {
    const isAboutTime = JSON.stringify(outcome).includes('timeout');
    const { exchange } = await get(await start(response), isAboutTime ? limits : patient);
    expect(exchange.outcome).toMatchObject(outcome);
    expect(exchange.tls).toBeDefined();
  });

  test('no TLS: the handshake fails, and says so', async () => {
    const server = await loopbackServer(socket => socket.resume().end('HTTP/1.1 400 Bad Request\r\n\r\n'));
    servers.push(server);
    expect((await get(server, patient)).exchange.outcome).toMatchObject(failed('handshake', { kind: 'tls' }));
  });

  test('the limit of the whole counts during the handshake', async () => {
    const server = await loopbackServer(socket => socket.resume());
    servers.push(server);
    expect((await get(server, limits)).exchange.outcome).toEqual(failed('handshake', timeout));
  });

  test('nobody listens', async () => {
    const server = await start(ok);
    await server.close();
    expect((await get(server, limits)).exchange.outcome).toEqual(
      failed('connect', { kind: 'connection-refused' }),
    );
  });

  test.each(['http://mta-sts.test.example/', 'https://', 'nonsense'])('%j is nothing to fetch', async url => {
    const network = loopbackNetwork();
    const { exchange } = await getOnce(network, { url, address: '127.0.0.1' }, new AbortController().signal);
    expect(exchange.outcome).toMatchObject(failed('resolve', { kind: 'malformed' }));
    expect(network.sockets).toEqual([]);
  });
});

describe('cancelling', () => {
  test.each([
    ['response', () => undefined],
    ['body', (socket: TLSSocket) => socket.write('HTTP/1.1 200 OK\r\n\r\nabc')],
  ] as const)('while waiting for the %s ends it at once', async (stage, response) => {
    const server = await start(socket => void response(socket));
    const network = loopbackNetwork();
    const cancelling = new AbortController();
    const url = `https://mta-sts.test.example:${server.port}/`;
    const getting = getOnce(network, { url, address: '127.0.0.1' }, cancelling.signal);
    await expect.poll(() => server.requests.length).toBe(1);
    // Time for the answer to arrive where there is one.
    await new Promise(resolve => void setTimeout(resolve, 100));
    cancelling.abort();
    expect((await getting).exchange.outcome).toEqual({ kind: 'failed', stage, cause: { kind: 'cancelled' } });
    expect(network.sockets.every(socket => socket.destroyed)).toBe(true);
    await server.whenAllClosed();
  });
});
