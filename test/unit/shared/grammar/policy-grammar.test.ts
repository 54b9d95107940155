import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseStsPolicy, writeStsPolicy } from '../../../../shared/mtasts/index.ts';
import { isPolicy, madePolicy, readingOf, warningsOf } from './policy-grammar.ts';
import { mutated } from './text-mutations.ts';

const kindsOf = (text: string) => {
  const parsed = parseStsPolicy(text);
  return parsed.ok ? parsed.warnings.map(each => each.kind) : parsed.errors.map(each => each.kind);
};

describe('RFC 8461 §3.2, the grammar of the policy', () => {
  test('STS-06, STS-11, STS-12, STS-14, STS-15: all that it makes is accepted, and read as it says', () => {
    fc.assert(
      fc.property(madePolicy, made => {
        expect(isPolicy(made.text)).toBe(true);
        expect(parseStsPolicy(made.text)).toMatchObject({ ok: true, value: readingOf(made) });
        expect(kindsOf(made.text)).toEqual(warningsOf(made));
      }),
      { numRuns: 500 },
    );
  });

  test('writing a policy that was read gives the same policy', () => {
    fc.assert(
      fc.property(madePolicy, ({ text }) => {
        const parsed = parseStsPolicy(text);
        if (!parsed.ok) throw new Error(text);
        expect(parseStsPolicy(writeStsPolicy(parsed.value))).toMatchObject({ ok: true, value: parsed.value });
      }),
    );
  });

  const piece = fc.oneof(
    fc.constantFrom(
      ' ',
      '\t',
      ':',
      ': ',
      '\n',
      '\r',
      '\r\n',
      '.',
      '*',
      '*.',
      '-',
      '_',
      ',',
      '0',
      '9',
      'a',
      'Z',
    ),
    fc.constantFrom(
      'é',
      '\u0000',
      '\u0007',
      '\u007f',
      '\u00a0',
      '\ufeff',
      '\u2028',
      'mode: none',
      'mx:',
      '#',
      '"',
    ),
  );
  test('after a slip of the hand it is accepted only where the grammar still has it, or with a warning', () => {
    fc.assert(
      fc.property(
        mutated(madePolicy, ({ text }) => text, piece),
        text => {
          const parsed = parseStsPolicy(text);
          if (isPolicy(text)) expect(parsed.ok).toBe(true);
          else expect(parsed.ok && parsed.warnings.length === 0).toBe(false);
        },
      ),
      { numRuns: 3_000 },
    );
  });
});

describe('one thing outside the grammar', () => {
  const good = 'version: STSv1\r\nmode: enforce\r\nmx: mx.example.com\r\nmax_age: 604800\r\n';
  test.each<[string, string, string, 'refused' | 'warned about']>([
    ['STS-11: a key in another case', good.replace('version', 'Version'), 'misspelt-key', 'refused'],
    ['STS-11: the version of the record', good.replace(': STSv1', '=STSv1'), 'malformed-line', 'refused'],
    ['STS-11: two modes in one', good.replace('enforce', 'enforce, testing'), 'bad-value', 'refused'],
    ['STS-11: quotes', good.replace('enforce', '"enforce"'), 'bad-value', 'refused'],
    ['STS-12: a comment', `# policy\r\n${good}`, 'malformed-line', 'refused'],
    ['STS-12: a comment behind a value', good.replace('604800', '604800 # week'), 'bad-value', 'refused'],
    ['STS-12: = for the colon', good.replace('mode:', 'mode='), 'malformed-line', 'refused'],
    ['STS-12: two lines in one', good.replace('\r\nmode', '; mode'), 'all-on-one-line', 'refused'],
    ['STS-12: a line that goes on', good.replace('mx.example', 'mx.\r\n example'), 'bad-value', 'refused'],
    ['STS-12: CR CR LF', good.replace('STSv1\r', 'STSv1\r\r'), 'bad-value', 'refused'],
    ['STS-12: CR alone at the end', good.trimEnd().concat('\r'), 'bad-value', 'refused'],
    ['STS-12: a space before the colon', good.replace('mx:', 'mx :'), 'space-around-key', 'warned about'],
    ['STS-12: a space before the key', good.replace('mx:', '\tmx:'), 'space-around-key', 'warned about'],
    ['STS-12: a blank line', good.replace('\r\n', '\r\n\r\n'), 'blank-line', 'warned about'],
    ['STS-12: a blank line first', `\r\n${good}`, 'blank-line', 'warned about'],
    ['STS-13: a fraction', good.replace('604800', '6.048e5'), 'bad-value', 'refused'],
    ['STS-13: a separator of thousands', good.replace('604800', '604.800'), 'bad-value', 'refused'],
    ['STS-13: digits beyond ASCII', good.replace('604800', '٦٠٤٨٠٠'), 'bad-value', 'refused'],
    ['STS-14: an address', good.replace('mx.example.com', '[192.0.2.1]'), 'address-as-mx', 'refused'],
    ['STS-14: a label that ends in a hyphen', good.replace('mx.', 'mx-.'), 'bad-value', 'refused'],
    ['STS-14: an empty label', good.replace('mx.', 'mx..'), 'bad-value', 'refused'],
    ['STS-14: a preference before it', good.replace('mx.example', '10 mx.example'), 'bad-value', 'refused'],
    ['STS-15: a key of 33', `${good}${'a'.repeat(33)}: b\r\n`, 'malformed-line', 'refused'],
    ['STS-15: a key that begins with a hyphen', `${good}-a: b\r\n`, 'malformed-line', 'refused'],
    ['STS-15: DEL in a value', `${good}a: b\u007fc\r\n`, 'malformed-line', 'refused'],
    [
      'STS-06: a mode twice, the second outside the grammar',
      `${good}mode: no\r\n`,
      'duplicate-key',
      'warned about',
    ],
  ])('%s', (_rule, text, kind, how) => {
    expect(isPolicy(text)).toBe(false);
    expect(parseStsPolicy(text).ok).toBe(how === 'warned about');
    expect(kindsOf(text)).toContain(kind);
  });
});
