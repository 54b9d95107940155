import { recordValue, type ValueEscapes } from '../../../evidence/record-value.ts';
import { absoluteName, type ByteEscape } from '../../../model/presentation-form.ts';
import type { ProposedRecord, RecordSetChange } from '../../../overlay/proposal.ts';
import { fileNameFor } from '../../quoting/file-name.ts';
import { shell, shellWord } from '../../quoting/shell.ts';
import { asLines } from '../../quoting/written.ts';
import type { Dialect } from '../dialect.ts';
import { changedSets, ttlOf } from '../set-difference.ts';

/** Where master files have three decimal digits, Route 53 has three octal ones. */
const octalEscape: ByteEscape = code => `\\${code.toString(8).padStart(3, '0')}`;
const QUOTE = 0x22;
const ESCAPES: ValueEscapes = {
  names: octalEscape,
  strings: code => (code === QUOTE ? '\\"' : octalEscape(code)),
};

/** A call of the AWS command line with one change batch, which Route 53 makes as a whole or not at all. */
export const route53: Dialect = {
  write: change => {
    const changes = changedSets(change).map(({ set }) =>
      set.after.length === 0
        ? // A set is deleted only where it is what the batch says it is, its TTL included.
          { Action: 'DELETE', ResourceRecordSet: recordSet(set, set.before, set.before[0]!.ttl) }
        : { Action: 'UPSERT', ResourceRecordSet: recordSet(set, set.after, ttlOf(set)) },
    );
    const batch = shellWord(JSON.stringify({ Changes: changes }, undefined, 2));
    const command = shell`aws route53 change-resource-record-sets --hosted-zone-id "\${HOSTED_ZONE_ID:?}" --change-batch ${batch}`;
    return {
      kind: 'text',
      text: asLines([shell`set -eu`, ...(changes.length > 0 ? [command] : [])]),
      fileName: fileNameFor(change.zone, '-route53.sh'),
      variables: ['HOSTED_ZONE_ID'],
    };
  },
};

const recordSet = ({ name, type }: RecordSetChange, records: readonly ProposedRecord[], ttl: number) => ({
  Name: absoluteName(name, octalEscape),
  Type: type,
  TTL: ttl,
  ResourceRecords: records.map(record => ({ Value: recordValue(record, ESCAPES) })),
});
