import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTurnBed, type TurnBed } from '../real/turn/turn-bed.ts';
import { launchBrowser, type RunningApp, startApp, watchedContext } from '../support/browser.ts';
import { checkScreen } from './screens/check-screen.ts';
import { makeScreen, verifyScreen } from './screens/make-screen.ts';
import { describeOn, withoutRoot } from '../support/describe-on.ts';

const START_LIMIT_MS = 120_000;

describeOn(
  withoutRoot('servers on ports 25, 53 and 443'),
  'a domain with nothing, by the Make room alone, on real servers',
  () => {
    let bed: TurnBed;
    let app: RunningApp;
    let browser: Browser;
    let context: BrowserContext;
    let page: Page;
    let troubles: string[];
    beforeAll(async () => {
      bed = await startTurnBed();
      const { trustAnchors, ca } = bed.files;
      [app, browser] = await Promise.all([
        startApp({ args: ['--trust-anchors', trustAnchors], env: { SSL_CERT_FILE: ca } }),
        launchBrowser(),
      ]);
      ({ context, troubles } = await watchedContext(browser, {
        locale: 'nl-NL',
        viewport: { width: 1280, height: 800 },
      }));
      page = await context.newPage();
    }, START_LIMIT_MS);
    afterAll(async () => {
      await browser?.close();
      await app?.stop();
      await bed?.stop();
    }, START_LIMIT_MS);

    const toCheck = () => page.getByRole('link', { name: 'Controleren', exact: true }).click();
    const toMake = () => page.getByRole('link', { name: 'Maken', exact: true }).click();
    /** Checks again in the room for it, and tells how the letter stands. */
    const checkAgain = async () => {
      await toCheck();
      // A check here is over sooner than the page is looked at twice.
      const began = page.waitForFunction(() => document.querySelector('.progress') !== null);
      await checkScreen(page).again.click();
      await began;
      await checkScreen(page).stamp.waitFor();
      return await checkScreen(page).stamp.innerText();
    };
    /** Loads into the name server what the room wrote for it. */
    const publish = async () => {
      const screen = makeScreen(page);
      await screen.dialect.selectOption('nsupdate');
      await bed.update(await screen.savedFile(/nsupdate$/));
    };
    const servePolicy = async () => {
      await bed.servePolicy(await makeScreen(page).savedFile(/^mta-sts\.txt$/));
    };

    test('at first nothing proves who the receiver is', async () => {
      await page.goto(app.address);
      const screen = checkScreen(page);
      await screen.options.click();
      await page.getByLabel('DNS-server').fill(bed.resolver);
      await page.getByText('Ook verbinding maken met interne adressen').click();
      await screen.check(bed.domain);
      expect(await screen.stamp.innerText()).toMatch(/dichtgeplakt/i);
    });

    test('reports, a first policy and TLSA records, as the room writes them', async () => {
      const screen = makeScreen(page);
      await toMake();
      await screen.part('Rapporten (TLS-RPT)');
      await publish();
      await screen.part('MTA-STS');
      await page.getByLabel('Op een eigen webserver (IP-adres)').check();
      await page.getByRole('textbox', { name: /^IP-adres/ }).fill(bed.webAddress);
      await servePolicy();
      await publish();
      await screen.part('DANE (TLSA)');
      expect(await screen.sender('DANE').first().innerText()).toMatch(/verzegeld/);
      await publish();
      expect(await checkAgain()).toMatch(/verzegeld/i);
      expect((await bed.sender.send(bed.domain)).tls).toBe('Verified');
    });

    test('after the trial the policy is enforced: sealed for senders of either kind', async () => {
      const screen = makeScreen(page);
      await toMake();
      await screen.part('MTA-STS');
      await screen.mode('Afdwingen (enforce): anders niet bezorgen');
      await servePolicy();
      await publish();
      expect(await checkAgain()).toMatch(/verzegeld/i);
      const { sender } = checkScreen(page);
      for (const kind of ['DANE controleren', 'MTA-STS controleren', 'beide controleren']) {
        expect(await sender(kind).innerText()).toMatch(/verzegeld/i);
      }
    });

    test('RFC 7671 §8.1: the key is rolled by the plan, and at no step is a sender that checks DANE refused', async () => {
      const screen = makeScreen(page);
      const steps = page.locator('.plan-steps > li');
      const step = (name: RegExp) => steps.filter({ hasText: name });
      /** What both kinds of sender that know DANE make of it now: those that are simulated, and a real Postfix. */
      const isDelivered = async () => {
        expect(await checkAgain()).toMatch(/verzegeld/i);
        expect(await checkScreen(page).sender('DANE controleren').innerText()).toMatch(/verzegeld/i);
        expect((await bed.sender.send(bed.domain)).tls).toBe('Verified');
        await toMake();
      };
      const publishStep = async (name: RegExp) => {
        const dns = step(name).locator('details').first();
        await dns.locator('summary').first().click();
        await bed.update(await screen.savedFile(/nsupdate$/, step(name)));
        await verifyScreen(step(name)).untilEverywhere();
        await step(name).getByText('gedaan op').waitFor();
      };
      await toMake();
      await screen.part('DANE (TLSA)');
      await screen.keys.file.setInputFiles(bed.nextCertificate);
      await page.getByText(`Stappenplan voor de nieuwe sleutel van ${bed.mailHost}`).click();
      await publishStep(/record van de nieuwe sleutel/);
      await isDelivered();

      await bed.installNextCertificate();
      await step(/Zet nu het nieuwe certificaat/)
        .getByRole('button', { name: 'Dit is gedaan' })
        .click();
      await isDelivered();

      await publishStep(/Haal het record van de oude sleutel/);
      await isDelivered();
      expect(await screen.records(bed.mailHost).count()).toBeGreaterThan(0);
      const published = await page
        .locator('.make-record', { hasText: 'staat nu in het DNS' })
        .allInnerTexts();
      expect(published).toHaveLength(1);
      expect(troubles).toEqual([]);
    });
  },
);
