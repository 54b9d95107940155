import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { html, htmlText } from '../../../../../shared/generate/quoting/html.ts';
import { configurationName } from '../../../../../shared/generate/quoting/configuration.ts';
import { shell, type ShellText, shellWord } from '../../../../../shared/generate/quoting/shell.ts';
import { eachLine } from '../../../../../shared/generate/quoting/written.ts';
import type { Dialect } from '../../../../../shared/generate/zone/dialect.ts';
import type { DomainName } from '../../../../../shared/model/domain-name.ts';
import { hostileText } from '../../../../support/hostile-texts.ts';

describe('text that is handed to others compiles only where all that is foreign in it is quoted', () => {
  const foreign: string = "x'; touch hacked; '";
  test('a template takes no other text', () => {
    // @ts-expect-error a name that is not quoted
    expect(shell`certbot -d ${foreign}`).toContain(foreign);
    // @ts-expect-error quoted for another language
    expect(shell`certbot -d ${htmlText(foreign)}`).not.toBe('');
    // @ts-expect-error quoted for another language
    expect(html`<p>${shellWord(foreign)}</p>`).not.toBe('');
    expect(shell`head -n ${5} ${shellWord(foreign)}`).toBe(String.raw`head -n 5 'x'\''; touch hacked; '\'''`);
  });

  test('a text that was put together otherwise is none', () => {
    // @ts-expect-error an ordinary template
    const text: ShellText = `certbot -d ${shellWord(foreign)}`;
    const written: ReturnType<Dialect['write']> = {
      kind: 'text',
      // @ts-expect-error an ordinary text
      text: foreign,
      fileName: 'x',
      variables: [],
    };
    expect([text, written.kind]).toEqual([expect.any(String), 'text']);
  });

  test('in a configuration only a name can be foreign', () => {
    // @ts-expect-error no name
    expect(() => configurationName(foreign)).toThrow();
    expect(() => configurationName('x; }' as DomainName)).toThrow();
    expect(() => configurationName('-x' as DomainName)).toThrow();
  });
});

describe('whatever a comment holds, it stays one', () => {
  const lines = (text: string) => text.split(/\r\n|[\n\r\u0085\u2028\u2029]/);
  test('in a shell, in a zone file', () => {
    fc.assert(
      fc.property(hostileText, text => {
        expect(lines(eachLine('# ', shellWord(text))).filter(line => !line.startsWith('# '))).toEqual([]);
      }),
    );
  });
});

test.each([
  ['mx1.voorbeeld.nl:25', 'mx1.voorbeeld.nl:25'],
  ['2001:db8::1', '2001:db8::1'],
  ['', "''"],
  ['-x', "'-x'"],
  ['~x', "'~x'"],
  ['a=b', "'a=b'"],
  ['*', "'*'"],
  ["it's", String.raw`'it'\''s'`],
  ['a\0b', "'a\ufffdb'"],
])('a shell has the word %j as %s', (text, word) => {
  expect(shellWord(text)).toBe(word);
});
