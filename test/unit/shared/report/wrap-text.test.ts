import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { wrapText } from '../../../../shared/report/wrap-text.ts';

describe('text in lines', () => {
  test.each<[string, string, number, string, string]>([
    ['fits: one line', 'een twee', 8, '', 'een twee'],
    ['one column too many: two lines', 'een twee', 7, '', 'een\ntwee'],
    ['the indent counts', 'een twee', 9, '  ', '  een\n  twee'],
    ['the indent counts, and fits', 'een twee', 10, '  ', '  een twee'],
    ['a longer word stays whole', 'a abcdefghij b', 5, ' ', ' a\n abcdefghij\n b'],
    ['nothing', '', 10, '  ', ''],
    ['no width at all: a word on each line', 'een twee drie', 0, '', 'een\ntwee\ndrie'],
    ['a control character is seen, not obeyed', 'a\u001b[31mb\u0007', 20, '', 'a␛[31mb␇'],
    ['a line end in the text makes no line', 'a\nb\r\nc', 20, '', 'a␊b␍␊c'],
    ['nor does a text turn its direction', 'a\u202eb\u2066c', 20, '', 'a\ufffdb\ufffdc'],
  ])('%s', (_what, text, width, indent, expected) => {
    expect(wrapText(text, width, indent)).toBe(expected);
  });

  test('every word is there once, in its order, and no line is wider than it must be', () => {
    const word = fc.stringMatching(/^[a-zé“”.,]{1,30}$/);
    fc.assert(
      fc.property(fc.array(word, { minLength: 1 }), fc.nat(100), fc.nat(8), (words, width, spaces) => {
        const indent = ' '.repeat(spaces);
        const lines = wrapText(words.join(' '), width, indent).split('\n');
        expect(lines.join(' ').split(' ').filter(Boolean)).toEqual(words);
        for (const line of lines) {
          expect(line.startsWith(indent)).toBe(true);
          expect(line.length <= width || !line.slice(spaces).includes(' ')).toBe(true);
        }
      }),
    );
  });
});
