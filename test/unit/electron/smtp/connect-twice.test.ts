import { expect, test } from 'vitest';
import { connectTwice } from '../../../../electron/smtp/connect-twice.ts';
import { type Connection, DEFAULT_LIMITS } from '../../../../electron/network.ts';
import type { FailureCause } from '../../../../shared/evidence/failure-cause.ts';

const ENDPOINT = { address: '192.0.2.25', port: 25 };

/** A network on which the attempts to connect go as given, one after the other. */
function network(...attempts: readonly (FailureCause | 'connected')[]) {
  const limits = { ...DEFAULT_LIMITS, reconnectAfterMs: 20 };
  const asked: number[] = [];
  const connect = async (): Promise<Connection> => {
    const attempt = attempts[asked.length];
    asked.push(performance.now());
    if (attempt === undefined) throw new Error('asked more often than that');
    return attempt === 'connected'
      ? { kind: 'connected', socket: undefined as never }
      : { kind: 'failed', cause: attempt };
  };
  return { limits, connect, asked };
}

const refused = { kind: 'connection-refused' } as const;
const timeout = { kind: 'timeout', afterMs: 8_000 } as const;
const unreachable = { kind: 'unreachable' } as const;
const isPrivate = { kind: 'private-address', address: '10.0.0.1' } as const;

test.each<[string, readonly (FailureCause | 'connected')[], number, FailureCause | 'connected']>([
  ['a connection that is made is made once', ['connected'], 1, 'connected'],
  ['refused, and then taken', [refused, 'connected'], 2, 'connected'],
  ['not answered, and then taken', [timeout, 'connected'], 2, 'connected'],
  ['refused twice is believed', [refused, refused], 2, refused],
  ['not answered twice is believed', [timeout, timeout], 2, timeout],
  ['what the second one meets counts', [timeout, refused], 2, refused],
  ['no way there: another try takes the same way', [unreachable], 1, unreachable],
  ['what may not be connected to is not tried', [isPrivate], 1, isPrivate],
])('RFC 5321 §4.5.4.1: %s', async (_about, attempts, times, outcome) => {
  const tried = network(...attempts);
  const result = await connectTwice(tried, ENDPOINT, new AbortController().signal);
  expect(tried.asked).toHaveLength(times);
  expect(result.kind === 'failed' ? result.cause : result.kind).toEqual(outcome);
});

test('between the two there is a pause', async () => {
  const tried = network(refused, 'connected');
  await connectTwice(tried, ENDPOINT, new AbortController().signal);
  const [first = 0, second = 0] = tried.asked;
  // A timer may fire a millisecond early.
  expect(second - first).toBeGreaterThanOrEqual(19);
});

test('cancelling in the pause ends it, with no second try', async () => {
  const tried = network(refused);
  const cancelling = new AbortController();
  const connecting = connectTwice(
    { ...tried, limits: { ...tried.limits, reconnectAfterMs: 600_000 } },
    ENDPOINT,
    cancelling.signal,
  );
  setTimeout(() => cancelling.abort(), 5);
  expect(await connecting).toEqual({ kind: 'failed', cause: { kind: 'cancelled' } });
});
