import type { Page } from 'playwright-core';
import { beforeEach, describe, expect, test } from 'vitest';
import { fits, violations } from '../support/accessibility.ts';
import { freshPages } from '../support/fresh-pages.ts';
import { type HeldHost, holdHost } from '../support/slow-host.ts';
import { checkScreen } from './screens/check-screen.ts';
import { makeScreen, verifyScreen } from './screens/make-screen.ts';

/** Practice domains, each changed by one test alone: the practice network is one for all of them. */
const MISMATCH = 'meerhuizen-oefening.nl';
const PLANNED = 'zandmeer-oefening.nl';
const CHANGED_TWICE = 'oudermeer-oefening.nl';
const WATCHED = 'rietbroek-oefening.nl';

describe('looking whether it was published', () => {
  const fresh = freshPages();
  let page: Page;
  let host: HeldHost;
  let origin: string;
  const open = async (domain: string, part: string) => {
    await page.goto(`${origin}/#/make/lab/${domain}/${part}`);
    await makeScreen(page).title.getByText(domain).waitFor();
  };
  beforeEach(async () => {
    ({ page, origin } = fresh());
    host = await holdHost(page);
  });

  test('records made, published in the practice network, seen everywhere, and checked again: the seal is whole', async () => {
    await open(MISMATCH, 'tlsa');
    const verify = verifyScreen(page);
    await verify.button.click();
    await verify.says.getByText('Nog niet overal.').waitFor();
    await verify.server('ns1.oefennetwerk.nl').getByText('hier staat nog het oude').waitFor();
    await verify.publish.click();
    await verify.published.waitFor();
    // The second name server is behind for as long as it is.
    await verify.untilEverywhere();
    await verify.server('ns2.oefennetwerk.nl').getByText('staat er goed').waitFor();
    await verify.checkAgain.click();
    await makeScreen(page).publish.getByText('Dit staat al zo in het DNS.').waitFor();
    await page.goto(`${origin}/#/check/lab/${MISMATCH}`);
    await checkScreen(page).stamp.getByText('Verzegeld').waitFor();
  });

  test('something else than what is asked for is wrong, and not late; what is there is shown beside what was wanted', async () => {
    await open(CHANGED_TWICE, 'tls-rpt');
    const [screen, verify] = [makeScreen(page), verifyScreen(page)];
    await screen.reports.fill(`eerst@${CHANGED_TWICE}`);
    await verify.publish.click();
    await verify.published.waitFor();
    await screen.reports.fill(`daarna@${CHANGED_TWICE}`);
    expect(await verify.published.count()).toBe(0);
    await verify.button.click();
    await verify.says.getByText('Er staat iets anders dan u wilde.').waitFor();
    const row = verify.server('ns1.oefennetwerk.nl');
    await row.getByText('anders dan gevraagd').waitFor();
    await row.getByText(`mailto:eerst@${CHANGED_TWICE}`).waitFor();
    await row.getByText(`mailto:daarna@${CHANGED_TWICE}`).waitFor();
    expect(await verify.checkAgain.count()).toBe(0);
    expect(await violations(page)).toEqual([]);
    await page.setViewportSize({ width: 360, height: 640 });
    expect(await violations(page)).toEqual([]);
    expect(await fits(page)).toBe(true);
    await page.setViewportSize({ width: 1280, height: 800 });
  });

  test('a step of a plan is ticked off once it is everywhere, also after a reload, and can be taken back', async () => {
    await open(PLANNED, 'mta-sts');
    const step = page.locator('.plan-steps > li').first();
    await page.getByText('Stappenplan', { exact: true }).click();
    await step.getByText('Wat u dan publiceert').click();
    const verify = verifyScreen(step);
    await verify.publish.click();
    await verify.published.waitFor();
    await verify.untilEverywhere();
    await step.getByText('gedaan op').waitFor();
    await page.reload();
    await step.getByText('gedaan op').waitFor();
    await page
      .locator('.plan-steps > li')
      .nth(1)
      .getByText(/^vanaf/)
      .waitFor();
    expect(await violations(page)).toEqual([]);
    await step.getByRole('button', { name: 'Toch niet gedaan' }).click();
    await step.getByText(/^vanaf/).waitFor();
    await page.getByRole('button', { name: 'Plan opnieuw beginnen' }).click();
    expect(await page.getByText('Dit plan loopt.').count()).toBe(0);
  });

  test('who is being asked is shown while it is, and the same button stops it without losing the keyboard', async () => {
    await open(WATCHED, 'tls-rpt');
    const verify = verifyScreen(page);
    await verify.button.focus();
    host.hold(1);
    await page.keyboard.press('Enter');
    await page.getByText('Bezig met vragen… 0 van 1 klaar').waitFor();
    await page.getByText('Nameservers zoeken voor').waitFor();
    expect(await violations(page)).toEqual([]);
    await page.keyboard.press('Enter');
    await verify.button.getByText('Nagaan bij de nameservers').waitFor();
    host.release();
    await page.keyboard.press('Enter');
    await verify.says.waitFor();
  });
});
