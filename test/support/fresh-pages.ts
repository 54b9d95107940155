import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect } from 'vitest';
import { launchBrowser, openFirstPage, type RunningApp, startApp, watchedContext } from './browser.ts';

/** A page of the application in Chromium, in Dutch, and what it belongs to. */
export interface FreshPage {
  readonly app: RunningApp;
  readonly context: BrowserContext;
  readonly page: Page;
  readonly origin: string;
}

const START_LIMIT_MS = 120_000;

/**
 * Runs the application for the tests of a file or a group, and gives each a page of its own; what goes wrong in a page fails
 * its test. To be called where the hooks of those tests are.
 */
export function freshPages(): () => FreshPage {
  let app: RunningApp;
  let browser: Browser;
  let context: BrowserContext;
  let troubles: string[];
  let page: Page;
  beforeAll(async () => {
    [app, browser] = await Promise.all([startApp(), launchBrowser()]);
    ({ context, troubles } = await watchedContext(browser, {
      locale: 'nl-NL',
      viewport: { width: 1280, height: 800 },
    }));
    await openFirstPage(context, app);
  }, START_LIMIT_MS);
  afterAll(async () => {
    await browser.close();
    await app.stop();
  });
  beforeEach(async () => {
    page = await context.newPage();
  });
  afterEach(async () => {
    await page.close();
    expect(troubles.splice(0)).toEqual([]);
  });
  return () => ({ app, context, page, origin: new URL(app.address).origin });
}
