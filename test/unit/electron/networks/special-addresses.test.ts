import { ipV4, ipV6, assert, property } from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isSpecialAddress } from '../../../../electron/networks/special-addresses.ts';

describe('RFC 6890: addresses that are nobody’s on the internet', () => {
  test.each([
    ['0.0.0.0', 'this host'],
    ['0.1.2.3', 'this network'],
    ['10.0.0.1', 'private'],
    ['100.64.0.1', 'shared by carriers'],
    ['100.127.255.255', 'shared by carriers'],
    ['127.0.0.1', 'loopback'],
    ['127.255.255.254', 'loopback'],
    ['169.254.169.254', 'link-local'],
    ['172.16.0.1', 'private'],
    ['172.31.255.255', 'private'],
    ['192.0.0.8', 'protocol assignments'],
    ['192.0.2.1', 'documentation'],
    ['192.88.99.1', '6to4 relays'],
    ['192.168.255.255', 'private'],
    ['198.18.0.1', 'benchmarking'],
    ['198.19.255.255', 'benchmarking'],
    ['198.51.100.1', 'documentation'],
    ['203.0.113.255', 'documentation'],
    ['224.0.0.1', 'multicast'],
    ['240.0.0.1', 'reserved'],
    ['255.255.255.255', 'broadcast'],
    ['::', 'unspecified'],
    ['::1', 'loopback'],
    ['0:0:0:0:0:0:0:1', 'loopback, written out'],
    ['::127.0.0.1', 'IPv4-compatible'],
    ['::ffff:127.0.0.1', 'loopback, mapped'],
    ['::ffff:7f00:1', 'loopback, mapped, in groups'],
    ['::FFFF:10.0.0.1', 'private, mapped'],
    ['0:0:0:0:0:ffff:192.168.1.1', 'private, mapped, written out'],
    ['64:ff9b::127.0.0.1', 'loopback behind NAT64'],
    ['64:ff9b::a00:1', 'private behind NAT64'],
    ['64:ff9b:1::1', 'local NAT64'],
    ['100::1', 'discard'],
    ['2001::1', 'Teredo'],
    ['2001:2::1', 'benchmarking'],
    ['2001:10::1', 'ORCHID'],
    ['2001:2f::1', 'ORCHIDv2'],
    ['2001:1ff:ffff::1', 'protocol assignments'],
    ['2001:db8::1', 'documentation'],
    ['2002:7f00:1::1', 'loopback in 6to4'],
    ['2002:c0a8:101::', 'private in 6to4'],
    ['3fff::1', 'documentation'],
    ['4000::1', 'not given out'],
    ['5f00::1', 'segment routing'],
    ['fc00::1', 'unique local'],
    ['fdff:ffff::1', 'unique local'],
    ['fe80::1', 'link-local'],
    ['fe80::1%eth0', 'link-local, with its zone'],
    ['fec0::1', 'site-local'],
    ['ff02::1', 'multicast'],
    ['', 'nothing'],
    ['localhost', 'a name'],
    ['127.1', 'half an address'],
    ['0x7f.0.0.1', 'hexadecimal'],
    ['1.2.3.4.5', 'too long'],
    ['[::1]', 'in brackets'],
  ])('%s (%s)', address => {
    expect(isSpecialAddress(address)).toBe(true);
  });

  test.each([
    '1.1.1.1',
    '9.255.255.255',
    '11.0.0.0',
    '100.63.255.255',
    '100.128.0.0',
    '126.255.255.255',
    '128.0.0.0',
    '169.253.255.255',
    '172.15.255.255',
    '172.32.0.0',
    '192.0.1.0',
    '192.167.255.255',
    '192.169.0.0',
    '198.17.255.255',
    '198.20.0.0',
    '223.255.255.255',
    '2000::1',
    '2001:200::1',
    '2001:db7:ffff::1',
    '2001:db9::1',
    '2a00:1450:4001::1',
    '3ffe:ffff::1',
    '2002:808:808::1',
    '64:ff9b::8.8.8.8',
    '::ffff:8.8.8.8',
  ])('%s is an ordinary one', address => {
    expect(isSpecialAddress(address)).toBe(false);
  });

  test('an IPv4 address is the same however IPv6 wraps it', () => {
    assert(
      property(ipV4(), address => {
        const groups = address.split('.').map(byte => Number(byte).toString(16).padStart(2, '0'));
        const [high, low] = [groups.slice(0, 2).join(''), groups.slice(2).join('')];
        const wrapped = [
          `::ffff:${address}`,
          `::ffff:${high}:${low}`,
          `64:ff9b::${address}`,
          `2002:${high}:${low}::1`,
        ];
        expect(wrapped.map(isSpecialAddress)).toEqual(wrapped.map(() => isSpecialAddress(address)));
      }),
    );
  });

  test('capitals and written-out zeros make no difference', () => {
    assert(
      property(ipV6(), address => {
        expect(isSpecialAddress(address.toUpperCase())).toBe(isSpecialAddress(address));
        const canonical = new URL(`http://[${address}]/`).hostname.slice(1, -1);
        expect(isSpecialAddress(canonical)).toBe(isSpecialAddress(address));
      }),
    );
  });
});
