import { recordValue } from '../../../evidence/record-value.ts';
import { absoluteName } from '../../../model/presentation-form.ts';
import type { Dialect } from '../dialect.ts';
import { nameOrAt } from '../owner-name.ts';
import { fileNameFor, shellWord } from '../quoting.ts';
import { changedSets, ttlOf } from '../set-difference.ts';

/** A script with PowerDNS's `pdnsutil`, which replaces and deletes whole sets; then what a change by hand needs. */
export const pdnsutil: Dialect = {
  write: change => {
    const zone = shellWord(absoluteName(change.zone));
    const commands = changedSets(change).map(({ set }) => {
      const name = word(nameOrAt(set.name, change.zone));
      if (set.after.length === 0) return `pdnsutil delete-rrset ${zone} ${name} ${set.type}`;
      const values = set.after.map(record => word(recordValue(record)));
      return `pdnsutil replace-rrset ${zone} ${name} ${set.type} ${ttlOf(set)} ${values.join(' ')}`;
    });
    const finish = [`pdnsutil rectify-zone ${zone}`, `pdnsutil increase-serial ${zone}`];
    return {
      kind: 'text',
      text: `${['set -eu', ...commands, ...(commands.length > 0 ? finish : [])].join('\n')}\n`,
      fileName: fileNameFor(change.zone, '-pdnsutil.sh'),
      variables: [],
    };
  },
};

/** A name that starts with a hyphen would be taken for an option; RFC 1035 §5.1 has another way to write it. */
const word = (text: string) => shellWord(text.replace(/^-/, '\\045'));
