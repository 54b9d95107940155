import type { TLSSocketOptions } from 'node:tls';
import { findingsIn } from '../../../support/findings-in.ts';
import { afterEach, describe, expect, test } from 'vitest';
import type { Limits } from '../../../../electron/network.ts';
import { probeSmtp, type SmtpProbe } from '../../../../electron/smtp/smtp-session.ts';
import { smtpSession } from '../../../../shared/evidence/smtp.ts';
import { type HostileSmtp, hostileSmtp, type SmtpScript } from '../../../support/hostile-smtp.ts';
import { loopbackNetwork } from '../../../support/loopback-network.ts';
import { ADDRESS, HOST, madeEvidence, NOW } from '../../../support/made-evidence.ts';
import { drip, pourForever } from '../../../support/loopback-server.ts';
import { testCertificate } from '../../../support/test-certificates.ts';

const root = testCertificate({ subject: '/CN=Test root', isCa: true });
const own = testCertificate({ names: ['mx.test.example'], issuer: root });
const tls = { key: own.key, cert: own.certificate };

const servers: HostileSmtp[] = [];
afterEach(async () => {
  for (const server of servers.splice(0)) await server.close();
});

async function start(script: SmtpScript): Promise<HostileSmtp> {
  const server = await hostileSmtp({ tls, ...script });
  servers.push(server);
  return server;
}

async function probe(script: SmtpScript, limits: Partial<Limits> = {}, host = 'mx.test.example') {
  const server = await start(script);
  const network = loopbackNetwork({ roots: [root.certificate], limits });
  const target = { host, address: server.address, port: server.port, ehloName: 'client.test.example' };
  const { session, certificates } = await probeSmtp(network, target, new AbortController().signal);
  // Whatever happened: within the goodbye time no connection is left, and what came out is Evidence.
  await server.whenAllClosed();
  expect(network.sockets.every(socket => socket.destroyed)).toBe(true);
  expect(smtpSession.safeParse(session).error).toBeUndefined();
  return { session, certificates, server };
}

const spoken = ({ session }: Pick<SmtpProbe, 'session'>) =>
  session.dialogue.map(({ from, text }) => `${from === 'client' ? 'C' : 'S'}: ${text}`);

describe('a whole session', () => {
  test('RFC 3207 §4: banner, EHLO, STARTTLS, handshake, and QUIT inside TLS', async () => {
    const found = await probe({}, {}, 'mx.test.example.');
    expect(found.session).toMatchObject({
      host: 'mx.test.example.',
      source: 'probe',
      banner: { code: 220, lines: ['mx.test.example ESMTP'] },
      ehlo: { code: 250, lines: ['mx.test.example', 'SIZE 1000', 'STARTTLS'] },
      outcome: {
        kind: 'tls',
        tls: {
          version: 'TLSv1.3',
          serverName: 'mx.test.example',
          chain: [found.certificates[0]!.digests.certificate.sha256],
          webPki: { kind: 'trusted' },
        },
      },
    });
    expect(found.certificates.map(({ dnsNames }) => dnsNames)).toEqual([['mx.test.example']]);
    expect(found.server.commands).toEqual(['EHLO client.test.example', 'STARTTLS', '(TLS) QUIT']);
    expect(spoken(found)).toEqual([
      'S: 220 mx.test.example ESMTP',
      'C: EHLO client.test.example',
      'S: 250-mx.test.example',
      'S: 250-SIZE 1000',
      'S: 250 STARTTLS',
      'C: STARTTLS',
      'S: 220 go ahead',
      'C: QUIT',
    ]);
  });

  // Of a host without aliases that name is the TLSA base domain as well.
  test('DANE-11, STS-31, RFC 7672 §8.1, RFC 8461 §4.2: the server name that is asked for is the MX host', async () => {
    const names: string[] = [];
    const SNICallback: TLSSocketOptions['SNICallback'] = (name, done) => {
      names.push(name);
      done(null);
    };
    await probe({ tls: { ...tls, SNICallback } }, {}, 'MX.test.example.');
    expect(names).toEqual(['MX.test.example']);
  });

  test('an untrusted certificate is told, and stops nothing', async () => {
    const self = testCertificate();
    const { session } = await probe({ tls: { key: self.key, cert: self.certificate } });
    expect(session.outcome).toMatchObject({
      kind: 'tls',
      tls: { webPki: { kind: 'untrusted', reason: 'self-signed', detail: 'DEPTH_ZERO_SELF_SIGNED_CERT' } },
    });
  });
});

