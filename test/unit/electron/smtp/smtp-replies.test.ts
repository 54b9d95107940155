import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ReplyReader } from '../../../../electron/smtp/smtp-replies.ts';

const LIMIT = 200;
const bytes = (text: string) => Buffer.from(text, 'utf8');

function readAll(...chunks: readonly Uint8Array[]) {
  const reader = new ReplyReader(LIMIT);
  for (const chunk of chunks) reader.push(chunk);
  return reader.next();
}

describe('RFC 5321 §4.2: replies', () => {
  test.each<[string, string, object]>([
    ['one line', '220 hello\r\n', { code: 220, lines: ['hello'] }],
    ['several lines', '250-a\r\n250-b\r\n250 c\r\n', { code: 250, lines: ['a', 'b', 'c'] }],
    ['a code with a space and no text', '250 \r\n', { code: 250, lines: [''] }],
    ['a code alone', '250\r\n', { code: 250, lines: [''] }],
    ['continued lines without text', '250-\r\n250 \r\n', { code: 250, lines: ['', ''] }],
    ['bare LF', '250-a\n250 b\n', { code: 250, lines: ['a', 'b'] }],
    ['spaces are kept', '250   a  \r\n', { code: 250, lines: ['  a  '] }],
    ['UTF-8', '250 fryslân\r\n', { code: 250, lines: ['fryslân'] }],
    [
      'control characters become pictures',
      '250 a\0\x1b\x7f\x85\u202eb\r\n',
      { code: 250, lines: ['a␀␛␡\ufffd\ufffdb'] },
    ],
    ['a CR inside a line', '250 a\rb\r\n', { code: 250, lines: ['a␍b'] }],
    ['the highest code', '599 x\r\n', { code: 599, lines: ['x'] }],
  ])('%s', (_, text, reply) => {
    expect(readAll(bytes(text))).toMatchObject({ kind: 'reply', reply });
  });

  test.each([
    ['', 'more'],
    ['220 hel', 'more'],
    ['220-hello\r\n', 'more'],
    ['220-hello\r\n220 bye\r', 'more'],
    ['22 hello\r\n', 'malformed'],
    ['2200 hello\r\n', 'malformed'],
    ['120 hello\r\n', 'malformed'],
    ['600 hello\r\n', 'malformed'],
    ['220_hello\r\n', 'malformed'],
    [' 220 hello\r\n', 'malformed'],
    ['\r\n', 'malformed'],
    ['２２０ hello\r\n', 'malformed'],
    ['250-a\r\n251 b\r\n', 'malformed'],
    ['250-a\r\nb\r\n', 'malformed'],
    [`220 ${'x'.repeat(194)}\r\n`, 'reply'],
    [`220 ${'x'.repeat(195)}\r\n`, 'too-large'],
    ['220-x\r\n'.repeat(28), 'more'],
    ['220-x\r\n'.repeat(29), 'too-large'],
    ['x'.repeat(200), 'more'],
    ['x'.repeat(201), 'too-large'],
  ])('%j: %s', (text, outcome) => {
    const progress = readAll(bytes(text));
    expect(progress.kind === 'failed' ? progress.cause.kind : progress.kind).toBe(outcome);
  });

  test('what comes after a reply is for the next one, and the limit counts anew', () => {
    const reader = new ReplyReader(LIMIT);
    const long = 'x'.repeat(150);
    reader.push(bytes(`220 ${long}\r\n`));
    expect(reader.next()).toMatchObject({ kind: 'reply', reply: { code: 220 } });
    reader.push(bytes(`250 ${long}\r\n354 now`));
    expect(reader.next()).toMatchObject({ kind: 'reply', reply: { code: 250 } });
    expect(reader.next()).toEqual({ kind: 'more' });
    expect(reader.discard()).toEqual(['354 now']);
    expect(reader.discard()).toEqual([]);
  });
});

test('where the bytes are cut makes no difference', () => {
  const line = fc.string({ unit: fc.constantFrom('a', ' ', '-', 'é', '2', '\0'), maxLength: 8 });
  fc.assert(
    fc.property(
      fc.integer({ min: 200, max: 599 }),
      fc.array(line, { minLength: 1, maxLength: 6 }),
      fc.array(fc.nat(90)),
      (code, lines, cuts) => {
        const text = bytes(
          lines.map((each, at) => `${code}${at === lines.length - 1 ? ' ' : '-'}${each}\r\n`).join(''),
        );
        const edges = [0, ...cuts.map(cut => Math.min(cut, text.length)).sort((a, b) => a - b), text.length];
        const reader = new ReplyReader(LIMIT);
        const replies = edges.slice(1).flatMap((edge, at) => {
          reader.push(text.subarray(edges[at], edge));
          const progress = reader.next();
          return progress.kind === 'more' ? [] : [progress];
        });
        expect(replies).toHaveLength(1);
        expect(replies[0]).toEqual(readAll(text));
        expect(replies[0]).toMatchObject({
          reply: { code, lines: lines.map(each => each.replaceAll('\0', '␀')) },
        });
      },
    ),
  );
});
