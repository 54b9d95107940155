import { recordValue } from '../../../evidence/record-value.ts';
import { absoluteName } from '../../../model/presentation-form.ts';
import type { Dialect } from '../dialect.ts';
import { fileNameFor } from '../quoting.ts';
import { changedSets, ttlOf } from '../set-difference.ts';

/**
 * A script for `nsupdate`: one update message (RFC 2136 §2), made as a whole or not at all. Its prerequisites (RFC 2136
 * §2.4) say what each set holds now, so that nothing happens in a zone that has changed meanwhile. The server is the one
 * that the zone's SOA names; who wants another puts a `server` line before it.
 */
export const nsupdate: Dialect = {
  write: change => {
    const sets = changedSets(change).map(each => ({ ...each, name: absoluteName(each.set.name) }));
    const prerequisites = sets.flatMap(({ set, name }) =>
      set.before.length === 0
        ? [`prereq nxrrset ${name} IN ${set.type}`]
        : set.before.map(record => `prereq yxrrset ${name} IN ${set.type} ${recordValue(record)}`),
    );
    const updates = sets.flatMap(({ set, name, removed, added, newTtl }) => [
      ...removed.map(record => `update delete ${name} ${set.type} ${recordValue(record)}`),
      // RFC 2136 §3.4.2.2: a record that is there already gets the TTL of the one that is added.
      ...(newTtl ? set.after : added).map(
        record => `update add ${name} ${ttlOf(set)} IN ${set.type} ${recordValue(record)}`,
      ),
    ]);
    return {
      kind: 'text',
      text: `${[`zone ${absoluteName(change.zone)}`, ...prerequisites, ...updates, 'send'].join('\n')}\n`,
      fileName: fileNameFor(change.zone, '.nsupdate'),
      variables: [],
    };
  },
};
