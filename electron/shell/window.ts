import type { BrowserWindow as Window, BrowserWindowConstructorOptions, Shell, WebContents } from 'electron';
import { isOwnPage, PAGE_ADDRESS } from './page-address.ts';

export interface WindowParts {
  readonly BrowserWindow: new (options: BrowserWindowConstructorOptions) => Window;
  readonly shell: Pick<Shell, 'openExternal'>;
  /** The bundled preload script. */
  readonly preload: string;
  /** Told what the system could not do. */
  readonly log: (line: string) => void;
}

/** The application's one window, with every lock there is: the page can reach the main process through frames only. */
export function createWindow({ BrowserWindow, shell, preload, log }: WindowParts): Window {
  const window = new BrowserWindow({
    width: 1280,
    height: 860,
    minWidth: 360,
    minHeight: 480,
    autoHideMenuBar: true,
    webPreferences: {
      preload,
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      webSecurity: true,
      webviewTag: false,
      spellcheck: false,
    },
  });
  const { webContents } = window;
  const openOutside = (address: string) => {
    // Only web pages over HTTPS: other schemes could start programs.
    if (!URL.canParse(address) || new URL(address).protocol !== 'https:') return;
    shell.openExternal(address).catch((error: unknown) => log(`not opened outside: ${String(error)}`));
  };
  // The page never leaves itself; a link to somewhere else opens in the user's own browser.
  const stay = (event: { preventDefault(): void }, address: string) => {
    if (isOwnPage(address)) return;
    event.preventDefault();
    openOutside(address);
  };
  webContents.on('will-navigate', event => stay(event, event.url));
  webContents.on('will-frame-navigate', event => {
    if (!event.isMainFrame) event.preventDefault();
  });
  webContents.on('will-redirect', event => stay(event, event.url));
  webContents.on('will-attach-webview', event => event.preventDefault());
  webContents.setWindowOpenHandler(({ url }) => {
    openOutside(url);
    return { action: 'deny' };
  });
  lockSession(webContents);
  window.loadURL(PAGE_ADDRESS).catch((error: unknown) => log(`the page was not loaded: ${String(error)}`));
  return window;
}

/** The one permission there is: the buttons that copy a record ask for it. Reading the clipboard is another one. */
const COPY = 'clipboard-sanitized-write';

/** No other permission is ever given, and no request goes anywhere but to the page's own files. */
function lockSession(page: WebContents): void {
  const { session } = page;
  const mayCopy = (asking: WebContents | null, permission: string, address: string) =>
    permission === COPY && asking === page && isOwnPage(address);
  session.setPermissionRequestHandler((asking, permission, answer, { requestingUrl }) =>
    answer(mayCopy(asking, permission, requestingUrl)),
  );
  session.setPermissionCheckHandler((asking, permission, origin) => mayCopy(asking, permission, origin));
  session.setDevicePermissionHandler(() => false);
  session.webRequest.onBeforeRequest((request, answer) => {
    const own =
      isOwnPage(request.url) || request.url.startsWith('data:image/') || request.url.startsWith('blob:');
    answer({ cancel: !own && !request.url.startsWith('devtools:') });
  });
}
