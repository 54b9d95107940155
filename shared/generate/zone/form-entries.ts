import type { ProposedRecord } from '../../overlay/proposal.ts';
import type { DialectText, FormField, ZoneChange } from './dialect.ts';
import { changedSets, ttlOf } from './set-difference.ts';

/** The fields of one record; without a TTL where it is to be found and deleted. */
export type FieldsOf = (
  record: ProposedRecord,
  zone: string,
  ttl: number | undefined,
) => readonly FormField[];

/**
 * A change as entries of a web form. Of each set the old records go first: a form takes nothing beside a CNAME, and a
 * record with another TTL is the same record to it.
 */
export function formEntries(change: ZoneChange, fieldsOf: FieldsOf): DialectText {
  const entries = changedSets(change).flatMap(({ set, removed, added, newTtl }) => [
    ...(newTtl ? set.before : removed).map(record => ({
      action: 'remove' as const,
      fields: fieldsOf(record, change.zone, undefined),
    })),
    ...(newTtl ? set.after : added).map(record => ({
      action: 'add' as const,
      fields: fieldsOf(record, change.zone, ttlOf(set)),
    })),
  ]);
  return { kind: 'form', entries };
}
