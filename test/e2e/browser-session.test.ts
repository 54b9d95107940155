import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import { NOT_ADMITTED } from '../../shared/contract/admission.ts';
import { launchBrowser, type RunningApp, startApp, watchedContext } from '../support/browser.ts';
import { openSocket } from '../support/enter-host.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { checkScreen } from './screens/check-screen.ts';

const HEALTHY = 'lindevoort-oefening.nl';
const UNKNOWN_TAB = 'Postzegel kent dit tabblad niet.';

const folder = await temporaryFolder('session', 'owner');
afterAll(() => folder.remove());

const eventually = async (holds: () => boolean) => {
  for (let turn = 0; turn < 500 && !holds(); turn += 1) await new Promise(resolve => setTimeout(resolve, 20));
  expect(holds()).toBe(true);
};

/** The arguments of every program that runs, as every user of the machine can read them. */
const everyArgument = () =>
  readdirSync('/proc')
    .filter(name => /^\d+$/.test(name))
    .map(process => {
      try {
        return readFileSync(`/proc/${process}/cmdline`, 'utf8');
      } catch {
        return '';
      }
    });

let homes = 0;
/** The application with a display and something that opens files: a script, in a home folder of its own. */
async function startOpening(script: string) {
  const home = join(folder.path, `home${(homes += 1)}`);
  const bin = join(home, '.bin');
  mkdirSync(bin, { recursive: true });
  writeFileSync(join(bin, 'xdg-open'), `#!/bin/sh\n${script}\n`, { mode: 0o700 });
  const app = await startApp({
    opens: true,
    env: { HOME: home, DISPLAY: ':99', PATH: `${bin}:${process.env['PATH']}` },
  });
  return { app, home, inHome: () => readdirSync(home).filter(name => name.startsWith('Postzegel')) };
}

