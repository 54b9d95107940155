import { BlockList, isIPv4, isIPv6 } from 'node:net';
import { ipv6Groups } from '../../shared/model/ipv6-groups.ts';

/**
 * Addresses that nobody on the internet can be at (IANA special-purpose registries, RFC 6890): an MX that points to one
 * is a mistake, or an attempt to have us knock on a door inside the user's own network.
 */
const SPECIAL_IPV4 = [
  '0.0.0.0/8',
  '10.0.0.0/8',
  '100.64.0.0/10',
  '127.0.0.0/8',
  '169.254.0.0/16',
  '172.16.0.0/12',
  '192.0.0.0/24',
  '192.0.2.0/24',
  '192.88.99.0/24',
  '192.168.0.0/16',
  '198.18.0.0/15',
  '198.51.100.0/24',
  '203.0.113.0/24',
  '224.0.0.0/4',
  '240.0.0.0/4',
];
/** All of IPv6 that is given out today (RFC 4291 §2.4); the rest is local, multicast or nobody's. */
const GLOBAL_UNICAST_IPV6 = '2000::/3';
/** Within that: protocol assignments, Teredo among them (RFC 2928), and documentation (RFC 3849, RFC 9637). */
const SPECIAL_IPV6 = ['2001::/23', '2001:db8::/32', '3fff::/20'];
/** What carries an IPv4 address that the packets end up at: 6to4 (RFC 3056 §2), NAT64 (RFC 6052 §2.1), IPv4-mapped. */
const EMBEDDING_IPV6 = [
  { subnet: '2002::/16', firstGroup: 1 },
  { subnet: '64:ff9b::/96', firstGroup: 6 },
  { subnet: '::ffff:0:0/96', firstGroup: 6 },
];

function blockList(subnets: readonly string[], family: 'ipv4' | 'ipv6'): BlockList {
  const list = new BlockList();
  for (const subnet of subnets) {
    const [net = '', prefix] = subnet.split('/');
    list.addSubnet(net, Number(prefix), family);
  }
  return list;
}

const specialIpv4 = blockList(SPECIAL_IPV4, 'ipv4');
const specialIpv6 = blockList(SPECIAL_IPV6, 'ipv6');
const globalUnicast = blockList([GLOBAL_UNICAST_IPV6], 'ipv6');
const embedding = EMBEDDING_IPV6.map(({ subnet, firstGroup }) => ({
  list: blockList([subnet], 'ipv6'),
  firstGroup,
}));

/** Whether an address is private, loopback, link-local or otherwise not on the public internet; rubbish is as well. */
export function isSpecialAddress(address: string): boolean {
  if (isIPv4(address)) return specialIpv4.check(address, 'ipv4');
  if (!isIPv6(address) || address.includes('%')) return true;
  const within = embedding.find(({ list }) => list.check(address, 'ipv6'));
  if (within) return isSpecialAddress(embeddedIpv4(address, within.firstGroup));
  return !globalUnicast.check(address, 'ipv6') || specialIpv6.check(address, 'ipv6');
}

function embeddedIpv4(address: string, firstGroup: number): string {
  const groups = ipv6Groups(address);
  const bytes = [groups[firstGroup]!, groups[firstGroup + 1]!].flatMap(group => [group >> 8, group & 255]);
  return bytes.join('.');
}
