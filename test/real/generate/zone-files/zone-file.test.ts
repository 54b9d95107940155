import * as fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parseZoneFile } from '../../../../shared/generate/zone-file/parse-zone-file.ts';
import { HARD_ZONE_FILES } from '../../../support/hard-zone-files.ts';
import { madeZoneFile } from '../../../support/made-zone-files.ts';
import { type TemporaryFolder, temporaryFolder } from '../../../support/temporary-folder.ts';
import { difference } from '../read-back.ts';
import { asBindHas, asNsdHas, restated } from './zone-tools.ts';
import { seed } from '../../../support/seed.ts';

const ZONE = 'voorbeeld.nl';
const FILES = 60;

function read(text: string) {
  const parsed = parseZoneFile(text, ZONE);
  if (!parsed.ok) throw new Error(`${JSON.stringify(parsed.errors)}\n${text}`);
  return parsed.value;
}

describe(`RFC 1035 §5.1: zone files as BIND and NSD read them, SEED=${seed}`, () => {
  let folder: TemporaryFolder;
  beforeAll(async () => {
    folder = await temporaryFolder('zone-file');
  });
  afterAll(() => folder.remove());

  test.each(HARD_ZONE_FILES)('$name', async ({ text }) => {
    const found = await asBindHas(folder.path, ZONE, restated(read(text)));
    expect(found.length).toBeGreaterThan(1);
    expect(difference(found, await asBindHas(folder.path, ZONE, text))).toEqual([]);
  });

  test('files made in every way there is', async () => {
    for (const { text } of fc.sample(madeZoneFile(ZONE), { numRuns: FILES, seed })) {
      const found = await asBindHas(folder.path, ZONE, restated(read(text)));
      expect(difference(found, await asBindHas(folder.path, ZONE, text)), text).toEqual([]);
    }
  });

  test('NSD has from the file what was read of it', async () => {
    for (const made of fc.sample(madeZoneFile(ZONE, fc.constant(true)), { numRuns: FILES, seed })) {
      // Behind some words NSD takes no carriage return.
      const text = made.text.replaceAll('\r\n', '\n');
      const found = await asBindHas(folder.path, ZONE, restated(read(text)));
      expect(difference(found, await asNsdHas(folder.path, ZONE, text)), text).toEqual([]);
    }
  });
});
