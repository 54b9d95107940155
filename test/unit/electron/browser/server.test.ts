import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { request } from 'node:http';
import { afterAll, afterEach, beforeEach, describe, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { createGate } from '../../../../electron/browser/gate.ts';
import { type BrowserHost, startBrowserHost } from '../../../../electron/browser/server.ts';
import { createDispatcher } from '../../../../electron/dispatch.ts';
import { NOT_ADMITTED } from '../../../../shared/contract/admission.ts';
import type { PostzegelApi } from '../../../../shared/contract/contract.ts';
import { type Entrance, enterHost, openPage, openSocket } from '../../../support/enter-host.ts';
import { temporaryFolder } from '../../../support/temporary-folder.ts';

const ABOUT = { version: '1', host: 'test', practiceDomains: [] } as const;
const folder = await temporaryFolder('page', 'owner');
mkdirSync(join(folder.path, 'page', 'assets'), { recursive: true });
writeFileSync(join(folder.path, 'page', 'index.html'), '<!doctype html><title>Postzegel</title>');
writeFileSync(join(folder.path, 'page', 'assets', 'a.js'), '1');
writeFileSync(join(folder.path, 'page', 'secret.key'), 'secret');
writeFileSync(join(folder.path, 'outside.js'), 'outside');

let host: BrowserHost;
let entrance: Entrance;
let cookie: string;
let visits: number;
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
  visits = 0;
  host = await startBrowserHost({
    dispatcher: createDispatcher(api, () => undefined),
    pageFolder: join(folder.path, 'page'),
    onDeserted: () => {
      deserted += 1;
    },
    onVisited: () => {
      visits += 1;
    },
    desertedMs: 30,
    enterMs: 150,
  });
  entrance = await enterHost(host.address);
  ({ cookie } = entrance);
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
/** Whether a socket with these headers opens at all. */
const opens = (headers: Record<string, string>) =>
  new Promise<boolean>(resolve => {
    const socket = new WebSocket(`ws://127.0.0.1:${host.port}/socket`, { headers });
    socket.once('open', () => resolve(true));
    socket.once('error', () => resolve(false));
  });
const closed = (socket: WebSocket) =>
  new Promise<number>(resolve => socket.once('close', code => resolve(code)));
const heardBy = (socket: WebSocket) => {
  const heard: unknown[] = [];
  socket.on('message', (data: Buffer) => heard.push(JSON.parse(data.toString())));
  return heard;
};
const ABOUT_CALL = JSON.stringify({ kind: 'call', id: 1, name: 'about', input: {} });
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

test('the token is used up by the first visit, which goes on to the page by itself', async () => {
  const path = `/?token=${new URL(host.address).searchParams.get('token')}`;
  expect([visits, (await get(path)).status]).toEqual([1, 403]);
  // The same address once more, in the browser that used it.
  expect(await get(path, { cookie })).toMatchObject({ status: 303, headers: { location: '/' } });
  expect(visits).toBe(1);
});

test('the first page gets its secret in a script of its own, in no address and no cookie', async () => {
  const other = await startBrowserHost({
    dispatcher: createDispatcher(api, () => undefined),
    pageFolder: join(folder.path, 'page'),
    onDeserted: () => undefined,
  });
  const welcome = await fetch(other.address, { redirect: 'error' });
  await other.close();
  const html = await welcome.text();
  const [, script = ''] = /<script>(.*?)<\/script>/.exec(html) ?? [];
  const digest = createHash('sha256').update(script).digest('base64');
  const policy = welcome.headers.get('content-security-policy') ?? '';
  expect(policy).toContain(`script-src 'sha256-${digest}'`);
  expect(policy).toContain("default-src 'none'");
  expect(policy).toContain("frame-ancestors 'none'");
  expect(welcome.headers.get('cache-control')).toBe('no-store');
  const [, secret = ''] = /, "([^"]+)"/.exec(script) ?? [];
  expect(secret.length).toBeGreaterThan(80);
  expect([...welcome.headers.values()].join()).not.toContain(secret);
});

test('a page’s calls are answered; what is no frame is not, and does no harm', async () => {
  const socket = await openPage(entrance);
  const answers = heardBy(socket);
  for (const text of ['', 'x', '{', '[]', '{"kind":"call"}']) socket.send(text);
  socket.send(Buffer.from([1, 2, 3]));
  socket.send(ABOUT_CALL);
  await eventually(() => answers.length > 0);
  expect(answers).toEqual([{ kind: 'done', id: 1, output: { ...ABOUT } }]);
  socket.close();
});

