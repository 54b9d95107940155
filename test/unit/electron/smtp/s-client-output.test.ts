import { execFile } from 'node:child_process';
import { afterEach, describe, expect, test } from 'vitest';
import { readSClientOutput } from '../../../../electron/smtp/s-client-output.ts';
import { probeSmtp } from '../../../../electron/smtp/smtp-session.ts';
import { smtpSession } from '../../../../shared/evidence/smtp.ts';
import { hostileSmtp, type SmtpScript } from '../../../support/hostile-smtp.ts';
import { loopbackNetwork } from '../../../support/loopback-network.ts';
import type { LoopbackServer } from '../../../support/loopback-server.ts';
import { testCertificate } from '../../../support/test-certificates.ts';

const HOST = 'mx.test.example';
const NOW = 1_795_462_600_000;
const root = testCertificate({ subject: '/CN=Test root', isCa: true });
const own = testCertificate({ key: 'rsa2048', names: [HOST], issuer: root });
const tls = { key: own.key, cert: own.certificate + root.certificate };

const servers: LoopbackServer[] = [];
afterEach(async () => {
  for (const server of servers.splice(0)) await server.close();
});

async function start(script: SmtpScript = {}) {
  const server = await hostileSmtp({ tls, ...script });
  servers.push(server);
  return server;
}

/** Both outputs of the command that users are given, run by this machine's openssl, one behind the other. */
const runSClient = (port: number, ...more: readonly string[]) =>
  new Promise<string>(resolve => {
    const connect = ['s_client', '-starttls', 'smtp', '-connect', `127.0.0.1:${port}`, '-servername', HOST];
    const child = execFile('openssl', [...connect, ...more], (_, stdout, stderr) => resolve(stderr + stdout));
    child.stdin?.end('QUIT\r\n');
  });

function read(text: string, host = HOST) {
  const result = readSClientOutput(host, text, NOW);
  if (!result.ok) throw new Error(JSON.stringify(result.errors));
  expect(smtpSession.safeParse(result.value.session).error).toBeUndefined();
  return { ...result.value, warnings: result.warnings };
}

