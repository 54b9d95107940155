import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { writeRedirectFile } from '../../../../electron/browser/redirect-file.ts';
import { temporaryFolder } from '../../../support/temporary-folder.ts';

const ADDRESS = 'http://127.0.0.1:41234/?token=geheim';
const folder = await temporaryFolder('redirect', 'owner');
afterAll(() => folder.remove());

let home: string;
let homes = 0;
beforeEach(() => {
  home = join(folder.path, `home${(homes += 1)}`);
  mkdirSync(home, { mode: 0o755 });
});
const modeOf = (path: string) => statSync(path).mode & 0o777;

test('nobody else reads it, whatever the umask is', () => {
  const before = process.umask(0);
  try {
    const file = writeRedirectFile(ADDRESS, () => home)!;
    expect([modeOf(file.path), modeOf(dirname(file.path))]).toEqual([0o600, 0o700]);
    expect(statSync(file.path).uid).toBe(process.getuid!());
  } finally {
    process.umask(before);
  }
});

test('a browser in a snap can read it: no folder on the way from home has a dot before its name', () => {
  const file = writeRedirectFile(ADDRESS, () => home)!;
  expect(file.path.slice(home.length)).toMatch(/^\/Postzegel-\w+\/open\.html$/);
});

test('it leads to the address, whose path says nothing of it', () => {
  const file = writeRedirectFile(ADDRESS, () => home)!;
  expect(readFileSync(file.path, 'utf8')).toContain(
    `<meta http-equiv="refresh" content="0; url=${ADDRESS}">`,
  );
  expect(file.path).not.toContain('geheim');
});

test('what is in an address ends no attribute and starts no element', () => {
  const file = writeRedirectFile(`http://x/?a="><script>alert(1)</script>'&b`, () => home)!;
  const html = readFileSync(file.path, 'utf8');
  expect(html).not.toContain('<script>');
  expect(html).toContain('http://x/?a=&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;&#39;&amp;b');
});

test('two at once are two; gone is gone, also for the second time', () => {
  const [first, second] = [writeRedirectFile(ADDRESS, () => home)!, writeRedirectFile(ADDRESS, () => home)!];
  first.remove();
  first.remove();
  expect([existsSync(dirname(first.path)), existsSync(second.path)]).toEqual([false, true]);
  second.remove();
  expect(readdirSync(home)).toEqual([]);
});

describe('no file, and nothing left behind', () => {
  test.each([
    ['everybody may write in the home folder', 0o777],
    ['a group may', 0o775],
    ['everybody may, and take away only what is theirs', 0o1777],
  ])('%s', (_about, mode) => {
    chmodSync(home, mode);
    expect(writeRedirectFile(ADDRESS, () => home)).toBeUndefined();
    expect(readdirSync(home)).toEqual([]);
  });

  test('there is no such folder, it is a file, or nobody knows which it is', () => {
    expect(writeRedirectFile(ADDRESS, () => join(home, 'elsewhere'))).toBeUndefined();
    expect(writeRedirectFile(ADDRESS, () => import.meta.filename)).toBeUndefined();
    const unknown = () => {
      throw new Error('ENOENT: no such user');
    };
    expect(writeRedirectFile(ADDRESS, unknown)).toBeUndefined();
  });
});
