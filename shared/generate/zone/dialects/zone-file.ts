import { recordValue } from '../../../evidence/record-value.ts';
import { absoluteName } from '../../../model/presentation-form.ts';
import type { Dialect } from '../dialect.ts';
import { nameOrAt } from '../owner-name.ts';
import { fileNameFor } from '../quoting.ts';
import { changedSets, ttlOf } from '../set-difference.ts';

/**
 * A piece of a master file (RFC 1035 §5) for BIND, NSD, Knot and their like. It says what a name is to have; such a file
 * cannot delete, so a record that must go is a comment that starts with `;-`.
 */
export const zoneFile: Dialect = {
  write: change => {
    const lines = changedSets(change).flatMap(({ set, removed }) => {
      const start = (ttl: number) => `${nameOrAt(set.name, change.zone)} ${ttl} IN ${set.type}`;
      return [
        ...removed.map(record => `;- ${start(record.ttl)} ${recordValue(record)}`),
        ...set.after.map(record => `${start(ttlOf(set))} ${recordValue(record)}`),
      ];
    });
    return {
      kind: 'text',
      text: `${[`$ORIGIN ${absoluteName(change.zone)}`, ...lines].join('\n')}\n`,
      fileName: fileNameFor(change.zone, '.zone'),
      variables: [],
    };
  },
};
