import { recordValue } from '../../../evidence/record-value.ts';
import { absoluteName } from '../../../model/presentation-form.ts';
import { fileNameFor } from '../../quoting/file-name.ts';
import { shell, shellWord } from '../../quoting/shell.ts';
import { asLines, joined } from '../../quoting/written.ts';
import type { Dialect } from '../dialect.ts';
import { nameOrAt } from '../owner-name.ts';
import { changedSets, ttlOf } from '../set-difference.ts';

/** A script with PowerDNS's `pdnsutil`, which replaces and deletes whole sets; then what a change by hand needs. */
export const pdnsutil: Dialect = {
  write: change => {
    const zone = shellWord(absoluteName(change.zone));
    const commands = changedSets(change).map(({ set }) => {
      const name = word(nameOrAt(set.name, change.zone));
      const type = shellWord(set.type);
      if (set.after.length === 0) return shell`pdnsutil delete-rrset ${zone} ${name} ${type}`;
      const values = set.after.map(record => word(recordValue(record)));
      return shell`pdnsutil replace-rrset ${zone} ${name} ${type} ${ttlOf(set)} ${joined(values, ' ')}`;
    });
    const finish = [shell`pdnsutil rectify-zone ${zone}`, shell`pdnsutil increase-serial ${zone}`];
    return {
      kind: 'text',
      text: asLines([shell`set -eu`, ...commands, ...(commands.length > 0 ? finish : [])]),
      fileName: fileNameFor(change.zone, '-pdnsutil.sh'),
      variables: [],
    };
  },
};

/** A name that starts with a hyphen would be taken for an option; RFC 1035 §5.1 has another way to write it. */
const word = (text: string) => shellWord(text.replace(/^-/, '\\045'));
