import { join } from 'node:path';
import { app, BrowserWindow, dialog, ipcMain, Menu, protocol, shell } from 'electron';
import { EXIT } from './cli/exit-codes.ts';
import { compose } from './compose.ts';
import { createDispatcher } from './dispatch.ts';
import { hostLog } from './host-log.ts';
import { connectWindow } from './shell/ipc.ts';
import { menuTemplate } from './shell/menu.ts';
import { keyFilePicker } from './shell/pick-key-file.ts';
import { registerPageScheme, servePage } from './shell/serve-page.ts';
import { createWindow } from './shell/window.ts';
import { startLanguage } from './start-words.ts';
import { described } from './stray-errors.ts';
import { trustAnchorsOption } from './trust-anchors-option.ts';

/** The bundle lies in dist/main, the page beside it in dist/renderer. */
const PAGE_FOLDER = join(import.meta.dirname, '..', 'renderer');
const PRELOAD = join(import.meta.dirname, 'preload.cjs');

const log = hostLog();
registerPageScheme(protocol);

if (app.requestSingleInstanceLock()) {
  start().catch((error: unknown) => {
    // Without a window nobody could end it; `npm start` takes the browser then.
    log(described(error));
    app.exit(EXIT.bug);
  });
} else app.quit();

async function start(): Promise<void> {
  let window: BrowserWindow | undefined;
  const pickKeyFile = keyFilePicker(dialog, () => window);
  const trusted = await trustAnchorsOption(process.argv.slice(1), startLanguage(process.env));
  const { api, close } = compose({ host: 'electron', pickKeyFile, ...trusted });
  const dispatcher = createDispatcher(api, log);
  await app.whenReady();
  servePage(protocol, PAGE_FOLDER);
  Menu.setApplicationMenu(Menu.buildFromTemplate([...menuTemplate(app.getLocale(), process.platform)]));

  const open = () => {
    const opened = createWindow({ BrowserWindow, shell, preload: PRELOAD, log });
    const disconnect = connectWindow(ipcMain, opened.webContents, dispatcher);
    opened.on('closed', disconnect);
    return opened;
  };
  window = open();
  app.on('second-instance', () => {
    if (!window || window.isDestroyed()) window = open();
    if (window.isMinimized()) window.restore();
    window.focus();
  });
  app.on('activate', () => {
    if (!window || window.isDestroyed()) window = open();
  });
  app.on('window-all-closed', () => app.quit());
  app.on('will-quit', () => {
    close().catch((error: unknown) => log(described(error)));
  });
}