test('a frame that is too big ends the connection', async () => {
  const socket = await openPage(entrance);
  socket.on('error', () => undefined);
  const end = closed(socket);
  socket.send('x'.repeat(1_000_001));
  await end;
});

test('a socket without our cookie or from another page is refused', async () => {
  const { origin } = entrance;
  expect(await opens({ cookie, origin })).toBe(true);
  expect(await opens({ origin })).toBe(false);
  expect(await opens({ cookie, origin: 'https://evil.example' })).toBe(false);
});

describe('RFC 6265 §8.5: somebody on another port got our cookie, and writes any header', () => {
  const enter = (secret: unknown) => JSON.stringify({ kind: 'enter', secret });
  const elsewhere = createGate(() => 1).newPageSecret();
  test.each<readonly [string, () => string | Buffer]>([
    ['calls at once', () => ABOUT_CALL],
    ['asks for an invitation', () => JSON.stringify({ kind: 'invite', id: 'x' })],
    ['has no secret', () => enter('')],
    ['has something else for a secret', () => enter(7)],
    ['guesses', () => enter('x'.repeat(87))],
    ['has a secret of another run', () => enter(elsewhere)],
    ['has a part of one', () => enter(entrance.secret.slice(0, -1))],
    ['has a part of one, made longer', () => enter(`${entrance.secret}A`)],
    [
      'has the number of one, and made up the rest',
      () => enter(`${entrance.secret.split('.')[0]}.${'A'.repeat(43)}`),
    ],
    ['has the cookie for a secret', () => enter(cookie.split('=')[1])],
    ['sends octets', () => Buffer.from(enter(entrance.secret))],
    ['sends no JSON', () => '{'],
  ])('%s: the socket is closed, and nothing is answered', async (_about, first) => {
    const socket = await openSocket(entrance);
    const answers = heardBy(socket);
    const end = closed(socket);
    socket.send(first());
    socket.send(enter(entrance.secret));
    socket.send(ABOUT_CALL);
    expect(await end).toBe(NOT_ADMITTED);
    expect(answers).toEqual([]);
  });

  test('says nothing: the socket is closed after a while', async () => {
    await closed(await openSocket(entrance));
  });

  test('holds a socket open: that is no page, and does not keep the host from ending', async () => {
    let ended = false;
    const patient = await startBrowserHost({
      dispatcher: createDispatcher(api, () => undefined),
      pageFolder: join(folder.path, 'page'),
      onDeserted: () => {
        ended = true;
      },
      desertedMs: 30,
    });
    const into = await enterHost(patient.address);
    const [held, page] = [await openSocket(into), await openPage(into)];
    const answers = heardBy(page);
    page.send(ABOUT_CALL);
    await eventually(() => answers.length === 1);
    page.close();
    await eventually(() => ended);
    expect(held.readyState).toBe(held.OPEN);
    await patient.close();
  });

  test('opens any number of sockets: a page still gets in', async () => {
    const many = await Promise.all(Array.from({ length: 40 }, () => openSocket(entrance)));
    for (const socket of many) socket.on('error', () => undefined);
    const socket = await openPage(entrance);
    const answers = heardBy(socket);
    socket.send(ABOUT_CALL);
    await eventually(() => answers.length === 1);
    socket.terminate();
  });
});

test('a page that is in gets a secret for another tab, which is that tab’s own', async () => {
  const first = await openPage(entrance);
  const invitations = heardBy(first);
  for (const id of ['a', 'b']) first.send(JSON.stringify({ kind: 'invite', id }));
  await eventually(() => invitations.length === 2);
  expect(invitations).toEqual(['a', 'b'].map(id => ({ kind: 'invitation', id, secret: expect.any(String) })));
  const secrets = invitations.map(each => (each as { secret: string }).secret);
  expect(new Set([entrance.secret, ...secrets]).size).toBe(3);
  for (const secret of secrets) {
    const socket = await openPage({ ...entrance, secret });
    const answers = heardBy(socket);
    socket.send(ABOUT_CALL);
    await eventually(() => answers.length === 1);
    socket.close();
  }
});

test('no more pages than somebody has tabs', async () => {
  const pages = await Promise.all(Array.from({ length: 16 }, () => openPage(entrance)));
  const answers = pages.map(heardBy);
  for (const page of pages) page.send(ABOUT_CALL);
  await eventually(() => answers.every(each => each.length === 1));
  expect(await closed(await openPage(entrance))).toBe(NOT_ADMITTED);
});

test('when the page goes its calls are aborted, and when the last one stays away the host is told', async () => {
  const [first, second] = [await openPage(entrance), await openPage(entrance)];
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
