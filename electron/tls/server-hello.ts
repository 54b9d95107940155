import { createHash } from 'node:crypto';
import { ByteReader } from './byte-reader.ts';

/** What a ServerHello (RFC 5246 §7.4.1.3, RFC 8446 §4.1.3) settles. */
export interface ServerHello {
  readonly cipherSuite: number;
  /** TLS 1.3 was chosen: everything after this message is encrypted. */
  readonly isTls13: boolean;
  /** The named group of the server's key share; TLS 1.3 only. */
  readonly group?: number;
}

const SUPPORTED_VERSIONS = 43;
const KEY_SHARE = 51;
const TLS_13 = 0x0304;
// RFC 8446 §4.1.3: a HelloRetryRequest is a ServerHello with this for its random value.
const RETRY_RANDOM = createHash('sha256').update('HelloRetryRequest').digest();

/** Reads a ServerHello; undefined where it is broken off, or is a HelloRetryRequest, which settles nothing yet. */
export function readServerHello(body: Uint8Array): ServerHello | undefined {
  const reader = new ByteReader(body);
  reader.take(2);
  const random = reader.take(32);
  reader.vector(1);
  const cipherSuite = reader.number(2);
  const compression = reader.number(1);
  if (!random || cipherSuite === undefined || compression === undefined || RETRY_RANDOM.equals(random)) {
    return undefined;
  }
  const extensions = new ByteReader(reader.vector(2) ?? new Uint8Array());
  let isTls13 = false;
  let group: number | undefined;
  while (extensions.left > 0) {
    const type = extensions.number(2);
    const value = new ByteReader(extensions.vector(2) ?? new Uint8Array());
    if (type === SUPPORTED_VERSIONS) isTls13 = value.number(2) === TLS_13;
    if (type === KEY_SHARE) group = value.number(2);
  }
  return { cipherSuite, isTls13, ...(group === undefined ? {} : { group }) };
}
