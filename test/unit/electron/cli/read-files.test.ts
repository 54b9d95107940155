import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readEvidence, UnreadableFile } from '../../../../electron/cli/read-files.ts';
import { answer, DOMAIN, madeEvidence } from '../../../support/made-evidence.ts';
import { temporaryFolder } from '../../../support/temporary-folder.ts';

let folder = '';
let remove = async () => {};
beforeAll(async () => {
  const temporary = await temporaryFolder('read-files', 'everyone');
  folder = temporary.path;
  remove = () => temporary.remove();
});
afterAll(() => remove());

async function reading(content: object, language: 'nl' | 'en') {
  const file = join(folder, 'saved.json');
  await writeFile(file, JSON.stringify(content));
  return await readEvidence(file, language).catch((error: unknown) =>
    error instanceof UnreadableFile ? error.message.replace(file, 'FILE') : error,
  );
}

test('a saved check is read; one whose MX host is a command is refused, in either language', async () => {
  const saved = madeEvidence();
  expect(await reading(saved, 'nl')).toEqual(saved);
  const exchange = 'mx.nl; touch hacked #';
  const changed = madeEvidence({ dns: [answer(DOMAIN, 'MX', [{ type: 'MX', preference: 10, exchange }])] });
  expect(await reading(changed, 'nl')).toBe(
    `In FILE staat “${exchange}” waar een naam of adres hoort. Het bestand is dus veranderd of met de hand gemaakt, en wordt niet geopend.`,
  );
  expect(await reading(changed, 'en')).toBe(
    `FILE has “${exchange}” where a name or an address belongs. So the file was changed or made by hand, and is not opened.`,
  );
});
