import { toHex } from '../model/bytes.ts';
import { DER, type DerElement, insideOf } from './der.ts';

export const sameName = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((rdn, at) => rdn === b[at]);

/** A Name (RFC 5280 §4.1.2.4) in comparable form, or undefined where it is none. */
export function readName(name: DerElement | undefined): readonly string[] | undefined {
  const sets = insideOf(name, DER.sequence);
  return sets?.map(set => (insideOf(set, DER.set) ?? []).map(comparable).sort().join('+'));
}

const TEXTS: readonly number[] = [DER.utf8String, DER.printableString, DER.ia5String, DER.visibleString];

/**
 * RFC 5280 §7.1: letters of either case are equal, as are runs of spaces. What is compared are the bytes, so that letters
 * beyond US-ASCII have to be written alike, as OpenSSL wants it too; a text of another encoding is compared as it stands.
 */
function comparable(pair: DerElement): string {
  const [type, value] = insideOf(pair, DER.sequence) ?? [];
  if (!type || !value) return toHex(pair.whole);
  if (!TEXTS.includes(value.tag)) return `${toHex(type.contents)}=${toHex(value.whole)}`;
  let text = '';
  for (const byte of value.contents) text += String.fromCharCode(byte);
  const folded = text.replace(/[A-Z]/g, letter => letter.toLowerCase());
  return `${toHex(type.contents)}:${folded
    .split(' ')
    .filter(word => word !== '')
    .join(' ')}`;
}
