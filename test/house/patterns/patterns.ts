import { parseAst } from 'vite';
import { textOf } from '../source-files.ts';

/** A regular expression as it stands in a source file. */
export interface Pattern {
  readonly path: string;
  readonly source: string;
  readonly flags: string;
}

/** Every literal in a file. */
export function patternsIn(path: string): readonly Pattern[] {
  const found: Pattern[] = [];
  const walk = (node: unknown): void => {
    if (Array.isArray(node)) node.forEach(walk);
    if (typeof node !== 'object' || node === null || Array.isArray(node)) return;
    const { regex } = node as { regex?: { pattern: string; flags: string } };
    if (regex) found.push({ path, source: regex.pattern, flags: regex.flags });
    Object.values(node).forEach(walk);
  };
  walk(parseAst(textOf(path), { lang: path.endsWith('x') ? 'tsx' : 'ts' }));
  return found;
}

/** One of each sort that classes tell apart. */
const SAMPLES = [
  'a',
  'F',
  '7',
  ' ',
  '\t',
  '.',
  '-',
  '_',
  '/',
  ':',
  '@',
  '%',
  '=',
  ';',
  ',',
  '\\',
  '"',
  "'",
  '`',
  '<',
  '>',
  '|',
  '+',
  '*',
  '?',
  '#',
  '[',
  ']',
  '(',
  ')',
  '{',
  '\r',
  '\n',
  '\u0000',
  'é',
  '…',
];

/** The parts of a pattern that take one character each, in their order: escapes, classes, the dot, letters as they are. */
const ATOMS =
  /\\(?:[pP]\{[^}]*\}|u\{[^}]*\}|u[0-9a-fA-F]{4}|x[0-9a-fA-F]{2}|[^])|\[(?:\\[^]|[^\]\\])*\]|[^()[\]{}|^$*+?\\]/g;
/** Groups, and repetitions with numbers: these hold digits and letters that take no character. */
const NO_ATOMS = /\(\?(?:[:=!]|<[=!]|<\w+>)|\{\d*,?\d*\}/g;

/** For each atom some characters that it takes; an anchor, as `\b`, takes none. */
function taken({ source, flags }: Pattern): readonly (readonly string[])[] {
  const atoms = source.replaceAll(NO_ATOMS, '').match(ATOMS) ?? [];
  return atoms.map(atom => {
    const one = new RegExp(
      `^(?:${atom})$`,
      flags.includes('s') ? flags.replace(/[gy]/g, '') : `${flags.replace(/[gy]/g, '')}s`,
    );
    if (atom.length === 1 && atom !== '.') return [atom];
    return SAMPLES.filter(character => one.test(character)).slice(0, 4);
  });
}

/** Atoms that are taken together into what is repeated. */
const MOST_TOGETHER = 4;
const MOST_WORDS = 80;

/** What to repeat so that a pattern that can lose its way does: characters that it takes, alone and as they follow each other. */
export function pumps(pattern: Pattern): readonly string[] {
  const atoms = taken(pattern);
  const firsts = atoms.map(([first = '']) => first);
  const runs = firsts.flatMap((_, at) =>
    Array.from({ length: MOST_TOGETHER - 1 }, (_each, more) => firsts.slice(at, at + more + 2).join('')),
  );
  // Whole words between what is repeated: `handshake failure:` again and again.
  const whole = firsts.join('');
  const words = [...whole.matchAll(/[\w ]+\W?/g)].map(([word]) => word);
  return [...new Set([...atoms.flat(), ...words, ...runs, whole])]
    .filter(pump => pump !== '')
    .slice(0, MOST_WORDS);
}

/** Texts that a pattern may start well in, repeat, and fail on. */
export function attacks(pattern: Pattern): readonly ((length: number) => string)[] {
  const start = taken(pattern)
    .map(([first = '']) => first)
    .join('');
  const heads = ['', start.slice(0, 1), start.slice(0, Math.ceil(start.length / 2))];
  return pumps(pattern).flatMap(pump =>
    heads.flatMap(head =>
      ['', '\n', '\u0000'].map(
        tail => (length: number) => head + pump.repeat(Math.ceil(length / pump.length)) + tail,
      ),
    ),
  );
}
