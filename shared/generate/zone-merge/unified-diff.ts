import type { DiffHunk } from './diff-hunks.ts';

const SIGNS = { same: ' ', removed: '-', added: '+' } as const;

/** The difference as `diff -u` writes it and `patch` reads it; empty where there is none. */
export function unifiedDiff(hunks: readonly DiffHunk[], oldName: string, newName: string): string {
  if (hunks.length === 0) return '';
  return `--- ${oldName}\n+++ ${newName}\n${hunks.map(hunk => hunkHead(hunk) + hunkBody(hunk)).join('')}`;
}

/** The line above a hunk: which lines of both files it is about. */
export function hunkHead({ oldStart, newStart, lines }: DiffHunk): string {
  const range = (start: number, other: 'added' | 'removed') => {
    const count = lines.filter(({ kind }) => kind !== other).length;
    // An empty range is named by the line before it.
    return `${count === 0 ? start - 1 : start},${count}`;
  };
  return `@@ -${range(oldStart, 'added')} +${range(newStart, 'removed')} @@\n`;
}

const hunkBody = ({ lines }: DiffHunk): string =>
  lines
    .map(
      ({ kind, text }) =>
        SIGNS[kind] + (text.endsWith('\n') ? text : `${text}\n\\ No newline at end of file\n`),
    )
    .join('');
