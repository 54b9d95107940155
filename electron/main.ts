import { join } from 'node:path';
import { app, BrowserWindow, ipcMain, Menu, protocol, shell } from 'electron';
import { compose } from './compose.ts';
import { createDispatcher } from './dispatch.ts';
import { connectWindow } from './shell/ipc.ts';
import { menuTemplate } from './shell/menu.ts';
import { registerPageScheme, servePage } from './shell/serve-page.ts';
import { createWindow } from './shell/window.ts';
import { startLanguage } from './start-words.ts';
import { trustAnchorsOption } from './trust-anchors-option.ts';

/** The bundle lies in dist/main, the page beside it in dist/renderer. */
const PAGE_FOLDER = join(import.meta.dirname, '..', 'renderer');
const PRELOAD = join(import.meta.dirname, 'preload.cjs');

registerPageScheme(protocol);

if (app.requestSingleInstanceLock()) {
  start().catch((error: unknown) => {
    // Without a window nobody could end it; `npm start` takes the browser then.
    process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
    app.exit(1);
  });
} else app.quit();

async function start(): Promise<void> {
  const trusted = await trustAnchorsOption(process.argv.slice(1), startLanguage(process.env));
  const { api, close } = compose({ host: 'electron', ...trusted });
  const dispatcher = createDispatcher(api, line => process.stderr.write(`${line}\n`));
  await app.whenReady();
  servePage(protocol, PAGE_FOLDER);
  Menu.setApplicationMenu(Menu.buildFromTemplate([...menuTemplate(app.getLocale(), process.platform)]));

  const open = () => {
    const window = createWindow({ BrowserWindow, shell, preload: PRELOAD });
    const disconnect = connectWindow(ipcMain, window.webContents, dispatcher);
    window.on('closed', disconnect);
    return window;
  };
  let window = open();
  app.on('second-instance', () => {
    if (window.isDestroyed()) window = open();
    if (window.isMinimized()) window.restore();
    window.focus();
  });
  app.on('activate', () => {
    if (window.isDestroyed()) window = open();
  });
  app.on('window-all-closed', () => app.quit());
  app.on('will-quit', () => void close());
}
