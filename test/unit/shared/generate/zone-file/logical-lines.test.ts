import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { logicalLines } from '../../../../../shared/generate/zone-file/logical-lines.ts';

const linesOf = (text: string, from = 0) => [...logicalLines(text, from)];
const wordsOf = (text: string) =>
  linesOf(text).map(({ words }) => words.map(({ start, end }) => text.slice(start, end)));

describe('RFC 1035 §5.1: words', () => {
  test.each([
    ['blanks and tabs between', 'a \t b\n', [['a', 'b']]],
    ['a comment', 'a ; b\nc', [['a'], ['c']]],
    ['a comment that touches a word', 'a;b', [['a']]],
    ['a comment up to CRLF', 'a;b\r\nc', [['a'], ['c']]],
    ['nothing but a comment', ';\n', [[]]],
    ['CRLF', 'a\r\nb\r\n', [['a'], ['b']]],
    ['strings, also where they touch words', 'a"b c"d', [['a', '"b c"', 'd']]],
    ['an empty string', '""', [['""']]],
    ['a quote in a string', '"a\\"b" c', [['"a\\"b"', 'c']]],
    ['a backslash at the end of a string', '"a\\\\" c', [['"a\\\\"', 'c']]],
    ['escaped signs in a word', 'a\\ \\;\\(\\"b c', [['a\\ \\;\\(\\"b', 'c']]],
    ['a backslash before a line end escapes nothing', 'a\\\nb', [['a\\'], ['b']]],
    ['a backslash before CRLF escapes nothing', 'a\\\r\nb', [['a\\'], ['b']]],
    ['a backslash at the very end', 'a\\', [['a\\']]],
    ['parentheses end words', 'a(b)c', [['a', 'b', 'c']]],
    ['parentheses over lines', 'a (\nb ; )\n)\nc', [['a', 'b'], ['c']]],
    ['parentheses in parentheses', '((a)\nb)\nc', [['a', 'b'], ['c']]],
    ['parentheses over lines that end in CRLF', 'a (\r\nb)\r\nc', [['a', 'b'], ['c']]],
    ['an empty line', '\n\na', [[], [], ['a']]],
  ])('%s', (_what, text, words) => {
    expect(wordsOf(text)).toEqual(words);
    expect(linesOf(text).flatMap(({ problem }) => problem ?? [])).toEqual([]);
  });

  test('which of them are strings', () => {
    const [line] = linesOf('a "b"');
    expect(line!.words).toEqual([
      { start: 0, end: 1, isQuoted: false },
      { start: 2, end: 5, isQuoted: true },
    ]);
  });
});

describe('where a logical line stands', () => {
  test.each([
    ['a ; x\n', { end: 6, lines: 1, isIndented: false, isGrouped: false, contentEnd: 1 }],
    [' a\n', { end: 3, lines: 1, isIndented: true, isGrouped: false, contentEnd: 2 }],
    ['\ta', { end: 2, lines: 1, isIndented: true, isGrouped: false, contentEnd: 2 }],
    ['( a\n ) ; x\n', { end: 11, lines: 2, isIndented: false, isGrouped: true, contentEnd: 6 }],
    ['a (\n', { end: 4, lines: 2, isIndented: false, isGrouped: true, contentEnd: 3 }],
    ['a "b" \r\n', { end: 8, lines: 1, isIndented: false, isGrouped: false, contentEnd: 5 }],
    ['; x\n', { end: 4, lines: 1, isIndented: false, isGrouped: false, contentEnd: 0 }],
  ])('%j', (text, place) => {
    const [{ start, line, end, lines, isIndented, isGrouped, contentEnd }] = linesOf(text) as [
      ReturnType<typeof linesOf>[number],
    ];
    expect([start, line]).toEqual([0, 1]);
    expect({ end, lines, isIndented, isGrouped, contentEnd }).toEqual(place);
  });

  test('each begins where the one before ends, and lines are counted from 1', () => {
    const found = linesOf('a (\n\n)\n;\nb', 0).map(({ start, line, lines }) => [start, line, lines]);
    expect(found).toEqual([
      [0, 1, 3],
      [7, 4, 1],
      [9, 5, 1],
    ]);
    expect(linesOf('xxxa b', 3)).toMatchObject([{ start: 3, line: 1, words: [{ start: 3 }, { start: 5 }] }]);
  });

  test('whatever the text, the lines are all of it, and words lie in them', () => {
    const piece = fc.constantFrom('a', ' ', '\t', '\n', '\r\n', '\r', '"', '(', ')', ';', '\\', '\\"');
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), pieces => {
        const text = pieces.join('');
        let [at, line] = [0, 1];
        for (const each of linesOf(text)) {
          expect([each.start, each.line]).toEqual([at, line]);
          expect(each.end).toBeGreaterThan(at);
          if (!each.problem) {
            const taken = text.slice(at, each.end).split('\n').length - 1;
            expect(each.lines).toBe(each.end === text.length && !text.endsWith('\n') ? taken + 1 : taken);
          }
          let last = each.start;
          for (const word of each.words) {
            expect(word.start).toBeGreaterThanOrEqual(last);
            expect(word.end).toBeGreaterThan(word.start);
            last = word.end;
          }
          expect(each.contentEnd).toBeGreaterThanOrEqual(last);
          [at, line] = [each.end, each.line + each.lines];
        }
        expect(at).toBe(text.length);
      }),
      { numRuns: 500 },
    );
  });
});

describe('what cannot be read is told with its line, and reading goes on behind it', () => {
  test.each([
    ['a\n"b\nc', { kind: 'open-quote', line: 2 }, [[], ['c']]],
    ['a\n"b\\\nc', { kind: 'open-quote', line: 2 }, [[], ['c']]],
    ['a\n"b\r\nc', { kind: 'open-quote', line: 2 }, [[], ['c']]],
    ['a\nb "', { kind: 'open-quote', line: 2 }, [['b']]],
    ['a\nb )\nc', { kind: 'extra-parenthesis', line: 2 }, [['b'], ['c']]],
    ['a\nb (\n) )\nc', { kind: 'extra-parenthesis', line: 3 }, [['b'], ['c']]],
    ['a\nb\rc\nd', { kind: 'lone-carriage-return', line: 2 }, [['b'], ['d']]],
    ['a\nb\r', { kind: 'lone-carriage-return', line: 2 }, [['b']]],
    ['a\n; b\rc\nd', { kind: 'lone-carriage-return', line: 2 }, [[], ['d']]],
    ['a\n; b\r', { kind: 'lone-carriage-return', line: 2 }, [[]]],
    ['a\n\nb (\n(\n)\n', { kind: 'open-parenthesis', line: 3 }, [[], ['b']]],
    ['a\n(\n) (\nb', { kind: 'open-parenthesis', line: 3 }, [['b']]],
  ])('%j', (text, problem, after) => {
    const [, ...others] = linesOf(text);
    expect(others.flatMap(line => line.problem ?? [])).toEqual([problem]);
    const words = others.map(line => line.words.map(({ start, end }) => text.slice(start, end)));
    expect(words).toEqual(after);
  });
});
