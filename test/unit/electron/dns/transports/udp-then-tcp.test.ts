import { describe, expect, test } from 'vitest';
import type { FailureCause } from '../../../../../shared/evidence/failure-cause.ts';
import type { DnsExchange } from '../../../../../electron/network.ts';
import { tcpExchange } from '../../../../../electron/dns/transports/tcp.ts';
import { udpThenTcp } from '../../../../../electron/dns/transports/udp-then-tcp.ts';
import { answerTo } from '../../../../support/dns-server.ts';
import { queryOf } from '../../../../support/query-of.ts';

const query = queryOf({ name: 'a.example', type: 'A' });
const response = (transport: 'udp' | 'tcp', truncated = false): DnsExchange => ({
  kind: 'response',
  bytes: answerTo(query, { truncated }),
  via: { transport, server: '192.0.2.53' },
});
const failure = (cause: FailureCause): DnsExchange => ({ kind: 'failed', cause });
const timeout = failure({ kind: 'timeout', afterMs: 1 });

describe('UDP, and TCP where that is not enough', () => {
  test.each<[string, DnsExchange, DnsExchange, 'udp' | 'tcp']>([
    ['a whole answer', response('udp'), response('tcp'), 'udp'],
    ['RFC 7766 §5: a truncated one', response('udp', true), response('tcp'), 'tcp'],
    ['RFC 2181 §9: a truncated one is not used, also where TCP fails', response('udp', true), timeout, 'tcp'],
    ['answers to other questions only', failure({ kind: 'mismatched' }), response('tcp'), 'tcp'],
    ['rubbish only', failure({ kind: 'malformed', detail: 'DNS message' }), response('tcp'), 'tcp'],
    ['silence: the next server is a better choice', timeout, response('tcp'), 'udp'],
    ['nobody there', failure({ kind: 'connection-refused' }), response('tcp'), 'udp'],
  ])('%s', async (_, udp, tcp, taken) => {
    const exchange = udpThenTcp(
      async () => udp,
      async () => tcp,
    );
    expect(await exchange(query, new AbortController().signal)).toBe(taken === 'udp' ? udp : tcp);
  });

  test('cancelled after a truncated answer: that answer is not used either', async () => {
    const cancelling = new AbortController();
    const exchange = udpThenTcp(
      async () => {
        cancelling.abort();
        return response('udp', true);
      },
      tcpExchange({ address: '127.0.0.1', port: 9 }, 1_000),
    );
    expect(await exchange(query, cancelling.signal)).toMatchObject({
      kind: 'failed',
      cause: { kind: 'cancelled' },
    });
  });
});
