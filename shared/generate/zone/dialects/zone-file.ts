import type { ProposedRecord } from '../../../overlay/proposal.ts';
import { fileNameFor } from '../../quoting/file-name.ts';
import {
  absoluteWord,
  masterFile,
  type MasterFileText,
  relativeWord,
  typeWord,
  valueWords,
} from '../../quoting/master-file.ts';
import { asLines } from '../../quoting/written.ts';
import type { Dialect } from '../dialect.ts';
import { relativeName } from '../owner-name.ts';
import { changedSets, ttlOf } from '../set-difference.ts';

/**
 * Lines for a master file (RFC 1035 §5) of BIND, NSD, Knot and their like: those that come, and apart from them those that go,
 * as such a file cannot delete. With another TTL a record is another line: it goes before it comes.
 */
export const zoneFile: Dialect = {
  write: change => {
    const nameOf = ({ owner }: ProposedRecord) => relativeWord(relativeName(owner, change.zone));
    const [gone, come]: [MasterFileText[], MasterFileText[]] = [[], []];
    for (const { set, removed, added, newTtl } of changedSets(change)) {
      for (const record of newTtl ? set.before : removed) {
        // Without a TTL: what was seen may be what was left of it in a cache.
        gone.push(masterFile`${nameOf(record)} IN ${typeWord(set.type)} ${valueWords(record)}`);
      }
      for (const record of newTtl ? set.after : added) {
        const start = masterFile`${nameOf(record)} ${ttlOf(set)}`;
        come.push(masterFile`${start} IN ${typeWord(set.type)} ${valueWords(record)}`);
      }
    }
    const origin = masterFile`$ORIGIN ${absoluteWord(change.zone)}`;
    return {
      kind: 'text',
      text: asLines(come.length > 0 ? [origin, ...come] : []),
      ...(gone.length > 0 && { removal: { text: asLines(gone), comment: '; ' } }),
      fileName: fileNameFor(change.zone, '.zone'),
      variables: [],
    };
  },
};
