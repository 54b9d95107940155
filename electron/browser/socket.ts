import type { Server } from 'node:http';
import { type RawData, type WebSocket, WebSocketServer } from 'ws';
import type { Dispatcher } from '../dispatch.ts';
import type { Gate } from './gate.ts';
import type { Presence } from './presence.ts';

/** The largest frame a page sends is a pasted session. */
const MAX_FRAME_BYTES = 1_000_000;
/** What a page that reads nothing may leave waiting before it is cut off. */
const MAX_WAITING_BYTES = 50_000_000;
const MAX_PAGES = 16;
/** How often a page has to show that it is still there, in ms; a closed laptop does not say goodbye. */
const HEARTBEAT_MS = 30_000;

/** Serves `/socket`: frames as JSON text, each page its own connection to the dispatcher. */
export function attachSocket(server: Server, gate: Gate, dispatcher: Dispatcher, presence: Presence) {
  const sockets = new WebSocketServer({
    noServer: true,
    maxPayload: MAX_FRAME_BYTES,
    perMessageDeflate: false,
  });
  server.on('upgrade', (request, socket, head) => {
    socket.on('error', () => socket.destroy());
    if (
      request.url !== '/socket' ||
      !gate.admitSocket(request.headers) ||
      sockets.clients.size >= MAX_PAGES
    ) {
      // Not left half open: somebody who never closes his end would keep the host from ending.
      socket.end('HTTP/1.1 403 Forbidden\r\nconnection: close\r\n\r\n', () => socket.destroy());
      return;
    }
    sockets.handleUpgrade(request, socket, head, page => serve(page));
  });

  function serve(page: WebSocket) {
    presence.came();
    const connection = dispatcher.connect(frame => {
      if (page.bufferedAmount > MAX_WAITING_BYTES) page.terminate();
      else if (page.readyState === page.OPEN) page.send(JSON.stringify(frame));
    });
    let alive = true;
    const heartbeat = setInterval(() => {
      if (!alive) return page.terminate();
      alive = false;
      page.ping();
    }, HEARTBEAT_MS);
    page.on('pong', () => {
      alive = true;
    });
    page.on('error', () => page.terminate());
    page.on('message', (data, isBinary) => {
      const frame = isBinary ? undefined : parseJson(data);
      if (frame !== undefined) connection.receive(frame);
    });
    page.on('close', () => {
      clearInterval(heartbeat);
      connection.close();
      presence.went();
    });
  }

  return {
    close() {
      for (const page of sockets.clients) page.terminate();
      sockets.close();
    },
  };
}

/** What is no JSON is no frame; whoever sent it gets no answer. */
function parseJson(data: RawData): unknown {
  try {
    return JSON.parse(Buffer.isBuffer(data) ? data.toString('utf8') : '');
  } catch {
    return undefined;
  }
}
