import { contextBridge, ipcRenderer } from 'electron';
import { TO_HOST, TO_PAGE } from './shell/channels.ts';

// One bridge for frames. What is in a frame is checked on both sides; here it only passes.
contextBridge.exposeInMainWorld('postzegel', {
  send: (frame: unknown) => ipcRenderer.send(TO_HOST, frame),
  onFrame: (listener: (frame: unknown) => void) => {
    ipcRenderer.on(TO_PAGE, (_event, frame: unknown) => listener(frame));
  },
  // The window and the main process live and die together; there is no moment in which a page would hear of it.
  onClosed: () => undefined,
});
