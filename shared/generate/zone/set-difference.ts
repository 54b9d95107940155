import { recordValue } from '../../evidence/record-value.ts';
import type { ProposedRecord, RecordSetChange } from '../../overlay/proposal.ts';
import type { ZoneChange } from './dialect.ts';

/** What happens to the records of one set. Two records are the same where their values are: the TTL is the set's. */
export interface SetDifference {
  readonly removed: readonly ProposedRecord[];
  readonly added: readonly ProposedRecord[];
  readonly kept: readonly ProposedRecord[];
  /** Records are kept, with another TTL than they have now. */
  readonly newTtl: boolean;
}

export function setDifference({ before, after }: RecordSetChange): SetDifference {
  const had = new Set(before.map(record => recordValue(record)));
  const gets = new Set(after.map(record => recordValue(record)));
  const kept = after.filter(record => had.has(recordValue(record)));
  const oldTtls = new Set(before.map(({ ttl }) => ttl));
  return {
    removed: before.filter(record => !gets.has(recordValue(record))),
    added: after.filter(record => !had.has(recordValue(record))),
    kept,
    newTtl: kept.length > 0 && after.some(({ ttl }) => oldTtls.size !== 1 || !oldTtls.has(ttl)),
  };
}

/** The sets in which something happens, in the order of the change. */
export function changedSets({
  sets,
}: ZoneChange): readonly (SetDifference & { readonly set: RecordSetChange })[] {
  return sets
    .map(set => ({ set, ...setDifference(set) }))
    .filter(({ removed, added, newTtl }) => removed.length > 0 || added.length > 0 || newTtl);
}

/** RFC 2181 §8: a TTL has 31 bits. */
const LONGEST_TTL = 2 ** 31 - 1;

/** The TTL of what a set becomes, a whole number that a TTL can be; 0 where it goes away. */
export const ttlOf = ({ after }: RecordSetChange): number =>
  Math.min(LONGEST_TTL, Math.max(0, Math.trunc(after[0]?.ttl ?? 0)));
