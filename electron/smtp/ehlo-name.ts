import { isIPv6 } from 'node:net';
import { isDomainName } from '../../shared/model/domain-name.ts';

/** Endings that no mail server can look up: RFC 6761, RFC 6762, RFC 8375, and what home routers give out. */
const LOCAL_ENDINGS =
  /(^|\.)(local|localhost|localdomain|lan|home|internal|intranet|corp|home\.arpa|test|invalid|example)$/;

/**
 * What to call ourselves (RFC 5321 §4.1.1.1): the machine's name where that is fully qualified, else its address as a
 * literal (§4.1.3), as §4.1.4 asks of a client without a name.
 */
export function ehloName(hostName: string, localAddress: string | undefined): string {
  const name = hostName.toLowerCase();
  if (isDomainName(name) && /^[a-z0-9.-]+$/.test(name) && !LOCAL_ENDINGS.test(name)) return name;
  // An IPv4 address on an IPv6 socket, and a zone that means something on this machine only.
  const [address = ''] = (localAddress ?? '127.0.0.1').replace(/^::ffff:(?=\d+\.)/i, '').split('%');
  return isIPv6(address) ? `[IPv6:${address}]` : `[${address}]`;
}
