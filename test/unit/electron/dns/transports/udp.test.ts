import { expect, test } from 'vitest';
import { encodeQuery } from '../../../../../electron/dns/index.ts';
import { udpExchange } from '../../../../../electron/dns/transports/udp.ts';

test('a place that no packet may go to is unreachable', async () => {
  const exchange = udpExchange({ address: '255.255.255.255', port: 53 }, 20_000);
  const result = await exchange(encodeQuery({ name: 'nl', type: 'A' }), new AbortController().signal);
  expect(result).toEqual({
    kind: 'failed',
    cause: { kind: 'unreachable' },
    via: { transport: 'udp', server: '255.255.255.255' },
  });
});
