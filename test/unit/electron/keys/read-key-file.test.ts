import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { BrowserWindow, OpenDialogOptions } from 'electron';
import { afterAll, describe, expect, test } from 'vitest';
import { createApi } from '../../../../electron/api.ts';
import { readKeyFile } from '../../../../electron/keys/read-key-file.ts';
import { keyFilePicker } from '../../../../electron/shell/pick-key-file.ts';
import { CallFailed } from '../../../../shared/contract/failure.ts';
import { temporaryFolder } from '../../../support/temporary-folder.ts';
import { testCertificate } from '../../../support/test-certificates.ts';
import { holdsSecret, openssl } from '../../../support/test-keys.ts';

const folder = await temporaryFolder('keys');
afterAll(() => folder.remove());
const { certificate, key } = testCertificate({ names: ['mx1.test.example'] });
const at = (name: string) => join(folder.path, name);
writeFileSync(at('mail.pem'), certificate);
writeFileSync(at('mail.key'), key);
writeFileSync(at('large.pem'), 'x'.repeat(2_000_000));
mkdirSync(at('folder'));
execFileSync('mkfifo', [at('pipe')]);

test.each([
  ['mail.pem', 'certificate'],
  ['mail.key', 'private-key'],
])('%s', async (name, kind) => {
  const read = await readKeyFile(at(name));
  expect(read).toMatchObject({ ok: true, value: [{ kind }] });
});

test.each([
  ['missing.pem', 'no-file'],
  ['folder', 'no-file'],
  // Somebody would have to write into it first; a device has no end.
  ['pipe', 'no-file'],
  ['../../dev/zero', 'no-file'],
  ['large.pem', 'too-large'],
])('%s: %s', async (name, problem) => {
  expect(await readKeyFile(at(name))).toEqual({ ok: false, errors: [problem] });
});

describe('the dialog of the host', () => {
  const NEVER = new AbortController().signal;
  const window = { isDestroyed: () => false } as BrowserWindow;
  function setUp(filePaths: string[], open: () => BrowserWindow | undefined = () => window) {
    const asked: OpenDialogOptions[] = [];
    const showOpenDialog = async (...given: unknown[]) => {
      asked.push(given.at(-1) as OpenDialogOptions);
      return { canceled: filePaths.length === 0, filePaths };
    };
    const api = createApi({
      version: '1',
      host: 'test',
      practiceDomains: [],
      issuerFamilies: [],
      pickKeyFile: keyFilePicker({ showOpenDialog }, open),
      lab: () => Promise.reject(new Error('no lab')),
      untouchedLab: () => Promise.reject(new Error('no lab')),
      realNetwork: () => {
        throw new Error('no network');
      },
    });
    return { api, asked };
  }
  const openKeyFile = (api: ReturnType<typeof createApi>) => api.openKeyFile({}, () => undefined, NEVER);

  test('the page gets the name of the file and what is public in it', async () => {
    const { api, asked } = setUp([at('mail.key')]);
    const picked = await openKeyFile(api);
    expect(picked).toMatchObject({ kind: 'read', name: 'mail.key', found: [{ kind: 'private-key' }] });
    const spki = openssl(key, 'pkey', '-pubout', '-outform', 'DER');
    expect(holdsSecret(JSON.stringify(picked), key, spki)).toBe(false);
    expect(JSON.stringify(picked)).not.toContain(folder.path);
    expect(asked[0]?.properties).toContain('dontAddToRecent');
  });

  test('no file was chosen, or there is no window to choose in', async () => {
    expect(await openKeyFile(setUp([]).api)).toEqual({ kind: 'none-chosen' });
    const { api, asked } = setUp([at('mail.key')], () => undefined);
    expect(await openKeyFile(api)).toEqual({ kind: 'none-chosen' });
    expect(asked).toEqual([]);
  });

  test('one dialog at a time, whatever a page asks for', async () => {
    const { api, asked } = setUp([at('mail.pem')]);
    const both = await Promise.all([openKeyFile(api), openKeyFile(api)]);
    expect(both.map(({ kind }) => kind)).toEqual(['read', 'none-chosen']);
    expect(asked).toHaveLength(1);
    expect(await openKeyFile(api)).toMatchObject({ kind: 'read' });
  });

  test('a file with nothing in it fails with the reason', async () => {
    const failure = await openKeyFile(setUp([at('large.pem')]).api).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(CallFailed);
    expect(failure).toMatchObject({ failure: { kind: 'unreadable-key', problem: 'too-large' } });
  });
});
