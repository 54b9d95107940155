import { expect, test } from 'vitest';
import * as z from 'zod/mini';
import { textOf } from './source-files.ts';

const lockFile = z.object({
  packages: z.record(
    z.string(),
    z.object({
      optionalDependencies: z.optional(z.record(z.string(), z.string())),
      integrity: z.optional(z.string()),
      link: z.optional(z.boolean()),
    }),
  ),
});
const { packages } = lockFile.parse(JSON.parse(textOf('package-lock.json')));

/** Where a package that asks for another finds it: in its own folder, or one further up. */
function isThere(asking: string, name: string): boolean {
  for (let folder = asking; ; folder = folder.slice(0, Math.max(0, folder.lastIndexOf('/node_modules/')))) {
    const place = folder === '' ? `node_modules/${name}` : `${folder}/node_modules/${name}`;
    if (place in packages) return true;
    if (folder === '') return false;
    if (!folder.includes('/node_modules/')) folder = '';
  }
}

test('the lock file names the packages of every platform, or `npm ci` refuses it on some of them', () => {
  const missing = Object.entries(packages).flatMap(([path, { optionalDependencies = {} }]) =>
    Object.keys(optionalDependencies).filter(name => !isThere(path, name)),
  );
  expect(missing).toEqual([]);
});

test('every package has the digest of what was chosen, or a registry could hand out something else', () => {
  // SHA-512 has 64 octets: 86 characters of base64, and two that fill up.
  const digest = /^sha512-[\w+/]{86}==$/;
  const without = Object.entries(packages).filter(
    ([path, { link, integrity = '' }]) => path !== '' && link !== true && !digest.test(integrity),
  );
  expect(without.map(([path]) => path)).toEqual([]);
});

test('where packages come from is for whoever installs to say: no address is in the lock file', () => {
  expect(textOf('package-lock.json').match(/"resolved"|[a-z]+:\/\/[^"]*\.tgz/g)).toBeNull();
});
