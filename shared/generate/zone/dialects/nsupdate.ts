import { fileNameFor } from '../../quoting/file-name.ts';
import { absoluteWord, masterFile, typeWord, valueWords } from '../../quoting/master-file.ts';
import { asLines } from '../../quoting/written.ts';
import type { Dialect } from '../dialect.ts';
import { changedSets, ttlOf } from '../set-difference.ts';

/**
 * A script for `nsupdate`: one update message (RFC 2136 §2), made as a whole or not at all. Its prerequisites (RFC 2136
 * §2.4) say what each set holds now, so that nothing happens in a zone that has changed meanwhile. The server is the one
 * that the zone's SOA names; who wants another puts a `server` line before it.
 */
export const nsupdate: Dialect = {
  write: change => {
    const sets = changedSets(change).map(each => ({
      ...each,
      name: absoluteWord(each.set.name),
      type: typeWord(each.set.type),
    }));
    const prerequisites = sets.flatMap(({ set, name, type }) =>
      set.before.length === 0
        ? [masterFile`prereq nxrrset ${name} IN ${type}`]
        : set.before.map(record => masterFile`prereq yxrrset ${name} IN ${type} ${valueWords(record)}`),
    );
    const updates = sets.flatMap(({ set, name, type, removed, added, newTtl }) => [
      ...removed.map(record => masterFile`update delete ${name} ${type} ${valueWords(record)}`),
      // RFC 2136 §3.4.2.2: a record that is there already gets the TTL of the one that is added.
      ...(newTtl ? set.after : added).map(
        record => masterFile`update add ${name} ${ttlOf(set)} IN ${type} ${valueWords(record)}`,
      ),
    ]);
    return {
      kind: 'text',
      text: asLines([
        masterFile`zone ${absoluteWord(change.zone)}`,
        ...prerequisites,
        ...updates,
        masterFile`send`,
      ]),
      fileName: fileNameFor(change.zone, '.nsupdate'),
      variables: [],
    };
  },
};