describe('what the openssl of this machine prints', () => {
  test.each(['-tls1_3', '-tls1_2'])(
    'the same facts as our own probe of that server, with %s',
    async version => {
      const server = await start(
        version === '-tls1_2' ? { tls: { ...tls, maxVersion: 'TLSv1.2' } as object } : {},
      );
      const text = await runSClient(server.port, version, '-showcerts');
      const target = { host: HOST, address: server.address, port: server.port };
      const probed = await probeSmtp(loopbackNetwork(), target, new AbortController().signal);
      const pasted = read(text);
      expect(probed.session.outcome).toMatchObject({ kind: 'tls' });
      expect(pasted.certificates).toEqual(probed.certificates);
      expect(pasted.warnings).toEqual([]);
      expect(pasted.session.source).toBe('pasted');
      const withoutDetail = (session: typeof pasted.session) =>
        JSON.parse(JSON.stringify(session.outcome).replace(/"detail":"[^"]*"/, '"detail":""')) as unknown;
      expect(withoutDetail(pasted.session)).toEqual(withoutDetail(probed.session));
    },
  );

  test('without -showcerts: the first certificate, and a warning', async () => {
    const server = await start();
    const pasted = read(await runSClient(server.port));
    expect(pasted.certificates.map(({ subject }) => subject)).toEqual(['CN=mx.test.example']);
    expect(pasted.warnings).toEqual([{ kind: 'fewer-certificates', listed: 2, shown: 1 }]);
  });

  test('with -brief there is nothing to see', async () => {
    const server = await start();
    const text = await runSClient(server.port, '-brief');
    expect(readSClientOutput(HOST, text, NOW)).toEqual({ ok: false, errors: [{ kind: 'no-certificates' }] });
  });

  const closed = { kind: 'closed' };
  /** It is for openssl to hang up: who closes before it was read may take the words along. */
  const inTheClear: SmtpScript['afterStartTls'] = socket => void socket.write('500 what?\r\n');
  test.each<[string, SmtpScript, object]>([
    ['no STARTTLS, though TLS would be there', { ehlo: '250 mx\r\n' }, { kind: 'no-starttls' }],
    [
      'no STARTTLS, and an answer in the clear',
      { ehlo: '250 mx\r\n', startTls: '502 what?\r\n', afterStartTls: inTheClear },
      { kind: 'no-starttls' },
    ],
    [
      'closed at once',
      { banner: socket => socket.end() },
      { kind: 'failed', stage: 'banner', cause: closed },
    ],
    [
      'turned away and closed',
      { banner: socket => socket.end('554 no\r\n') },
      { kind: 'failed', stage: 'ehlo', cause: closed },
    ],
    [
      'dropped after STARTTLS',
      { afterStartTls: socket => socket.end() },
      { kind: 'failed', stage: 'handshake', cause: closed },
    ],
    [
      'words where TLS should be',
      { afterStartTls: inTheClear },
      {
        kind: 'failed',
        stage: 'handshake',
        cause: { kind: 'tls', detail: expect.stringContaining('wrong version number') },
      },
    ],
  ])('%s', async (_, script, outcome) => {
    const server = await start(script);
    expect(read(await runSClient(server.port, '-showcerts')).session.outcome).toMatchObject(outcome);
  });

  test('nobody listens', async () => {
    const server = await start();
    await server.close();
    const { session } = read(await runSClient(server.port));
    expect(session.outcome).toEqual({
      kind: 'failed',
      stage: 'connect',
      cause: { kind: 'connection-refused' },
    });
  });
});

const chain = `Certificate chain
 0 s:CN = ${HOST}
   i:CN = Test root
${own.certificate}---
Server certificate
subject=CN = ${HOST}

issuer=CN = Test root
`;
const output = (parts: {
  temp?: string;
  suite?: string;
  session?: string;
  verify?: string;
}) => `CONNECTED(00000005)
depth=0 CN = ${HOST}
verify error:num=20:unable to get local issuer certificate
verify return:1
---
${chain}
---
No client certificate CA names sent
${parts.temp ?? 'Server Temp Key: X25519, 253 bits'}
---
SSL handshake has read 3358 bytes and written 404 bytes
---
${parts.suite ?? 'New, TLSv1.3, Cipher is TLS_AES_256_GCM_SHA384'}
Server public key is 2048 bit
${parts.session ?? ''}
    ${parts.verify ?? 'Verify return code: 21 (unable to verify the first certificate)'}
---
250 HELP
`;
const sessionBlock = (protocol: string, cipher: string) => `SSL-Session:
    Protocol  : ${protocol}
    Cipher    : ${cipher}
    Session-ID: 5B7DF4A9
    Start Time: 1795400000
    Timeout   : 7200 (sec)`;

describe('formats of other versions', () => {
  test.each<[string, string, object]>([
    [
      'OpenSSL 1.1.1',
      output({}),
      { version: 'TLSv1.3', cipherSuite: 'TLS_AES_256_GCM_SHA384', keyExchange: 'X25519' },
    ],
    [
      'OpenSSL 1.0.2',
      output({
        suite: 'New, TLSv1/SSLv3, Cipher is ECDHE-RSA-AES128-SHA256',
        session: sessionBlock('TLSv1.2', 'ECDHE-RSA-AES128-SHA256'),
        temp: 'Server Temp Key: ECDH, P-256, 256 bits',
      }),
      { version: 'TLSv1.2', cipherSuite: 'TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA256', keyExchange: 'P-256' },
    ],
    [
      'LibreSSL',
      output({
        suite: 'New, TLSv1/SSLv3, Cipher is AEAD-CHACHA20-POLY1305-SHA256',
        session: sessionBlock('TLSv1.3', 'AEAD-CHACHA20-POLY1305-SHA256'),
        temp: 'Server Temp Key: ECDH, X25519, 253 bits',
      }),
      { version: 'TLSv1.3', cipherSuite: 'TLS_CHACHA20_POLY1305_SHA256', keyExchange: 'X25519' },
    ],
    [
      'OpenSSL 3.5',
      `Connecting to 192.0.2.25\n${output({ temp: 'Negotiated TLS1.3 group: X25519MLKEM768', session: 'Protocol: TLSv1.3' })}`,
      { version: 'TLSv1.3', keyExchange: 'X25519MLKEM768' },
    ],
    [
      'OpenSSL 3.5, TLS 1.2',
      output({ temp: 'Peer Temp Key: ECDH, prime256v1, 256 bits' }),
      { keyExchange: 'P-256' },
    ],
    ['finite fields', output({ temp: 'Server Temp Key: DH, 2048 bits' }), { keyExchange: 'DH 2048' }],
    [
      'TLS 1.0',
      output({ suite: 'New, TLSv1.0, Cipher is AES128-SHA' }),
      { version: 'TLSv1', cipherSuite: 'TLS_RSA_WITH_AES_128_CBC_SHA' },
    ],
    ['quoted in a mail', output({}).replaceAll(/^/gm, '> '), { version: 'TLSv1.3' }],
    ['copied on Windows', output({}).replaceAll('\n', '\r\n'), { version: 'TLSv1.3' }],
  ])('%s', (_, text, facts) => {
    const { session, certificates } = read(text);
    expect(session.outcome).toMatchObject({ kind: 'tls', tls: { ...facts, serverName: HOST } });
    expect(certificates).toHaveLength(1);
  });

  test.each([
    ['0 (ok)', 'trusted'],
    ['10 (certificate has expired)', 'expired'],
    ['18 (self signed certificate)', 'self-signed'],
    ['19 (self signed certificate in certificate chain)', 'unknown-issuer'],
    ['20 (unable to get local issuer certificate)', 'unknown-issuer'],
    ['21 (unable to verify the first certificate)', 'incomplete-chain'],
    ['62 (hostname mismatch)', 'other'],
  ])('Verify return code: %s', (code, verdict) => {
    const { outcome } = read(output({ verify: `Verify return code: ${code}` })).session;
    const webPki = outcome.kind === 'tls' ? outcome.tls.webPki : undefined;
    expect(webPki?.kind === 'untrusted' ? webPki.reason : webPki?.kind).toBe(verdict);
  });

  test('address and time of the session, where they are told', () => {
    const told = read(
      `Connecting to 2001:db8::25\n${output({ session: sessionBlock('TLSv1.3', 'TLS_AES_128_GCM_SHA256') })}`,
    );
    expect(told.session).toMatchObject({ address: '2001:db8::25', startedAt: 1_795_400_000_000 });
    expect(read(output({})).session).toMatchObject({ address: '', startedAt: NOW, endedAt: NOW, port: 25 });
    expect(read(output({ session: 'Start Time: 9999999999' })).session.startedAt).toBe(NOW);
  });

  const at = (cause: object) => ({ kind: 'failed', stage: 'connect', cause });
  test.each<[string, object]>([
    ['connect: Connection refused\nconnect:errno=111', at({ kind: 'connection-refused' })],
    ['connect: Operation timed out\nconnect:errno=60', at({ kind: 'timeout' })],
    [
      '80DB:error:8000006E:system library:BIO_connect:Connection timed out:../crypto/bio/bio_sock2.c:114:calling connect()\nconnect:errno=110',
      at({ kind: 'timeout' }),
    ],
    ['connect:errno=113', at({ kind: 'unreachable' })],
    ['connect:errno=10051', at({ kind: 'unreachable' })],
    [
      'getaddrinfo: nodename nor servname provided, or not known\nconnect:errno=2',
      at({ kind: 'no-address' }),
    ],
    [
      '40:error:10080002:BIO routines:BIO_lookup_ex:system lib:../crypto/bio/bio_addr.c:746:Name or service not known\nconnect:errno=0',
      at({ kind: 'no-address' }),
    ],
    [
      'CONNECTED(00000003)\nwrite:errno=104\n---\nno peer certificate available\n---\nNew, (NONE), Cipher is (NONE)\n',
      { kind: 'failed', stage: 'handshake', cause: { kind: 'closed' } },
    ],
    [
      'CONNECTED(00000003)\n140:error:1408F10B:SSL routines:ssl3_get_record:wrong version number:ssl/record/ssl3_record.c:332:\n---\nno peer certificate available\nNew, (NONE), Cipher is (NONE)\n',
      {
        kind: 'failed',
        stage: 'handshake',
        cause: { kind: 'tls', detail: 'SSL routines:ssl3_get_record:wrong version number' },
      },
    ],
  ])('%j', (text, outcome) => {
    expect(read(text).session.outcome).toMatchObject(outcome);
  });
});

describe('what cannot be used', () => {
  const command = (host: string) =>
    `$ openssl s_client -starttls smtp -connect ${host}:25 -servername ${host} -showcerts\n`;
  test.each<[string, string, object]>([
    ['nothing', '', { kind: 'not-s-client-output' }],
    ['something else', 'Hello,\nhere is what you asked for.', { kind: 'not-s-client-output' }],
    ['a server that said nothing', 'CONNECTED(00000003)\n', { kind: 'broken-off' }],
    ['only the first half', output({}).slice(0, -200), { kind: 'broken-off' }],
    [
      'no certificates',
      output({}).replace(/-----BEGIN[^]*END CERTIFICATE-----\n/, ''),
      { kind: 'no-certificates' },
    ],
    [
      'a certificate cut by hand',
      output({}).replace(/(BEGIN CERTIFICATE-----\n).*\n/, '$1'),
      { kind: 'unreadable-certificate' },
    ],
    ['two sessions', output({}) + output({}), { kind: 'several-sessions' }],
    [
      'another host',
      command('mx2.test.example') + output({}),
      { kind: 'other-host', host: 'mx2.test.example' },
    ],
    ['too much', 'x'.repeat(262_145), { kind: 'too-large', limitCharacters: 262_144 }],
  ])('%s', (_, text, problem) => {
    expect(readSClientOutput(HOST, text, NOW)).toEqual({ ok: false, errors: [problem] });
  });

  test.each(['mx.test.example', 'MX.test.example.', '"mx.test.example"'])(
    'the command for this host may stand before it: %s',
    host => {
      expect(read(command(host) + output({})).session.outcome.kind).toBe('tls');
    },
  );
});
