import { basename } from 'node:path';
import type { BrowserWindow, Dialog } from 'electron';
import type { PickKeyFile } from '../api.ts';
import { readKeyFile } from '../keys/read-key-file.ts';

const EXTENSIONS = ['pem', 'crt', 'cer', 'der', 'key', 'pub', 'csr', 'p7b', 'p7c', 'txt'];

/**
 * The system's own dialog, over the window. The file is read in the main process; the page gets to know its name, and
 * what is public in it. One dialog at a time, whatever a page asks for.
 */
export function keyFilePicker(
  dialog: Pick<Dialog, 'showOpenDialog'>,
  window: () => BrowserWindow | undefined,
): PickKeyFile {
  let isOpen = false;
  return async () => {
    const parent = window();
    if (isOpen || !parent || parent.isDestroyed()) return undefined;
    isOpen = true;
    try {
      const { filePaths } = await dialog.showOpenDialog(parent, {
        properties: ['openFile', 'dontAddToRecent'],
        filters: [
          { name: EXTENSIONS.map(each => `.${each}`).join(' '), extensions: EXTENSIONS },
          { name: '*', extensions: ['*'] },
        ],
      });
      const [path] = filePaths;
      return path === undefined ? undefined : { name: basename(path), read: await readKeyFile(path) };
    } finally {
      isOpen = false;
    }
  };
}
