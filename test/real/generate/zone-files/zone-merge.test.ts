import { readFile } from 'node:fs/promises';
import * as fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ZoneChange } from '../../../../shared/generate/zone/dialect.ts';
import { mergeZoneFile } from '../../../../shared/generate/zone-merge/merge-zone-file.ts';
import { recordKey } from '../../../../shared/generate/zone-merge/record-key.ts';
import { unifiedDiff } from '../../../../shared/generate/zone-merge/unified-diff.ts';
import type { RecordSetChange } from '../../../../shared/overlay/proposal.ts';
import { recordText } from '../../../../shared/report/record-text.ts';
import { changing, madeSet, making } from '../../../support/made-changes.ts';
import { type MadeZoneFile, madeZoneFile } from '../../../support/made-zone-files.ts';
import { type TemporaryFolder, temporaryFolder } from '../../../support/temporary-folder.ts';
import { runTool } from '../../servers/run-tool.ts';
import { difference } from '../read-back.ts';
import { asBindHas, keptAs, loadsEverywhere } from './zone-tools.ts';
import { seed } from '../../../support/seed.ts';

const ZONE = 'voorbeeld.nl';
const FILES = 40;
const NOW = 1_795_000_000;

/** A file, and a change of half of its sets together with new ones. */
const made = fc
  .record({ file: madeZoneFile(ZONE), more: fc.array(madeSet(ZONE), { maxLength: 3 }) })
  .map(({ file, more }) => {
    const names = new Set(file.sets.map(({ name }) => name));
    const fresh = [...new Map(more.map(set => [set.name, set])).values()].filter(
      ({ name }) => !names.has(name),
    );
    const changed = file.sets.filter((_, at) => at % 2 === 0).map(changing);
    // The generators of names put each set under a name of its own.
    return { file, change: { zone: ZONE, sets: [...changed, ...fresh.map(making)] } satisfies ZoneChange };
  });

const isChange = ({ before, after }: RecordSetChange) =>
  JSON.stringify(before.map(recordKey).toSorted()) !== JSON.stringify(after.map(recordKey).toSorted());

/** What a zone is to hold: the file's records of all other sets, and what was proposed. */
function wanted({ lines }: MadeZoneFile, { sets }: ZoneChange): readonly string[] {
  const changed = sets.filter(isChange);
  const isLeft = (line: string) =>
    !changed.some(({ before }) => before.some(record => line.startsWith(recordText(record).split(' ')[0]!)));
  return [...lines.filter(isLeft), ...changed.flatMap(({ after }) => after.map(recordText))];
}

function merged(text: string, change: ZoneChange) {
  const result = mergeZoneFile(text, change, NOW);
  if (!result.ok || result.value.kind !== 'merged') throw new Error(`${JSON.stringify(result)}\n${text}`);
  return result.value;
}

describe(`a change put into a zone file, as name servers read it, SEED=${seed}`, () => {
  const all = fc.sample(made, { numRuns: FILES, seed });
  const head = (serial: number) => [
    `@ 3600 IN SOA ns hostmaster ${serial} 1h 15m 1w 300`,
    '@ NS ns.elsewhere.example.',
  ];
  let folder: TemporaryFolder;
  beforeAll(async () => {
    folder = await temporaryFolder('zone-merge');
  });
  afterAll(() => folder.remove());

  test('it loads in BIND, NSD and Knot', async () => {
    for (const { file, change } of all) {
      // NSD and Knot want other line ends than BIND does; the parts of a file are the same.
      const text = file.text.replaceAll('\r\n', '\n');
      await loadsEverywhere(folder.path, ZONE, merged(text, change).text);
    }
  });

  test('BIND has exactly what was wanted, and all other records as they were', async () => {
    let changes = 0;
    for (const { file, change } of all) {
      const { text } = merged(file.text, change);
      const isNew = change.sets.some(isChange);
      changes += change.sets.filter(isChange).length;
      const lines = ['$TTL 1h', ...head(isNew ? 2026111801 : 2026010100), ...wanted(file, change), ''];
      const found = await asBindHas(folder.path, ZONE, text);
      const expected = await asBindHas(folder.path, ZONE, lines.join('\n'));
      expect(difference(found, expected), file.text).toEqual([]);
    }
    expect(changes).toBeGreaterThan(FILES);
  });

  test('patch makes the same file of the old one and the difference', async () => {
    for (const { file, change } of all) {
      const { text, hunks } = merged(file.text, change);
      const old = await keptAs(folder.path, 'old.zone', file.text);
      const patch = await keptAs(folder.path, 'zone.patch', unifiedDiff(hunks, 'old.zone', 'old.zone'));
      if (hunks.length > 0) await runTool('patch', ['--binary', '-s', '-F0', old, patch]);
      expect((await readFile(old, 'latin1')) === text, unifiedDiff(hunks, 'a', 'b')).toBe(true);
    }
  });
});
