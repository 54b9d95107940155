import { execFile } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { ROOT, sourceFiles, textOf } from './source-files.ts';

const HELPER = 'test/support/describe-on.ts';
const VITEST = dirname(createRequire(import.meta.url).resolve('vitest/package.json'));

describe('no test is left out without a word', () => {
  const tests = sourceFiles.filter(path => path.startsWith('test/') && path !== HELPER);
  const using = (pattern: RegExp) => tests.filter(path => pattern.test(textOf(path)));

  test('only one helper skips, and nothing is left to itself', () => {
    expect(using(/\b(?:describe|test|it|suite)(?:\.\w+)*\.(?:skip|skipIf|runIf|todo|only)\b/)).toEqual([]);
    expect(using(/\b(?:context|ctx|task)\.skip\b|\{\s*skip\s*\}/)).toEqual([]);
  });

  test('only the window of Electron, whose runtime cannot be had everywhere, is skipped in CI as well', () => {
    expect(using(/\bdescribeWhereThereIs\b/)).toEqual(['test/e2e/electron/window.test.ts']);
  });

  test('what install.sh brings is missing: skipped with the reason by hand, failed in CI', async () => {
    const folder = await temporaryFolder('skips', 'owner');
    onTestFinished(() => folder.remove());
    const sample = join(folder.path, 'sample.test.ts');
    await writeFile(
      sample,
      `import { test } from ${JSON.stringify(join(VITEST, 'dist/index.js'))};
       import { describeOn } from ${JSON.stringify(join(ROOT, HELPER))};
       describeOn('no such tool', 'a group', () => { test('a test', () => {}); });
       describeOn(undefined, 'another group', () => { test('its test', () => {}); });`,
    );
    const run = (ci: string) =>
      new Promise<{ status: unknown; output: string }>(resolve => {
        const args = [join(VITEST, 'vitest.mjs'), 'run', '--root', folder.path, '--reporter', 'verbose'];
        const env = { ...process.env, CI: ci, NO_COLOR: '1' };
        execFile(process.execPath, args, { env }, (error, stdout, stderr) =>
          resolve({ status: error?.code ?? 0, output: stdout + stderr }),
        );
      });
    const [byHand, inCi] = await Promise.all([run(''), run('1')]);
    expect(byHand).toEqual({ status: 0, output: expect.stringContaining('a group (skipped: no such tool)') });
    expect(byHand.output).toMatch(/1 passed \| 1 skipped/);
    expect(inCi).toEqual({ status: 1, output: expect.stringContaining('no such tool') });
    expect(inCi.output).toMatch(/1 failed \| 1 passed/);
  });
});
