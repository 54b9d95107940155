import { describe, expect, test } from 'vitest';
import { createGate } from '../../../../electron/browser/gate.ts';

const PORT = 41_234;
const HOST = `127.0.0.1:${PORT}`;

/** A gate, and the cookie of the one browser that was let in. */
function opened() {
  const gate = createGate(() => PORT);
  const admission = gate.admit({ host: HOST }, gate.token);
  const cookie = admission.kind === 'welcome' ? admission.cookie.split(';')[0]! : '';
  return { gate, admission, cookie };
}

test('the token lets one browser in, once, with a cookie that no script and no other site can use', () => {
  const { gate, admission, cookie } = opened();
  expect(admission).toMatchObject({
    kind: 'welcome',
    cookie: expect.stringMatching(/; HttpOnly; SameSite=Strict; Path=\/$/),
  });
  expect(gate.admit({ host: HOST }, gate.token)).toEqual({ kind: 'not-admitted' });
  expect(gate.admit({ host: HOST, cookie }, null)).toEqual({ kind: 'admitted' });
  expect(gate.admit({ host: HOST, cookie: `a=b; ${cookie}; c=d` }, null)).toEqual({ kind: 'admitted' });
});

describe('nobody else gets in', () => {
  test.each([
    ['nothing', { host: HOST }, null, 'not-admitted'],
    ['a wrong token', { host: HOST }, 'x', 'not-admitted'],
    ['an empty token', { host: HOST }, '', 'not-admitted'],
    ['another host, as DNS rebinding has it', { host: 'evil.example' }, null, 'foreign'],
    ['another port', { host: '127.0.0.1:80' }, null, 'foreign'],
    ['no host', {}, null, 'foreign'],
  ] as const)('%s', (_case, headers, token, kind) => {
    expect(createGate(() => PORT).admit(headers, token)).toEqual({ kind });
  });

  test('another site’s page cannot load ours in the background, even with the cookie', () => {
    const { gate, cookie } = opened();
    const headers = { host: HOST, cookie, 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'no-cors' };
    expect(gate.admit(headers, null)).toEqual({ kind: 'foreign' });
  });

  test('the secrets are long and not the same', () => {
    const [a, b] = [opened(), opened()];
    expect(a.gate.token).not.toBe(b.gate.token);
    expect(a.cookie).not.toContain(a.gate.token);
    expect(Buffer.from(a.gate.token, 'base64url')).toHaveLength(32);
  });
});

describe('the WebSocket', () => {
  const { gate, cookie } = opened();
  test.each([
    ['our own page', { host: HOST, origin: `http://${HOST}`, cookie }, true],
    [
      'our own page at localhost',
      { host: `localhost:${PORT}`, origin: `http://localhost:${PORT}`, cookie },
      true,
    ],
    ['another site', { host: HOST, origin: 'https://evil.example', cookie }, false],
    ['another port of this machine', { host: HOST, origin: 'http://127.0.0.1:80', cookie }, false],
    ['no origin, as a program would', { host: HOST, cookie }, false],
    ['no cookie', { host: HOST, origin: `http://${HOST}` }, false],
    ['a wrong cookie', { host: HOST, origin: `http://${HOST}`, cookie: 'postzegel=x' }, false],
    ['another host', { host: 'evil.example', origin: `http://${HOST}`, cookie }, false],
  ] as const)('%s', (_case, headers, admitted) => {
    expect(gate.admitSocket(headers)).toBe(admitted);
  });
});

describe('the secret of a page', () => {
  const { gate, admission } = opened();
  const first = admission.kind === 'welcome' ? admission.pageSecret : '';

  test('lets in the page that showed the token, as often as it comes back, and others with their own', () => {
    expect([first, first, gate.newPageSecret()].map(each => gate.admitPage(each))).toEqual([
      true,
      true,
      true,
    ]);
    expect(gate.newPageSecret()).not.toBe(gate.newPageSecret());
  });

  test('is none of the others', () => {
    const { cookie } = opened();
    const others = ['', '.', gate.token, cookie, cookie.split('=')[1]!, opened().gate.newPageSecret()];
    const [number = '', proof = ''] = first.split('.');
    const parts = [
      number,
      proof,
      `${number}.`,
      `.${proof}`,
      `${number}.${proof}.`,
      `${first} `,
      `${proof}.${number}`,
    ];
    expect([...others, ...parts].filter(each => gate.admitPage(each))).toEqual([]);
  });
});
