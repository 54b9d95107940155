import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fileNameFor } from '../../../../../shared/generate/quoting/file-name.ts';
import { powerShellText } from '../../../../../shared/generate/quoting/power-shell.ts';

describe('a text for PowerShell', () => {
  test.each([
    ['', "''"],
    ['a', "'a'"],
    ["it's", "'it''s'"],
    ['$(x) `n "y"', '\'$(x) `n "y"\''],
    ['\u2019', '(-join ([char]8217))'],
    ['a\r\nb', "(-join ('a', [char]13, [char]10, 'b'))"],
  ])('%j', (text, written) => {
    expect(powerShellText(text)).toBe(written);
  });

  test('every character is in single quotes, its quotes doubled, or a number', () => {
    const part = /'((?:[ -&(-~]|'')*)'|\[char\](\d+)/g;
    const whole = new RegExp(
      `^(?:${part.source}|\\(-join \\((?:(?:^|, |(?<=\\())(?:${part.source}))+\\)\\))$`,
    );
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), text => {
        const written = powerShellText(text);
        expect(written).toMatch(whole);
        const read = [...written.matchAll(part)].map(([, quoted, code]) =>
          code === undefined ? quoted!.replaceAll("''", "'") : String.fromCharCode(Number(code)),
        );
        expect(read.join('')).toBe(text);
      }),
    );
  });
});

test.each([
  ['voorbeeld.nl', 'voorbeeld.nl.zone'],
  ['.', '_.zone'],
  ['../../x', '_._.._x.zone'],
  ['a/b\\c:d', 'a_b_c_d.zone'],
  ['', '.zone'],
])('a file about %j', (zone, name) => {
  expect(fileNameFor(zone, '.zone')).toBe(name);
});
