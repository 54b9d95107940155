import { recordValue } from '../../../evidence/record-value.ts';
import { absoluteName, labelsOf, nameText, oneWord } from '../../../model/presentation-form.ts';
import type { ProposedRecord } from '../../../overlay/proposal.ts';
import { fileNameFor } from '../../quoting/file-name.ts';
import { shell, type ShellText, shellWord } from '../../quoting/shell.ts';
import { asLines, eachLine, joined } from '../../quoting/written.ts';
import type { Dialect } from '../dialect.ts';
import { nameOrAt } from '../owner-name.ts';
import { type ChangedSet, changedSets, ttlOf } from '../set-difference.ts';

/**
 * A script with the Azure command line for a public zone. Options are written with `=`, so that no value can be taken for
 * an option. A set with a text that the tool would read as the name of a file (`@…`), or would not pass on as it is, stays
 * behind as comments.
 */
export const azureDns: Dialect = {
  write: change => {
    const zone = shellWord(nameText(labelsOf(change.zone)));
    const lines = changedSets(change).flatMap(each => {
      const calls = callsFor(each, zone, shellWord(nameOrAt(each.set.name, change.zone)));
      return each.set.after.every(canSay) ? calls : calls.map(call => eachLine('# ', call));
    });
    return {
      kind: 'text',
      text: asLines([shell`set -eu`, ...lines]),
      fileName: fileNameFor(change.zone, '-azure-dns.sh'),
      variables: ['RESOURCE_GROUP'],
    };
  },
};

function callsFor(
  { set, removed, added, kept, newTtl }: ChangedSet,
  zone: ShellText,
  name: ShellText,
): readonly ShellText[] {
  const type = shellWord(set.type.toLowerCase());
  const call = (verb: ShellText, options: ShellText) =>
    shell`az network dns record-set ${type} ${verb} --resource-group="\${RESOURCE_GROUP:?}" --zone-name=${zone} ${options}`;
  const record = (verb: ShellText, each: ProposedRecord) =>
    call(verb, shell`--record-set-name=${name} ${fieldsOf(each)}`);
  const add = (each: ProposedRecord) =>
    record(each.type === 'CNAME' ? shell`set-record` : shell`add-record`, each);
  const create = call(shell`create`, shell`--name=${name} --ttl=${ttlOf(set)}`);
  const remove = call(shell`delete`, shell`--name=${name} --yes`);

  if (set.after.length === 0) return [remove];
  if (set.before.length === 0) return [create, ...set.after.map(add)];
  // One text is found by its whole; several strings in one record are not, and the set is made anew.
  const isMadeAnew = set.type === 'TXT' && (kept.length === 0 || !removed.every(isFoundByValue));
  if (isMadeAnew) return [remove, create, ...set.after.map(add)];
  return [
    ...added.map(add),
    // The one CNAME that a name can have has been replaced by then.
    ...(set.type === 'CNAME' ? [] : removed).map(each => record(shell`remove-record`, each)),
    ...(newTtl ? [call(shell`update`, shell`--name=${name} --set ttl=${ttlOf(set)}`)] : []),
  ];
}

/** The tool splits what is longer than one string can be by itself. */
const textOf = (record: ProposedRecord & { type: 'TXT' }) => record.strings.join('');
const canSay = (record: ProposedRecord) => record.type !== 'TXT' || /^(?!@)[ -~]*$/.test(textOf(record));
const isFoundByValue = (record: ProposedRecord) =>
  record.type !== 'TXT' || (record.strings.length === 1 && canSay(record));

function fieldsOf(record: ProposedRecord): ShellText {
  switch (record.type) {
    case 'A':
      return shell`--ipv4-address=${shellWord(recordValue(record))}`;
    case 'AAAA':
      return shell`--ipv6-address=${shellWord(recordValue(record))}`;
    case 'CNAME':
      return shell`--cname=${shellWord(absoluteName(record.target))}`;
    case 'MX':
      return shell`--exchange=${shellWord(absoluteName(record.exchange))} --preference=${record.preference}`;
    case 'TXT':
      return shell`--value=${shellWord(canSay(record) ? textOf(record) : recordValue(record))}`;
    case 'TLSA':
      return joined(
        [
          shell`--certificate-usage=${record.certificateUsage}`,
          shell`--selector=${record.selector}`,
          shell`--matching-type=${record.matchingType}`,
          shell`--certificate-data=${shellWord(oneWord(record.data))}`,
        ],
        ' ',
      );
  }
}
