/**
 * What is not seen and can deceive whoever looks, or whatever shows it: controls (C0, DEL, C1), format characters (those that
 * turn the direction of text and those without width among them), line and paragraph separators, halves of a character.
 */
export const UNSEEN = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu;

/**
 * The text with all that is unseen replaced by what is seen, and harmless on a terminal: controls by their pictures (U+2400 and
 * on), the rest by U+FFFD. As long as it was.
 */
export const visibleText = (text: string): string =>
  text.replace(UNSEEN, character => {
    const code = character.charCodeAt(0);
    if (code < 0x20) return String.fromCharCode(0x2400 + code);
    return code === 0x7f ? '\u2421' : '\ufffd'.repeat(character.length);
  });

/** The same line by line: line ends (CRLF or LF) stay, as LF. */
export const visibleLines = (text: string): string => text.split(/\r?\n/).map(visibleText).join('\n');

/** Facts on their way into a sentence or onto the page: every text in them made visible, as strangers chose some of them. */
export const visibleFacts = <Facts>(facts: Facts, shown = visibleText): Facts =>
  shownWithin(facts, shown) as Facts;

function shownWithin(value: unknown, shown: (text: string) => string): unknown {
  if (typeof value === 'string') return shown(value);
  if (Array.isArray(value)) return value.map(each => shownWithin(each, shown));
  if (typeof value !== 'object' || value === null || ArrayBuffer.isView(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, shownWithin(each, shown)]));
}

/** JSON (RFC 8259 §7) in which all that is unseen is escaped: it parses to the same, and a terminal shows it as it is. */
export const visibleJson = (json: string): string =>
  json.replace(UNSEEN, character =>
    // The line ends between the values are JSON's own.
    character === '\n'
      ? character
      : character
          .split('')
          .map(unit => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
          .join(''),
  );
