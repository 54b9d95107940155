import { Socket } from 'node:net';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { failed } from '../../../../../electron/limited-wait.ts';
import type { DnsExchange } from '../../../../../electron/network.ts';
import { overSharedConnection } from '../../../../../electron/dns/transports/shared-connection.ts';

beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] }));
afterEach(() => void vi.useRealTimers());

const answer: DnsExchange = {
  kind: 'response',
  bytes: new Uint8Array(),
  via: { transport: 'tls', server: 'dns.example' },
};
const query = new Uint8Array();
const never = new AbortController().signal;

/** Connections that lead nowhere; what was asked over them is answered by the test. */
function connections() {
  const sockets: Socket[] = [];
  const asked: ((result: DnsExchange) => void)[] = [];
  const exchange = overSharedConnection(() => {
    const socket = new Socket();
    sockets.push(socket);
    return {
      socket,
      isUsable: () => !socket.destroyed,
      ask(_, settle) {
        asked.push(settle);
        return () => undefined;
      },
    };
  }, 5_000);
  const open = () => sockets.map(socket => !socket.destroyed);
  return { exchange, asked, open };
}

describe('one connection for many queries', () => {
  test('it is kept when nothing is under way, and closed after ten seconds of that', async () => {
    const { exchange, asked, open } = connections();
    const first = exchange(query, never);
    asked[0]!(answer);
    expect(await first).toBe(answer);
    vi.advanceTimersByTime(9_999);
    expect(open()).toEqual([true]);
    vi.advanceTimersByTime(1);
    expect(open()).toEqual([false]);
  });

  test('a query in between starts those ten seconds anew', async () => {
    const { exchange, asked, open } = connections();
    const first = exchange(query, never);
    asked[0]!(answer);
    await first;
    vi.advanceTimersByTime(9_000);
    const second = exchange(query, never);
    vi.advanceTimersByTime(4_000);
    asked[1]!(answer);
    expect(await second).toBe(answer);
    vi.advanceTimersByTime(9_999);
    expect(open()).toEqual([true]);
  });

  test('after a failure it takes nothing new, and lasts until the others have their answers', async () => {
    const { exchange, asked, open } = connections();
    const [slow, bad] = [exchange(query, never), exchange(query, never)];
    asked[1]!(failed({ kind: 'mismatched' }));
    expect(await bad).toEqual(failed({ kind: 'mismatched' }));
    expect(open()).toEqual([true]);
    const next = exchange(query, never);
    expect(open()).toEqual([true, true]);
    asked[0]!(answer);
    expect(await slow).toBe(answer);
    expect(open()).toEqual([false, true]);
    asked[2]!(answer);
    expect(await next).toBe(answer);
    expect(open()).toEqual([false, true]);
  });

  test('one that is closed under a query is opened again once, and no more', async () => {
    const { exchange, asked, open } = connections();
    const first = exchange(query, never);
    asked[0]!(answer);
    await first;
    const second = exchange(query, never);
    asked[1]!(failed({ kind: 'closed' }));
    await vi.waitFor(() => expect(asked).toHaveLength(3));
    asked[2]!(failed({ kind: 'closed' }));
    expect(await second).toEqual(failed({ kind: 'closed' }));
    expect([asked.length, open()]).toEqual([3, [false, false]]);
  });

  test('a new one that is closed under its first query is not', async () => {
    const { exchange, asked } = connections();
    const first = exchange(query, never);
    asked[0]!(failed({ kind: 'closed' }));
    expect(await first).toEqual(failed({ kind: 'closed' }));
    expect(asked).toHaveLength(1);
  });
});
