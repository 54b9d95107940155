import { X509Certificate } from 'node:crypto';
import type { Socket } from 'node:net';
import { createServer, type TlsOptions } from 'node:tls';
import { afterEach, describe, expect, test } from 'vitest';
import type { Connection, Endpoint } from '../../../../electron/network.ts';
import { builtChain } from '../../../../electron/tls/built-chain.ts';
import { handshake, type Handshake } from '../../../../electron/tls/handshake.ts';
import { loopbackNetwork } from '../../../support/loopback-network.ts';
import { drip, loopbackServer, type LoopbackServer, pourForever } from '../../../support/loopback-server.ts';
import { startOpensslServer } from '../../../support/openssl-server.ts';
import { type TestCertificate, testCertificate } from '../../../support/test-certificates.ts';

const root = testCertificate({ subject: '/CN=Test root', isCa: true });
const intermediate = testCertificate({ subject: '/CN=Test intermediate', isCa: true, issuer: root });
const stranger = testCertificate({ subject: '/CN=Stranger', isCa: true });
const names = ['mx.test.example'];
const leaf = {
  rsa: testCertificate({ key: 'rsa2048', names, issuer: intermediate }),
  ecdsa: testCertificate({ key: 'p256', names, issuer: intermediate }),
};

const ends: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0)) await end();
});

const pem = (chain: readonly TestCertificate[]) => chain.map(({ certificate }) => certificate).join('');
const fingerprint = ({ certificate }: TestCertificate) =>
  new X509Certificate(certificate).fingerprint256.replaceAll(':', '').toLowerCase();

async function tlsServer(options: TlsOptions): Promise<LoopbackServer> {
  const tls = createServer(options, socket => socket.on('error', () => undefined));
  const server = await loopbackServer(socket => tls.emit('connection', socket));
  ends.push(() => server.close());
  return server;
}

/** `openssl s_server`, which can do what Node's server cannot. */
async function opensslServer(own: TestCertificate, others: TestCertificate[], ...more: string[]) {
  const server = await startOpensslServer(own, others, more);
  ends.push(() => server.close());
  return { address: '127.0.0.1', port: server.port };
}

interface Meeting {
  readonly serverName?: string;
  readonly roots?: readonly TestCertificate[];
  readonly now?: () => number;
}

async function meet(server: Endpoint, meeting: Meeting = {}): Promise<Handshake> {
  const { serverName = 'mx.test.example', roots = [root], now = Date.now } = meeting;
  const network = loopbackNetwork({ roots: roots.map(({ certificate }) => certificate), now });
  const signal = new AbortController().signal;
  const connection = await network.connect(server, signal);
  const result = await handshake(network, connected(connection), { serverName }, signal);
  return result;
}

function connected(connection: Connection) {
  if (connection.kind === 'failed') throw new Error(connection.cause.kind);
  return connection.socket;
}

async function factsOf(server: Endpoint, meeting: Meeting = {}) {
  const result = await meet(server, meeting);
  if (result.kind === 'failed') throw new Error(JSON.stringify(result.cause));
  return result;
}

test.each([
  ['destroyed', (socket: Socket) => void socket.destroy()],
  ['destroyed, and has said so', (socket: Socket) => closed(socket.destroy())],
  ['destroyed for a fault', (socket: Socket) => closed(socket.destroy(new Error('fault')))],
  ['ended by us', (socket: Socket) => void socket.end()],
  ['ended by the other side', (socket: Socket) => closed(socket.resume())],
])('a connection that is %s fails at once, and not when the time is up', async (_how, end) => {
  const server = await loopbackServer(socket => {
    socket.on('error', () => undefined);
    setTimeout(() => socket.end(), 20);
  });
  ends.push(() => server.close());
  const network = loopbackNetwork({ limits: { handshakeMs: 60_000 } });
  const signal = new AbortController().signal;
  const connection = await network.connect({ address: '127.0.0.1', port: server.port }, signal);
  if (connection.kind === 'failed') throw new Error('no connection');
  await end(connection.socket);
  const result = await handshake(network, connection.socket, { serverName: 'mx.test.example' }, signal);
  expect(result).toEqual({ kind: 'failed', cause: { kind: 'closed' } });
});

