import type { ProposedRecord } from '../../overlay/proposal.ts';
import type { DialectText, FormField, ZoneChange } from './dialect.ts';
import { changedSets, ttlOf } from './set-difference.ts';

/** The fields of one record; without a TTL where it is to be found and deleted. */
export type FieldsOf = (
  record: ProposedRecord,
  zone: string,
  ttl: number | undefined,
) => readonly FormField[];

/** A change as entries of a web form. To a form a record with another TTL is the same record: it goes before it comes. */
export function formEntries(change: ZoneChange, fieldsOf: FieldsOf): DialectText {
  const entries = changedSets(change).flatMap(({ set, removed, added, newTtl, removeFirst }) => {
    const removals = (newTtl ? set.before : removed).map(record => ({
      action: 'remove' as const,
      fields: fieldsOf(record, change.zone, undefined),
    }));
    const additions = (newTtl ? set.after : added).map(record => ({
      action: 'add' as const,
      fields: fieldsOf(record, change.zone, ttlOf(set)),
    }));
    return removeFirst || newTtl ? [...removals, ...additions] : [...additions, ...removals];
  });
  return { kind: 'form', entries };
}
