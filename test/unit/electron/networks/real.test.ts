import { rootCertificates } from 'node:tls';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { DEFAULT_LIMITS } from '../../../../electron/network.ts';
import { createRealNetwork } from '../../../../electron/networks/real.ts';
import { answerTo, send, udpDnsServer } from '../../../support/dns-server.ts';
import { loopbackServer, type LoopbackServer } from '../../../support/loopback-server.ts';
import { testCertificate } from '../../../support/test-certificates.ts';
import { queryOf } from '../../../support/query-of.ts';

const closing: { close(): Promise<void> }[] = [];
afterEach(async () => {
  await Promise.all(closing.splice(0).map(server => server.close()));
});
const never = new AbortController().signal;

const network = (settings: Partial<Parameters<typeof createRealNetwork>[0]> = {}) =>
  createRealNetwork({
    resolver: { kind: 'system' },
    allowPrivateAddresses: true,
    trustAnchors: [],
    ...settings,
  });
const server = async (): Promise<LoopbackServer> => {
  const started = await loopbackServer(() => undefined);
  closing.push(started);
  return started;
};

describe('connecting', () => {
  test('to a server, ready to be used', async () => {
    const listening = await server();
    const { address, port } = listening;
    const connection = await network().connect({ address, port }, never);
    expect(connection.kind).toBe('connected');
    if (connection.kind === 'connected') connection.socket.destroy();
    await listening.whenAllClosed();
  });

  test('an error before the new owner listens does not end the process', async () => {
    const { address, port } = await server();
    const connection = await network().connect({ address, port }, never);
    if (connection.kind !== 'connected') throw new Error('not connected');
    connection.socket.destroy(new Error('reset'));
    await new Promise(resolve => void connection.socket.once('close', resolve));
    expect(connection.socket.destroyed).toBe(true);
  });

  test.each(['127.0.0.1', '::1', '::ffff:127.0.0.1', '10.0.0.1'])(
    '%s is refused, unless allowed',
    async address => {
      const refused = await network({ allowPrivateAddresses: false }).connect({ address, port: 25 }, never);
      expect(refused).toEqual({ kind: 'failed', cause: { kind: 'private-address', address } });
    },
  );

  test.each(['127.0.0.1', '::1', '::ffff:127.0.0.1', '10.0.0.1'])(
    'a name server at %s is not asked, unless allowed',
    async address => {
      const query = queryOf({ name: 'voorbeeld.nl', type: 'TXT' }, 'name-server');
      const refused = await network({ allowPrivateAddresses: false }).askNameServer(address, query, never);
      expect(refused).toEqual({ kind: 'failed', cause: { kind: 'private-address', address } });
    },
  );

  test('a name server is asked at an address, never by a name that would be looked up behind our back', async () => {
    const query = queryOf({ name: 'voorbeeld.nl', type: 'TXT' }, 'name-server');
    expect(await network().askNameServer('localhost', query, never)).toEqual({
      kind: 'failed',
      cause: { kind: 'no-address' },
    });
  });

  test('a refused address gets no connection', async () => {
    const listening = await server();
    const { address, port } = listening;
    await network({ allowPrivateAddresses: false }).connect({ address, port }, never);
    expect(listening.open()).toBe(0);
  });

  test('a name is not looked up', async () => {
    const { port } = await server();
    expect(await network().connect({ address: 'localhost', port }, never)).toEqual({
      kind: 'failed',
      cause: { kind: 'no-address' },
    });
  });

  test('nobody there', async () => {
    const gone = await loopbackServer(() => undefined);
    await gone.close();
    const connection = await network().connect({ address: gone.address, port: gone.port }, never);
    expect(connection).toEqual({ kind: 'failed', cause: { kind: 'connection-refused' } });
  });

  test('cancelled before and during', async () => {
    const listening = await server();
    const { address, port } = listening;
    const cancelled = { kind: 'failed', cause: { kind: 'cancelled' } };
    expect(await network().connect({ address, port }, AbortSignal.abort())).toEqual(cancelled);
    const cancelling = new AbortController();
    const connecting = network().connect({ address, port }, cancelling.signal);
    cancelling.abort();
    expect(await connecting).toEqual(cancelled);
    // A later one has arrived: so has whatever was left of the first.
    const later = await network().connect({ address, port }, never);
    if (later.kind === 'connected') later.socket.destroy();
    await vi.waitFor(() => expect(listening.open()).toBe(0), { timeout: 10_000 });
  });
});

describe('what it is made of', () => {
  test('the resolver, the limits and the anchors of its settings', async () => {
    const dns = await udpDnsServer(({ bytes }) => send(answerTo(bytes)));
    closing.push(dns);
    const anchor = { owner: '.', keyTag: 38_696, algorithm: 8, digestType: 2, digest: '00' };
    const real = network({
      resolver: { kind: 'servers', servers: [{ address: dns.address, port: dns.port }] },
      limits: { dnsTries: 1 },
      trustAnchors: [anchor],
    });
    expect(real.limits).toEqual({ ...DEFAULT_LIMITS, dnsTries: 1 });
    expect([real.kind, real.resolvers, real.trustAnchors]).toEqual([
      'real',
      [`127.0.0.1:${dns.port}`],
      [anchor],
    ]);
    expect((await real.exchange(queryOf({ name: 'a.example', type: 'A' }), never)).kind).toBe('response');
  });

  test('roots: the usual ones, each once, with those of the settings behind them', () => {
    const { certificate } = testCertificate({ isCa: true });
    const usual = network().roots;
    const more = network({ extraRoots: [certificate, `\n${certificate}\n`, rootCertificates[0]!] }).roots;
    expect(new Set(usual.pem).size).toBe(usual.pem.length);
    expect(usual.pem.length).toBeGreaterThanOrEqual(rootCertificates.length);
    expect(more.pem).toEqual([...usual.pem, certificate.trim()]);
    expect(more.source).toBe(`${usual.source}, settings`);
    expect(usual.source).toMatch(/^Mozilla(, system)?$/);
  });

  test('roots are the same value for each network, so that what is made of them can be kept', () => {
    expect(network().roots).toBe(network().roots);
  });
});