const closed = (socket: Socket) => new Promise(resolve => socket.once('close', resolve));

describe('the chain exactly as sent', () => {
  const chains: [string, (own: TestCertificate) => TestCertificate[]][] = [
    ['the server’s own only', own => [own]],
    ['own and intermediate', own => [own, intermediate]],
    ['with the root', own => [own, intermediate, root]],
    ['with an unrelated certificate', own => [own, stranger, intermediate]],
    ['upside down', own => [own, root, intermediate]],
    ['the same one twice', own => [own, own, intermediate]],
    [
      'more than one TLS record holds',
      own => [own, intermediate, ...Array.from({ length: 60 }, () => stranger)],
    ],
  ];
  for (const maxVersion of ['TLSv1.2', 'TLSv1.3'] as const) {
    for (const kind of ['rsa', 'ecdsa'] as const) {
      test.each(chains)(`${maxVersion}, ${kind}: %s`, async (_, chainOf) => {
        const chain = chainOf(leaf[kind]);
        const server = await tlsServer({ key: leaf[kind].key, cert: pem(chain), maxVersion });
        const { facts, certificates } = await factsOf(server);
        expect(facts.version).toBe(maxVersion);
        expect(facts.chain).toEqual(chain.map(fingerprint));
        expect(certificates.map(({ digests }) => digests.certificate.sha256)).toEqual(chain.map(fingerprint));
      });
    }
  }

  const chain = [leaf.ecdsa, intermediate, root, stranger];
  test.each(['TLS_AES_128_GCM_SHA256', 'TLS_AES_256_GCM_SHA384', 'TLS_CHACHA20_POLY1305_SHA256'])(
    'RFC 8446 §5.2: read from records sealed with %s',
    async ciphers => {
      const server = await tlsServer({
        key: leaf.ecdsa.key,
        cert: pem(chain),
        ciphers,
        minVersion: 'TLSv1.3',
      });
      const { facts } = await factsOf(server);
      expect(facts.cipherSuite).toBe(ciphers);
      expect(facts.chain).toEqual(chain.map(fingerprint));
    },
  );

  test.each([
    ['P-384', 'P-384'],
    ['P-521', 'P-521'],
    ['ffdhe2048', 'ffdhe2048'],
  ])('RFC 8446 §4.1.4: read after a HelloRetryRequest for %s', async (ecdhCurve, keyExchange) => {
    const server = await tlsServer({
      key: leaf.ecdsa.key,
      cert: pem(chain),
      ecdhCurve,
      minVersion: 'TLSv1.3',
    });
    const { facts } = await factsOf(server);
    expect(facts.keyExchange).toBe(keyExchange);
    expect(facts.chain).toEqual(chain.map(fingerprint));
  });

  test('RFC 8446 §5.4: read from padded records that hold a part of a message each', async () => {
    const server = await opensslServer(
      leaf.ecdsa,
      [intermediate, root],
      '-record_padding',
      '700',
      '-max_send_frag',
      '512',
    );
    const { facts } = await factsOf(server);
    expect(facts.version).toBe('TLSv1.3');
    expect(facts.chain).toEqual([leaf.ecdsa, intermediate, root].map(fingerprint));
  });

  test('in its place, where the bytes do not show it: the chain that was built, without the roots added to it', async () => {
    const server = await tlsServer({ key: leaf.ecdsa.key, cert: pem([leaf.ecdsa, stranger, intermediate]) });
    const result = await factsOf(server);
    const built = builtChain(result.socket, { source: 'test', pem: [root.certificate] });
    expect(built.map(der => new X509Certificate(der).subject)).toEqual([
      'CN=mx.test.example',
      'CN=Test intermediate',
    ]);
  });
});

