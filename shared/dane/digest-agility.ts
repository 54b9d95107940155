import { remembered } from '../model/remembered.ts';
import type { TlsaRecord } from './tlsa-fields.ts';
import { wellFormedRecords } from './usable-records.ts';

/**
 * The records that a sender goes by (RFC 7671 §9): the usable ones, and of those with a digest only the strongest for each
 * usage and selector. Malformed records are dropped first, so that one of these cannot hide a good one. The matching types
 * that are known are numbered by strength: SHA-256 is 1, SHA-512 is 2.
 */
export const usableTlsaRecords = <Record extends TlsaRecord>(records: readonly Record[]): readonly Record[] =>
  // Those of the records given, whatever else they hold.
  usableOf(records) as readonly Record[];

/** Worked out once, as every simulated message asks for it. */
const usableOf = remembered((records: readonly TlsaRecord[]): readonly TlsaRecord[] => {
  const usable = wellFormedRecords(records);
  return usable.filter(record => !isOutshone(record, usable));
});

/** A stronger digest with the same usage and selector makes senders pass over this one; never over data in full. */
export const isOutshone = (record: TlsaRecord, usable: readonly TlsaRecord[]): boolean =>
  record.matchingType !== 0 && record.matchingType < (strongest(usable).get(comparedWith(record)) ?? 0);

/** The strongest matching type of each usage and selector. */
const strongest = remembered((usable: readonly TlsaRecord[]): ReadonlyMap<string, number> => {
  const types = new Map<string, number>();
  for (const record of usable) {
    const key = comparedWith(record);
    types.set(key, Math.max(record.matchingType, types.get(key) ?? 0));
  }
  return types;
});
const comparedWith = ({ certificateUsage, selector }: TlsaRecord) => `${certificateUsage} ${selector}`;
