import { expect, test } from 'vitest';
import { systemResolvers } from '../../../../electron/dns/system-resolvers.ts';

test('the resolvers of the system, as the runtime writes them', () => {
  expect(systemResolvers(['127.0.0.53', '2001:db8::53', '[fe80::1%eth0]:5353'])).toEqual([
    { address: '127.0.0.53', port: 53 },
    { address: '2001:db8::53', port: 53 },
    { address: 'fe80::1%eth0', port: 5353 },
  ]);
});

test('what is no address is left out, and of many the first four are taken', () => {
  const many = [
    'rubbish',
    '',
    '192.0.2.1',
    '192.0.2.2',
    '192.0.2.3:99999',
    '192.0.2.4',
    '192.0.2.5',
    '192.0.2.6',
  ];
  expect(systemResolvers(many).map(({ address }) => address)).toEqual([
    '192.0.2.1',
    '192.0.2.2',
    '192.0.2.4',
    '192.0.2.5',
  ]);
  expect(systemResolvers([])).toEqual([]);
});

test('those of this very device are all addresses', () => {
  expect(systemResolvers().every(({ port }) => port > 0)).toBe(true);
});
