import { recordValue } from '../../../evidence/record-value.ts';
import { absoluteName, byteOf, decimalEscape, oneWord } from '../../../model/presentation-form.ts';
import type { ProposedRecord, ProposedType, RecordSetChange } from '../../../overlay/proposal.ts';
import { fileNameFor } from '../../quoting/file-name.ts';
import { asLines } from '../../quoting/written.ts';
import { yaml, type YamlText, yamlText } from '../../quoting/yaml.ts';
import type { Dialect } from '../dialect.ts';
import { relativeName } from '../owner-name.ts';
import { changedSets, ttlOf } from '../set-difference.ts';

/**
 * A piece of an OctoDNS zone file, its keys in the order that OctoDNS enforces. Such a file holds what is to be there: a set
 * that changes comes in the place of the one that was, which is told apart from it.
 */
export const octodns: Dialect = {
  write: change => {
    const sets = changedSets(change).map(({ set }) => set);
    const gone = entriesOf(
      change.zone,
      sets.map(({ name, type, before }) => ({ name, type, before: [], after: before })),
    );
    const come = entriesOf(change.zone, sets);
    return {
      kind: 'text',
      text: asLines(come.length > 0 ? [yaml`---`, ...come] : []),
      ...(gone.length > 0 && { removal: { text: asLines(gone), comment: '# ' } }),
      fileName: fileNameFor(change.zone, '.yaml'),
      variables: [],
    };
  },
};

/** What sets become, under the key of their name. */
function entriesOf(zone: string, sets: readonly RecordSetChange[]): readonly YamlText[] {
  const names = new Map<string, RecordSetChange[]>();
  for (const set of sets.filter(({ after }) => after.length > 0)) {
    const name = relativeName(set.name, zone) ?? '';
    names.set(name, [...(names.get(name) ?? []), set]);
  }
  return [...names]
    .toSorted(([a], [b]) => naturalOrder(a, b))
    .flatMap(([name, setsOfName]) => [yaml`${yamlText(name)}:`, ...setsOfName.flatMap(setLines)]);
}

/** Numbers within names count as numbers, as OctoDNS sorts them. */
function naturalOrder(a: string, b: string): number {
  const [left, right] = [a.split(/(\d+)/), b.split(/(\d+)/)];
  for (const [at, part] of left.entries()) {
    const other = right[at];
    if (other === undefined) return 1;
    if (part === other) continue;
    const difference = at % 2 === 1 ? Number(part) - Number(other) : 0;
    return difference === 0 ? (part < other ? -1 : 1) : difference;
  }
  return left.length - right.length;
}

/** As plain scalars: none of them is anything else to YAML. */
const TYPES: Readonly<Record<ProposedType, YamlText>> = {
  A: yaml`A`,
  AAAA: yaml`AAAA`,
  CNAME: yaml`CNAME`,
  MX: yaml`MX`,
  TLSA: yaml`TLSA`,
  TXT: yaml`TXT`,
};

function setLines(set: RecordSetChange): readonly YamlText[] {
  const head = [yaml`  - ttl: ${ttlOf(set)}`, yaml`    type: ${TYPES[set.type]}`];
  const [first] = set.after;
  // There is one CNAME at most, and OctoDNS has `value` for it.
  if (first?.type === 'CNAME') return [...head, yaml`    value: ${yamlText(absoluteName(first.target))}`];
  return [...head, yaml`    values:`, ...set.after.flatMap(valueLines)];
}

function valueLines(record: ProposedRecord): readonly YamlText[] {
  switch (record.type) {
    case 'MX':
      return [
        yaml`      - exchange: ${yamlText(absoluteName(record.exchange))}`,
        yaml`        preference: ${record.preference}`,
      ];
    case 'TLSA':
      return [
        yaml`      - certificate_association_data: ${yamlText(oneWord(record.data))}`,
        yaml`        certificate_usage: ${record.certificateUsage}`,
        yaml`        matching_type: ${record.matchingType}`,
        yaml`        selector: ${record.selector}`,
      ];
    case 'TXT':
      return [yaml`      - ${yamlText(textOf(record.strings.join('')))}`];
    case 'A':
    case 'AAAA':
    case 'CNAME':
      return [yaml`      - ${yamlText(recordValue(record))}`];
  }
}

/**
 * OctoDNS keeps texts escaped, but for their quotes, and wants every semicolon escaped as well. Not `\\;`, which it refuses:
 * a backslash there goes by its number. It takes `" "` for the end of one string and the start of the next, and takes the
 * first and the last character off a text that starts with a quote.
 */
function textOf(text: string): string {
  const escaped = text.replaceAll(/[\\;]|[^ -~]|(?<=") (?=")/g, (character, at: number) => {
    if (character === ';') return '\\;';
    if (character === '\\' && text[at + 1] !== ';') return '\\\\';
    return decimalEscape(byteOf(character));
  });
  return text.startsWith('"') ? `"${escaped}"` : escaped;
}
