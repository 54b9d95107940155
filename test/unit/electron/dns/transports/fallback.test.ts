import { describe, expect, test } from 'vitest';
import type { FailureCause } from '../../../../../shared/evidence/failure-cause.ts';
import type { Exchange } from '../../../../../electron/dns/transports/exchange.ts';
import { fallback } from '../../../../../electron/dns/transports/fallback.ts';
import { answerTo } from '../../../../support/dns-server.ts';
import { queryOf } from '../../../../support/query-of.ts';

const query = queryOf({ name: 'a.example', type: 'A' });
const causes = {
  timeout: { kind: 'timeout', afterMs: 1 },
  closed: { kind: 'closed' },
  cancelled: { kind: 'cancelled' },
  unplanned: { kind: 'no-address' },
} as const satisfies Record<string, FailureCause>;
type Does = number | keyof typeof causes;

/** Servers that do, one time after another, what is said here: a response code, or a failure. */
function servers(...plans: readonly (readonly Does[])[]) {
  const asked: string[] = [];
  const [first, ...others] = plans.map((plan, at): Exchange => {
    const server = `server ${at + 1}`;
    const left = [...plan];
    return async () => {
      asked.push(server);
      const does = left.shift() ?? 'unplanned';
      const via = { transport: 'udp', server } as const;
      if (typeof does === 'number') return { kind: 'response', bytes: answerTo(query, { rcode: does }), via };
      return { kind: 'failed', cause: causes[does], via };
    };
  });
  return { asked, all: [first!, ...others] as const };
}

describe('several servers', () => {
  test.each<[string, readonly (readonly Does[])[], number, Does, string, string]>([
    ['the first one answers', [[0], [0]], 3, 0, 'server 1', '1'],
    ['NXDOMAIN is an answer', [[3], [0]], 3, 3, 'server 1', '1'],
    ['SERVFAIL, and the next one knows', [[2], [0]], 3, 0, 'server 2', '12'],
    ['REFUSED, and the next one knows', [[5], [0]], 3, 0, 'server 2', '12'],
    ['FORMERR and NOTIMP, and the next one knows', [[1], [4], [0]], 3, 0, 'server 3', '123'],
    ['silence, and the next one answers', [['timeout'], [0]], 3, 0, 'server 2', '12'],
    ['silence, and then an answer of the same one', [['timeout', 0]], 3, 0, 'server 1', '11'],
    ['all of them silent', [['timeout', 'timeout'], ['closed']], 3, 'timeout', 'server 1', '121'],
    ['all of them refuse: the last one’s words', [[5], [2]], 3, 2, 'server 2', '12'],
    ['one that refused is not asked again', [[2], ['timeout', 'timeout', 0]], 4, 0, 'server 2', '1222'],
    ['a refusal says more than silence', [[5], ['timeout', 'timeout']], 3, 5, 'server 1', '122'],
    ['the same the other way around', [['timeout', 'timeout'], [5]], 3, 5, 'server 2', '121'],
    ['more servers than tries', [['timeout'], ['timeout'], [0]], 2, 'timeout', 'server 1', '12'],
    ['one try at least', [[0]], 0, 0, 'server 1', '1'],
  ])('%s', async (_, plans, tries, expected, from, order) => {
    const { all, asked } = servers(...plans);
    const result = await fallback(all, tries)(query, new AbortController().signal);
    expect(result.kind === 'response' ? result.bytes[3]! & 15 : result.cause.kind).toBe(expected);
    expect(result.via?.server).toBe(from);
    expect(asked.map(server => server.slice(-1)).join('')).toBe(order);
  });

  test('nobody else is asked once it is cancelled', async () => {
    const { all, asked } = servers(['cancelled'], [0]);
    const result = await fallback(all, 3)(query, AbortSignal.abort());
    expect(result).toMatchObject({ kind: 'failed', cause: { kind: 'cancelled' } });
    expect(asked).toEqual(['server 1']);
  });
});
