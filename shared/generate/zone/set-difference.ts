import { recordValue } from '../../evidence/record-value.ts';
import type { ProposedRecord, RecordSetChange } from '../../overlay/proposal.ts';
import type { ZoneChange } from './dialect.ts';

/** A set, and what happens to its records. Two records are the same where their values are: the TTL is the set's. */
export interface ChangedSet {
  readonly set: RecordSetChange;
  readonly removed: readonly ProposedRecord[];
  readonly added: readonly ProposedRecord[];
  readonly kept: readonly ProposedRecord[];
  /** There is a set before and after, and its TTL changes. */
  readonly newTtl: boolean;
  /**
   * Where a host takes one record at a time, new ones come before old ones go: a name that lacks its TLSA records for a
   * moment is one without DANE. Not so where two at once are none: RFC 1034 §3.6.2 for CNAME, RFC 8461 §3.1 for policies.
   */
  readonly removeFirst: boolean;
}

function setDifference(set: RecordSetChange): ChangedSet {
  const { type, before, after } = set;
  const had = new Set(before.map(record => recordValue(record)));
  const gets = new Set(after.map(record => recordValue(record)));
  const ttls = new Set(before.map(({ ttl }) => ttl));
  const sameTtl = ttls.size === 1 && after.every(({ ttl }) => ttls.has(ttl));
  return {
    set,
    removed: before.filter(record => !gets.has(recordValue(record))),
    added: after.filter(record => !had.has(recordValue(record))),
    kept: after.filter(record => had.has(recordValue(record))),
    newTtl: before.length > 0 && after.length > 0 && !sameTtl,
    removeFirst: type === 'CNAME' || type === 'TXT',
  };
}

/** The sets in which something happens, in the order of the change. */
export const changedSets = ({ sets }: ZoneChange): readonly ChangedSet[] =>
  sets
    .map(setDifference)
    .filter(({ removed, added, newTtl }) => removed.length > 0 || added.length > 0 || newTtl);

/** RFC 2181 §8: a TTL has 31 bits. */
const LONGEST_TTL = 2 ** 31 - 1;

/** The TTL of what a set becomes, a whole number that a TTL can be; 0 where it goes away. */
export const ttlOf = ({ after }: RecordSetChange): number =>
  Math.min(LONGEST_TTL, Math.max(0, Math.trunc(after[0]?.ttl ?? 0)));
