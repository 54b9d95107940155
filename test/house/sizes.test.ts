import { posix } from 'node:path';
import { expect, test } from 'vitest';
import { applicationFiles, projectFiles, textOf } from './source-files.ts';

const LONGEST_LINES = 400;
const MOST_LINES = 300;
const MIDDLE_LINES = 100;
const FILES_IN_A_FOLDER = 15;
/** Folders that hold one thing many times, or that tools want as they are. */
const FULL_FOLDERS: Readonly<Record<string, string>> = {
  'assets/lab': 'one file for each practice domain',
  'test/vectors/cases/evidence': 'one saved check for each situation met in the field',
  'test/support': 'one builder or stand-in each, used from everywhere in the tests',
  electron: 'the ways in, and what they are made of',
  'electron/dnssec': 'one protocol; its parts lean on each other',
  'electron/tls': 'one protocol; its parts lean on each other',
  'shared/certificates': 'one standard; its rules lean on each other',
  'test/unit/electron/dnssec': 'mirrors its source',
};

const lengths = applicationFiles
  .map(path => ({ path, lines: textOf(path).split('\n').length - 1 }))
  .toSorted((a, b) => a.lines - b.lines);
const at = (share: number) => lengths[Math.floor((lengths.length - 1) * share)]?.lines;

test('no file is longer than a person reads in one go', () => {
  expect(lengths.filter(({ lines }) => lines > LONGEST_LINES)).toEqual([]);
});

test('most files are short', () => {
  expect(at(0.5)).toBeLessThan(MIDDLE_LINES);
  expect(at(0.95)).toBeLessThan(MOST_LINES);
});

test('a folder is taken in at a glance', () => {
  const folders = projectFiles.map(path => posix.dirname(path)).filter(folder => folder !== '.');
  const isFull = (folder: string) => folders.filter(each => each === folder).length > FILES_IN_A_FOLDER;
  const full = [...new Set(folders)].filter(isFull);
  expect(full.toSorted()).toEqual(Object.keys(FULL_FOLDERS).toSorted());
});
