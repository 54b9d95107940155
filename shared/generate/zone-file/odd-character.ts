/** A character outside quotes that looks like another, or like nothing at all. */
export interface OddCharacter {
  readonly looksLike: 'space' | 'nothing' | 'quote' | 'dash' | 'control';
  /** As Unicode counts it: `U+00A0`. */
  readonly code: string;
}

const GROUPS: readonly (readonly [OddCharacter['looksLike'], RegExp])[] = [
  ['nothing', /[\u00ad\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/],
  ['space', /[\p{Zs}\u0085\u2028\u2029]/u],
  ['quote', /[\u2018-\u201f\u2032\u2033\u00ab\u00bb\u2039\u203a]/],
  ['dash', /[\u2010-\u2015\u2212]/],
  ['control', /\p{Cc}/u],
];
/** Windows-1252, where it has such a character in one byte: https://encoding.spec.whatwg.org/index-windows-1252.txt */
const IN_WINDOWS: Readonly<Record<string, string>> = {
  '\u0091': '\u2018',
  '\u0092': '\u2019',
  '\u0093': '\u201c',
  '\u0094': '\u201d',
  '\u0096': '\u2013',
  '\u0097': '\u2014',
};

/**
 * The first such character of a word, where it has one: no-break and other spaces, curly quotes, dashes, marks without a width.
 * They come along when text is copied from a web page, a mail or a text processor.
 * @param word one character for each byte, of UTF-8 or an older encoding
 */
export function oddCharacter(word: string): OddCharacter | undefined {
  if (/^[!-~]*$/.test(word)) return undefined;
  for (const character of charactersOf(word)) {
    const group = GROUPS.find(([, characters]) => characters.test(character));
    if (group) {
      const code = character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0');
      return { looksLike: group[0], code: `U+${code}` };
    }
  }
  return undefined;
}

function charactersOf(bytes: string): string {
  try {
    return decodeURIComponent(bytes.replaceAll(/[^]/g, byte => `%${hexOf(byte)}`));
  } catch {
    return bytes.replaceAll(/[\u0091-\u0097]/g, byte => IN_WINDOWS[byte] ?? byte);
  }
}

const hexOf = (byte: string) => byte.charCodeAt(0).toString(16).padStart(2, '0');
