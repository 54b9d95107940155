import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { UnreadableFile } from '../../../electron/cli/read-files.ts';
import { trustAnchorsFile, trustAnchorsOption } from '../../../electron/trust-anchors-option.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const ANCHOR = { owner: '.', keyTag: 38_696, algorithm: 8, digestType: 2, digest: '683d' };

test.each<[string, readonly string[], string | undefined]>([
  ['none given', [], undefined],
  ['a word after it', ['--trust-anchors', 'eigen.json'], 'eigen.json'],
  ['an equals sign', ['--trust-anchors=eigen.json'], 'eigen.json'],
  ['among options of others', ['/app', '--enable-logging', '--trust-anchors=eigen.json'], 'eigen.json'],
  ['nothing after it', ['--trust-anchors'], undefined],
])('the file with trust anchors: %s', (_what, argv, file) => {
  expect(trustAnchorsFile(argv)).toBe(file);
});

test('the anchors in the file take the place of the root’s; without a file there are none to take', async () => {
  const folder = await temporaryFolder('anchors');
  const file = join(folder.path, 'eigen.json');
  await writeFile(file, JSON.stringify([ANCHOR]));
  expect(await trustAnchorsOption(['--trust-anchors', file], 'nl')).toEqual({ trustAnchors: [ANCHOR] });
  expect(await trustAnchorsOption([], 'nl')).toEqual({});
  await folder.remove();
});

test.each(['nl', 'en'] as const)('a file that is not there is told, in %s', async language => {
  const wrong = trustAnchorsOption(['--trust-anchors', '/niet/hier.json'], language);
  await expect(wrong).rejects.toThrow(UnreadableFile);
  await expect(wrong).rejects.toThrow('/niet/hier.json');
});
