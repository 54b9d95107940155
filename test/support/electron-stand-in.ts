import { EventEmitter } from 'node:events';
import type { BrowserWindow, BrowserWindowConstructorOptions, IpcMain, WebContents } from 'electron';

type Handler = (...given: never[]) => unknown;

/**
 * As much of Electron as the shell touches, in plain objects that keep what they were given: so that a test can play the
 * part of a page, of another frame or of Electron itself, and see what the shell lets through.
 */
export function electronStandIn() {
  const opened: string[] = [];
  const sent: { channel: string; frame: unknown }[] = [];
  const session: Record<string, Handler> = {};
  const keep = (name: string) => (handler: Handler) => {
    session[name] = handler;
  };
  const mainFrame = { url: 'postzegel://app/index.html' };
  let destroyed = false;
  let openHandler: Handler = () => undefined;
  const webContents = Object.assign(new EventEmitter(), {
    mainFrame,
    session: {
      setPermissionRequestHandler: keep('permissionRequest'),
      setPermissionCheckHandler: keep('permissionCheck'),
      setDevicePermissionHandler: keep('devicePermission'),
      webRequest: { onBeforeRequest: keep('beforeRequest') },
    },
    setWindowOpenHandler: (handler: Handler) => {
      openHandler = handler;
    },
    send: (channel: string, frame: unknown) => sent.push({ channel, frame }),
    isDestroyed: () => destroyed,
  });
  const windows: { options: BrowserWindowConstructorOptions; loaded: string[] }[] = [];
  class Window extends EventEmitter {
    readonly webContents = webContents;
    readonly #window: (typeof windows)[number];
    constructor(options: BrowserWindowConstructorOptions) {
      super();
      this.#window = { options, loaded: [] };
      windows.push(this.#window);
    }
    loadURL(address: string): Promise<void> {
      this.#window.loaded.push(address);
      return Promise.resolve();
    }
  }
  return {
    BrowserWindow: Window as unknown as new (options: BrowserWindowConstructorOptions) => BrowserWindow,
    ipcMain: new EventEmitter() as unknown as IpcMain & EventEmitter,
    page: webContents as unknown as WebContents & EventEmitter,
    shell: {
      openExternal: async (address: string) => {
        opened.push(address);
      },
    },
    mainFrame,
    windows,
    opened,
    sent,
    destroy: () => {
      destroyed = true;
    },
    windowOpen: (url: string): unknown => (openHandler as (details: { url: string }) => unknown)({ url }),
    ask: (name: string, ...given: unknown[]): unknown =>
      (session[name] as (...given: unknown[]) => unknown)(...given),
  };
}
