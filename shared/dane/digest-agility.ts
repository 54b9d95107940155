import type { TlsaRecord } from './tlsa-fields.ts';
import { wellFormedRecords } from './usable-records.ts';

/**
 * The records that a sender goes by (RFC 7671 §9): the usable ones, and of those with a digest only the strongest for each
 * usage and selector. Malformed records are dropped first, so that one of these cannot hide a good one. The matching types
 * that are known are numbered by strength: SHA-256 is 1, SHA-512 is 2.
 */
export function usableTlsaRecords<Record extends TlsaRecord>(records: readonly Record[]): readonly Record[] {
  const usable = wellFormedRecords(records);
  return usable.filter(record => !isOutshone(record, usable));
}

/** A stronger digest with the same usage and selector makes senders pass over this one; never over data in full. */
export const isOutshone = (record: TlsaRecord, usable: readonly TlsaRecord[]): boolean =>
  record.matchingType !== 0 &&
  usable.some(
    other =>
      other.certificateUsage === record.certificateUsage &&
      other.selector === record.selector &&
      other.matchingType > record.matchingType,
  );
