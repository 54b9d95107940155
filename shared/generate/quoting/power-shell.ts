import { type Written, writtenIn } from './written.ts';

/** For PowerShell, that of Windows included. */
export type PowerShellText = Written<'power-shell'>;
export const powerShell = writtenIn<'power-shell'>();

/**
 * A text as an argument: in single quotes, in which nothing is special but the quote. What is no printable US-ASCII is named by
 * its number: some versions read a script in the code page of their machine, and typographic quotes end a text as well.
 */
export function powerShellText(text: string): PowerShellText {
  const parts = text.match(/[ -~]+|[^ -~]/g) ?? [''];
  const written = parts.map(part =>
    /^[ -~]*$/.test(part) ? `'${part.replaceAll("'", "''")}'` : `[char]${part.charCodeAt(0)}`,
  );
  const isOne = written.length === 1 && written[0]!.startsWith("'");
  return (isOne ? written[0]! : `(-join (${written.join(', ')}))`) as PowerShellText;
}
