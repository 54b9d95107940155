import { recordValue } from '../../../evidence/record-value.ts';
import { absoluteName, byteOf, decimalEscape, oneWord } from '../../../model/presentation-form.ts';
import type { ProposedRecord, RecordSetChange } from '../../../overlay/proposal.ts';
import type { Dialect } from '../dialect.ts';
import { relativeName } from '../owner-name.ts';
import { fileNameFor, yamlText } from '../quoting.ts';
import { changedSets, ttlOf } from '../set-difference.ts';

/**
 * A piece of an OctoDNS zone file, its keys in the order that OctoDNS enforces. Such a file holds what is to be there; a
 * set that must go is a comment that starts with `#-`.
 */
export const octodns: Dialect = {
  write: change => {
    const sets = changedSets(change).map(({ set }) => set);
    const gone = sets
      .filter(({ after }) => after.length === 0)
      .flatMap(({ before }) => before.map(commentOf));
    const names = new Map<string, RecordSetChange[]>();
    for (const set of sets.filter(({ after }) => after.length > 0)) {
      const name = relativeName(set.name, change.zone) ?? '';
      names.set(name, [...(names.get(name) ?? []), set]);
    }
    const entries = [...names]
      .toSorted(([a], [b]) => naturalOrder(a, b))
      .flatMap(([name, setsOfName]) => [`${yamlText(name)}:`, ...setsOfName.flatMap(setLines)]);
    return {
      kind: 'text',
      text: `${['---', ...gone, ...entries].join('\n')}\n`,
      fileName: fileNameFor(change.zone, '.yaml'),
      variables: [],
    };
  },
};

const commentOf = (record: ProposedRecord) =>
  `#- ${absoluteName(record.owner)} ${record.ttl} ${record.type} ${recordValue(record)}`;

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

function setLines(set: RecordSetChange): readonly string[] {
  const head = [`  - ttl: ${ttlOf(set)}`, `    type: ${set.type}`];
  const [first] = set.after;
  // There is one CNAME at most, and OctoDNS has `value` for it.
  if (first?.type === 'CNAME') return [...head, `    value: ${yamlText(absoluteName(first.target))}`];
  return [...head, '    values:', ...set.after.flatMap(valueLines)];
}

function valueLines(record: ProposedRecord): readonly string[] {
  switch (record.type) {
    case 'MX':
      return [
        `      - exchange: ${yamlText(absoluteName(record.exchange))}`,
        `        preference: ${record.preference}`,
      ];
    case 'TLSA':
      return [
        `      - certificate_association_data: ${yamlText(oneWord(record.data))}`,
        `        certificate_usage: ${record.certificateUsage}`,
        `        matching_type: ${record.matchingType}`,
        `        selector: ${record.selector}`,
      ];
    case 'TXT':
      return [`      - ${yamlText(textOf(record.strings.join('')))}`];
    case 'A':
    case 'AAAA':
    case 'CNAME':
      return [`      - ${yamlText(recordValue(record))}`];
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
