/**
 * Reads a PowerShell script into the words of its statements, by the documented rules alone (about_Quoting_Rules,
 * about_Special_Characters, about_Parsing): what Postzegel writes is held against it, as there is no PowerShell to run. It knows
 * literal strings, `[char]` numbers that `-join` puts together, words, and what ends a statement; at everything else that means
 * something to PowerShell it throws, so that no such thing gets by unseen.
 */
export function powerShellStatements(script: string): readonly (readonly string[])[] {
  const statements: string[][] = [[]];
  let at = 0;
  const rest = () => script.slice(at);
  const take = (pattern: RegExp): RegExpExecArray | undefined => {
    const match = new RegExp(`^(?:${pattern.source})`, 'u').exec(rest());
    if (!match) return undefined;
    at += match[0].length;
    return match;
  };

  /** Between single quotes, straight or typographic, two of which are one. Lines may end in it. */
  const literal = (): string | undefined => {
    if (!take(SINGLE)) return undefined;
    let text = '';
    for (;;) {
      const part = take(/[^'\u2018-\u201b]+/);
      if (part) text += part[0];
      else if (take(TWO_SINGLE)) text += "'";
      else if (take(SINGLE)) return text;
      else throw new Error(`a string without end: ${rest()}`);
    }
  };
  const joinedTexts = (): string | undefined => {
    if (!take(/\(-join \(/)) return undefined;
    let text = '';
    do {
      const code = take(/\[char\](\d{1,5})/);
      text += code ? String.fromCharCode(Number(code[1])) : (literal() ?? fail());
    } while (take(/, /));
    return take(/\)\)/) ? text : fail();
  };
  const fail = (): never => {
    throw new Error(`this is more than words: ${JSON.stringify(rest().slice(0, 80))}`);
  };

  while (at < script.length) {
    if (take(/[\r\n]+|[;|]/)) {
      statements.push([]);
      continue;
    }
    if (take(/[\s\u0085]+/)) continue;
    const word = literal() ?? joinedTexts() ?? take(WORD)?.[0] ?? fail();
    // A string right behind a word, or a word right behind a string, is another argument or part of it: never written.
    if (at < script.length && !/^[\s;|]/u.test(rest())) fail();
    statements.at(-1)!.push(word);
  }
  return statements.filter(words => words.length > 0);
}

const SINGLE = /['\u2018-\u201b]/;
const TWO_SINGLE = /['\u2018-\u201b]{2}/;
/** Characters that mean themselves anywhere in a word. Not `$`, `` ` ``, `@`, `#`, `&`, brackets, commas, quotes or dashes of another kind. */
const WORD = /[A-Za-z0-9_.:/\\-]+/;
