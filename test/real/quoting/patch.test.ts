import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { diffHunks } from '../../../shared/generate/zone-merge/diff-hunks.ts';
import { unifiedDiff } from '../../../shared/generate/zone-merge/unified-diff.ts';
import { hostileText } from '../../support/hostile-texts.ts';
import { seed } from '../../support/seed.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { runTool } from '../servers/run-tool.ts';

const FILES = 150;

/** What a file can be called: no path, no zero byte, and not only dots. */
const names = [
  ...new Set(
    fc
      .sample(hostileText, { numRuns: FILES, seed })
      .map(text => text.replaceAll(/\p{Surrogate}/gu, '\ufffd').replaceAll(/[/\0]/g, '_'))
      .map((text, at) => `${text.slice(0, 40)}${at}`),
  ),
];

test(`patch changes the file that a difference is about, whatever it is called, SEED=${seed}`, async () => {
  const folder = await temporaryFolder('patch', 'everyone');
  try {
    for (const [at, name] of names.entries()) {
      const here = join(folder.path, String(at));
      await mkdir(here);
      await writeFile(join(here, name), 'a\nb\nc');
      const hunks = diffHunks('a\nb\nc', [{ start: 2, end: 4, text: '--- x\n+++ y\n' }]);
      await runTool('patch', ['-p0', '--batch'], { folder: here, input: unifiedDiff(hunks, name, name) });
      expect([name, await readdir(here)]).toEqual([name, [name]]);
      expect(await readFile(join(here, name), 'utf8')).toBe('a\n--- x\n+++ y\nc');
    }
  } finally {
    await folder.remove();
  }
});
