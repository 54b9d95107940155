import { type Written, writtenIn } from './written.ts';

/** For a POSIX shell. */
export type ShellText = Written<'shell'>;
export const shell = writtenIn<'shell'>();

/** What means itself in every shell, those of Windows as well. */
const PLAIN = /^[A-Za-z0-9_][A-Za-z0-9_.:/-]*$/;

/**
 * A text as one word: in single quotes, in which nothing is special but the quote that ends them (POSIX.1-2024 XCU §2.2.2). A
 * plain one needs none. No word can hold a zero byte; U+FFFD comes in its place.
 */
export function shellWord(text: string): ShellText {
  const word = PLAIN.test(text) ? text : `'${text.replaceAll('\0', '\ufffd').replaceAll("'", `'\\''`)}'`;
  return word as ShellText;
}
