import { isIPv6 } from 'node:net';

/** A server as a person would write it: the port only where it is not the usual one. */
export function serverName(host: string, port: number, usualPort = 53): string {
  if (port === usualPort) return host;
  return isIPv6(host) ? `[${host}]:${port}` : `${host}:${port}`;
}
