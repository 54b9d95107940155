import { fromHex, toHex } from '../model/bytes.ts';
import { accepted, refused, type Result } from '../model/result.ts';
import { type TlsaRecord, tlsaHex } from './tlsa-fields.ts';
import { type Unusable, whyUnusable } from './usable-records.ts';

export type TlsaProblem =
  | { readonly kind: 'too-large'; readonly characters: number }
  /** Not three numbers and hex: no TLSA record. */
  | { readonly kind: 'not-tlsa'; readonly text: string }
  | { readonly kind: 'number-too-large'; readonly field: TlsaField; readonly value: string }
  | { readonly kind: 'bad-hex'; readonly text: string }
  /** Warnings: well-formed, but senders do not go by it, or it is advised against. */
  | { readonly kind: 'unusable'; readonly why: Unusable }
  /** RFC 7671 §10.1.2: matching type 0 is NOT RECOMMENDED; the answer may not fit a UDP packet. */
  | { readonly kind: 'full-data' };

type TlsaField = 'certificateUsage' | 'selector' | 'matchingType';

/** A certificate in full takes some 4,000 digits; what is far beyond is not read. */
const MAX_CHARACTERS = 140_000;
const SHOWN_CHARACTERS = 80;

/**
 * A record in presentation form (RFC 6698 §2.2): `3 1 1 2B73…`, white space and parentheses within the hex allowed, as in a
 * zone file (RFC 1035 §5.1). A whole line of a zone file will do too: what stands before `TLSA` is skipped.
 */
export function parseTlsaRecord(text: string): Result<TlsaRecord, TlsaProblem> {
  if (text.length > MAX_CHARACTERS) return refused({ kind: 'too-large', characters: text.length });
  const words = text
    .split('\n')
    .map(line => line.split(';', 1)[0]!)
    .join(' ')
    .split(/[\s()]+/)
    .filter(word => word !== '');
  // The last one: a name may be the same word as the type.
  const type = words.findLastIndex(word => /^(?:TLSA|TYPE52)$/i.test(word));
  const [usage = '', selector = '', matching = '', ...hex] = withoutGenericForm(words.slice(type + 1));
  const numbers = [
    ['certificateUsage', usage],
    ['selector', selector],
    ['matchingType', matching],
  ] as const;
  if (!numbers.every(([, value]) => /^\d{1,10}$/.test(value)) || hex.length === 0) {
    return refused({ kind: 'not-tlsa', text: text.slice(0, SHOWN_CHARACTERS) });
  }
  const large = numbers.find(([, value]) => Number(value) > 255);
  if (large) return refused({ kind: 'number-too-large', field: large[0], value: large[1] });
  const bytes = fromHex(hex.join(''));
  if (!bytes) return refused({ kind: 'bad-hex', text: hex.join(' ').slice(0, SHOWN_CHARACTERS) });
  const record = {
    certificateUsage: Number(usage),
    selector: Number(selector),
    matchingType: Number(matching),
    data: toHex(bytes),
  };
  const why = whyUnusable(record);
  return accepted(record, [
    ...(why ? [{ kind: 'unusable', why } as const] : []),
    ...(record.matchingType === 0 ? [{ kind: 'full-data' } as const] : []),
  ]);
}

/** RFC 3597 §5: rdata of any type as `\\# 35 0301…`, which some control panels give; here as the three numbers and the hex. */
function withoutGenericForm(words: readonly string[]): readonly string[] {
  if (words[0] !== '\\#') return words;
  const bytes = fromHex(words.slice(2).join(''));
  if (!bytes || String(bytes.length) !== words[1] || bytes.length < 4) return [];
  return [...bytes.subarray(0, 3)].map(String).concat(toHex(bytes.subarray(3)));
}

/** A record in presentation form, its data in lower-case hex without spaces (as in RFC 8460 §4.5). */
export function writeTlsaRecord(record: TlsaRecord): string {
  const { certificateUsage, selector, matchingType } = record;
  return `${certificateUsage} ${selector} ${matchingType} ${tlsaHex(record) ?? String(record.data)}`;
}
