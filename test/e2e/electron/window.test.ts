import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { _electron, type ElectronApplication, type Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { electronRuntime } from '../../../electron/electron-runtime.ts';
import { checkScreen } from '../screens/check-screen.ts';
import { describeWhereThereIs } from '../../support/describe-on.ts';

const ROOT = fileURLToPath(new URL('../../..', import.meta.url));
const HEALTHY = 'lindevoort-oefening.nl';

const runtime = await electronRuntime({
  package: dirname(createRequire(import.meta.url).resolve('electron/package.json')),
  failureMark: join(ROOT, '.cache', 'electron-not-fetched'),
  // A test fetches nothing: `npm start` does, for who wants it.
  waitMs: 0,
  now: Date.now,
  onFetch: () => undefined,
});
const hasDisplay =
  process.platform !== 'linux' || Boolean(process.env['DISPLAY'] ?? process.env['WAYLAND_DISPLAY']);
const missing =
  runtime.kind === 'missing'
    ? 'Electron’s runtime is not installed here'
    : hasDisplay
      ? undefined
      : 'there is no display for its window';
if (missing !== undefined)
  process.stdout.write(`Skipped: the tests of the Electron window, as ${missing}.\n`);

describeWhereThereIs(missing, 'the Electron window', () => {
  let app: ElectronApplication;
  let page: Page;
  beforeAll(async () => {
    if (runtime.kind === 'missing') return;
    // Chromium refuses its sandbox to root; nobody else needs the option.
    const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
    app = await _electron.launch({
      executablePath: runtime.executable,
      args: [...asRoot, join(ROOT, 'dist', 'main', 'main.js'), '--lang=nl'],
    });
    page = await app.firstWindow();
  }, 120_000);
  afterAll(() => app?.close());

  test('checks a practice domain through IPC, and shows the answer', async () => {
    const screen = checkScreen(page);
    await screen.practise('Alles in orde');
    await screen.domain.getByText(HEALTHY).waitFor();
    expect(await screen.stamp.innerText()).toBe('Verzegeld');
  });

  test('the page has nothing of Node, and one bridge', async () => {
    const found = await page.evaluate(() =>
      ['require', 'process', 'Buffer', 'global', 'module'].filter(name => name in window),
    );
    expect(found).toEqual([]);
  });

  test('the window is locked as it should be', async () => {
    const preferences = await app.evaluate(({ BrowserWindow }) => {
      const window = BrowserWindow.getAllWindows()[0]!;
      // Not in Electron's types, and the only way to see what a window really has.
      const contents = window.webContents as unknown as {
        getLastWebPreferences(): Record<string, unknown>;
      };
      const { contextIsolation, nodeIntegration, sandbox, webSecurity } = contents.getLastWebPreferences();
      return { contextIsolation, nodeIntegration, sandbox, webSecurity };
    });
    expect(preferences).toEqual({
      contextIsolation: true,
      nodeIntegration: false,
      sandbox: true,
      webSecurity: true,
    });
  });

  test('the page does not leave itself, and opens no second window', async () => {
    const before = page.url();
    await page.evaluate(() => {
      window.open('https://voorbeeld.invalid/');
      window.location.href = 'http://voorbeeld.invalid/';
    });
    await page.waitForTimeout(500);
    expect(page.url()).toBe(before);
    expect(app.windows()).toHaveLength(1);
  });

  test('no request of the page reaches the network', async () => {
    const answer = await page.evaluate(() =>
      fetch('https://voorbeeld.invalid/').then(
        () => 'reached',
        () => 'refused',
      ),
    );
    expect(answer).toBe('refused');
  });
});
