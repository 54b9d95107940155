import { fileNameFor } from '../../quoting/file-name.ts';
import { absoluteWord, masterFile, relativeWord, typeWord, valueWords } from '../../quoting/master-file.ts';
import { asLines, eachLine } from '../../quoting/written.ts';
import type { Dialect } from '../dialect.ts';
import { relativeName } from '../owner-name.ts';
import { changedSets, ttlOf } from '../set-difference.ts';

/**
 * A piece of a master file (RFC 1035 §5) for BIND, NSD, Knot and their like. It says what a name is to have; such a file
 * cannot delete, so a record that must go is a comment that starts with `;-`.
 */
export const zoneFile: Dialect = {
  write: change => {
    const lines = changedSets(change).flatMap(({ set, removed }) => {
      const name = relativeWord(relativeName(set.name, change.zone));
      const start = (ttl: number) => masterFile`${name} ${ttl} IN ${typeWord(set.type)}`;
      return [
        ...removed.map(record => eachLine(';- ', masterFile`${start(record.ttl)} ${valueWords(record)}`)),
        ...set.after.map(record => masterFile`${start(ttlOf(set))} ${valueWords(record)}`),
      ];
    });
    return {
      kind: 'text',
      text: asLines([masterFile`$ORIGIN ${absoluteWord(change.zone)}`, ...lines]),
      fileName: fileNameFor(change.zone, '.zone'),
      variables: [],
    };
  },
};
