import type { Pipe } from '../../shared/contract/client.ts';

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
  // What is asked before the socket is open waits for it.
  const waiting: string[] = [];
  socket.addEventListener('open', () => {
    for (const text of waiting.splice(0)) socket.send(text);
  });
  return {
    send(frame) {
      const text = JSON.stringify(frame);
      if (socket.readyState === WebSocket.CONNECTING) waiting.push(text);
      else socket.send(text);
    },
    onFrame(listener) {
      socket.addEventListener('message', event => listener(JSON.parse(String(event.data))));
    },
    onClosed(listener) {
      socket.addEventListener('close', listener);
    },
  };
}
