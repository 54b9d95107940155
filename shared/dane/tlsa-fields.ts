import { fromHex, toHex } from '../model/bytes.ts';

/** A TLSA record's fields (RFC 6698 §2.1). */
export interface TlsaRecord {
  readonly certificateUsage: number;
  readonly selector: number;
  readonly matchingType: number;
  /** Hex in either case, white space allowed; or the bytes themselves. */
  readonly data: string | Uint8Array;
}

/** A record's data in lower-case hex without white space, or undefined where it is no hex of whole bytes. */
export function tlsaHex({ data }: Pick<TlsaRecord, 'data'>): string | undefined {
  if (typeof data !== 'string') return toHex(data);
  const hex = data.replaceAll(/\s/g, '').toLowerCase();
  return hex.length % 2 === 0 && /^[0-9a-f]*$/.test(hex) ? hex : undefined;
}

/** The bytes of a record's data, or undefined where it is no hex. */
export function tlsaData({ data }: Pick<TlsaRecord, 'data'>): Uint8Array | undefined {
  return typeof data === 'string' ? fromHex(data.replaceAll(/\s/g, '')) : data;
}
