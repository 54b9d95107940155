import type { Seconds } from '../../model/time.ts';
import type { LogicalLine, Word } from './logical-lines.ts';
import { rdataFault } from './rdata-fault.ts';
import { READ_TYPES, recordOfWords } from './rdata-words.ts';
import { nameOfWord, ttlOfWord } from './word-values.ts';
import { type ZoneRecord, wordText } from './zone-file.ts';
import type { ZoneFileProblem } from './zone-file-problem.ts';

const SHOWN_CHARACTERS = 80;

/** What holds at a place in the file, and changes on the way. */
export interface Reading {
  readonly text: string;
  origin: string;
  /** Of the record before. */
  owner?: string;
  defaultTtl?: Seconds;
  /** The last one that a record had a word for. */
  statedTtl?: Seconds;
}

/** Types that a file may have by their number: those that are read, and those that tell a signed zone. */
const TYPE_NUMBERS: Readonly<Record<string, string>> = {
  TYPE1: 'A',
  TYPE2: 'NS',
  TYPE5: 'CNAME',
  TYPE6: 'SOA',
  TYPE15: 'MX',
  TYPE16: 'TXT',
  TYPE28: 'AAAA',
  TYPE39: 'DNAME',
  TYPE46: 'RRSIG',
  TYPE47: 'NSEC',
  TYPE50: 'NSEC3',
  TYPE52: 'TLSA',
};
/** RFC 1035 §3.2.4, and by number: RFC 3597 §5. */
const CLASS = /^(?:IN|CS|CH|HS|CLASS\d{1,5})$/i;
const WINDOWS_AGE = /^\[AGE:\d*\]$/i;
const IN = /^(?:IN|CLASS0*1)$/i;

/** RFC 1035 §5.1: `[owner] [TTL] [class] type rdata`, TTL and class in either order. */
export function readRecord(reading: Reading, at: LogicalLine): ZoneRecord | ZoneFileProblem {
  const { text, origin } = reading;
  const { line } = at;
  const said = (word: Word) => wordText(text, word);
  const shown = (word: Word) => said(word).slice(0, SHOWN_CHARACTERS);
  const words = [...at.words];
  const ownerWord = at.isIndented ? undefined : words.shift();
  if (ownerWord) {
    const owner = ownerWord.isQuoted ? undefined : nameOfWord(said(ownerWord), origin);
    if (owner === undefined) return { kind: 'bad-name', line, text: shown(ownerWord) };
    reading.owner = owner;
  }
  const { owner } = reading;
  if (owner === undefined) return { kind: 'no-owner', line };
  let ttlWord: Word | undefined;
  let classWord: Word | undefined;
  while (words[0] && !words[0].isQuoted) {
    const [word] = words;
    if (WINDOWS_AGE.test(said(word))) return { kind: 'windows-age', line, text: shown(word) };
    if (!ttlWord && /^\d/.test(said(word))) ttlWord = word;
    else if (!classWord && CLASS.test(said(word))) classWord = word;
    else break;
    words.shift();
  }
  if (classWord && !IN.test(said(classWord))) return { kind: 'other-class', line, text: shown(classWord) };
  const typeWord = words.shift();
  if (!typeWord || typeWord.isQuoted || !/^[A-Za-z][A-Za-z0-9-]{0,31}$/.test(said(typeWord))) {
    return { kind: 'no-type', line };
  }
  const type = typeName(said(typeWord));
  const stated = ttlWord && ttlOfWord(said(ttlWord));
  if (ttlWord && stated === undefined) return { kind: 'bad-ttl', line, text: shown(ttlWord) };
  const around = { owner, origin };
  const rdata = words.map(word => ({ text: said(word), isQuoted: word.isQuoted }));
  const readWith = (ttl: number) =>
    READ_TYPES.has(type) ? recordOfWords(type, rdata, { ...around, ttl }) : undefined;
  // BIND takes the last field of an SOA record where nothing else says how long it may be kept.
  const soa = type === 'SOA' ? readWith(0) : undefined;
  const isFirst = stated === undefined && reading.defaultTtl === undefined && reading.statedTtl === undefined;
  if (isFirst && soa?.type === 'SOA') reading.defaultTtl = soa.minimum;
  const ttl = stated ?? reading.defaultTtl ?? reading.statedTtl;
  if (ttl === undefined) return { kind: 'no-ttl', line };
  const inherited = reading.defaultTtl === undefined ? 'previous' : 'default';
  if (stated !== undefined) reading.statedTtl = stated;
  const record = readWith(ttl);
  if (READ_TYPES.has(type) && !record) {
    return { kind: 'bad-rdata', line, type, fault: rdataFault(type, rdata, origin) };
  }
  return {
    at,
    origin,
    owner,
    ttl,
    type,
    typeWord,
    rdata: words,
    ...(ownerWord && { ownerWord }),
    ...(ttlWord && { ttlWord }),
    ttlFrom: ttlWord ? 'word' : inherited,
    ...(classWord && { classWord }),
    ...(record && { record }),
  };
}

function typeName(written: string): string {
  const type = written.toUpperCase().replace(/^TYPE0+(?=\d)/, 'TYPE');
  return TYPE_NUMBERS[type] ?? type;
}