describe('the browser that is opened', () => {
  // The arguments, once they are all there, and a program that goes on for a while, as a browser does.
  const OPEN = `printf '%s' "$*" > "$HOME/part"; mv "$HOME/part" "$HOME/opened"; exec sleep 3`;
  let app: RunningApp;
  let home: string;
  let inHome: () => readonly string[];
  let browser: Browser;
  let context: BrowserContext;
  let page: Page;
  let troubles: string[];
  beforeAll(async () => {
    [{ app, home, inHome }, browser] = await Promise.all([startOpening(OPEN), launchBrowser()]);
    ({ context, troubles } = await watchedContext(browser, { locale: 'nl-NL' }));
    page = await context.newPage();
  }, 120_000);
  afterAll(async () => {
    await browser?.close();
    await app?.stop();
  });
  beforeEach(() => {
    troubles.splice(0);
  });
  const secretOf = (of: Page) => of.evaluate(() => sessionStorage.getItem('postzegel-page'));
  const works = async (on: Page) => {
    await on.evaluate(() => {
      location.hash = '#/';
    });
    await checkScreen(on).practise('Alles in orde');
    await checkScreen(on).domain.getByText(HEALTHY).waitFor();
  };

  test('is given a file, so that no user of the machine reads the token in the arguments of a program', async () => {
    await eventually(() => existsSync(join(home, 'opened')));
    const file = readFileSync(join(home, 'opened'), 'utf8');
    const token = new URL(app.address).searchParams.get('token')!;
    expect(inHome()).toHaveLength(1);
    expect(readFileSync(file, 'utf8')).toContain(token);
    const all = everyArgument();
    expect(all.filter(each => each.includes('electron/start.ts')).length).toBeGreaterThan(0);
    expect(all.filter(each => each.includes(token))).toEqual([]);
    // A browser opens it as it does here.
    await page.goto(pathToFileURL(file).href);
    await page.waitForURL(`${new URL(app.address).origin}/`);
    await works(page);
    expect(inHome()).toEqual([]);
    expect(troubles).toEqual([]);
  });

  test('reloads the page, and it is the same one', async () => {
    const secret = await secretOf(page);
    for (let turn = 0; turn < 2; turn += 1) {
      await page.reload();
      await works(page);
    }
    expect(secret).toMatch(/^[\w-]{43}\.[\w-]{43}$/);
    expect(await secretOf(page)).toBe(secret);
    // Back leads to no address with the token.
    await page.goBack();
    expect(page.url()).not.toContain('token');
  });

  test('opens another tab, by a bookmark, a link or the address once more: each has a secret of its own', async () => {
    const { origin } = new URL(app.address);
    await page.goto(`${origin}/`);
    const seen = new Set([await secretOf(page)]);
    for (const address of [`${origin}/#/check/lab/${HEALTHY}`, app.address]) {
      const tab = await context.newPage();
      await tab.goto(address);
      await works(tab);
      expect(tab.url()).not.toContain('token');
      seen.add(await secretOf(tab));
      await tab.close();
    }
    const [tab] = await Promise.all([
      context.waitForEvent('page'),
      page.getByRole('link', { name: 'Maken', exact: true }).click({ button: 'middle' }),
    ]);
    await tab.getByRole('link', { name: 'Controleren', exact: true }).click();
    await works(tab);
    seen.add(await secretOf(tab));
    await tab.close();
    expect(seen.size).toBe(4);
    expect(seen).not.toContain(null);
  });

  test('RFC 6265 §8.5: sends our cookie to a program on another port, which gets no answer with it', async () => {
    const { origin } = new URL(app.address);
    let stolen = '';
    const thief = createServer((request, response) => {
      stolen ||= request.headers.cookie ?? '';
      response.end('<!doctype html><title>dief</title>');
    });
    await new Promise<void>(resolve => thief.listen(0, '127.0.0.1', resolve));
    onTestFinished(() => void thief.close());
    const lured = await context.newPage();
    await lured.goto(`http://127.0.0.1:${(thief.address() as AddressInfo).port}/`);
    expect(stolen).toContain(`postzegel-${new URL(origin).port}=`);
    expect(await lured.evaluate(() => sessionStorage.length)).toBe(0);
    await lured.close();
    const html = await (await fetch(`${origin}/`, { headers: { cookie: stolen } })).text();
    expect(html).toContain('<title>Postzegel</title>');
    expect(html).not.toContain((await secretOf(page))!);
    const socket = await openSocket({ origin, cookie: stolen });
    const heard: unknown[] = [];
    socket.on('message', data => heard.push(data));
    const closed = new Promise(resolve => socket.once('close', resolve));
    socket.send(JSON.stringify({ kind: 'call', id: 1, name: 'about', input: {} }));
    expect([await closed, heard]).toEqual([NOT_ADMITTED, []]);
  });

  test('has a tab that nobody vouches for: it says so; loaded again beside another tab it works', async () => {
    const secret = (await secretOf(page))!;
    const { origin } = new URL(app.address);
    await page.close();
    page = await context.newPage();
    await page.goto(`${origin}/`);
    await page.getByRole('alert').getByText(UNKNOWN_TAB).waitFor();
    // The tab of before, as a browser brings it back.
    const restored = await context.newPage();
    await restored.addInitScript(kept => sessionStorage.setItem('postzegel-page', kept), secret);
    await restored.goto(`${origin}/`);
    await works(restored);
    await page.getByRole('button', { name: 'Opnieuw laden' }).click();
    await works(page);
    // A secret of an earlier run on this port.
    await page.evaluate(() => sessionStorage.setItem('postzegel-page', 'van.eerder'));
    await page.reload();
    await page.getByRole('alert').getByText(UNKNOWN_TAB).waitFor();
    await page.getByRole('button', { name: 'Opnieuw laden' }).click();
    await works(page);
  });
});

describe('the file for the browser', () => {
  test.each(['SIGTERM', 'SIGINT', 'SIGHUP'] as const)(
    'is gone when nobody came before the end, by %s',
    async signal => {
      const { app, inHome } = await startOpening('exit 0');
      await eventually(() => inHome().length === 1);
      await app.stop(signal);
      expect(inHome()).toEqual([]);
    },
  );

  test('is gone when nothing opens it; the address is on the terminal, and works', async () => {
    const { app, inHome } = await startOpening('exit 3');
    onTestFinished(() => app.stop());
    await eventually(() => app.output().includes('Uw browser ging niet vanzelf open'));
    expect(inHome()).toEqual([]);
    expect((await fetch(app.address)).status).toBe(200);
  });
});
