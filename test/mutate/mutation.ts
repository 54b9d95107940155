/** One change to a source file that its tests should notice. */
export interface Mutation {
  /** What kind of change it is, as a word or two. */
  readonly rule: string;
  /** Where in the text, as offsets in UTF-16. */
  readonly start: number;
  readonly end: number;
  /** What stands there instead. */
  readonly text: string;
}

export const applied = (source: string, { start, end, text }: Mutation): string =>
  source.slice(0, start) + text + source.slice(end);

/** The line of the file that the change begins on, from 1. */
export const lineOf = (source: string, { start }: Mutation): number =>
  source.slice(0, start).split('\n').length;

/** The lines that differ, as a diff without context. */
export function diffOf(source: string, mutation: Mutation): string {
  const [before, after] = [source.split('\n'), applied(source, mutation).split('\n')];
  const first = before.findIndex((line, at) => line !== after[at]);
  let same = 0;
  while (
    same < Math.min(before.length, after.length) - first &&
    before.at(-1 - same) === after.at(-1 - same)
  ) {
    same += 1;
  }
  const lines = (of: readonly string[], sign: string) =>
    of.slice(first, of.length - same).map(line => `${sign} ${line.trim()}`);
  return [...lines(before, '-'), ...lines(after, '+')].join('\n');
}
