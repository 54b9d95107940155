import { applyEdits, type TextEdit } from './text-edit.ts';

/** A line of a difference, its line end included where it has one. */
export interface DiffLine {
  readonly kind: 'same' | 'removed' | 'added';
  readonly text: string;
}

/** Lines that change, and some around them. Line numbers count from 1. */
export interface DiffHunk {
  readonly oldStart: number;
  readonly newStart: number;
  readonly lines: readonly DiffLine[];
}

/** As `diff -u` shows. */
const AROUND = 3;

/** Whole lines that come in the place of others: `from` up to `to` of the old ones, counted from 0. */
interface LineChange {
  readonly from: number;
  readonly to: number;
  readonly lines: readonly string[];
}

/**
 * The difference between a text and what edits make of it, where they do not overlap and are in order. It is known by their
 * places: nothing is searched for.
 */
export function diffHunks(text: string, edits: readonly TextEdit[]): readonly DiffHunk[] {
  const old = linesOf(text);
  const starts = [0];
  for (const line of old) starts.push(starts.at(-1)! + line.length);
  const changes = regions(text, edits, starts)
    .map(
      ({ from, to, edits }): LineChange =>
        withoutSame(old, { from, to, lines: linesOf(applyEdits(text, edits, starts[from], starts[to])) }),
    )
    .filter(({ from, to, lines }) => to > from || lines.length > 0);
  const hunks: DiffHunk[] = [];
  let shift = 0;
  for (let at = 0; at < changes.length; ) {
    const group = [changes[at]!];
    while (
      at + group.length < changes.length &&
      changes[at + group.length]!.from - group.at(-1)!.to <= 2 * AROUND
    ) {
      group.push(changes[at + group.length]!);
    }
    at += group.length;
    const [start, end] = [
      Math.max(0, group[0]!.from - AROUND),
      Math.min(old.length, group.at(-1)!.to + AROUND),
    ];
    hunks.push({
      oldStart: start + 1,
      newStart: start + 1 + shift,
      lines: hunkLines(old, group, start, end),
    });
    shift += group.reduce((sum, { from, to, lines }) => sum + lines.length - (to - from), 0);
  }
  return hunks;
}

function hunkLines(
  old: readonly string[],
  group: readonly LineChange[],
  start: number,
  end: number,
): DiffLine[] {
  const lines: DiffLine[] = [];
  const push = (kind: DiffLine['kind'], texts: readonly string[]) =>
    lines.push(...texts.map(text => ({ kind, text })));
  let at = start;
  for (const change of group) {
    push('same', old.slice(at, change.from));
    push('removed', old.slice(change.from, change.to));
    push('added', change.lines);
    at = change.to;
  }
  push('same', old.slice(at, end));
  return lines;
}

/** The lines that edits touch; those that touch the same ones together. */
function regions(text: string, edits: readonly TextEdit[], starts: readonly number[]) {
  const found: { from: number; to: number; isOpen: boolean; edits: TextEdit[] }[] = [];
  const count = starts.length - 1;
  let from = 0;
  for (const edit of edits) {
    while (from < count && starts[from + 1]! <= edit.start) from += 1;
    // What comes behind a last line without its end changes that line.
    if (from === count && count > 0 && !text.endsWith('\n')) from -= 1;
    let to = from;
    while (to < count && starts[to]! < edit.end) to += 1;
    const last = found.at(-1);
    const isNew = !last || (from >= last.to && !last.isOpen);
    const region = isNew ? { from, to, isOpen: false, edits: [] as TextEdit[] } : last;
    if (isNew) found.push(region);
    region.edits.push(edit);
    region.to = Math.max(region.to, to);
    // What leaves a line without its end changes the one that it goes on in, or what is put behind the last.
    const isCut = /[^\n]$/.test(applyEdits(text, region.edits, starts[region.from], starts[region.to]));
    region.isOpen = isCut && region.to === count;
    if (isCut && !region.isOpen) region.to += 1;
  }
  return found;
}

/** Lines at both ends that stay as they are are no change. */
function withoutSame(old: readonly string[], { from, to, lines }: LineChange): LineChange {
  let [front, back] = [0, 0];
  const most = Math.min(to - from, lines.length);
  while (front < most && old[from + front] === lines[front]) front += 1;
  while (back < most - front && old[to - 1 - back] === lines[lines.length - 1 - back]) back += 1;
  return { from: from + front, to: to - back, lines: lines.slice(front, lines.length - back) };
}

/** With their ends, which the last may lack. */
function linesOf(text: string): readonly string[] {
  const lines = text.split('\n');
  const last = lines.pop() ?? '';
  return [...lines.map(line => `${line}\n`), ...(last === '' ? [] : [last])];
}
