import type { IpcMain, IpcMainEvent, WebContents } from 'electron';
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
    const sender = event.senderFrame;
    const own =
      event.sender === page && sender !== null && sender === page.mainFrame && isOwnPage(sender.url);
    if (own) connection.receive(frame);
  };
  // A reload begins anew: what the old page had running would answer to nobody.
  const reload = () => {
    connection.close();
    connection = open();
  };
  ipcMain.on(TO_HOST, receive);
  page.on('did-navigate', reload);
  return () => {
    ipcMain.off(TO_HOST, receive);
    connection.close();
  };
}
