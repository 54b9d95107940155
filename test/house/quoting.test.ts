import { expect, test } from 'vitest';
import { applicationFiles, textOf } from './source-files.ts';

const FOLDER = 'shared/generate/quoting/';
const LANGUAGES = 'Shell|PowerShell|Yaml|MasterFile|Configuration|Html|Markdown|Calendar|Diff';
/** A cast to text of a language. */
const CAST = new RegExp(
  `\\bas (?:unknown as )?(?:readonly )?(?:Written\\b|(?:${LANGUAGES})Text\\b)|__written`,
);
/** A command with something in it, in a template that is of no language: nothing says that it was quoted. */
const RAW_COMMAND =
  /(?<![\w)])`(?:acme\.sh|aws|az|certbot|curl|dig|drill|lego|nsupdate|openssl|pdnsutil|postconf|sudo|systemctl) [^`]*\$\{/;

const others = applicationFiles.filter(path => !path.startsWith(FOLDER));
const linesWith = (pattern: RegExp) =>
  others.flatMap(path =>
    textOf(path)
      .split('\n')
      .flatMap((line, at) => (pattern.test(line) ? [`${path}:${at + 1}: ${line.trim()}`] : [])),
  );

test('text of a language is made where its quoting function is, and nowhere by a cast', () => {
  expect(applicationFiles.some(path => path.startsWith(FOLDER))).toBe(true);
  expect(linesWith(CAST)).toEqual([]);
});

test('no command is put together but in a template of its language', () => {
  expect('`certbot -d ${host}`').toMatch(RAW_COMMAND);
  expect(linesWith(RAW_COMMAND)).toEqual([]);
});
