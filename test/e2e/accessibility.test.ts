import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launchBrowser, type RunningApp, startApp } from '../support/browser.ts';
import { checkScreen } from './screens/check-screen.ts';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

interface AxeResult {
  readonly violations: readonly {
    readonly id: string;
    readonly nodes: readonly { readonly html: string }[];
  }[];
}

/** What axe finds wrong with the page as it is now: the rule, and the first element it is about. */
async function violations(page: Page): Promise<readonly string[]> {
  // Through the debugger, since the page's own policy lets no script in.
  await page.evaluate(AXE);
  const result = await page.evaluate(async rules => {
    const { axe } = window as unknown as { axe: { run(options: object): Promise<AxeResult> } };
    return axe.run({ runOnly: { type: 'tag', values: rules } });
  }, RULES);
  return result.violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`);
}

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
  const fits = () => page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth);

  test('the start, with its options open', async () => {
    await checkScreen(page).options.click();
    expect(await violations(page)).toEqual([]);
    expect(await fits()).toBe(true);
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
    await openAll(page.locator('details.evidence:not([open]) > summary'));
    expect(await violations(page)).toEqual([]);
    expect(await fits()).toBe(true);
  });
});
