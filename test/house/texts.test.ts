import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import * as z from 'zod/mini';
import { projectFiles, ROOT, textOf } from './source-files.ts';

const texts = projectFiles.filter(path => !/\.(png|ico|icns|woff2?|der|bin)$/.test(path));
const manifest = z
  .object({ scripts: z.record(z.string(), z.string()) })
  .parse(JSON.parse(textOf('package.json')));

describe('the project’s texts speak of the product only', () => {
  // Put together here, so that this file does not hold what it looks for.
  const FORBIDDEN = [
    ['', 'work', ''],
    ['', 'root', ''],
    ['', 'home', ''],
  ].map(parts => parts.join('/'));

  test.each(FORBIDDEN)('no path of a machine: %s', path => {
    const inText = new RegExp(`(^|[\\s'"\`(=])${path}`, 'm');
    expect(texts.filter(file => inText.test(textOf(file)))).toEqual([]);
  });

  test('no address of a registry', () => {
    const registry = new RegExp(['registry', '\\.(npmjs|yarnpkg)'].join(''));
    expect(texts.filter(file => registry.test(textOf(file)))).toEqual([]);
  });
});

describe('the README says what is true', () => {
  const readme = textOf('README.md');

  test('every command in it is a script of package.json', () => {
    const own = [...readme.matchAll(/\bnpm (?:run ([a-z:]+)|(start|test)\b)/g)].map(
      ([, run, short]) => run ?? short!,
    );
    expect(own.length).toBeGreaterThan(5);
    expect(own.filter(script => !Object.hasOwn(manifest.scripts, script))).toEqual([]);
  });

  test('every file and picture it leads to is there', () => {
    const links = [...readme.matchAll(/\]\(([^)#]+)\)/g)].map(match => match[1]!);
    const own = links.filter(link => !link.includes(':'));
    expect(own.length).toBeGreaterThan(1);
    expect(own.filter(link => !existsSync(join(ROOT, link)))).toEqual([]);
  });
});

test('CONTRIBUTING leads only to folders and files that are there', () => {
  const map = textOf('CONTRIBUTING.md').split('## How a finding travels')[0]!;
  const named = [...map.matchAll(/`((?:shared|electron|renderer|assets|test)(?:\/[\w./-]+)?)`/g)].map(
    match => match[1]!,
  );
  expect(named.length).toBeGreaterThan(10);
  expect(named.filter(path => !existsSync(join(ROOT, path)))).toEqual([]);
});