describe('how far a session gets', () => {
  const cases: [string, SmtpScript, object][] = [
    ['STARTTLS in lower case', { ehlo: '250-mx\r\n250 starttls\r\n' }, { kind: 'tls' }],
    ['RFC 3207 §2: no STARTTLS', { ehlo: '250-mx\r\n250 SIZE\r\n' }, { kind: 'no-starttls' }],
    ['an EHLO reply of one line', { ehlo: '250 mx\r\n' }, { kind: 'no-starttls' }],
    [
      'RFC 5321 §4.1.1.1: the first line holds no keyword',
      { ehlo: '250 STARTTLS\r\n' },
      { kind: 'no-starttls' },
    ],
    ['a name that begins like it', { ehlo: '250-mx\r\n250 STARTTLSX\r\n' }, { kind: 'no-starttls' }],
    [
      'RFC 5321 §4.1.4: HELO, where EHLO is not known',
      { ehlo: '502 what?\r\n' },
      { kind: 'no-starttls', helo: true },
    ],
    [
      'neither EHLO nor HELO',
      { ehlo: '550 go away\r\n', helo: '550 go away!\r\n' },
      { kind: 'turned-away', stage: 'ehlo', reply: { code: 550, lines: ['go away!'] } },
    ],
    [
      'greylisted at EHLO',
      { ehlo: '451 later\r\n' },
      { kind: 'turned-away', stage: 'ehlo', reply: { code: 451, lines: ['later'] } },
    ],
    [
      'greylisted at the banner',
      { banner: '421-busy\r\n421 come back\r\n' },
      { kind: 'turned-away', stage: 'banner', reply: { code: 421, lines: ['busy', 'come back'] } },
    ],
    [
      'turned away at the banner',
      { banner: '554 blocked\r\n' },
      { kind: 'turned-away', stage: 'banner', reply: { code: 554, lines: ['blocked'] } },
    ],
    [
      'RFC 3207 §4: TLS not available',
      { startTls: '454 not now\r\n', afterStartTls: '' },
      { kind: 'starttls-refused', reply: { code: 454, lines: ['not now'] } },
    ],
    [
      'STARTTLS refused',
      { startTls: '554 no\r\n', afterStartTls: '' },
      { kind: 'starttls-refused', reply: { code: 554, lines: ['no'] } },
    ],
  ];
  test.each(cases)('%s', async (_, script, { helo = false, ...outcome }: { helo?: boolean }) => {
    const found = await probe(script);
    expect(found.session.outcome).toMatchObject(outcome);
    expect(found.server.commands.some(command => command.startsWith('HELO'))).toBe(
      helo || script.helo !== undefined,
    );
    expect(found.session.dialogue.at(-1)).toMatchObject({ from: 'client', text: 'QUIT' });
  });
});

