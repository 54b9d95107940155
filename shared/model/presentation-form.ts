/** How a byte that may not stand as it is gets written. */
export type ByteEscape = (code: number) => string;

/** RFC 1035 §5.1: a backslash and three decimal digits. */
export const decimalEscape: ByteEscape = code => `\\${String(code).padStart(3, '0')}`;

/** RFC 1035 §5.1: in strings a backslash before a quote or another one, decimal digits for the rest. */
export const stringEscape: ByteEscape = code =>
  code === QUOTE || code === BACKSLASH ? `\\${String.fromCharCode(code)}` : decimalEscape(code);
const QUOTE = 0x22;
const BACKSLASH = 0x5c;

/**
 * RFC 1035 §5.1: in names a backslash before a dot, decimal digits for the rest. Readers have ideas of their own about other
 * characters after a backslash: to BIND `\[` starts a bit-string label, to NSD `\#` is that of RFC 3597 §5, and a dot after
 * `\\` is no end of the label.
 */
export const nameEscape: ByteEscape = code => (code === DOT ? '\\.' : decimalEscape(code));
const DOT = 0x2e;

/** A character beyond U+00FF is no byte: a question mark comes in its place. */
export const byteOf = (character: string) =>
  character.charCodeAt(0) > 0xff ? 0x3f : character.charCodeAt(0);
const escapedWhere = (unsafe: RegExp, text: string, escape: ByteEscape) =>
  text.replace(unsafe, character => escape(byteOf(character)));

/** RFC 1035 §3.3: a character-string has one octet for its length. */
const STRING_OCTETS = 255;

/** The labels of a name in presentation form, one character for each byte; none for the root. */
export function labelsOf(name: string): readonly string[] {
  if (name === '.') return [];
  const labels = [''];
  for (const [part, digits, escaped] of name.matchAll(/\\(\d{3})|\\([^])|[^]/g)) {
    if (part === '.') labels.push('');
    else if (digits !== undefined) labels[labels.length - 1] += String.fromCharCode(Number(digits));
    else labels[labels.length - 1] += escaped ?? part;
  }
  return labels;
}

/** Labels as a name in presentation form, without trailing dot: nothing in it ends a word, a line or a quotation. */
export function nameText(labels: readonly string[], escape: ByteEscape = nameEscape): string {
  return labels.map(label => escapedWhere(/[^A-Za-z0-9_*-]/g, label, escape)).join('.');
}

/** A name with its trailing dot. */
export const absoluteName = (name: string, escape: ByteEscape = nameEscape): string =>
  `${nameText(labelsOf(name), escape)}.`;

/** RFC 1035 §5.1: a character-string in quotes. Its text has one character for each byte. */
export const characterString = (text: string, escape: ByteEscape = stringEscape): string =>
  `"${escapedWhere(/["\\]|[^ -~]/g, text, escape)}"`;

/** The same bytes in strings that fit: RFC 1035 §3.3 leaves 255 octets to each. */
export function fittingStrings(strings: readonly string[]): readonly string[] {
  const pieces = strings.flatMap(text =>
    Array.from({ length: Math.max(1, Math.ceil(text.length / STRING_OCTETS)) }, (_, at) =>
      text.slice(at * STRING_OCTETS, (at + 1) * STRING_OCTETS),
    ),
  );
  return pieces.length === 0 ? [''] : pieces;
}

/** An address, hex or base64 as one word: what is none of these stays one word, for the server to refuse. */
export const oneWord = (text: string): string => escapedWhere(/[^A-Za-z0-9.:+/=]/g, text, nameEscape);
