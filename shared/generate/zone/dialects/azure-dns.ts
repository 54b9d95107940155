import { recordValue } from '../../../evidence/record-value.ts';
import { absoluteName, labelsOf, nameText, oneWord } from '../../../model/presentation-form.ts';
import type { ProposedRecord } from '../../../overlay/proposal.ts';
import type { Dialect } from '../dialect.ts';
import { nameOrAt } from '../owner-name.ts';
import { fileNameFor, shellWord } from '../quoting.ts';
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
      return each.set.after.every(canSay) ? calls : calls.map(call => `# ${call}`);
    });
    return {
      kind: 'text',
      text: `${['set -eu', ...lines].join('\n')}\n`,
      fileName: fileNameFor(change.zone, '-azure-dns.sh'),
      variables: ['RESOURCE_GROUP'],
    };
  },
};

function callsFor({ set, removed, added, kept, newTtl }: ChangedSet, zone: string, name: string) {
  const call = (verb: string, options: string) =>
    `az network dns record-set ${set.type.toLowerCase()} ${verb} ` +
    `--resource-group="\${RESOURCE_GROUP:?}" --zone-name=${zone} ${options}`;
  const record = (verb: string, each: ProposedRecord) =>
    call(verb, `--record-set-name=${name} ${fieldsOf(each)}`);
  const add = (each: ProposedRecord) => record(each.type === 'CNAME' ? 'set-record' : 'add-record', each);
  const create = call('create', `--name=${name} --ttl=${ttlOf(set)}`);
  const remove = call('delete', `--name=${name} --yes`);

  if (set.after.length === 0) return [remove];
  if (set.before.length === 0) return [create, ...set.after.map(add)];
  // One text is found by its whole; several strings in one record are not, and the set is made anew.
  const isMadeAnew = set.type === 'TXT' && (kept.length === 0 || !removed.every(isFoundByValue));
  if (isMadeAnew) return [remove, create, ...set.after.map(add)];
  return [
    ...added.map(add),
    // The one CNAME that a name can have has been replaced by then.
    ...(set.type === 'CNAME' ? [] : removed).map(each => record('remove-record', each)),
    ...(newTtl ? [call('update', `--name=${name} --set ttl=${ttlOf(set)}`)] : []),
  ];
}

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
