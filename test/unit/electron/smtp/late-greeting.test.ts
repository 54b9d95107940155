import { afterEach, expect, test } from 'vitest';
import { DEFAULT_LIMITS, type Limits } from '../../../../electron/network.ts';
import { probeSmtp } from '../../../../electron/smtp/smtp-session.ts';
import { type HostileSmtp, hostileSmtp, type SmtpScript } from '../../../support/hostile-smtp.ts';
import { loopbackNetwork } from '../../../support/loopback-network.ts';

const servers: HostileSmtp[] = [];
afterEach(async () => {
  for (const server of servers.splice(0)) await server.close();
});

async function probe(script: SmtpScript, limits: Partial<Limits>, signal: AbortSignal) {
  const server = await hostileSmtp({ ehlo: '250 mx.test.example\r\n', ...script });
  servers.push(server);
  const late: number[] = [];
  const { session } = await probeSmtp(
    loopbackNetwork({ limits }),
    {
      host: 'mx.test.example',
      address: server.address,
      port: server.port,
      onLateGreeting: () => late.push(performance.now()),
    },
    signal,
  );
  return { session, late };
}

const after = (ms: number) => (socket: { write(text: string): unknown }) =>
  void setTimeout(() => socket.write('220 mx.test.example ESMTP\r\n'), ms);
const never = new AbortController().signal;

test('RFC 5321 §4.5.3.2.1: a greeting may take longer than other replies, and that it is late is told once', async () => {
  const { session, late } = await probe({ banner: after(2_300) }, { smtpReplyMs: 1_000 }, never);
  expect(session.outcome).toEqual({ kind: 'no-starttls' });
  expect(late).toHaveLength(1);
});

test('a greeting in time is not told of as late', async () => {
  const { session, late } = await probe({}, {}, never);
  expect(session.outcome).toEqual({ kind: 'no-starttls' });
  expect(late).toEqual([]);
});

test('the limit of a greeting is its own', async () => {
  const { session } = await probe({ banner: () => undefined }, { greetingMs: 200 }, never);
  expect(session.outcome).toEqual({
    kind: 'failed',
    stage: 'banner',
    cause: { kind: 'timeout', afterMs: 200 },
  });
});

test('cancelling while a greeting is awaited works at once', async () => {
  const cancelling = new AbortController();
  const waiting = probe(
    { banner: () => void setTimeout(() => cancelling.abort(), 20) },
    { greetingMs: 600_000 },
    cancelling.signal,
  );
  const { session, late } = await waiting;
  expect(session.outcome).toEqual({ kind: 'failed', stage: 'banner', cause: { kind: 'cancelled' } });
  expect(late).toEqual([]);
});

test('the whole check leaves room for two late greetings and all else of a session', () => {
  const { checkMs, greetingMs, smtpReplyMs, handshakeMs, connectMs, reconnectAfterMs } = DEFAULT_LIMITS;
  const session = connectMs + greetingMs + 2 * smtpReplyMs + handshakeMs;
  expect(checkMs).toBeGreaterThan(session + connectMs + reconnectAfterMs);
  expect(checkMs).toBeGreaterThan(2 * greetingMs + connectMs + 2 * handshakeMs);
});
