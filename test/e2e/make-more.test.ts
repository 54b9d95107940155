import { readFile } from 'node:fs/promises';
import ICAL from 'ical.js';
import type { Page } from 'playwright-core';
import { beforeEach, describe, expect, test } from 'vitest';
import { fits, violations } from '../support/accessibility.ts';
import { freshPages } from '../support/fresh-pages.ts';
import { makeScreen } from './screens/make-screen.ts';

/** Practice domains: one with nothing, and one with everything. */
const NOTHING = 'zandmeer-oefening.nl';
const HEALTHY = 'lindevoort-oefening.nl';
const KEY =
  '257 3 13 mdsswUyr3DPW132mOi8V9xESWE8jTo0dxCjjnopKl+GqJxpVXckHAeF+KkxLbxILfDLUT0rAK9iUzy1L53eKGQ==';

describe('the Make room: sending, calendars, history and keys', () => {
  const fresh = freshPages();
  let page: Page;
  let origin: string;
  const open = async (domain: string, part: string) => {
    await page.goto(`${origin}/#/make/lab/${domain}/${part}`);
    await makeScreen(page).title.getByText(domain).waitFor();
  };
  beforeEach(async () => {
    ({ page, origin } = fresh());
  });

  test('sending: what a server needs, what each line does, and the choice outlives a reload', async () => {
    const screen = makeScreen(page);
    await open(NOTHING, 'tls-rpt');
    await screen.part('Verzenden');
    const dane = screen.file('dane.cf');
    expect(await dane.locator('pre').innerText()).toBe(
      'smtp_tls_security_level = dane\nsmtp_dns_support_level = dnssec\n',
    );
    await dane.getByRole('button', { name: /^Kopiëren/ }).waitFor();
    await dane.getByText('Wat elke regel doet').click();
    await dane.getByText('Zonder deze regel doet Postfix geen DANE.').waitFor();
    await screen.sendingWith.selectOption('exim');
    await page.reload();
    await screen.title.getByText(NOTHING).waitFor();
    expect(await screen.file('transport.conf').locator('pre').innerText()).toContain('hosts_try_dane = *');
    expect(await screen.file('dane.cf').count()).toBe(0);
  });

  test('Exchange Online: nothing to set for sending; for receiving, the cmdlets in their order', async () => {
    const screen = makeScreen(page);
    await open(NOTHING, 'sending');
    await screen.sendingWith.selectOption('exchange-online');
    await page.getByText('U hoeft niets in te stellen').waitFor();
    await page.getByText('Ook ontvangen met deze server').click();
    const scripts = await page.locator('.plan-steps pre').allInnerTexts();
    expect(scripts.map(text => text.split('\n')[1])).toEqual([
      `Enable-DnssecForVerifiedDomain -DomainName '${NOTHING}'`,
      `Enable-SmtpDaneInbound -DomainName '${NOTHING}'`,
      `Get-DnssecStatusForVerifiedDomain -DomainName '${NOTHING}'`,
      // The way back.
      `Disable-SmtpDaneInbound -DomainName '${NOTHING}'`,
    ]);
  });

  test('RFC 5545: the steps of a plan as a calendar file that another parser reads', async () => {
    const screen = makeScreen(page);
    await open(HEALTHY, 'mta-sts');
    await screen.plan('Stappenplan om te stoppen').click();
    const plan = page.locator('details.plan', { hasText: 'Stappenplan om te stoppen' });
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      plan.getByRole('button', { name: 'Zet in de agenda (.ics)' }).click(),
    ]);
    expect(download.suggestedFilename()).toBe(`${HEALTHY}-withdrawal.ics`);
    const calendar = new ICAL.Component(ICAL.parse(await readFile(await download.path(), 'utf8')));
    const events = calendar.getAllSubcomponents('vevent').map(each => new ICAL.Event(each));
    const steps = await plan.locator('.plan-steps > li > p').count();
    expect(events.map(({ uid }) => uid)).toEqual(
      ['policy-none', 'record-none', 'wait', 'remove-record', 'remove'].map(
        id => `postzegel-withdrawal-${id}@${HEALTHY}`,
      ),
    );
    expect(events.length).toBe(steps);
    expect(events[0]!.summary).toContain(`${HEALTHY}: Zet het beleid op de webserver: stand none`);
    expect(events[0]!.description).toContain('mode: none');
    expect(events[3]!.startDate.toUnixTime()).toBeGreaterThan(events[0]!.startDate.toUnixTime());
  });

  test('draft-margolis-smtp-sts-00: the record of 2016 follows the fields, and is marked as history', async () => {
    const screen = makeScreen(page);
    await open(NOTHING, 'mta-sts');
    const history = page.locator('details', { hasText: 'Zo zag het er in 2016 uit' });
    await history.locator('summary').click();
    await history.getByText('Geen verzender kijkt ernaar: publiceer het niet.').waitFor();
    const line = history.locator('pre');
    expect(await line.innerText()).toMatch(
      new RegExp(`^_smtp_sts\\.${NOTHING}\\. IN TXT "v=STS1; to=false; mx=mx1\\.${NOTHING};`),
    );
    await screen.mode('Afdwingen');
    await screen.mx.fill('*.elders.nl');
    expect(await line.innerText()).toContain('to=true; mx=*.elders.nl;');
    // It stands beside what is published, and is no part of it.
    expect(await screen.publish.getByText('_smtp_sts').count()).toBe(0);
  });

  test('RFC 4034 §5.1.4: a DS for each key signing key, and none for a key of another domain', async () => {
    await open(NOTHING, 'dnssec');
    const field = page.getByRole('textbox', { name: 'DNSKEY-record' });
    await field.fill(`${NOTHING}. IN DNSKEY ${KEY.replace('257', '256')}\n${NOTHING}. IN DNSKEY ${KEY}`);
    await page.getByText(new RegExp(`^${NOTHING}\\. IN DS \\d+ 13 2 [0-9a-f]{64}$`)).waitFor();
    await field.fill(`elders.nl. IN DNSKEY ${KEY}`);
    await page.getByRole('alert').getByText('Dit is de sleutel van elders.nl').waitFor();
    expect(await page.getByText(/IN DS/).count()).toBe(0);
  });

  test('key renewal: commands for this host', async () => {
    await open(HEALTHY, 'tlsa');
    await page.getByText('Dezelfde sleutel houden, of een nieuwe?').click();
    await page
      .getByText(`certbot renew --cert-name mx1.${HEALTHY} --force-renewal --reuse-key`, { exact: true })
      .waitFor();
  });

  test.each(['postfix', 'exim', 'exchange-online'])(
    'WCAG 2.2 AA: sending with %s, wide and narrow',
    async server => {
      await open(NOTHING, 'sending');
      await makeScreen(page).sendingWith.selectOption(server);
      await page
        .locator('main details')
        .evaluateAll(all => all.forEach(each => each.setAttribute('open', '')));
      expect(await violations(page)).toEqual([]);
      await page.setViewportSize({ width: 360, height: 640 });
      expect(await violations(page)).toEqual([]);
      expect(await fits(page)).toBe(true);
    },
  );
});
