import { getServers } from 'node:dns';
import { isIP, isIPv6 } from 'node:net';
import type { Endpoint } from '../network.ts';

/** As many as are ever worth trying within one question's tries. */
const MAX_RESOLVERS = 4;
const DNS_PORT = 53;

/** The resolvers that this device uses, in its order; none where it has none set. */
export function systemResolvers(servers: readonly string[] = getServers()): readonly Endpoint[] {
  return servers
    .map(parseServer)
    .filter(endpoint => endpoint !== undefined)
    .slice(0, MAX_RESOLVERS);
}

/**
 * `192.0.2.53`, `192.0.2.53:5353`, `2001:db8::53`, `[2001:db8::53]:5353`; an IPv6 address may have a zone
 * (`fe80::1%eth0`, RFC 4007 §11). Undefined where it is none of these.
 */
export function parseServer(text: string): Endpoint | undefined {
  const bracketed = /^\[([^\]]+)\](?::(\d{1,5}))?$/.exec(text);
  if (bracketed) return endpoint(bracketed, isIPv6);
  return endpoint(/^([^:]+)(?::(\d{1,5}))?$/.exec(text) ?? [text, text], address => isIP(address) !== 0);
}

function endpoint([, address = '', portText]: readonly string[], isAddress: (text: string) => boolean) {
  const port = portText === undefined ? DNS_PORT : Number(portText);
  return isAddress(address) && isPort(port) ? { address, port } : undefined;
}

export const isPort = (port: number): boolean => port >= 1 && port <= 65_535;
