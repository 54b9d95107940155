import { expect, test } from 'vitest';
import { REQUIREMENTS } from './requirements.ts';
import { sourceFiles, textOf } from './source-files.ts';

const NUMBER = /\b(?:STS|RPT|DANE)-\d\d\b/g;
/** A line of its own, or the rest of one: what says so in a comment names no test. */
const COMMENT = /\/\*[\s\S]*?\*\/|^\s*\/\/.*$|\s\/\/ .*$/gm;
const QUOTED = /'[^'\n]*'|"[^"\n]*"|`[^`]*`/g;

/** The numbers in the names of tests: the titles in tables of cases are names as well. */
const numbersNamed = (source: string): readonly string[] =>
  (source.replaceAll(COMMENT, '').match(QUOTED) ?? []).flatMap(text => text.match(NUMBER) ?? []);

const named = new Set(
  sourceFiles
    .filter(path => path.startsWith('test/') && !path.startsWith('test/house/'))
    .flatMap(path => numbersNamed(textOf(path))),
);

test('every numbered requirement is named by a test, unless it is for later', () => {
  const missing = REQUIREMENTS.filter(({ number, later }) => later === undefined && !named.has(number));
  expect(missing.map(({ number, about }) => `${number}: ${about}`)).toEqual([]);
});

test('what is for later is named by no test yet; once it is, it is for now', () => {
  const later = REQUIREMENTS.filter(({ later }) => later !== undefined);
  expect(later.length).toBeGreaterThan(0);
  expect(later.filter(({ number }) => named.has(number))).toEqual([]);
});

test('tests name no requirement that is not in the list', () => {
  const known = new Set(REQUIREMENTS.map(({ number }) => number));
  expect([...named].filter(number => !known.has(number))).toEqual([]);
  expect(known.size).toBe(REQUIREMENTS.length);
});

/** The statements of the advice of May 2016, as its tests number them. */
const CLAIMS = Array.from({ length: 23 }, (_, at) => `M${at + 1}`);
const CLAIM = /\bM\d{1,2}(?=[,:])/g;

test('every claim of the advice of 2016 about how the mechanisms behave is named by a test', () => {
  const memo = textOf('test/unit/shared/simulate/memo.test.ts').replaceAll(COMMENT, '');
  const claimed = (memo.match(QUOTED) ?? []).flatMap(text => text.match(CLAIM) ?? []);
  expect([...new Set(claimed)].toSorted()).toEqual(CLAIMS.toSorted());
});

test.each<[string, string, readonly string[]]>([
  ['the name of a test', "test('STS-01, RFC 8461 §3.1: joined', () => {});", ['STS-01']],
  ['a title in a table', "  ['DANE-05: none', 1],", ['DANE-05']],
  ['two in one name', 'test(`RPT-01, RPT-03: ${rule}`)', ['RPT-01', 'RPT-03']],
  ['a comment', "// STS-01 is kept elsewhere\n/** 'STS-02' */\nrun(); // 'STS-03'", []],
  ['a number of another kind', "test('STS10 and SEC-01', run);", []],
])('%s is read as it should be', (_what, source, expected) => {
  expect(numbersNamed(source)).toEqual(expected);
});
