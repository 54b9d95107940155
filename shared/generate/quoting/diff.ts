import { type Written, writtenIn } from './written.ts';

/** What `diff -u` writes and `patch` reads. */
export type DiffText = Written<'diff'>;
export const diff = writtenIn<'diff'>();

/**
 * The name of a file in the head of a difference. GNU diff and patch have the names of C for what would end a line or a name: in
 * double quotes, with three octal digits for each byte.
 */
export function diffName(name: string): DiffText {
  const isPlain = /^[!#-[\]-~]+$/.test(name);
  if (isPlain) return name as DiffText;
  const octal = (byte: number) => `\\${byte.toString(8).padStart(3, '0')}`;
  return `"${name.replaceAll(/[^ !#-[\]-~]/gu, each => utf8(each).map(octal).join(''))}"` as DiffText;
}

/** The bytes of one character in UTF-8 (RFC 3629 §3); of half a one those of U+FFFD. */
function utf8(character: string): readonly number[] {
  const written = /\p{Surrogate}/u.test(character) ? '\ufffd' : character;
  return encodeURIComponent(written)
    .split(/(%..)/)
    .filter(part => part !== '')
    .map(part => (part.startsWith('%') ? Number.parseInt(part.slice(1), 16) : part.charCodeAt(0)));
}

/** A line of a file, as it is: what it is to the difference is said by the sign before it. Ends in the line's own end. */
export const diffLine = (sign: ' ' | '-' | '+', line: string): DiffText =>
  `${sign}${line.endsWith('\n') ? line : `${line}\n\\ No newline at end of file\n`}` as DiffText;
