import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { createDispatcher } from '../../../../electron/dispatch.ts';
import { TO_HOST, TO_PAGE } from '../../../../electron/shell/channels.ts';
import { connectWindow } from '../../../../electron/shell/ipc.ts';
import { menuTemplate } from '../../../../electron/shell/menu.ts';
import { registerPageScheme, servePage } from '../../../../electron/shell/serve-page.ts';
import { createWindow } from '../../../../electron/shell/window.ts';
import type { PostzegelApi } from '../../../../shared/contract/contract.ts';
import { electronStandIn } from '../../../support/electron-stand-in.ts';
import { temporaryFolder } from '../../../support/temporary-folder.ts';

const settled = () => new Promise(resolve => setImmediate(resolve));

function openWindow() {
  const electron = electronStandIn();
  createWindow({ ...electron, preload: '/preload.cjs', log: () => undefined });
  return electron;
}

describe('the window', () => {
  test('has no Node, is isolated and sandboxed, and loads the page from its own scheme', () => {
    const [window] = openWindow().windows;
    expect(window?.options.webPreferences).toMatchObject({
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      webSecurity: true,
      webviewTag: false,
      preload: '/preload.cjs',
    });
    expect(window?.loaded).toEqual(['postzegel://app/index.html']);
  });

  test.each([
    'https://evil.example/',
    'file:///etc/passwd',
    'http://127.0.0.1/',
    'javascript:alert(1)',
    'postzegel://other/',
  ])('does not navigate to %s', url => {
    for (const event of ['will-navigate', 'will-redirect']) {
      const { page } = openWindow();
      let prevented = false;
      page.emit(event, { url, preventDefault: () => (prevented = true) });
      expect(prevented).toBe(true);
    }
  });

  test('moves about within the page', () => {
    const { page } = openWindow();
    let prevented = false;
    page.emit('will-navigate', {
      url: 'postzegel://app/index.html#/',
      preventDefault: () => (prevented = true),
    });
    expect(prevented).toBe(false);
  });

  test('opens no second window; a web address opens outside, another kind not at all', () => {
    const electron = openWindow();
    for (const url of [
      'https://www.forumstandaardisatie.nl/',
      'http://plain.example/',
      'file:///etc/passwd',
      'smb://x',
      'nonsense',
    ]) {
      expect(electron.windowOpen(url)).toEqual({ action: 'deny' });
    }
    expect(electron.opened).toEqual(['https://www.forumstandaardisatie.nl/']);
  });

  test('gives no permission that the page has no use for', () => {
    const electron = openWindow();
    const answers: unknown[] = [];
    for (const permission of ['media', 'geolocation', 'clipboard-read', 'openExternal']) {
      electron.ask(
        'permissionRequest',
        electron.page,
        permission,
        (granted: unknown) => answers.push(granted),
        { requestingUrl: 'postzegel://app/index.html' },
      );
      answers.push(electron.ask('permissionCheck', electron.page, permission, 'postzegel://app'));
    }
    expect(new Set(answers)).toEqual(new Set([false]));
  });

  test('lets our own page write to the clipboard, which its copy buttons do, and nobody else', () => {
    const electron = openWindow();
    const mayCopy = (who: unknown, address: string) => {
      const answers: unknown[] = [];
      electron.ask(
        'permissionRequest',
        who,
        'clipboard-sanitized-write',
        (granted: unknown) => answers.push(granted),
        { requestingUrl: address },
      );
      answers.push(electron.ask('permissionCheck', who, 'clipboard-sanitized-write', address));
      return answers;
    };
    expect(mayCopy(electron.page, 'postzegel://app/index.html')).toEqual([true, true]);
    expect(mayCopy(electron.page, 'postzegel://app')).toEqual([true, true]);
    expect(mayCopy(electron.page, 'https://evil.example/')).toEqual([false, false]);
    expect(mayCopy({}, 'postzegel://app/index.html')).toEqual([false, false]);
    expect(mayCopy(null, 'postzegel://app/index.html')).toEqual([false, false]);
  });

  test('gives no device, shows no page in a frame, and attaches no web view', () => {
    const electron = openWindow();
    expect(electron.ask('devicePermission', { deviceType: 'usb' })).toBe(false);
    const prevented = (event: string, details: object) => {
      let stopped = false;
      electron.page.emit(event, { ...details, preventDefault: () => (stopped = true) });
      return stopped;
    };
    expect(prevented('will-attach-webview', {})).toBe(true);
    expect(prevented('will-frame-navigate', { isMainFrame: false, url: 'postzegel://app/' })).toBe(true);
    expect(prevented('will-frame-navigate', { isMainFrame: true, url: 'postzegel://app/' })).toBe(false);
  });

  test.each([
    ['postzegel://app/assets/index.js', false],
    ['data:image/svg+xml,x', false],
    ['https://evil.example/', true],
    ['http://127.0.0.1:80/', true],
    ['file:///etc/passwd', true],
    ['ws://127.0.0.1/', true],
    ['data:text/html,x', true],
  ])('a request for %s is cancelled: %s', (url, cancel) => {
    const electron = openWindow();
    const answers: unknown[] = [];
    electron.ask('beforeRequest', { url }, (answer: unknown) => answers.push(answer));
    expect(answers).toEqual([{ cancel }]);
  });
});