describe('what the handshake settled', () => {
  const cert = pem([leaf.rsa, intermediate]);
  const { key } = leaf.rsa;
  test.each<[TlsOptions, object]>([
    [
      { maxVersion: 'TLSv1.2', ciphers: 'ECDHE-RSA-AES128-GCM-SHA256', ecdhCurve: 'P-256' },
      { version: 'TLSv1.2', cipherSuite: 'TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256', keyExchange: 'P-256' },
    ],
    [
      { maxVersion: 'TLSv1.2', ciphers: 'DHE-RSA-AES256-GCM-SHA384', dhparam: 'auto' },
      { version: 'TLSv1.2', cipherSuite: 'TLS_DHE_RSA_WITH_AES_256_GCM_SHA384', keyExchange: 'DH 2048' },
    ],
    [
      { minVersion: 'TLSv1', maxVersion: 'TLSv1', ciphers: 'DEFAULT@SECLEVEL=0', ecdhCurve: 'X25519' },
      { version: 'TLSv1', keyExchange: 'X25519' },
    ],
    [{ minVersion: 'TLSv1.1', maxVersion: 'TLSv1.1', ciphers: 'DEFAULT@SECLEVEL=0' }, { version: 'TLSv1.1' }],
    [{}, { version: 'TLSv1.3', keyExchange: 'X25519', serverName: 'mx.test.example' }],
  ])('%o', async (options, expected) => {
    const { facts } = await factsOf(await tlsServer({ key, cert, ...options }));
    expect(facts).toMatchObject(expected);
  });

  test('a suite without ephemeral keys has no key exchange to name', async () => {
    const server = await tlsServer({ key, cert, maxVersion: 'TLSv1.2', ciphers: 'AES128-GCM-SHA256' });
    const { facts } = await factsOf(server);
    expect(facts).toMatchObject({ cipherSuite: 'TLS_RSA_WITH_AES_128_GCM_SHA256' });
    expect(facts).not.toHaveProperty('keyExchange');
  });

  test.each(['127.0.0.1', '::1', '', 'a b', 'mx.example.', 'a\0b.example', 'a.'.repeat(150)])(
    'RFC 6066 §3: what is no host name is not sent as server name: %j',
    async serverName => {
      const asked: string[] = [];
      const SNICallback: TlsOptions['SNICallback'] = (name, done) => {
        asked.push(name);
        done(null);
      };
      const { facts } = await factsOf(await tlsServer({ key, cert, SNICallback }), { serverName });
      expect(facts).not.toHaveProperty('serverName');
      expect(asked).toEqual([]);
    },
  );
});

describe('whether the chain leads to a trusted root', () => {
  const day = 86_400;
  const now = Math.floor(Date.now() / 1_000);
  const past = [now - 9 * day, now - day] as const;
  const future = [now + day, now + 9 * day] as const;
  const serverAuth = (use: string) => [`extendedKeyUsage = ${use}`];
  const tampered = (() => {
    const der = Buffer.from(new X509Certificate(leaf.ecdsa.certificate).raw);
    der[der.length - 1]! ^= 1;
    const body = der
      .toString('base64')
      .match(/.{1,64}/g)!
      .join('\n');
    return {
      key: leaf.ecdsa.key,
      certificate: `-----BEGIN CERTIFICATE-----\n${body}\n-----END CERTIFICATE-----\n`,
    };
  })();
  const self = testCertificate({ names });
  const selfExpired = testCertificate({ names, validity: past });
  const expired = testCertificate({ names, issuer: intermediate, validity: past });
  const early = testCertificate({ names, issuer: intermediate, validity: future });
  const forClients = testCertificate({ names, issuer: intermediate, extensions: serverAuth('clientAuth') });
  const fromLeaf = testCertificate({ names, issuer: leaf.ecdsa });
  test.each<[string, TestCertificate[], string]>([
    ['a whole chain', [leaf.ecdsa, intermediate], 'trusted'],
    ['a whole chain with its root', [leaf.ecdsa, intermediate, root], 'trusted'],
    ['no intermediate', [leaf.ecdsa], 'incomplete-chain'],
    ['self-signed', [self], 'self-signed'],
    ['self-signed and expired: the first is what matters', [selfExpired], 'self-signed'],
    ['an own CA, sent along', [testCertificate({ issuer: stranger }), stranger], 'unknown-issuer'],
    ['expired', [expired, intermediate], 'expired'],
    ['expired, and no intermediate', [expired], 'incomplete-chain'],
    ['not valid yet', [early, intermediate], 'not-yet-valid'],
    ['for clients only', [forClients, intermediate], 'bad-purpose'],
    // Node has no name for this error of OpenSSL (32, key usage does not include certificate signing).
    ['issued by what is no CA', [fromLeaf, leaf.ecdsa, intermediate], 'other'],
    ['a signature that does not fit', [tampered, intermediate], 'bad-signature'],
  ])('%s', async (_, chain, verdict) => {
    const { facts } = await factsOf(await tlsServer({ key: chain[0]!.key, cert: pem(chain) }));
    expect(facts.webPki.kind === 'trusted' ? 'trusted' : facts.webPki.reason).toBe(verdict);
  });

  test.each<[string, TestCertificate[], number, string]>([
    ['a chain valid today, next year', [leaf.ecdsa, intermediate], 400, 'expired'],
    ['a chain valid today, last year', [leaf.ecdsa, intermediate], -400, 'not-yet-valid'],
    ['a leaf that has expired, while it was valid', [expired, intermediate], -0.5, 'expired'],
    ['a leaf that is not valid yet, once it is', [early, intermediate], 2, 'trusted'],
  ])('goes by the clock of the network: %s', async (_, chain, days, verdict) => {
    const server = await tlsServer({ key: chain[0]!.key, cert: pem(chain) });
    const { facts } = await factsOf(server, { now: () => (now + days * day) * 1_000 });
    expect(facts.webPki.kind === 'trusted' ? 'trusted' : facts.webPki.reason).toBe(verdict);
  });
});

