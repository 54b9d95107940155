import { expect, test } from 'vitest';
import { udpExchange } from '../../../../../electron/dns/transports/udp.ts';
import { queryOf } from '../../../../support/query-of.ts';

test('a place that no packet may go to is unreachable', async () => {
  const exchange = udpExchange({ address: '255.255.255.255', port: 53 }, 20_000);
  const result = await exchange(queryOf({ name: 'nl', type: 'A' }), new AbortController().signal);
  expect(result).toEqual({
    kind: 'failed',
    cause: { kind: 'unreachable' },
    via: { transport: 'udp', server: '255.255.255.255' },
  });
});