describe('frames of the window', () => {
  const ABOUT = { version: '1', host: 'test' as const, practiceDomains: [] };
  function connected() {
    const electron = electronStandIn();
    const signals: AbortSignal[] = [];
    const api = {
      about: async () => ABOUT,
      checkDomain: (_input: unknown, _onProgress: unknown, signal: AbortSignal) =>
        new Promise(() => {
          signals.push(signal);
        }),
    } as unknown as PostzegelApi<AbortSignal>;
    const disconnect = connectWindow(
      electron.ipcMain,
      electron.page,
      createDispatcher(api, () => undefined),
    );
    const say = (frame: unknown, event: object = {}) =>
      electron.ipcMain.emit(
        TO_HOST,
        { sender: electron.page, senderFrame: electron.mainFrame, ...event },
        frame,
      );
    return { electron, signals, disconnect, say };
  }
  const about = { kind: 'call', id: 1, name: 'about', input: {} };

  test('a call of our page is answered', async () => {
    const { electron, say } = connected();
    say(about);
    await settled();
    expect(electron.sent).toEqual([{ channel: TO_PAGE, frame: { kind: 'done', id: 1, output: ABOUT } }]);
  });

  test.each([
    ['another window', { sender: {} }],
    ['an inner frame', { senderFrame: { url: 'postzegel://app/index.html' } }],
    ['a frame that is gone', { senderFrame: null }],
    ['nobody', { sender: null, senderFrame: null }],
  ])('a call of %s is not looked at', async (_who, event) => {
    const { electron, say } = connected();
    say(about, event);
    await settled();
    expect(electron.sent).toEqual([]);
  });

  test('a call of the main frame is not looked at while it shows another page', async () => {
    const { electron, say } = connected();
    electron.mainFrame.url = 'https://evil.example/';
    say(about);
    await settled();
    expect(electron.sent).toEqual([]);
  });

  test('a frame that Electron has disposed of is not looked at, and does not throw', async () => {
    const { electron, say } = connected();
    Object.defineProperty(electron.mainFrame, 'url', {
      get: () => {
        throw new Error('Render frame was disposed before WebFrameMain could be accessed');
      },
    });
    say(about);
    await settled();
    expect(electron.sent).toEqual([]);
  });

  test('a page that crashed has nothing running any more, and begins anew', async () => {
    const { electron, say, signals } = connected();
    const check = { domain: 'a.nl', network: 'real', resolver: '', allowPrivateAddresses: false };
    say({ kind: 'call', id: 1, name: 'checkDomain', input: check });
    electron.page.emit('render-process-gone');
    expect(signals.map(signal => signal.aborted)).toEqual([true]);
    say(about);
    await settled();
    expect(electron.sent).toHaveLength(1);
  });

  test('a reload and the end of the window abort what was running', () => {
    const { electron, say, signals, disconnect } = connected();
    const check = { domain: 'a.nl', network: 'real', resolver: '', allowPrivateAddresses: false };
    say({ kind: 'call', id: 1, name: 'checkDomain', input: check });
    electron.page.emit('did-navigate');
    say({ kind: 'call', id: 1, name: 'checkDomain', input: check });
    disconnect();
    say({ kind: 'call', id: 2, name: 'checkDomain', input: check });
    expect(signals.map(signal => signal.aborted)).toEqual([true, true]);
  });

  test('nothing is sent to a page that is gone', async () => {
    const { electron, say } = connected();
    say(about);
    electron.destroy();
    await settled();
    expect(electron.sent).toEqual([]);
  });
});

describe('the page’s own scheme', async () => {
  const folder = await temporaryFolder('scheme', 'owner');
  afterAll(() => folder.remove());
  mkdirSync(join(folder.path, 'assets'));
  writeFileSync(join(folder.path, 'index.html'), 'page');
  writeFileSync(join(folder.path, 'secret.key'), 'secret');
  let handle: (request: Request) => Response = () => new Response();
  servePage({ handle: (_scheme, handler) => void (handle = handler as typeof handle) }, folder.path);

  test.each([
    ['postzegel://app/', 200],
    ['postzegel://app/index.html', 200],
    ['postzegel://app/secret.key', 404],
    ['postzegel://app/../secret.key', 404],
    ['postzegel://other/index.html', 404],
  ])('%s gives %i', async (url, status) => {
    const answer = handle({ url, method: 'GET' } as Request);
    expect(answer.status).toBe(status);
    expect(await answer.text()).toBe(status === 200 ? 'page' : '');
    if (status === 200) expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'");
  });

  test('is a secure origin of its own and cannot be fetched from scripts', () => {
    const schemes: unknown[] = [];
    registerPageScheme({ registerSchemesAsPrivileged: given => schemes.push(...given) });
    expect(schemes).toEqual([
      { scheme: 'postzegel', privileges: { standard: true, secure: true, supportFetchAPI: false } },
    ]);
  });
});

test.each([
  ['nl', 'linux', 'Bewerken'],
  ['nl-BE', 'win32', 'Bewerken'],
  ['en-GB', 'linux', 'Edit'],
  ['de', 'linux', 'Edit'],
])('the menu in %s on %s says %s', (locale, platform, label) => {
  expect(menuTemplate(locale, platform as NodeJS.Platform)[0]?.label).toBe(label);
});
