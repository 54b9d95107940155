import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { request } from 'node:http';
import { afterAll, afterEach, beforeEach, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { type BrowserHost, startBrowserHost } from '../../../../electron/browser/server.ts';
import { createDispatcher } from '../../../../electron/dispatch.ts';
import type { PostzegelApi } from '../../../../shared/contract/contract.ts';
import { temporaryFolder } from '../../../support/temporary-folder.ts';

const ABOUT = { version: '1', host: 'test', practiceDomains: [] } as const;
const folder = await temporaryFolder('page', 'owner');
mkdirSync(join(folder.path, 'page', 'assets'), { recursive: true });
writeFileSync(join(folder.path, 'page', 'index.html'), '<!doctype html><title>Postzegel</title>');
writeFileSync(join(folder.path, 'page', 'assets', 'a.js'), '1');
writeFileSync(join(folder.path, 'page', 'secret.key'), 'secret');
writeFileSync(join(folder.path, 'outside.js'), 'outside');

let host: BrowserHost;
let cookie: string;
let signals: AbortSignal[];
let deserted: number;

const api = {
  about: async () => ({ ...ABOUT, practiceDomains: [] }),
  checkDomain: (_input: unknown, _onProgress: unknown, signal: AbortSignal) =>
    new Promise(() => {
      signals.push(signal);
    }),
} as unknown as PostzegelApi<AbortSignal>;

beforeEach(async () => {
  signals = [];
  deserted = 0;
  host = await startBrowserHost({
    dispatcher: createDispatcher(api, () => undefined),
    pageFolder: join(folder.path, 'page'),
    onDeserted: () => {
      deserted += 1;
    },
    desertedMs: 30,
  });
  const welcome = await get('/?token=' + new URL(host.address).searchParams.get('token'));
  cookie = String(welcome.headers['set-cookie']?.[0]).split(';')[0]!;
});
afterEach(() => host.close());
afterAll(() => folder.remove());

/** A request as it is written: `fetch` would tidy up the path. */
function get(path: string, headers: Record<string, string> = {}, method = 'GET') {
  return new Promise<{
    status: number;
    headers: Record<string, string | string[] | undefined>;
    body: string;
  }>((resolve, reject) => {
    const sent = request({ host: '127.0.0.1', port: host.port, path, method, headers }, response => {
      let body = '';
      response.on('data', chunk => {
        body += String(chunk);
      });
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body }),
      );
    });
    sent.on('error', reject);
    sent.end();
  });
}
const open = (headers: Record<string, string>) =>
  new WebSocket(`ws://127.0.0.1:${host.port}/socket`, { headers });
const ours = () => ({ cookie, origin: `http://127.0.0.1:${host.port}` });
const opened = (socket: WebSocket) =>
  new Promise<boolean>(resolve => {
    socket.once('open', () => resolve(true));
    socket.once('error', () => resolve(false));
  });
const eventually = async (holds: () => boolean) => {
  for (let turn = 0; turn < 400 && !holds(); turn += 1) await new Promise(resolve => setTimeout(resolve, 5));
  expect(holds()).toBe(true);
};

test('serves the page to whoever holds the cookie, under a strict policy', async () => {
  const page = await get('/', { cookie });
  expect(page).toMatchObject({ status: 200, body: expect.stringContaining('Postzegel') });
  expect(page.headers['content-security-policy']).toContain("default-src 'none'");
  expect(page.headers['content-security-policy']).not.toContain('unsafe');
  expect(page.headers).toMatchObject({
    'x-content-type-options': 'nosniff',
    'cache-control': 'no-store',
    'referrer-policy': 'no-referrer',
  });
  expect(await get('/assets/a.js', { cookie })).toMatchObject({ status: 200, body: '1' });
});

test.each([
  '/../outside.js',
  '/assets/../../outside.js',
  '/%2e%2e/outside.js',
  '/..%2foutside.js',
  '/secret.key',
  '/assets',
  '//evil.example/',
  '/\\..\\outside.js',
  '/__proto__',
])('%s is not served', async path => {
  const answer = await get(path, { cookie });
  expect(answer.status === 404 || answer.body.includes('<title>Postzegel</title>')).toBe(true);
  expect(answer.body).not.toContain('outside');
  expect(answer.body).not.toContain('secret');
});

test('without the cookie nothing is served; another method is refused', async () => {
  expect((await get('/')).status).toBe(403);
  expect((await get('/assets/a.js')).status).toBe(403);
  expect((await get('/', { cookie }, 'POST')).status).toBe(405);
  expect((await get('/', { cookie, host: 'evil.example' })).status).toBe(403);
});

test('a page’s calls are answered; what is no frame is not, and does no harm', async () => {
  const socket = open(ours());
  expect(await opened(socket)).toBe(true);
  const answers: unknown[] = [];
  socket.on('message', (data: Buffer) => answers.push(JSON.parse(data.toString())));
  for (const text of ['', 'x', '{', '[]', '{"kind":"call"}']) socket.send(text);
  socket.send(Buffer.from([1, 2, 3]));
  socket.send(JSON.stringify({ kind: 'call', id: 1, name: 'about', input: {} }));
  await eventually(() => answers.length > 0);
  expect(answers).toEqual([{ kind: 'done', id: 1, output: { ...ABOUT } }]);
  socket.close();
});

test('a frame that is too big ends the connection', async () => {
  const socket = open(ours());
  await opened(socket);
  let closed = false;
  socket.on('close', () => {
    closed = true;
  });
  socket.on('error', () => undefined);
  socket.send('x'.repeat(1_000_001));
  await eventually(() => closed);
});

test('a socket without our cookie or from another page is refused', async () => {
  expect(await opened(open({ origin: ours().origin }))).toBe(false);
  expect(await opened(open({ cookie, origin: 'https://evil.example' }))).toBe(false);
});

test('when the page goes its calls are aborted, and when the last one stays away the host is told', async () => {
  const [first, second] = [open(ours()), open(ours())];
  await Promise.all([opened(first), opened(second)]);
  const input = { domain: 'a.nl', network: 'real', resolver: '', allowPrivateAddresses: false };
  first.send(JSON.stringify({ kind: 'call', id: 1, name: 'checkDomain', input }));
  await eventually(() => signals.length === 1);
  first.close();
  await eventually(() => signals[0]!.aborted);
  await new Promise(resolve => setTimeout(resolve, 80));
  expect(deserted).toBe(0);
  second.close();
  await eventually(() => deserted === 1);
});
