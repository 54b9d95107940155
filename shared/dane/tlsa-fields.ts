import { fromHex } from '../model/bytes.ts';

/** A TLSA record's fields (RFC 6698 §2.1). */
export interface TlsaRecord {
  readonly certificateUsage: number;
  readonly selector: number;
  readonly matchingType: number;
  /** Hex in either case, white space allowed; or the bytes themselves. */
  readonly data: string | Uint8Array;
}

/** The bytes of a record's data, or undefined where it is no hex. */
export function tlsaData({ data }: Pick<TlsaRecord, 'data'>): Uint8Array | undefined {
  return typeof data === 'string' ? fromHex(data.replace(/\s/g, '')) : data;
}
