/** A piece of a text, by its offsets, and what comes in its place. */
export interface TextEdit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** In the order in which they stand; those at one place in the order in which they were made. */
export const inTextOrder = (edits: readonly TextEdit[]): readonly TextEdit[] =>
  edits.toSorted((a, b) => a.start - b.start || a.end - b.end);

/** The part of a text from `from` to `to` with the edits that lie in it, which do not overlap and are in order. */
export function applyEdits(text: string, edits: readonly TextEdit[], from = 0, to = text.length): string {
  const parts: string[] = [];
  let at = from;
  for (const edit of edits) {
    parts.push(text.slice(at, edit.start), edit.text);
    at = edit.end;
  }
  parts.push(text.slice(at, to));
  return parts.join('');
}
