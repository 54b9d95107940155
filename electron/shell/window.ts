import type { BrowserWindow as Window, BrowserWindowConstructorOptions, Session, Shell } from 'electron';
import { isOwnPage, PAGE_ADDRESS } from './page-address.ts';

export interface WindowParts {
  readonly BrowserWindow: new (options: BrowserWindowConstructorOptions) => Window;
  readonly shell: Pick<Shell, 'openExternal'>;
  /** The bundled preload script. */
  readonly preload: string;
}

/** The application's one window, with every lock there is: the page can reach the main process through frames only. */
export function createWindow({ BrowserWindow, shell, preload }: WindowParts): Window {
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
  // The page never leaves itself; a link to somewhere else opens in the user's own browser.
  const stay = (event: { preventDefault(): void }, address: string) => {
    if (isOwnPage(address)) return;
    event.preventDefault();
    openOutside(shell, address);
  };
  webContents.on('will-navigate', event => stay(event, event.url));
  webContents.on('will-redirect', event => stay(event, event.url));
  webContents.on('will-attach-webview', event => event.preventDefault());
  webContents.setWindowOpenHandler(({ url }) => {
    openOutside(shell, url);
    return { action: 'deny' };
  });
  lockSession(webContents.session);
  void window.loadURL(PAGE_ADDRESS);
  return window;
}

/** No permission is ever given, and no request goes anywhere but to the page's own files. */
function lockSession(session: Session): void {
  session.setPermissionRequestHandler((_contents, _permission, answer) => answer(false));
  session.setPermissionCheckHandler(() => false);
  session.webRequest.onBeforeRequest((request, answer) => {
    const own =
      isOwnPage(request.url) || request.url.startsWith('data:image/') || request.url.startsWith('blob:');
    answer({ cancel: !own && !request.url.startsWith('devtools:') });
  });
}

/** Only web pages over HTTPS: other schemes could start programs. */
function openOutside(shell: Pick<Shell, 'openExternal'>, address: string): void {
  if (URL.canParse(address) && new URL(address).protocol === 'https:') void shell.openExternal(address);
}
