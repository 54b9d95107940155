import { getServers } from 'node:dns';
import { isIP } from 'node:net';
import type { Endpoint } from '../network.ts';

/** As many as are ever worth trying within one question's tries. */
const MAX_RESOLVERS = 4;

/** The resolvers that this device uses, in its order; none where it has none set. */
export function systemResolvers(): readonly Endpoint[] {
  return getServers()
    .map(parseServer)
    .filter(endpoint => endpoint !== undefined)
    .slice(0, MAX_RESOLVERS);
}

/** `192.0.2.53`, `192.0.2.53:5353`, `2001:db8::53`, `[2001:db8::53]:5353`, with or without a zone (`fe80::1%eth0`). */
export function parseServer(text: string): Endpoint | undefined {
  const match = /^\[([^\]]+)\](?::(\d{1,5}))?$/.exec(text) ?? /^([^:]+)(?::(\d{1,5}))?$/.exec(text) ?? [text, text];
  const address = match[1]!;
  const port = match[2] === undefined ? 53 : Number(match[2]);
  return isIP(address.replace(/%.*$/, '')) !== 0 && port >= 1 && port <= 65_535 ? { address, port } : undefined;
}
