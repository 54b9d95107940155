import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { CONTENT_SECURITY_POLICY } from '../page/content-security-policy.ts';
import type { Dispatcher } from '../dispatch.ts';
import { createGate } from './gate.ts';
import { readPageFiles } from '../page/page-files.ts';
import { type PresenceSettings, watchPresence } from './presence.ts';
import { attachSocket } from './socket.ts';
import { welcomePage } from './welcome-page.ts';

export interface BrowserHost {
  /** To be opened once: holds the one-time token. */
  readonly address: string;
  readonly port: number;
  close(): Promise<void>;
}

export interface BrowserHostSettings extends PresenceSettings {
  readonly dispatcher: Dispatcher;
  /** Where the built page lies. */
  readonly pageFolder: string;
  /** Called once, when the token of the address has been used. */
  readonly onVisited?: () => void;
  /** How long a page may take to show its secret, in ms. Default 10,000: it asks other tabs for one first. */
  readonly enterMs?: number;
}

const HEADERS = {
  'content-security-policy': CONTENT_SECURITY_POLICY,
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'cache-control': 'no-store',
} as const;

const HTML = 'text/html; charset=utf-8';

const NOT_ADMITTED = `<!doctype html><html lang="nl"><meta charset="utf-8"><title>Postzegel</title>
<h1>Postzegel</h1>
<p>Dit adres is al gebruikt, of hoort bij een andere browser. Start Postzegel opnieuw en open het adres dat dan verschijnt.</p>
<p lang="en">This address has been used, or belongs to another browser. Start Postzegel again and open the address it shows.</p>
`;

/** The application for one browser on this machine: pages over HTTP, calls over a WebSocket, on 127.0.0.1 only. */
export async function startBrowserHost(settings: BrowserHostSettings): Promise<BrowserHost> {
  const files = readPageFiles(settings.pageFolder);
  let port = 0;
  const gate = createGate(() => port);

  const answer = (request: IncomingMessage, response: ServerResponse) => {
    const url = URL.parse(request.url ?? '', 'http://127.0.0.1');
    const end = (status: number, body: string | Buffer, headers: Record<string, string> = {}) => {
      response.writeHead(status, { ...HEADERS, ...headers });
      response.end(request.method === 'HEAD' ? undefined : body);
    };
    const plain = { 'content-type': 'text/plain; charset=utf-8' };
    if (request.method !== 'GET' && request.method !== 'HEAD')
      return end(405, '405\n', { ...plain, allow: 'GET, HEAD' });
    const token = url?.searchParams.get('token') ?? null;
    // Only a visit uses the token up, not somebody's look at what the address is.
    const admission = gate.admit(request.headers, request.method === 'GET' ? token : null);
    switch (admission.kind) {
      case 'foreign':
        return end(403, '403\n', plain);
      case 'not-admitted':
        return end(403, NOT_ADMITTED, { 'content-type': HTML });
      case 'welcome': {
        settings.onVisited?.();
        const { html, contentSecurityPolicy } = welcomePage(admission.pageSecret);
        return end(200, html, {
          'content-type': HTML,
          'content-security-policy': contentSecurityPolicy,
          'set-cookie': admission.cookie,
        });
      }
      case 'admitted': {
        if (token !== null) return end(303, '', { location: '/' });
        const file = files.get(url?.pathname === '/' ? '/index.html' : (url?.pathname ?? ''));
        return file ? end(200, file.content, { 'content-type': file.mediaType }) : end(404, '404\n', plain);
      }
    }
  };

  const server = createServer({ maxHeaderSize: 16_384, requestTimeout: 30_000 }, answer);
  const presence = watchPresence(settings);
  const sockets = attachSocket({ ...settings, server, gate, presence });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  port = (server.address() as AddressInfo).port;
  return {
    address: `http://127.0.0.1:${port}/?token=${gate.token}`,
    port,
    async close() {
      presence.stop();
      sockets.close();
      server.closeAllConnections();
      await new Promise<void>(resolve => {
        server.close(() => resolve());
      });
    },
  };
}
