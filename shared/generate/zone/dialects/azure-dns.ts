import { recordValue } from '../../../evidence/record-value.ts';
import { absoluteName, oneWord } from '../../../model/presentation-form.ts';
import type { ProposedRecord } from '../../../overlay/proposal.ts';
import type { Dialect } from '../dialect.ts';
import { nameOrAt } from '../owner-name.ts';
import { fileNameFor, shellWord } from '../quoting.ts';
import { changedSets, ttlOf } from '../set-difference.ts';

/**
 * A script with the Azure command line for a public zone. Options are written with `=`, so that no value can be taken for
 * an option. A text that the tool would read as the name of a file (`@…`), or would not pass on as it is, stays behind as
 * a comment.
 */
export const azureDns: Dialect = {
  write: change => {
    const lines = changedSets(change).flatMap(({ set, removed, added, kept, newTtl }) => {
      const command = `az network dns record-set ${set.type.toLowerCase()}`;
      const zone = `--resource-group="\${RESOURCE_GROUP:?}" --zone-name=${shellWord(change.zone)}`;
      const name = shellWord(nameOrAt(set.name, change.zone));
      const call = (verb: string, options: string) => `${command} ${verb} ${zone} ${options}`;
      const record = (verb: string, each: ProposedRecord) =>
        `${canSay(each) ? '' : '# '}${call(verb, `--record-set-name=${name} ${fieldsOf(each)}`)}`;
      const add = (each: ProposedRecord) => record(each.type === 'CNAME' ? 'set-record' : 'add-record', each);
      const create = call('create', `--name=${name} --ttl=${ttlOf(set)}`);
      const remove = call('delete', `--name=${name} --yes`);

      if (set.after.length === 0) return [remove];
      if (set.before.length === 0) return [create, ...set.after.map(add)];
      // One text is found by its whole; several strings in one record are not, and the set is made anew.
      if (kept.length === 0 || !removed.every(isFoundByValue)) return [remove, create, ...set.after.map(add)];
      return [
        ...added.map(add),
        ...removed.map(each => record('remove-record', each)),
        ...(newTtl ? [call('update', `--name=${name} --set=ttl=${ttlOf(set)}`)] : []),
      ];
    });
    return {
      kind: 'text',
      text: `${['set -eu', ...lines].join('\n')}\n`,
      fileName: fileNameFor(change.zone, '-azure-dns.sh'),
      variables: ['RESOURCE_GROUP'],
    };
  },
};

/** The tool splits what is longer than one string can be by itself. */
const textOf = (record: ProposedRecord & { type: 'TXT' }) => record.strings.join('');
const canSay = (record: ProposedRecord) => record.type !== 'TXT' || /^(?!@)[ -~]*$/.test(textOf(record));
const isFoundByValue = (record: ProposedRecord) =>
  record.type !== 'TXT' || (record.strings.length === 1 && canSay(record));

function fieldsOf(record: ProposedRecord): string {
  switch (record.type) {
    case 'A':
      return `--ipv4-address=${shellWord(recordValue(record))}`;
    case 'AAAA':
      return `--ipv6-address=${shellWord(recordValue(record))}`;
    case 'CNAME':
      return `--cname=${shellWord(absoluteName(record.target))}`;
    case 'MX':
      return `--exchange=${shellWord(absoluteName(record.exchange))} --preference=${record.preference}`;
    case 'TXT':
      return `--value=${shellWord(canSay(record) ? textOf(record) : recordValue(record))}`;
    case 'TLSA':
      return [
        `--certificate-usage=${record.certificateUsage}`,
        `--selector=${record.selector}`,
        `--matching-type=${record.matchingType}`,
        `--certificate-data=${shellWord(oneWord(record.data))}`,
      ].join(' ');
  }
}
