import { describe, expect, test } from 'vitest';
import { importsOf } from './imports.ts';
import { applicationFiles, textOf } from './source-files.ts';

/** Where evidence may be looked into: where it is described, read, laid over, shown as it is, and made. */
const LOOKING = [
  'shared/evidence/',
  'shared/reading/',
  'shared/overlay/',
  // What stands in a zone now, beside what is to stand there.
  'shared/generate/record-set.ts',
  'shared/preview/unknown-before.ts',
  'shared/publication/',
  'renderer/parts/evidence/',
  'renderer/rooms/check/result/evidence-view.tsx',
  'electron/',
];
const mayLook = (path: string) => LOOKING.some(each => path.startsWith(each));

describe('evidence is interpreted in one place', () => {
  test('nobody else looks up records in it', () => {
    const looking = applicationFiles
      .filter(path => !mayLook(path))
      .flatMap(path => importsOf(path, textOf(path)))
      .filter(({ to }) => to === 'shared/evidence/secure-records.ts');
    expect(looking.map(({ from }) => from)).toEqual([]);
  });

  test('nor at its sessions, pages and look-ups', () => {
    const looking = applicationFiles
      .filter(path => path.startsWith('shared/') && !mayLook(path))
      .filter(path => /\bevidence\.(smtp|https|dns|certificates)\b/.test(textOf(path)));
    expect(looking).toEqual([]);
  });

  test('TLSA records and servers are put together by one caller', () => {
    const callers = applicationFiles
      .filter(path => path.startsWith('shared/') && !path.startsWith('shared/dane/'))
      .filter(path => /\bverifyDane\b/.test(textOf(path)));
    expect(callers).toEqual(['shared/reading/hosts/dane-match.ts']);
  });
});