describe('hostile servers', () => {
  const at = (stage: string, cause: object) => ({ kind: 'failed', stage, cause });
  const timeout = { kind: 'timeout', afterMs: 300 };
  const tooLarge = { kind: 'too-large', limitBytes: 2_000 };
  const malformed = { kind: 'malformed' };
  const limits = { smtpReplyBytes: 2_000 };
  // Short only where waiting is the point: elsewhere a busy machine must not turn an answer into a timeout.
  const impatient = { ...limits, greetingMs: 300, smtpReplyMs: 300, handshakeMs: 300 };
  const megabyte = 'x'.repeat(1_000_000);
  const cases: [string, SmtpScript, object][] = [
    ['says nothing', { banner: '' }, at('banner', timeout)],
    ['drips', { banner: socket => drip(socket, '220 '.padEnd(500, 'x'), 20) }, at('banner', timeout)],
    [
      'greets without end, on one line',
      { banner: socket => pourForever(socket, '220 hello hello ') },
      at('banner', tooLarge),
    ],
    [
      'greets without end, on many lines',
      { banner: socket => pourForever(socket, '220-hello\r\n') },
      at('banner', tooLarge),
    ],
    ['lines of 1 MB', { banner: `220 ${megabyte}\r\n` }, at('banner', tooLarge)],
    ['EHLO lines of 1 MB', { ehlo: `250-${megabyte}\r\n250 STARTTLS\r\n` }, at('ehlo', tooLarge)],
    ['closes at once', { banner: socket => socket.end() }, at('banner', { kind: 'closed' })],
    [
      'resets',
      { banner: socket => void setTimeout(() => socket.resetAndDestroy(), 50) },
      at('banner', { kind: 'closed' }),
    ],
    [
      'closes inside its banner',
      { banner: socket => socket.end('220-hel') },
      at('banner', { kind: 'closed' }),
    ],
    ['talks HTTP', { banner: 'HTTP/1.1 400 Bad Request\r\n\r\n' }, at('banner', malformed)],
    ['talks TLS', { banner: '\x16\x03\x01\x00\x05hello\n' }, at('banner', malformed)],
    ['a code that is none', { banner: '999 hello\r\n' }, at('banner', malformed)],
    ['a code of success that is no greeting', { banner: '250 hello\r\n' }, at('banner', malformed)],
    [
      'RFC 5321 §4.2.1: two codes in one reply',
      { ehlo: '250-mx\r\n220 STARTTLS\r\n' },
      at('ehlo', malformed),
    ],
    ['a blank line', { ehlo: '\r\n' }, at('ehlo', malformed)],
    ['silent at EHLO', { ehlo: '' }, at('ehlo', timeout)],
    ['closes at EHLO', { ehlo: socket => socket.end() }, at('ehlo', { kind: 'closed' })],
    ['silent at STARTTLS', { startTls: '', afterStartTls: '' }, at('starttls', timeout)],
    [
      'closes at STARTTLS',
      { startTls: '', afterStartTls: socket => socket.end() },
      at('starttls', { kind: 'closed' }),
    ],
    [
      'a code of success that is none for STARTTLS',
      { startTls: '250 ok\r\n', afterStartTls: '' },
      at('starttls', malformed),
    ],
    ['drops after STARTTLS', { afterStartTls: socket => socket.end() }, at('handshake', { kind: 'closed' })],
    [
      'resets after STARTTLS',
      { afterStartTls: socket => socket.resetAndDestroy() },
      at('handshake', { kind: 'closed' }),
    ],
    ['silent after STARTTLS', { afterStartTls: socket => socket.resume() }, at('handshake', timeout)],
    [
      'goes on in the clear',
      { afterStartTls: socket => socket.once('data', () => socket.write('500 what?\r\n')) },
      at('handshake', { kind: 'tls' }),
    ],
  ];
  test.each(cases)('%s', async (_, script, outcome) => {
    const isAboutTime = JSON.stringify(outcome).includes('timeout');
    const { session } = await probe(script, isAboutTime ? impatient : limits);
    expect(session.outcome).toMatchObject(outcome);
    expect(session.dialogue.length).toBeLessThanOrEqual(61);
    expect(session.dialogue.every(({ text }) => text.length <= 201)).toBe(true);
  });

  test('a server that cannot be reached', async () => {
    const server = await start({});
    await server.close();
    const target = { host: 'mx.test.example', address: server.address, port: server.port };
    const { session } = await probeSmtp(loopbackNetwork(), target, new AbortController().signal);
    expect(session).toMatchObject({ outcome: at('connect', { kind: 'connection-refused' }), dialogue: [] });
  });

  test.each([
    ['bare LF ends a line', { banner: '220-one\n220 two\n', ehlo: '250-mx\n250 STARTTLS\n' }, 'S: 220 two'],
    ['NUL and escape sequences are shown', { banner: '220 a\0b\x1b[2Jc\r\n' }, 'S: 220 a␀b␛[2Jc'],
    [
      'bytes that are no UTF-8 are shown',
      { banner: Buffer.from('220 caf\xe9\r\n', 'latin1').toString('latin1') },
      'S: 220 café',
    ],
    ['RFC 5321 §4.2.1: a code with no text at all', { banner: '220\r\n' }, 'S: 220'],
  ])('borne: %s', async (_, script, line) => {
    const found = await probe(script, limits);
    expect(found.session.outcome).toMatchObject({ kind: 'tls' });
    expect(spoken(found)).toContain(line);
  });

  test('RFC 3207 §4.2: what comes in the clear after the reply to STARTTLS is put on record and thrown away', async () => {
    const found = await probe({ startTls: '220 go ahead\r\n250-evil\r\n250 STARTTLS\r\n' }, limits);
    expect(found.session.outcome).toMatchObject({ kind: 'tls' });
    expect(found.session.ehlo?.lines).toEqual(['mx.test.example', 'SIZE 1000', 'STARTTLS']);
    expect(spoken(found).slice(-4)).toEqual(['S: 220 go ahead', 'S: 250-evil', 'S: 250 STARTTLS', 'C: QUIT']);
    expect(found.session.behindStartTls).toEqual(['250-evil', '250 STARTTLS']);
  });

  test('CVE-2011-0411: a server, or whoever is before it, that says more in the clear is told of', async () => {
    const clean = await probe({}, limits);
    expect(clean.session.behindStartTls).toBeUndefined();
    const injected = '250-\u001b[2Jevil\r\n'.repeat(25);
    const { session } = await probe({ startTls: `220 go ahead\r\n${injected}` }, limits);
    expect(smtpSession.safeParse(session).error).toBeUndefined();
    expect(session.behindStartTls).toHaveLength(20);
    const found = (of: typeof session) =>
      findingsIn(madeEvidence({ smtp: [{ ...of, host: HOST, address: ADDRESS }] }), NOW).filter(
        ({ id }) => id === 'starttls.text-in-clear',
      );
    expect(found(clean.session)).toEqual([]);
    const [told, ...others] = found(session);
    expect(others).toEqual([]);
    expect(told).toMatchObject({
      verdict: 'warning',
      source: 'RFC 3207 §4.2',
      facts: { host: HOST, address: ADDRESS },
    });
    // Shown, and harmless: a control character is its picture.
    expect(JSON.stringify(told?.facts)).toContain('250-\u241b[2J');
  });

  test('no more than 60 lines are kept, and one that says so', async () => {
    const { session } = await probe({ ehlo: `${'250-X\r\n'.repeat(200)}250 STARTTLS\r\n` }, limits);
    expect(session.outcome.kind).toBe('tls');
    expect(session.dialogue).toHaveLength(61);
    expect(session.dialogue.at(-1)?.text).toBe('…');
  });

  test('a server that does not answer QUIT is left all the same', async () => {
    const server = await start({ ehlo: '250 mx\r\n' });
    const ignoring = await start({ banner: socket => socket.pause().write('554 no\r\n') });
    const network = loopbackNetwork();
    for (const { address, port } of [server, ignoring]) {
      await probeSmtp(network, { host: 'mx', address, port }, new AbortController().signal);
    }
    await server.whenAllClosed();
    await expect.poll(() => network.sockets.every(socket => socket.destroyed), { timeout: 5_000 }).toBe(true);
  });
});

