import type { TLSSocket } from 'node:tls';

/** Named groups by number (IANA, TLS Supported Groups), for runtimes that do not tell their name. */
const GROUPS: Readonly<Record<number, string>> = {
  23: 'P-256',
  24: 'P-384',
  25: 'P-521',
  29: 'X25519',
  30: 'X448',
  256: 'ffdhe2048',
  257: 'ffdhe3072',
  4588: 'X25519MLKEM768',
};

/** What OpenSSL calls curves that have a better known name. */
const CURVES: Readonly<Record<string, string>> = {
  prime256v1: 'P-256',
  secp384r1: 'P-384',
  secp521r1: 'P-521',
};

/**
 * The group of the ephemeral key exchange, `X25519`, or its type and size, `DH 2048`; undefined where there was none.
 * @param group the server's group by number, where TLS 1.3 told it
 */
export function keyExchangeName(socket: TLSSocket, group: number | undefined): string | undefined {
  const named = group === undefined ? undefined : GROUPS[group];
  if (named !== undefined) return named;
  const info: { type?: string; name?: string; size?: number } = socket.getEphemeralKeyInfo() ?? {};
  if (info.name !== undefined) return groupName(info.name);
  return info.type === undefined ? undefined : `${info.type} ${info.size ?? ''}`.trim();
}

/** A group under the name that people know, whatever OpenSSL calls it. */
export const groupName = (name: string): string => CURVES[name] ?? name;
