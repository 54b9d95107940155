import { addressType } from '../../model/address-type.ts';
import type { RdataWord } from './rdata-words.ts';
import { nameOfWord, numberOfWord, ttlOfWord, unescaped } from './word-values.ts';

/** What in the rdata of a record is wrong: which word, or what is missing. */
export type RdataFault =
  | { readonly part: 'words'; readonly wanted: number; readonly found: number }
  | { readonly part: 'address'; readonly text: string }
  /** An IPv6 address in an A record, or the other way round. */
  | { readonly part: 'other-address'; readonly text: string; readonly belongs: 'A' | 'AAAA' }
  | { readonly part: 'name'; readonly text: string }
  /** `most` is the highest that fits. */
  | { readonly part: 'number'; readonly text: string; readonly most: number }
  | { readonly part: 'time'; readonly text: string }
  /** RFC 1035 §3.3: a character-string has one octet for its length. */
  | { readonly part: 'long-text'; readonly octets: number; readonly most: number }
  | { readonly part: 'escape'; readonly text: string }
  | { readonly part: 'separated-hex'; readonly text: string }
  | { readonly part: 'hex'; readonly text: string }
  | { readonly part: 'half-byte'; readonly digits: number }
  /** RFC 3597 §5: not as many octets as it says, or none of this type. */
  | { readonly part: 'octets' };

const STRING_OCTETS = 255;
const SHOWN_CHARACTERS = 80;
const shown = (text: string): string => text.slice(0, SHOWN_CHARACTERS);

type Field = 'name' | 'time' | 'A' | 'AAAA' | 8 | 16 | 32;
const FIELDS: Readonly<Record<string, readonly Field[]>> = {
  A: ['A'],
  AAAA: ['AAAA'],
  NS: ['name'],
  CNAME: ['name'],
  DNAME: ['name'],
  MX: [16, 'name'],
  SOA: ['name', 'name', 32, 'time', 'time', 'time', 'time'],
  TLSA: [8, 8, 8],
};

/** What is wrong with words that are no rdata of a type: the first word that does not fit, or how many there should be. */
export function rdataFault(type: string, words: readonly RdataWord[], origin: string): RdataFault {
  const [first] = words;
  if (first?.text === '\\#' && !first.isQuoted) return { part: 'octets' };
  if (type === 'TXT') return textFault(words);
  const fields = FIELDS[type] ?? [];
  const least = fields.length + (type === 'TLSA' ? 1 : 0);
  const wrongCount = { part: 'words', wanted: least, found: words.length } as const;
  // In an MX record without its number the name is no number: what is missing says more.
  if (words.length < least) return wrongCount;
  for (const [at, field] of fields.entries()) {
    const fault = fieldFault(words[at]!.text, field, origin);
    if (fault) return fault;
  }
  return type === 'TLSA' ? hexFault(words.slice(fields.length)) : wrongCount;
}

function fieldFault(text: string, field: Field, origin: string): RdataFault | undefined {
  switch (field) {
    case 'name':
      return nameOfWord(text, origin) === undefined ? { part: 'name', text: shown(text) } : undefined;
    case 'time':
      return ttlOfWord(text) === undefined ? { part: 'time', text: shown(text) } : undefined;
    case 'A':
    case 'AAAA': {
      const belongs = addressType(text);
      if (belongs === field) return undefined;
      return belongs
        ? { part: 'other-address', text: shown(text), belongs }
        : { part: 'address', text: shown(text) };
    }
    case 8:
    case 16:
    case 32:
      return numberOfWord(text, field) === undefined
        ? { part: 'number', text: shown(text), most: 2 ** field - 1 }
        : undefined;
  }
}

function textFault(words: readonly RdataWord[]): RdataFault {
  for (const { text } of words) {
    const bytes = unescaped(text);
    if (bytes === undefined) {
      // The word may be long: what is wrong in it is what is shown.
      const [escape = text] = /\\(?:\d{1,3}|$)/.exec(text) ?? [];
      return { part: 'escape', text: shown(escape) };
    }
    if (bytes.length > STRING_OCTETS) {
      return { part: 'long-text', octets: bytes.length, most: STRING_OCTETS };
    }
  }
  return { part: 'words', wanted: 1, found: 0 };
}

function hexFault(words: readonly RdataWord[]): RdataFault {
  const digits = words.map(({ text }) => text).join('');
  const bad = words.find(({ text }) => !/^[0-9a-f]*$/i.test(text))?.text;
  if (bad === undefined) return { part: 'half-byte', digits: digits.length };
  const isSeparated = /^(?:0x)?[0-9a-f]{1,2}(?:[:.-][0-9a-f]{1,2})+:?$/i.test(bad);
  return { part: isSeparated ? 'separated-hex' : 'hex', text: shown(bad) };
}