describe('cancelling', () => {
  const stages: [string, SmtpScript][] = [
    ['banner', { banner: '' }],
    ['ehlo', { ehlo: '' }],
    ['starttls', { startTls: '', afterStartTls: socket => socket.resume() }],
    ['handshake', { afterStartTls: socket => socket.resume() }],
  ];
  test.each(stages)('during %s ends the session at once, with no socket left', async (stage, script) => {
    const server = await start(script);
    const network = loopbackNetwork();
    const cancelling = new AbortController();
    const probing = probeSmtp(
      network,
      { host: 'mx', address: server.address, port: server.port },
      cancelling.signal,
    );
    const verb = { banner: 0, ehlo: 1, starttls: 2, handshake: 2 }[stage];
    await expect.poll(() => server.open() === 1 && server.commands.length === verb).toBe(true);
    cancelling.abort();
    const { session } = await probing;
    expect(session.outcome).toMatchObject({ kind: 'failed', cause: { kind: 'cancelled' } });
    expect(network.sockets.every(socket => socket.destroyed)).toBe(true);
    await server.whenAllClosed();
  });

  test('before it begins: nothing is connected to', async () => {
    const network = loopbackNetwork();
    const { session } = await probeSmtp(
      network,
      { host: 'mx', address: '127.0.0.1', port: 1 },
      AbortSignal.abort(),
    );
    expect(session.outcome).toEqual({ kind: 'failed', stage: 'connect', cause: { kind: 'cancelled' } });
  });
});
