import { labelsOf } from '../../model/presentation-form.ts';
import { accepted, refused, type Result, told } from '../../model/result.ts';
import { isBelow } from './is-below.ts';
import { type LogicalLine, logicalLines, type Word } from './logical-lines.ts';
import { readRecord, type Reading } from './read-record.ts';
import { nameOfWord, plainName, ttlOfWord } from './word-values.ts';
import { type ZoneFile, type ZoneRecord, wordText } from './zone-file.ts';
import type { ZoneFileProblem } from './zone-file-problem.ts';

/** The zone of a municipality has some hundreds of lines; these are far beyond it, and read within a second. */
export const MAX_CHARACTERS = 4_000_000;
const MAX_RECORDS = 100_000;
const SHOWN_CHARACTERS = 80;
const BYTE_ORDER_MARK = '\u00ef\u00bb\u00bf';

/**
 * Reads a master file: RFC 1035 §5.1, `$TTL` of RFC 2308 §4, types as numbers and rdata as hex of RFC 3597 §5, TTLs with
 * units, and `$GENERATE` as BIND has it. What `$INCLUDE` and `$GENERATE` bring is not seen, and a warning says so. Only the
 * rdata that matters here is read; the other is left to the server.
 * @param text one character for each byte (ISO 8859-1)
 * @param zone what the file is taken to be about where it does not say so: a name in presentation form
 */
export function parseZoneFile(text: string, zone: string): Result<ZoneFile, ZoneFileProblem> {
  if (text.length > MAX_CHARACTERS) return refused({ kind: 'too-large', limit: MAX_CHARACTERS });
  // eslint-disable-next-line no-control-regex
  if (/[\0\u0100-\uffff]/.test(text)) return refused({ kind: 'not-text' });
  const hasMark = text.startsWith(BYTE_ORDER_MARK);
  const errors: ZoneFileProblem[] = [];
  const warnings: ZoneFileProblem[] = hasMark ? [{ kind: 'byte-order-mark' }] : [];
  const records: ZoneRecord[] = [];
  const reading: Reading = { text, origin: plainName(zone) };
  let isSaid = false;
  let soa: ZoneRecord | undefined;
  for (const at of logicalLines(text, hasMark ? BYTE_ORDER_MARK.length : 0)) {
    const [first] = at.words;
    if (at.problem) errors.push(at.problem);
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
        if (soa) errors.push({ kind: 'several-soa', line: at.line });
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
  for (const odd of oddNames(records, text, apex)) warnings.push(odd);
  const lineEnd = /^[^\n]*\r\n/.test(text) ? '\r\n' : '\n';
  return accepted(
    { text, apex, ...(soa && { soa }), records, endOrigin: reading.origin, lineEnd },
    told(warnings),
  );
}

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
function oddNames(records: readonly ZoneRecord[], text: string, apex: string): readonly ZoneFileProblem[] {
  const odd: ZoneFileProblem[] = [];
  for (const { owner, ownerWord, at } of records) {
    if (!ownerWord) continue;
    const written = text.slice(ownerWord.start, ownerWord.end);
    if (!isBelow(owner, apex)) odd.push({ kind: 'out-of-zone', line: at.line, name: owner });
    else if (/[^ -~]/.test(written)) odd.push({ kind: 'not-ascii-name', line: at.line, text: written });
  }
  return odd;
}
