import { labelsOf } from '../../model/presentation-form.ts';
import { isBelow } from './is-below.ts';
import { nameOfWord } from './word-values.ts';
import { type ZoneFile, type ZoneRecord, wordText } from './zone-file.ts';
import type { ZoneFileProblem } from './zone-file-problem.ts';

/** Which words of the rdata are names. */
const NAMES: Readonly<Record<string, readonly number[]>> = {
  NS: [0],
  CNAME: [0],
  DNAME: [0],
  MX: [1],
  SOA: [0, 1],
};
/** Ends of names that are hardly names within a zone. */
const TOP_LEVEL = new Set(['com', 'eu', 'info', 'net', 'nl', 'org']);

/**
 * Whether a word without a dot at its end was hardly meant to be relative (RFC 1035 §5.1): with the origin behind it, it has the
 * origin twice.
 */
export function repeatsOrigin(word: string, origin: string): boolean {
  const [relative, absolute] = [nameOfWord(word, origin), nameOfWord(word, '.')];
  if (relative === undefined || absolute === undefined || word === '@' || origin === '.') return false;
  return labelsOf(word).at(-1) !== '' && isBelow(absolute, origin);
}

/** The names in a file that lack their dot at the end: those of records, and those that records point to. */
export function missingDots({ text, apex, records }: ZoneFile): readonly ZoneFileProblem[] {
  return records.flatMap((record): readonly ZoneFileProblem[] => {
    const { line } = record.at;
    const own = record.ownerWord && wordText(text, record.ownerWord);
    const isOwn = own !== undefined && [record.origin, apex].some(above => repeatsOrigin(own, above));
    const targets = targetsOf(text, record).filter(
      word => [record.origin, apex].some(above => repeatsOrigin(word, above)) || isForeign(word),
    );
    return [...(isOwn ? [own] : []), ...targets].map(name => ({ kind: 'missing-dot', line, name }));
  });
}

const targetsOf = (text: string, { type, rdata }: ZoneRecord): readonly string[] =>
  (NAMES[type] ?? []).flatMap(at => rdata[at] ?? []).map(word => wordText(text, word));

const isForeign = (word: string) => {
  const labels = labelsOf(word);
  return labels.length > 1 && TOP_LEVEL.has(labels.at(-1)!.toLowerCase());
};