describe('a handshake that fails', () => {
  const failures: [string, (socket: Socket) => void, object][] = [
    ['the server says nothing', () => undefined, { kind: 'timeout', afterMs: 300 }],
    ['the server closes at once', socket => socket.end(), { kind: 'closed' }],
    ['the server resets', socket => socket.once('data', () => socket.resetAndDestroy()), { kind: 'closed' }],
    ['the server talks SMTP', socket => socket.write('502 what?\r\n'), { kind: 'tls' }],
    ['the server alerts', socket => socket.write(Uint8Array.of(21, 3, 3, 0, 2, 2, 40)), { kind: 'tls' }],
    [
      'the server closes inside a record',
      socket => socket.end(Uint8Array.of(22, 3, 3, 0, 99, 2)),
      { kind: 'closed' },
    ],
    ['empty records without end', socket => pourForever(socket, '\x16\x03\x03\x00\x00'), { kind: 'tls' }],
    [
      'one byte now and then',
      socket => drip(socket, '\x16\x03\x03\x20\x00'.padEnd(900, '\x02'), 20),
      { kind: 'timeout', afterMs: 300 },
    ],
  ];
  test.each(failures)('%s: its cause, and no socket left', async (_, serve, cause) => {
    const server = await loopbackServer(socket => serve(socket.resume()));
    ends.push(() => server.close());
    // Short only where waiting is the point: a busy machine must not turn an answer into a timeout.
    const network = loopbackNetwork({ limits: 'afterMs' in cause ? { handshakeMs: 300 } : {} });
    const signal = new AbortController().signal;
    const socket = connected(await network.connect(server, signal));
    const result = await handshake(network, socket, { serverName: 'mx.test.example' }, signal);
    expect(result).toMatchObject({ kind: 'failed', cause });
    await server.whenAllClosed();
    expect(socket.destroyed).toBe(true);
  });

  test('cancelling ends it at once', async () => {
    const server = await loopbackServer(socket => socket.resume());
    ends.push(() => server.close());
    const network = loopbackNetwork();
    const cancelling = new AbortController();
    const socket = connected(await network.connect(server, cancelling.signal));
    const result = handshake(network, socket, { serverName: 'mx.test.example' }, cancelling.signal);
    cancelling.abort();
    expect(await result).toEqual({ kind: 'failed', cause: { kind: 'cancelled' } });
    await server.whenAllClosed();
    expect(socket.destroyed).toBe(true);
  });

  test('a server without a suite in common', async () => {
    const server = await tlsServer({
      key: leaf.rsa.key,
      cert: pem([leaf.rsa]),
      maxVersion: 'TLSv1.2',
      ciphers: 'NULL-SHA256:@SECLEVEL=0',
    });
    expect(await meet(server)).toMatchObject({ kind: 'failed', cause: { kind: 'tls' } });
  });
});
