import { diff, diffLine, diffName, type DiffText } from '../quoting/diff.ts';
import { joined } from '../quoting/written.ts';
import type { DiffHunk } from './diff-hunks.ts';

const SIGNS = { same: ' ', removed: '-', added: '+' } as const;

/** The difference as `diff -u` writes it and `patch` reads it; empty where there is none. */
export function unifiedDiff(hunks: readonly DiffHunk[], oldName: string, newName: string): DiffText {
  if (hunks.length === 0) return diff``;
  const parts = hunks.map(hunk => diff`${hunkHead(hunk)}${hunkBody(hunk)}`);
  return diff`--- ${diffName(oldName)}\n+++ ${diffName(newName)}\n${joined(parts, '')}`;
}

/** The line above a hunk: which lines of both files it is about. */
export function hunkHead({ oldStart, newStart, lines }: DiffHunk): DiffText {
  const range = (start: number, other: 'added' | 'removed') => {
    const count = lines.filter(({ kind }) => kind !== other).length;
    // An empty range is named by the line before it.
    return diff`${count === 0 ? start - 1 : start},${count}`;
  };
  return diff`@@ -${range(oldStart, 'added')} +${range(newStart, 'removed')} @@\n`;
}

const hunkBody = ({ lines }: DiffHunk): DiffText =>
  joined(
    lines.map(({ kind, text }) => diffLine(SIGNS[kind], text)),
    '',
  );
