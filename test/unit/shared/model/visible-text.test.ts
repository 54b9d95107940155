import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { visibleText } from '../../../../shared/model/visible-text.ts';

describe('text of a stranger’s', () => {
  test.each([
    ['nothing', '', ''],
    ['letters of any script', 'Súdwest-Fryslân 東京 🙂', 'Súdwest-Fryslân 東京 🙂'],
    ['escape, bell, line ends and tab', '\u001b\u0007\r\n\t', '␛␇␍␊␉'],
    ['nought and delete', '\u0000\u007f', '␀␡'],
    ['controls of eight bits, as some terminals take them', '\u0080\u009b', '\ufffd\ufffd'],
    ['what turns the direction of text', '\u202a\u202e\u2066\u2069', '\ufffd\ufffd\ufffd\ufffd'],
    ['a no-break space stays', 'a\u00a0b', 'a\u00a0b'],
  ])('%s', (_what, text, expected) => {
    expect(visibleText(text)).toBe(expected);
  });

  test('is as long as it was, and made visible once is enough', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), text => {
        const shown = visibleText(text);
        expect(shown).toHaveLength(text.length);
        expect(visibleText(shown)).toBe(shown);
      }),
    );
  });
});
