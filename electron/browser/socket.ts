import type { Server } from 'node:http';
import { type RawData, type WebSocket, WebSocketServer } from 'ws';
import * as z from 'zod/mini';
import {
  enterFrame,
  type invitationFrame,
  inviteFrame,
  NOT_ADMITTED,
} from '../../shared/contract/admission.ts';
import type { FrameFromHost } from '../../shared/contract/frames.ts';
import type { Dispatcher } from '../dispatch.ts';
import type { Gate } from './gate.ts';
import type { Presence } from './presence.ts';

/** The largest frame a page sends is a pasted session. */
const MAX_FRAME_BYTES = 1_000_000;
/** What a page that reads nothing may leave waiting before it is cut off. */
const MAX_WAITING_BYTES = 50_000_000;
const MAX_PAGES = 16;
/** Sockets that showed no secret yet; the longest waiting one makes place for another. */
const MAX_AT_THE_DOOR = 16;
/** How long a page may take to show its secret, in ms. */
const ENTER_MS = 10_000;
/** How often a page has to show that it is still there, in ms; a closed laptop does not say goodbye. */
const HEARTBEAT_MS = 30_000;

interface SocketSettings {
  readonly server: Server;
  readonly gate: Gate;
  readonly dispatcher: Dispatcher;
  readonly presence: Presence;
  readonly enterMs?: number;
}

/** Serves `/socket`: frames as JSON text, each page its own connection to the dispatcher once it has shown its secret. */
export function attachSocket({ server, gate, dispatcher, presence, enterMs = ENTER_MS }: SocketSettings) {
  const sockets = new WebSocketServer({
    noServer: true,
    maxPayload: MAX_FRAME_BYTES,
    perMessageDeflate: false,
  });
  const atTheDoor = new Set<WebSocket>();
  let pages = 0;
  server.on('upgrade', (request, socket, head) => {
    socket.on('error', () => socket.destroy());
    if (request.url !== '/socket' || !gate.admitSocket(request.headers)) {
      // Not left half open: somebody who never closes his end would keep the host from ending.
      socket.end('HTTP/1.1 403 Forbidden\r\nconnection: close\r\n\r\n', () => socket.destroy());
      return;
    }
    sockets.handleUpgrade(request, socket, head, page => receive(page));
  });

  /** A socket may do nothing, and counts for nothing, until its first frame shows a secret of ours. */
  function receive(page: WebSocket) {
    page.on('error', () => page.terminate());
    const [longestWaiting] = atTheDoor;
    if (longestWaiting && atTheDoor.size >= MAX_AT_THE_DOOR) longestWaiting.terminate();
    atTheDoor.add(page);
    const limit = setTimeout(() => page.terminate(), enterMs);
    const leaveTheDoor = () => {
      clearTimeout(limit);
      atTheDoor.delete(page);
    };
    page.once('close', leaveTheDoor);
    page.once('message', (data, isBinary) => {
      leaveTheDoor();
      const entering = z.safeParse(enterFrame, isBinary ? undefined : parseJson(data));
      if (entering.success && gate.admitPage(entering.data.secret) && pages < MAX_PAGES) serve(page);
      else page.close(NOT_ADMITTED);
    });
  }

  function serve(page: WebSocket) {
    pages += 1;
    presence.came();
    const send = (frame: FrameFromHost | z.infer<typeof invitationFrame>) => {
      if (page.bufferedAmount > MAX_WAITING_BYTES) page.terminate();
      else if (page.readyState === page.OPEN) page.send(JSON.stringify(frame));
    };
    const connection = dispatcher.connect(send);
    let alive = true;
    const heartbeat = setInterval(() => {
      if (!alive) return page.terminate();
      alive = false;
      page.ping();
    }, HEARTBEAT_MS);
    page.on('pong', () => {
      alive = true;
    });
    page.on('message', (data, isBinary) => {
      const frame = isBinary ? undefined : parseJson(data);
      const invite = z.safeParse(inviteFrame, frame);
      if (invite.success) send({ kind: 'invitation', id: invite.data.id, secret: gate.newPageSecret() });
      else if (frame !== undefined) connection.receive(frame);
    });
    page.on('close', () => {
      pages -= 1;
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
