import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { fits, violations } from '../support/accessibility.ts';
import { launchBrowser, type RunningApp, startApp } from '../support/browser.ts';
import { holdHost } from '../support/slow-host.ts';
import { checkScreen } from './screens/check-screen.ts';

/** Opens what is closed, one after another: what has been opened is no longer among them. */
async function openAll(closed: Locator): Promise<void> {
  while ((await closed.count()) > 0) await closed.first().click();
}

describe.each([
  ['light', 1280, 800],
  ['dark', 1280, 800],
  ['light', 390, 844],
  ['dark', 390, 844],
  ['light', 360, 640],
] as const)('WCAG 2.2 AA, %s, %i x %i', (colorScheme, width, height) => {
  let app: RunningApp;
  let browser: Browser;
  let page: Page;
  beforeAll(async () => {
    [app, browser] = await Promise.all([startApp(), launchBrowser()]);
    page = await browser.newPage({ locale: 'nl-NL', colorScheme, viewport: { width, height } });
    page.setDefaultTimeout(10_000);
    await page.goto(app.address);
    await page.getByRole('button', { name: 'Alles in orde' }).waitFor();
  }, 120_000);
  afterAll(async () => {
    await browser.close();
    await app.stop();
  });

  test('the start, with its options open', async () => {
    await checkScreen(page).options.click();
    expect(await violations(page)).toEqual([]);
    expect(await fits(page)).toBe(true);
  });

  test('a mistake in the field', async () => {
    await checkScreen(page).check('voor beeld');
    await checkScreen(page).alert.waitFor();
    expect(await violations(page)).toEqual([]);
  });

  test.each([
    'lindevoort-oefening.nl',
    'meerhuizen-oefening.nl',
    'eikendonk-oefening.nl',
    'rietbroek-oefening.nl',
  ])('the result of %s, every topic and all evidence open', async domain => {
    await page.goto(`${new URL(app.address).origin}/#/check/lab/${domain}`);
    await checkScreen(page).domain.getByText(domain).waitFor();
    expect(await violations(page)).toEqual([]);
    await openAll(page.locator('.topic-button[aria-expanded="false"]'));
    await openAll(page.locator('details:is(.evidence, .chain-words):not([open]) > summary'));
    expect(await violations(page)).toEqual([]);
    expect(await fits(page)).toBe(true);
  });
});

describe.each([
  ['light', { colorScheme: 'light' }],
  ['dark, at a width of 360', { colorScheme: 'dark', viewport: { width: 360, height: 640 } }],
  ['more contrast', { contrast: 'more' }],
  ['colours of the user', { forcedColors: 'active' }],
  // WCAG 1.4.4: zoom of 200 % halves the room that there is.
  ['zoom of 200 %', { viewport: { width: 640, height: 400 }, deviceScaleFactor: 2 }],
] as const)('WCAG 2.2 AA under way, %s', (_name, options) => {
  let app: RunningApp;
  let browser: Browser;
  beforeAll(async () => {
    [app, browser] = await Promise.all([startApp(), launchBrowser()]);
  }, 120_000);
  afterAll(async () => {
    await browser.close();
    await app.stop();
  });

  test('a running check, a result with another check under way, a check that was stopped, a lost connection', async () => {
    const page = await browser.newPage({ locale: 'en-GB', ...options });
    const host = await holdHost(page);
    await page.goto(app.address);
    const screen = checkScreen(page, 'en');
    await page.getByRole('button', { name: 'lindevoort-oefening.nl' }).waitFor();
    host.hold(12);
    await screen.check('meerhuizen-oefening.nl');
    await screen.progress.waitFor();
    const wrong = async (state: string) =>
      (await violations(page))
        .concat((await fits(page)) ? [] : ['does not fit'])
        .map(rule => `${state}: ${rule}`);
    expect(await wrong('running')).toEqual([]);
    host.release();
    await screen.domain.getByText('meerhuizen-oefening.nl').waitFor();
    host.hold(12);
    await screen.again.click();
    await screen.progress.waitFor();
    expect(await wrong('running again')).toEqual([]);
    await screen.cancel.click();
    await page.getByRole('status').getByText('The check was stopped.').waitFor();
    expect(await wrong('stopped')).toEqual([]);
    await host.cut();
    await screen.alert.waitFor();
    expect(await wrong('lost')).toEqual([]);
  });
});
