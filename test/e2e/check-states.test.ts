import { readFile } from 'node:fs/promises';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { evidence as evidenceSchema } from '../../shared/evidence/evidence.ts';
import {
  launchBrowser,
  openFirstPage,
  type RunningApp,
  startApp,
  watchedContext,
} from '../support/browser.ts';
import { type HeldHost, holdHost } from '../support/slow-host.ts';
import { checkScreen } from './screens/check-screen.ts';

const HEALTHY = 'lindevoort-oefening.nl';
const TLSA_MISMATCH = 'meerhuizen-oefening.nl';
/** So few that the check is still under way, so many that there is something to see. */
const SOME_STEPS = 12;

describe('what the lab is too quick to show', () => {
  let app: RunningApp;
  let browser: Browser;
  let context: BrowserContext;
  let page: Page;
  let host: HeldHost;
  let screen: ReturnType<typeof checkScreen>;
  let troubles: string[];

  beforeAll(async () => {
    [app, browser] = await Promise.all([startApp(), launchBrowser()]);
    ({ context, troubles } = await watchedContext(browser, { locale: 'nl-NL' }));
    await openFirstPage(context, app);
  }, 120_000);
  afterAll(async () => {
    await browser.close();
    await app.stop();
  });
  beforeEach(async () => {
    page = await context.newPage();
    host = await holdHost(page);
    screen = checkScreen(page);
    await page.goto(new URL(app.address).origin);
    // The last that the page asks for by itself.
    await page.getByRole('button', { name: 'Alles in orde' }).waitFor();
  });
  afterEach(async () => {
    await page.close();
    expect(troubles.splice(0)).toEqual([]);
  });

  test('progress: what is looked at, how long it takes, what answered; the outcome appears in the same places', async () => {
    host.hold(SOME_STEPS);
    await screen.check(HEALTHY);
    await screen.progress.getByText(/\d+ van \d+ vragen zijn klaar/).waitFor();
    const steps = page.getByRole('region', { name: 'Wat er nu gebeurt' });
    await steps.getByText(`Mailservers opzoeken ${HEALTHY}`).waitFor();
    await steps
      .getByText(/antwoord \d+,\d s/)
      .first()
      .waitFor();
    await steps
      .getByText(/bezig \d+,\d s/)
      .first()
      .waitFor();
    expect(await page.title()).toContain('Postzegel kijkt naar');
    const place = (name: string) =>
      page
        .getByRole('heading', { name, exact: true })
        .evaluate(heading => Math.round(heading.getBoundingClientRect().top + window.scrollY));
    const before = [await place('Hoe de mail reist, per verzender'), await place('Wat er is gezien')];
    host.release();
    await screen.domain.getByText(HEALTHY).waitFor();
    expect([await place('Hoe de mail reist, per verzender'), await place('Wat er is gezien')]).toEqual(
      before,
    );
    expect(await page.title()).toBe(`${HEALTHY}: verzegeld · Postzegel`);
  });

  test('cancelling ends it at once, is no trouble, and keeps what was typed', async () => {
    host.hold(SOME_STEPS);
    await screen.check(HEALTHY);
    await screen.cancel.click();
    await page.getByRole('status').getByText('De controle is afgebroken.').waitFor();
    expect(await screen.alert.count()).toBe(0);
    expect(await screen.field.inputValue()).toBe(HEALTHY);
    host.release();
    await screen.check(TLSA_MISMATCH);
    await screen.domain.getByText(TLSA_MISMATCH).waitFor();
  });

  test('Escape ends a check as well, from wherever the focus is', async () => {
    host.hold(SOME_STEPS);
    await screen.check(HEALTHY);
    await screen.progress.waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('status').getByText('De controle is afgebroken.').waitFor();
    expect(await screen.field.inputValue()).toBe(HEALTHY);
  });

  test('who has typed something else meanwhile, stays in the field', async () => {
    host.hold(SOME_STEPS);
    await screen.check(HEALTHY);
    await screen.progress.waitFor();
    await screen.field.fill('iets.anders.nl');
    host.release();
    await screen.domain.getByText(HEALTHY).waitFor();
    expect(await screen.field.evaluate(field => field === document.activeElement)).toBe(true);
    expect(await screen.field.inputValue()).toBe('iets.anders.nl');
  });

  test('checking again keeps the old result where it is until the new one is there', async () => {
    await screen.check(TLSA_MISMATCH);
    await screen.domain.getByText(TLSA_MISMATCH).waitFor();
    await screen.topic('DANE').click();
    const place = () =>
      screen.topic('DANE').evaluate(topic => topic.getBoundingClientRect().top + window.scrollY);
    const before = await place();
    host.hold(SOME_STEPS);
    await screen.again.click();
    await screen.progress.waitFor();
    expect(await page.getByRole('heading', { level: 1 }).innerText()).toBe('Zegel gebroken');
    expect(await place()).toBe(before);
    host.release();
    await screen.progress.waitFor({ state: 'detached' });
    // What was open stays open.
    expect(page.url()).toContain('?open=dane');
  });

  test('a connection that breaks during a check: says so, and what was typed is there after loading again', async () => {
    await screen.options.click();
    await page.getByRole('textbox', { name: 'DNS-server' }).fill('192.0.2.53');
    host.hold(SOME_STEPS);
    await screen.check(HEALTHY);
    await screen.progress.waitFor();
    await host.cut();
    await screen.alert.getByText('De verbinding met Postzegel is weg.').waitFor();
    expect(await screen.alert.count()).toBe(1);
    expect(await screen.field.inputValue()).toBe(HEALTHY);
    host.release();
    await page.getByRole('button', { name: 'Opnieuw laden' }).click();
    await screen.domain.getByText(HEALTHY).waitFor();
    expect(await page.getByRole('textbox', { name: 'DNS-server' }).inputValue()).toBe('192.0.2.53');
  });

  test('going elsewhere ends a check; Back shows the earlier result without measuring again', async () => {
    await screen.check(TLSA_MISMATCH);
    await screen.domain.getByText(TLSA_MISMATCH).waitFor();
    host.hold(SOME_STEPS);
    await screen.check(HEALTHY);
    await screen.progress.waitFor();
    await page.goBack();
    await screen.domain.getByText(TLSA_MISMATCH).waitFor();
    expect(await screen.progress.count()).toBe(0);
    expect(await screen.field.inputValue()).toBe(TLSA_MISMATCH);
  });

  test('the focus stays in the page when the button that had it goes', async () => {
    host.hold(SOME_STEPS);
    await screen.practise('Alles in orde');
    await screen.progress.waitFor();
    const focused = () => page.evaluate(() => document.activeElement?.textContent);
    expect(await focused()).toBe('Bezig…');
    await screen.cancel.focus();
    await page.keyboard.press('Enter');
    await page.waitForFunction(() => document.activeElement?.tagName === 'INPUT');
    host.release();
    await page.keyboard.press('Enter');
    await screen.domain.getByText(HEALTHY).waitFor();
  });

  test.each([
    [`postmaster@${HEALTHY}`, `Uit het e-mailadres is het domein ${HEALTHY} genomen.`],
    [`https://www.${HEALTHY}/contact`, `Uit het webadres is het domein ${HEALTHY} genomen.`],
  ])(
    '%s: takes the domain from it, says so, and finds it in the practice network',
    async (typed, message) => {
      await screen.check(typed);
      await screen.domain.getByText(HEALTHY).waitFor();
      await page.getByText(message).waitFor();
      expect(await screen.field.inputValue()).toBe(typed);
      expect(page.url()).toContain(`#/check/lab/${HEALTHY}`);
    },
  );

  test('a file with an impossible date does not blank the page, and does not come back with a reload', async () => {
    await screen.check(HEALTHY);
    await screen.domain.getByText(HEALTHY).waitFor();
    const [download] = await Promise.all([page.waitForEvent('download'), screen.save.click()]);
    const evidence = evidenceSchema.parse(JSON.parse(await readFile(await download.path(), 'utf8')));
    await screen.other.click();
    await screen.open.setInputFiles({
      name: 'x.json',
      mimeType: 'application/json',
      buffer: Buffer.from(JSON.stringify({ ...evidence, startedAt: 1e300 })),
    });
    await screen.alert.getByText('Dit kan Postzegel niet laten zien.').waitFor();
    await page.getByRole('button', { name: 'Terug naar het begin' }).click();
    await screen.open.waitFor({ state: 'attached' });
    expect(await screen.alert.count()).toBe(0);
    // The browser reports what React could not draw.
    troubles.splice(0);
  });

  test('a record can be copied, also where the page has no permission to', async () => {
    await screen.check(HEALTHY);
    await screen.topic('DANE').click();
    await screen.evidence.first().click();
    await page.evaluate(() => {
      const said = { text: '' };
      Object.assign(window, { said });
      navigator.clipboard.writeText = () => Promise.reject(new Error('no permission'));
      document.addEventListener('copy', () => {
        said.text = (document.activeElement as HTMLTextAreaElement).value;
      });
    });
    await page.getByRole('button', { name: 'Kopiëren' }).first().click();
    await page.getByRole('button', { name: 'Gekopieerd' }).waitFor();
    const copied = await page.evaluate(() => (window as unknown as { said: { text: string } }).said.text);
    expect(copied).toMatch(/^_25\._tcp\.mx1\.lindevoort-oefening\.nl\. \d+ IN TLSA 3 1 1 [0-9a-f]{64}$/m);
  });
});
