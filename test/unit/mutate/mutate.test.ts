import { describe, expect, test } from 'vitest';
import { applied, diffOf, lineOf } from '../../mutate/mutation.ts';
import { mutationsOf } from '../../mutate/mutations.ts';
import { relatedTests } from '../../mutate/related-tests.ts';
import { sample } from '../../mutate/sample.ts';
import { createWarmVitest } from '../../mutate/warm-vitest.ts';
import { textOf } from '../../house/source-files.ts';

const mutated = (source: string) => mutationsOf('a.ts', source).map(mutation => applied(source, mutation));

describe('one change at a time, each of which a test could notice', () => {
  test.each<readonly [string, readonly string[]]>([
    ['f(a < b);', [';', 'f(a <= b);']],
    ['f(a >= b);', [';', 'f(a > b);']],
    ['f(a === b);', [';', 'f(a !== b);']],
    ['f(a && b || c);', [';', 'f(a && b && c);', 'f(a || b || c);']],
    ['f(a ?? b);', [';', 'f(a);']],
    ['f(a + b);', [';', 'f(a - b);']],
    // Texts are put together, and not counted.
    ["f(a + 'b' + c);", [';']],
    ['f(!a, -b);', [';', 'f(a, -b);', 'f(!a, b);']],
    ['f(1, true);', [';', 'f((1 + 1), true);', 'f(1, false);']],
    ['const a = { 1: b, ...c };', ['const a = { 1: b, ...{} };']],
    ["const a = { kind: 'x', other: 'y' };", ["const a = { kind: 'mutated', other: 'y' };"]],
    ['const a = b.every(c);', ['const a = b.some(c);']],
    ['const a = b.filter(c).map(d);', ['const a = b.map(d);']],
    ['const a = Math.min(b, c);', ['const a = Math.max(b, c);']],
    ['const a = /^b$/i;', ['const a = /b$/i;', 'const a = /^b/i;', 'const a = /^b$/;']],
    ['const a = b ? c : d;', ['const a = true ? c : d;', 'const a = false ? c : d;']],
    ['if (a) b();', ['if (true) b();', 'if (false) b();', 'if (a) ;']],
    ['while (a) continue;', ['while (false) continue;', 'while (a) ;']],
    ['const f = () => a.map(b);', ['const f = () => [];']],
    ['function f() { return [a]; }', ['function f() { return []; }']],
    ['let a: 1 | 2 = b as 1;', []],
    ["import { a } from './1.ts'; export type { B } from 'b';", []],
    ["throw new Error('1' + a);", []],
    ['type A = B extends 1 ? true : false;', []],
  ])('%s', (source, expected) => {
    expect(mutated(source).toSorted()).toEqual(expected.toSorted());
  });

  test('of every source of a folder each is a program, differs, and is on the line that it names', () => {
    const path = 'shared/dane/verify-dane.ts';
    const source = textOf(path);
    const all = mutationsOf(path, source);
    expect(all.length).toBeGreaterThan(20);
    for (const mutation of all) {
      const [before = '', after = ''] = [source, applied(source, mutation)].map(
        text => text.split('\n')[lineOf(source, mutation) - 1],
      );
      expect(after).not.toBe(before);
      expect(diffOf(source, mutation)).toContain(`- ${before.trim()}`);
    }
  });
});

test('what is removed and what comes in its place, over lines as well', () => {
  const source = 'a;\nf(\n  b,\n);\nc;';
  expect(diffOf(source, { rule: '', start: 3, end: 13, text: ';' })).toBe('- f(\n- b,\n- );\n+ ;');
  expect(lineOf(source, { rule: '', start: 3, end: 13, text: ';' })).toBe(2);
});

test('the tests of a file: its own first, then those that come upon it by imports', () => {
  const related = relatedTests('shared/dane/base-domain.ts');
  expect(related[0]).toBe('test/unit/shared/dane/base-domain.test.ts');
  expect(related).toContain('test/unit/shared/simulate/matrix.test.ts');
  expect(related.filter(path => !/^test\/(unit|suites)\//.test(path))).toEqual([]);
  expect(relatedTests('shared/no-such-file.ts')).toEqual([]);
});

test('a seed chooses the same ones again, and another seed others', () => {
  const list = Array.from({ length: 200 }, (_, at) => at);
  expect(sample(list, 20, 7)).toEqual(sample(list, 20, 7));
  expect(sample(list, 20, 7)).not.toEqual(sample(list, 20, 8));
  expect(sample(list, 20, 7)).toEqual(sample(list, 20, 7).toSorted((a, b) => a - b));
  expect(sample(list, Infinity, 7)).toEqual(list);
});

test('the tests see a change that is on no disk, once; an endless one is ended', async () => {
  const vitest = createWarmVitest();
  try {
    const file = 'shared/dane/base-domain.ts';
    const tests = ['test/unit/shared/dane/base-domain.test.ts'];
    const fine = { failed: [], ran: 1, unhandled: 0 };
    const limitMs = 90_000;
    expect(await vitest.run({ file, tests }, limitMs)).toEqual(fine);
    const changed = { file, tests, source: textOf(file).replace('> 0', '>= 0') };
    expect(changed.source).not.toBe(textOf(file));
    expect(await vitest.run(changed, limitMs)).toEqual({ ...fine, failed: tests });
    expect(await vitest.run({ file, tests }, limitMs)).toEqual(fine);
    expect(await vitest.run({ file, tests, source: 'while (true);' }, 1_500)).toBe('timeout');
    expect(await vitest.run({ file, tests }, limitMs)).toEqual(fine);
  } finally {
    vitest.stop();
  }
}, 400_000);
