import type { DnsRecord } from '../../evidence/dns.ts';
import { fromHex } from '../../model/bytes.ts';
import { addressType } from '../../model/address-type.ts';
import { recordOfBytes } from './rdata-bytes.ts';
import { nameOfWord, numberOfWord, ttlOfWord, unescaped } from './word-values.ts';

/** The types whose rdata is read: those that are written here, and those that decide whether they may stand there. */
export const READ_TYPES: ReadonlySet<string> = new Set([
  'TXT',
  'TLSA',
  'CNAME',
  'A',
  'AAAA',
  'MX',
  'NS',
  'DNAME',
  'SOA',
]);

/** One word of rdata, its quotes taken off. */
export interface RdataWord {
  readonly text: string;
  readonly isQuoted: boolean;
}

interface Around {
  readonly owner: string;
  readonly ttl: number;
  /** What relative names are relative to. */
  readonly origin: string;
}

/** RFC 1035 §3.3: a character-string has one octet for its length. */
const STRING_OCTETS = 255;

/** The record of a type in `READ_TYPES` that these words say; undefined where they are none of that type. */
export function recordOfWords(
  type: string,
  words: readonly RdataWord[],
  { owner, ttl, origin }: Around,
): DnsRecord | undefined {
  const common = { owner, ttl };
  if (words[0]?.text === '\\#' && !words[0].isQuoted) {
    const bytes = genericBytes(words.slice(1));
    return bytes && recordOfBytes(type, bytes, common);
  }
  const [first = '', second = '', third = ''] = words.map(({ text }) => text);
  const has = (count: number) => words.length === count;
  switch (type) {
    case 'A':
    case 'AAAA':
      return has(1) && addressType(first) === type ? { ...common, type, address: first } : undefined;
    case 'NS':
    case 'CNAME':
    case 'DNAME': {
      const target = nameOfWord(first, origin);
      return has(1) && target !== undefined ? { ...common, type, target } : undefined;
    }
    case 'MX': {
      const [preference, exchange] = [numberOfWord(first, 16), nameOfWord(second, origin)];
      if (!has(2) || preference === undefined || exchange === undefined) return undefined;
      return { ...common, type, preference, exchange };
    }
    case 'TXT': {
      const strings = words.map(({ text }) => unescaped(text));
      const isEach = strings.every(text => text !== undefined && text.length <= STRING_OCTETS);
      return isEach && words.length > 0 ? { ...common, type, strings: strings as string[] } : undefined;
    }
    case 'TLSA': {
      const [certificateUsage, selector, matchingType] = [first, second, third].map(text =>
        numberOfWord(text, 8),
      );
      const data = words
        .slice(3)
        .map(({ text }) => text)
        .join('')
        .toLowerCase();
      if (certificateUsage === undefined || selector === undefined || matchingType === undefined)
        return undefined;
      if (data === '' || !fromHex(data)) return undefined;
      return { ...common, type, certificateUsage, selector, matchingType, data };
    }
    case 'SOA':
      return has(7) ? soa(words, common, origin) : undefined;
    default:
      return undefined;
  }
}

function soa(
  words: readonly RdataWord[],
  common: { owner: string; ttl: number },
  origin: string,
): DnsRecord | undefined {
  const [mname, rname] = words.slice(0, 2).map(({ text }) => nameOfWord(text, origin));
  const serial = numberOfWord(words[2]!.text, 32);
  const [refresh, retry, expire, minimum] = words.slice(3).map(({ text }) => ttlOfWord(text));
  if (mname === undefined || rname === undefined || serial === undefined) return undefined;
  if (refresh === undefined || retry === undefined || expire === undefined || minimum === undefined) {
    return undefined;
  }
  return { ...common, type: 'SOA', mname, rname, serial, refresh, retry, expire, minimum };
}

/** RFC 3597 §5: the length in octets, then hex in any number of words. */
function genericBytes([length, ...hex]: readonly RdataWord[]): Uint8Array | undefined {
  const octets = numberOfWord(length?.text ?? '', 16);
  const bytes = fromHex(hex.map(({ text }) => text).join(''));
  return bytes?.length === octets ? bytes : undefined;
}
