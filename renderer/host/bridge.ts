import type * as z from 'zod/mini';
import { type enterFrame, NOT_ADMITTED } from '../../shared/contract/admission.ts';
import type { Pipe } from '../../shared/contract/client.ts';
import { forgetPageSecret, inviteOtherPages, pageSecret } from './page-secret.ts';

declare global {
  interface Window {
    /** What Electron's preload script exposes; not there in a browser. */
    readonly postzegel?: Pipe;
  }
}

/** Whether the host has windows of its own, in which a file can be picked that the page never sees. */
export const hasFileDialog = (): boolean => window.postzegel !== undefined;

/** The way to the host: Electron's bridge where there is one, else a WebSocket to where the page came from. */
export function openBridge(): Pipe {
  return window.postzegel ?? openSocket();
}

function openSocket(): Pipe {
  const address = new URL('/socket', window.location.href);
  address.protocol = 'ws:';
  const socket = new WebSocket(address);
  const opened = new Promise(resolve => socket.addEventListener('open', resolve));
  // What is asked before this page is in waits for it.
  let waiting: string[] | undefined = [];
  const enter = async () => {
    const [secret = ''] = await Promise.all([pageSecret(), opened]);
    socket.send(JSON.stringify({ kind: 'enter', secret } satisfies z.infer<typeof enterFrame>));
    inviteOtherPages(socket);
    for (const text of waiting?.splice(0) ?? []) socket.send(text);
    waiting = undefined;
  };
  void enter();
  return {
    send(frame) {
      const text = JSON.stringify(frame);
      if (waiting) waiting.push(text);
      else socket.send(text);
    },
    onFrame(listener) {
      socket.addEventListener('message', event => listener(JSON.parse(String(event.data))));
    },
    onClosed(listener) {
      socket.addEventListener('close', ({ code }) => {
        const isRefused = code === NOT_ADMITTED;
        if (isRefused) forgetPageSecret();
        listener(isRefused ? 'not-admitted' : 'gone');
      });
    },
  };
}
