import { describe, expect, test } from 'vitest';
import { diffHunks } from '../../../../../shared/generate/zone-merge/diff-hunks.ts';

describe('what comes behind the last line', () => {
  const appended = (text: string, added: string) =>
    diffHunks(text, [{ start: text.length, end: text.length, text: added }]);

  test('of nothing at all is all that there is', () => {
    expect(appended('', 'a\n')).toEqual([
      { oldStart: 1, newStart: 1, lines: [{ kind: 'added', text: 'a\n' }] },
    ]);
  });

  test.each(['a', 'z\na'])('that has no end changes that line, and be it the only one: %j', text => {
    const [hunk] = appended(text, '\nb\n');
    expect(hunk?.lines.filter(({ kind }) => kind !== 'same')).toEqual([
      { kind: 'removed', text: 'a' },
      { kind: 'added', text: 'a\n' },
      { kind: 'added', text: 'b\n' },
    ]);
  });

  test('that has its end leaves it as it is', () => {
    expect(appended('a\n', 'b\n')[0]?.lines).toEqual([
      { kind: 'same', text: 'a\n' },
      { kind: 'added', text: 'b\n' },
    ]);
  });
});
