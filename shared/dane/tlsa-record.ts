import type { CertificateFacts } from '../evidence/certificate.ts';
import { fromBase64, fromHex, toHex } from '../model/bytes.ts';

/** A TLSA record's fields (RFC 6698 §2.1); `data` in hex, in either case. */
export interface TlsaRecord {
  readonly certificateUsage: number;
  readonly selector: number;
  readonly matchingType: number;
  readonly data: string;
}

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

const DIGEST_OCTETS: Readonly<Record<number, number>> = { 1: 32, 2: 64 };

/** Why a record is unusable for SMTP, or undefined where it is usable (RFC 7671 §4.1, RFC 7672 §3.1). */
export function whyUnusable({
  certificateUsage,
  selector,
  matchingType,
  data,
}: TlsaRecord): Unusable | undefined {
  if (certificateUsage === 0 || certificateUsage === 1) return { kind: 'usage-not-for-smtp' };
  if (certificateUsage !== 2 && certificateUsage !== 3) return { kind: 'unknown-usage' };
  if (selector !== 0 && selector !== 1) return { kind: 'unknown-selector' };
  if (matchingType !== 0 && DIGEST_OCTETS[matchingType] === undefined)
    return { kind: 'unknown-matching-type' };
  const bytes = fromHex(data);
  if (!bytes || bytes.length === 0) return { kind: 'no-hex' };
  const expected = DIGEST_OCTETS[matchingType];
  if (expected !== undefined && bytes.length !== expected) {
    return { kind: 'wrong-length', octets: bytes.length, expected };
  }
  return undefined;
}

/**
 * The records that a sender goes by: the usable ones, and of those with a digest only the strongest for each usage and
 * selector (RFC 7671 §9, digest agility). Malformed records are dropped first, so that one cannot hide a good one.
 */
export function usableTlsaRecords<Record extends TlsaRecord>(records: readonly Record[]): readonly Record[] {
  const usable = records.filter(record => whyUnusable(record) === undefined);
  const strongest = ({ certificateUsage, selector }: TlsaRecord) =>
    Math.max(
      ...usable
        .filter(other => other.certificateUsage === certificateUsage && other.selector === selector)
        .map(other => other.matchingType),
    );
  return usable.filter(record => record.matchingType === 0 || record.matchingType === strongest(record));
}

/** Whether a certificate is the one a record names, by its selector and matching type (RFC 6698 §2.1). */
export function matchesCertificate(record: TlsaRecord, certificate: CertificateFacts): boolean {
  const { selector, matchingType } = record;
  const digests = selector === 0 ? certificate.digests.certificate : certificate.digests.publicKey;
  const data = record.data.toLowerCase();
  if (matchingType === 1) return digests.sha256 === data;
  if (matchingType === 2) return digests.sha512 === data;
  const whole = fromBase64(selector === 0 ? certificate.der : certificate.spki);
  return whole !== undefined && toHex(whole) === data;
}
