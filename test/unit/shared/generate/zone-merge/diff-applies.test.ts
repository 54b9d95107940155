import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { diffHunks } from '../../../../../shared/generate/zone-merge/diff-hunks.ts';
import {
  applyEdits,
  inTextOrder,
  type TextEdit,
} from '../../../../../shared/generate/zone-merge/text-edit.ts';
import { hunkHead, unifiedDiff } from '../../../../../shared/generate/zone-merge/unified-diff.ts';

const lineOf = fc.constantFrom('a', 'b', 'c', '', 'longer');
const textOf = fc
  .tuple(fc.array(lineOf, { maxLength: 30 }), fc.boolean())
  .map(([lines, isEnded]) => lines.join('\n') + (isEnded && lines.length > 0 ? '\n' : ''));
/** Edits of a text that do not overlap, in order. */
const edited = textOf.chain(text =>
  fc
    .array(fc.tuple(fc.nat(text.length), fc.constantFrom('', 'x', '\n', 'a\n', 'x\ny\n', '\nz')), {
      maxLength: 4,
    })
    .map(found => {
      const places = found.map(([at]) => at).toSorted((a, b) => a - b);
      const edits = found.flatMap(([, made], at): TextEdit[] =>
        at % 2 === 0 ? [{ start: places[at]!, end: places[at + 1] ?? places[at]!, text: made }] : [],
      );
      return { text, edits };
    }),
);

const linesOf = (text: string) => text.match(/[^\n]*\n|[^\n]+$/g) ?? [];

describe('the difference between a text and what edits make of it', () => {
  test('put into the one it gives the other, as patch would do it', () => {
    fc.assert(
      fc.property(edited, ({ text, edits }) => {
        const old = linesOf(text);
        const made: string[] = [];
        let at = 0;
        for (const { oldStart, newStart, lines } of diffHunks(text, edits)) {
          made.push(...old.slice(at, oldStart - 1));
          expect(made.length).toBe(newStart - 1);
          const before = lines.filter(({ kind }) => kind !== 'added').map(each => each.text);
          expect(old.slice(oldStart - 1, oldStart - 1 + before.length)).toEqual(before);
          made.push(...lines.filter(({ kind }) => kind !== 'removed').map(each => each.text));
          at = oldStart - 1 + before.length;
        }
        made.push(...old.slice(at));
        // Line by line: what is no whole line would be patched as if it were one.
        expect(made).toEqual(linesOf(applyEdits(text, edits)));
      }),
      { numRuns: 5_000 },
    );
  });

  test('has three lines around what changes at most, and shows no two that are nearer than that apart', () => {
    fc.assert(
      fc.property(edited, ({ text, edits }) => {
        const hunks = diffHunks(text, edits);
        let before = -Infinity;
        for (const { oldStart, lines } of hunks) {
          const kinds = lines.map(({ kind }) => (kind === 'same' ? 's' : 'c')).join('');
          expect(kinds).toMatch(/^s{0,3}(?:c.*)?s{0,3}$/);
          expect(kinds).not.toMatch(/cs{7,}c/);
          expect(oldStart).toBeGreaterThan(before);
          before = oldStart + lines.filter(({ kind }) => kind !== 'added').length - 1;
        }
      }),
      { numRuns: 1_000 },
    );
  });

  test.each([
    ['the line after it', 'a\nb\n', { start: 0, end: 2, text: 'b\n' }, '-a +b  b'],
    ['the line before it', 'a\nb\n', { start: 2, end: 4, text: 'a\n' }, ' a -b +a'],
    ['its last line and more', 'a\nb\nc\n', { start: 0, end: 4, text: 'x\ny\nb\n' }, '-a +x +y  b  c'],
    ['nothing', 'a\na\na\n', { start: 2, end: 4, text: '' }, ' a -a  a'],
  ])('a piece that becomes %s is the least that changed', (_what, text, edit, lines) => {
    const signs = { same: ' ', removed: '-', added: '+' };
    const [hunk] = diffHunks(text, [edit]);
    expect(hunk?.lines.map(line => signs[line.kind] + line.text.trim()).join(' ')).toBe(lines);
  });

  test('of changes that lie six lines apart is one piece, of seven two', () => {
    const rest = (count: number) => 'x\n'.repeat(count);
    const pieces = (count: number) => {
      const text = `a\n${rest(count)}b\n`;
      return diffHunks(text, [
        { start: 0, end: 1, text: 'A' },
        { start: text.length - 2, end: text.length - 1, text: 'B' },
      ]).length;
    };
    expect([pieces(6), pieces(7)]).toEqual([1, 2]);
  });
});

test('edits are put in the order of their places; of those at one place what is put in comes first', () => {
  const edits = [
    { start: 4, end: 5, text: '4' },
    { start: 2, end: 3, text: '2' },
    { start: 2, end: 2, text: 'before' },
    { start: 0, end: 1, text: '0' },
  ];
  expect(inTextOrder(edits).map(({ text }) => text)).toEqual(['0', 'before', '2', '4']);
  expect(applyEdits('abcde', inTextOrder(edits))).toBe('0bbefore2d4');
  expect(applyEdits('abcde', [], 1, 3)).toBe('bc');
});

describe('as diff -u writes it', () => {
  const hunk = (kinds: string, oldStart = 5, newStart = 7) => ({
    oldStart,
    newStart,
    lines: kinds.split('').map(sign => ({
      kind: ({ ' ': 'same', '-': 'removed', '+': 'added' } as const)[sign as ' ' | '-' | '+'],
      text: 'x\n',
    })),
  });
  test.each([
    [' - +', '@@ -5,3 +7,3 @@\n'],
    ['--+', '@@ -5,2 +7,1 @@\n'],
    ['+', '@@ -4,0 +7,1 @@\n'],
    ['-', '@@ -5,1 +6,0 @@\n'],
  ])('an empty range is named by the line before it: %j', (kinds, head) => {
    expect(hunkHead(hunk(kinds))).toBe(head);
  });
  test('of a file that was empty', () => {
    expect(unifiedDiff(diffHunks('', [{ start: 0, end: 0, text: 'a\nb' }]), 'a', 'b')).toBe(
      '--- a\n+++ b\n@@ -0,0 +1,2 @@\n+a\n+b\n\\ No newline at end of file\n',
    );
  });
});
