import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { startBrowserHost } from '../../electron/browser/server.ts';
import { compose } from '../../electron/compose.ts';
import { createDispatcher } from '../../electron/dispatch.ts';
import { TO_HOST, TO_PAGE } from '../../electron/shell/channels.ts';
import { connectWindow } from '../../electron/shell/ipc.ts';
import { enterHost, openPage } from '../support/enter-host.ts';
import { electronStandIn } from '../support/electron-stand-in.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import type { RunningHost } from './host-suite.ts';

/** Electron's main process, with a stand-in for its IPC. */
export async function startElectronHost(): Promise<RunningHost> {
  const { api, close } = compose({ host: 'electron' });
  const electron = electronStandIn();
  const listeners: ((frame: unknown) => void)[] = [];
  // Electron copies what it sends, so nothing of one side is ever seen changing on the other.
  electron.page.send = (channel, frame) => {
    if (channel === TO_PAGE) for (const listener of listeners) listener(structuredClone(frame));
  };
  const disconnect = connectWindow(
    electron.ipcMain,
    electron.page,
    createDispatcher(api, () => undefined),
  );
  const sendRaw = (frame: unknown) =>
    electron.ipcMain.emit(
      TO_HOST,
      { sender: electron.page, senderFrame: electron.mainFrame },
      structuredClone(frame),
    );
  return {
    pipe: { send: sendRaw, onFrame: listener => listeners.push(listener), onClosed: () => undefined },
    sendRaw,
    async stop() {
      disconnect();
      await close();
    },
  };
}

/** The browser host, with a WebSocket as its page opens one. */
export async function startHostForBrowser(): Promise<RunningHost> {
  const { api, close } = compose({ host: 'browser' });
  const page = await temporaryFolder('page');
  mkdirSync(join(page.path, 'page'));
  writeFileSync(join(page.path, 'page', 'index.html'), '<!doctype html><title>Postzegel</title>');
  const host = await startBrowserHost({
    dispatcher: createDispatcher(api, () => undefined),
    pageFolder: join(page.path, 'page'),
    onDeserted: () => undefined,
  });
  const socket = await openPage(await enterHost(host.address));
  const sendRaw = (frame: unknown) => socket.send(JSON.stringify(frame));
  return {
    pipe: {
      send: sendRaw,
      onFrame: listener => socket.on('message', (data: Buffer) => listener(JSON.parse(data.toString()))),
      onClosed: listener => socket.once('close', () => listener('gone')),
    },
    sendRaw,
    async stop() {
      socket.terminate();
      await host.close();
      await close();
      await page.remove();
    },
  };
}
