import type { IpcMain, IpcMainEvent, WebContents, WebFrameMain } from 'electron';
import type { Dispatcher } from '../dispatch.ts';
import { TO_HOST, TO_PAGE } from './channels.ts';
import { isOwnPage } from './page-address.ts';

/**
 * Hands the frames of one window's page to the dispatcher, and its answers back. Frames of anybody else, an inner frame
 * or a page that is not ours, are not looked at. Gives back what ends it.
 */
export function connectWindow(
  ipcMain: Pick<IpcMain, 'on' | 'off'>,
  page: WebContents,
  dispatcher: Dispatcher,
): () => void {
  const open = () =>
    dispatcher.connect(frame => {
      if (!page.isDestroyed()) page.send(TO_PAGE, frame);
    });
  let connection = open();
  const receive = (event: IpcMainEvent, frame: unknown) => {
    if (event.sender === page && isOwnMainFrame(event.senderFrame, page)) connection.receive(frame);
  };
  // A reload or a crash begins anew: what the old page had running would answer to nobody.
  const begin = () => {
    connection.close();
    connection = open();
  };
  ipcMain.on(TO_HOST, receive);
  page.on('did-navigate', begin);
  page.on('render-process-gone', begin);
  return () => {
    ipcMain.off(TO_HOST, receive);
    connection.close();
  };
}

/** A frame that has navigated away or was removed is none of ours, and Electron throws when it is asked for its address. */
function isOwnMainFrame(frame: WebFrameMain | null, page: WebContents): boolean {
  if (frame === null) return false;
  try {
    return !frame.detached && frame === page.mainFrame && isOwnPage(frame.url);
  } catch {
    return false;
  }
}
