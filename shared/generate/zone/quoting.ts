/** A word for a POSIX shell, in single quotes: nothing in them is special but the quote that ends them. */
export const shellWord = (text: string): string => `'${text.replaceAll("'", `'\\''`)}'`;

/** A YAML scalar in single quotes, for text that is printable US-ASCII: nothing in it is special but the quote. */
export const yamlText = (text: string): string => `'${text.replaceAll("'", "''")}'`;

/**
 * A text as an argument for PowerShell: in single quotes, in which nothing is special but the quote. What is no printable
 * US-ASCII is named by its number: some versions read a script in the code page of their machine, and typographic quotes
 * end a text as well.
 */
export function powerShellText(text: string): string {
  const parts = text.match(/[ -~]+|[^ -~]/g) ?? [''];
  const written = parts.map(part =>
    /^[ -~]*$/.test(part) ? `'${part.replaceAll("'", "''")}'` : `[char]${part.charCodeAt(0)}`,
  );
  return written.length === 1 && written[0]!.startsWith("'")
    ? written[0]!
    : `(-join (${written.join(', ')}))`;
}

/** The name of a file about a zone, on whatever system it is saved. */
export const fileNameFor = (zone: string, ending: string): string =>
  `${zone.replaceAll(/[^A-Za-z0-9.-]/g, '_').replace(/^[.-]/, '_')}${ending}`;
