import { labelsOf } from '../../model/presentation-form.ts';
import { accepted, refused, type Result, told } from '../../model/result.ts';
import { isBelow } from './is-below.ts';
import { type LogicalLine, logicalLines, type Word } from './logical-lines.ts';
import { oddCharacter } from './odd-character.ts';
import { missingDots, repeatsOrigin } from './missing-dot.ts';
import { readRecord, type Reading } from './read-record.ts';
import { cutText, isSplitText } from './unquoted-text.ts';
import { nameOfWord, plainName, ttlOfWord } from './word-values.ts';
import { type ZoneFile, type ZoneRecord, wordText } from './zone-file.ts';
import type { ZoneFileProblem } from './zone-file-problem.ts';

/** The zone of a municipality has some hundreds of lines; these are far beyond it, and read within a second. */
export const MAX_CHARACTERS = 4_000_000;
const MAX_RECORDS = 100_000;
const SHOWN_CHARACTERS = 80;
// eslint-disable-next-line no-control-regex
const END_MARK = /\x1a[\x1a\s]*$/;
const BYTE_ORDER_MARK = '\u00ef\u00bb\u00bf';

/**
 * Reads a master file: RFC 1035 §5.1, `$TTL` of RFC 2308 §4, types as numbers and rdata as hex of RFC 3597 §5, TTLs with
 * units, and `$GENERATE` as BIND has it. What `$INCLUDE` and `$GENERATE` bring is not seen, and a warning says so. Only the
 * rdata that matters here is read; the other is left to the server.
 * @param given one character for each byte (ISO 8859-1)
 * @param zone what the file is taken to be about where it does not say so: a name in presentation form
 */
export function parseZoneFile(given: string, zone: string): Result<ZoneFile, ZoneFileProblem> {
  if (given.length > MAX_CHARACTERS) return refused({ kind: 'too-large', limit: MAX_CHARACTERS });
  // eslint-disable-next-line no-control-regex
  if (/[\0\u0100-\uffff]/.test(given)) return refused({ kind: 'not-text' });
  const hasMark = given.startsWith(BYTE_ORDER_MARK);
  const errors: ZoneFileProblem[] = [];
  const warnings: ZoneFileProblem[] = hasMark ? [{ kind: 'byte-order-mark' }] : [];
  const text = given.replace(END_MARK, '');
  if (text.length < given.length) warnings.push({ kind: 'end-mark' });
  const records: ZoneRecord[] = [];
  const reading: Reading = { text, origin: plainName(zone) };
  let isSaid = false;
  let soa: ZoneRecord | undefined;
  for (const at of logicalLines(text, hasMark ? BYTE_ORDER_MARK.length : 0)) {
    const [first] = at.words;
    const problem = at.problem ?? oddWord(text, at);
    if (problem) errors.push(problem);
    else if (first && !at.isIndented && text[first.start] === '$') {
      const problem = directive(reading, at);
      if (problem && 'file' in problem) warnings.push(problem);
      else if (problem?.kind === 'generate') warnings.push(problem);
      else if (problem) errors.push(problem);
      else isSaid ||= /^\$origin$/i.test(wordText(text, first)) && isAbsolute(text, at.words[1]!);
    } else if (first) {
      if (records.length >= MAX_RECORDS) return refused({ kind: 'too-many-entries', limit: MAX_RECORDS });
      const read = readRecord(reading, at);
      if ('kind' in read) {
        errors.push(read);
        continue;
      }
      records.push(read);
      if (read.type === 'SOA') {
        const { line } = at;
        const name = read.ownerWord && wordText(text, read.ownerWord);
        if (name !== undefined && repeatsOrigin(name, read.origin)) {
          errors.push({ kind: 'zone-without-dot', line, name });
        } else if (soa) errors.push({ kind: isSameRecord(soa, read) ? 'transfer-end' : 'several-soa', line });
        else isSaid ||= read.ownerWord !== undefined && isAbsolute(text, read.ownerWord);
        soa ??= read;
      }
    }
  }
  const [error, ...others] = told(errors);
  if (error) return refused(error, ...others);
  const apex = soa?.owner ?? plainName(zone);
  if (!soa) warnings.push({ kind: 'no-soa' });
  else if (!isSaid) warnings.push({ kind: 'zone-assumed', zone: apex });
  const lineEnd = /^[^\n]*\r\n/.test(text) ? '\r\n' : '\n';
  const file = { text, apex, ...(soa && { soa }), records, endOrigin: reading.origin, lineEnd } as const;
  const odd = [...oddNames(file), ...missingDots(file), ...unquotedTexts(file)];
  return accepted(file, told([...warnings, ...odd]));
}

/** Outside quotes only what is in names and numbers has a place; a letter that is none of US-ASCII is judged with the names. */
function oddWord(text: string, { line, words }: LogicalLine): ZoneFileProblem | undefined {
  for (const word of words) {
    const odd = word.isQuoted ? undefined : oddCharacter(wordText(text, word));
    if (odd) return { kind: 'odd-character', line, ...odd };
  }
  return undefined;
}

const isSameRecord = (one: ZoneRecord, other: ZoneRecord) =>
  one.owner === other.owner && JSON.stringify(one.record) === JSON.stringify(other.record);

const unquotedTexts = ({ records, text }: ZoneFile): readonly ZoneFileProblem[] =>
  records
    .filter(record => cutText(text, record) ?? isSplitText(text, record))
    .map(({ at }) => ({ kind: 'unquoted-text', line: at.line }));

const isAbsolute = (text: string, word: Word) => labelsOf(wordText(text, word)).at(-1) === '';

/** Does what a directive says; an error where it cannot be done, a warning where what it brings is not seen. */
function directive(reading: Reading, { words, line }: LogicalLine): ZoneFileProblem | undefined {
  const texts = words.map(word => wordText(reading.text, word));
  const shown = texts.join(' ').slice(0, SHOWN_CHARACTERS);
  const bad: ZoneFileProblem = { kind: 'bad-directive', line, text: shown };
  const [name = '', argument] = texts;
  if (argument === undefined) return bad;
  switch (name.toLowerCase()) {
    case '$origin': {
      if (repeatsOrigin(argument, reading.origin)) return { kind: 'zone-without-dot', line, name: argument };
      const origin = words.length === 2 ? nameOfWord(argument, reading.origin) : undefined;
      if (origin === undefined) return bad;
      reading.origin = origin;
      return undefined;
    }
    case '$ttl': {
      const ttl = words.length === 2 ? ttlOfWord(argument) : undefined;
      if (ttl === undefined) return bad;
      reading.defaultTtl = ttl;
      return undefined;
    }
    case '$include':
      return { kind: 'include', line, file: argument.slice(0, SHOWN_CHARACTERS) };
    case '$generate':
      return { kind: 'generate', line };
    default:
      return bad;
  }
}

/** Names that are hardly what was meant. */
function oddNames({ records, text, apex }: ZoneFile): readonly ZoneFileProblem[] {
  const odd: ZoneFileProblem[] = [];
  for (const { owner, ownerWord, at } of records) {
    if (!ownerWord) continue;
    const written = text.slice(ownerWord.start, ownerWord.end);
    if (!isBelow(owner, apex)) odd.push({ kind: 'out-of-zone', line: at.line, name: owner });
    else if (/[^ -~]/.test(written)) odd.push({ kind: 'not-ascii-name', line: at.line, text: written });
  }
  return odd;
}
