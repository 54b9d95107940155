import { type TlsaRecord, tlsaHex } from './tlsa-fields.ts';

/** Why a record does not count for SMTP. The others still do. */
export type Unusable =
  /** RFC 7672 §3.1.3: usages 0 and 1 are not for SMTP. */
  | { readonly kind: 'usage-not-for-smtp' }
  | { readonly kind: 'unknown-usage' }
  | { readonly kind: 'unknown-selector' }
  | { readonly kind: 'unknown-matching-type' }
  | { readonly kind: 'no-hex' }
  /** RFC 6698 §2.1.3: SHA-256 has 32 octets, SHA-512 has 64. */
  | { readonly kind: 'wrong-length'; readonly octets: number; readonly expected: number };

/** Octets of the digests that RFC 6698 §2.1.3 knows, by matching type. */
const DIGEST_OCTETS: Readonly<Record<number, number>> = { 1: 32, 2: 64 };

/** Why a record is unusable for SMTP, or undefined where it is usable (RFC 7671 §4.1, RFC 7672 §3.1). */
export function whyUnusable(record: TlsaRecord): Unusable | undefined {
  const { certificateUsage, selector, matchingType } = record;
  if (certificateUsage === 0 || certificateUsage === 1) return { kind: 'usage-not-for-smtp' };
  if (certificateUsage !== 2 && certificateUsage !== 3) return { kind: 'unknown-usage' };
  if (selector !== 0 && selector !== 1) return { kind: 'unknown-selector' };
  if (matchingType !== 0 && DIGEST_OCTETS[matchingType] === undefined)
    return { kind: 'unknown-matching-type' };
  const hex = tlsaHex(record);
  if (!hex) return { kind: 'no-hex' };
  const octets = hex.length / 2;
  const expected = DIGEST_OCTETS[matchingType];
  return expected !== undefined && octets !== expected
    ? { kind: 'wrong-length', octets, expected }
    : undefined;
}

/** The records that are usable, before digest agility. */
export const wellFormedRecords = <Record extends TlsaRecord>(records: readonly Record[]): readonly Record[] =>
  records.filter(record => whyUnusable(record) === undefined);
