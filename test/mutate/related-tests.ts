import { importsOf } from '../house/imports.ts';
import { sourceFiles, textOf } from '../house/source-files.ts';

const TESTS = /^test\/(unit|suites)\/.*\.test\.tsx?$/;
/** Only a type: gone before anything runs. */
const TYPE_ONLY = /^(?:import|export) type [^;]*;/gm;

const importers = new Map<string, string[]>();
for (const path of sourceFiles) {
  for (const { from, to } of importsOf(path, textOf(path).replaceAll(TYPE_ONLY, '')))
    importers.set(to, [...(importers.get(to) ?? []), from]);
}

/**
 * The unit tests that run a file, the nearest first: by the number of imports between them, and of those at the same distance
 * the one whose name is most like the file's. Tests that start a program of their own run the file as it is, and are of no use.
 */
export function relatedTests(file: string): readonly string[] {
  const distances = new Map([[file, 0]]);
  // A map goes on with what is added while it is read.
  for (const [path, distance] of distances)
    for (const importer of importers.get(path) ?? [])
      if (!distances.has(importer)) distances.set(importer, distance + 1);
  const mirror = `test/unit/${file.replace(/\.tsx?$/, '')}`;
  const inCommon = (path: string) => path.split('').findIndex((letter, at) => letter !== mirror[at]);
  return [...distances]
    .filter(([path]) => TESTS.test(path))
    .toSorted(([a, near], [b, far]) => near - far || inCommon(b) - inCommon(a))
    .map(([path]) => path);
}
