import type { Page } from 'playwright-core';
import { beforeEach, describe, expect, test } from 'vitest';
import { fits, violations } from '../support/accessibility.ts';
import { freshPages } from '../support/fresh-pages.ts';
import { makeScreen } from './screens/make-screen.ts';

/** Practice domains: one with nothing, one with everything, one whose TLSA record does not match. */
const NOTHING = 'zandmeer-oefening.nl';
const HEALTHY = 'lindevoort-oefening.nl';
const MISMATCH = 'meerhuizen-oefening.nl';

describe('the Make room', () => {
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

  test('from the next step of a check to the records of that topic, and back', async () => {
    await page.goto(`${origin}/#/check/lab/${NOTHING}`);
    await page
      .getByRole('link', { name: /^Maken: / })
      .first()
      .click();
    await makeScreen(page).title.getByText(NOTHING).waitFor();
    expect(await page.locator('main').evaluate(main => main === document.activeElement)).toBe(true);
    await page.goBack();
    await page.getByRole('heading', { name: 'Hoe de mail reist, per verzender' }).waitFor();
  });

  test('reports: the record follows what is typed, and a mistake is told where it is made', async () => {
    const screen = makeScreen(page);
    await open(NOTHING, 'tls-rpt');
    await screen.reports.fill(`rapport@${NOTHING}`);
    expect(await screen.texts.first().innerText()).toContain(
      `_smtp._tls 3600 IN TXT "v=TLSRPTv1; rua=mailto:rapport@${NOTHING};"`,
    );
    await screen.preview.getByText('Verzenders weten waar zij problemen kunnen melden.').waitFor();
    await screen.reports.fill('geen adres');
    await page.getByRole('alert').getByText('“geen adres” is geen geldig adres').waitFor();
    expect(await screen.texts.count()).toBe(0);
  });

  test('what was typed survives a reload, and another domain does not get it', async () => {
    const screen = makeScreen(page);
    await open(NOTHING, 'tls-rpt');
    await screen.reports.fill('bewaard@voorbeeld.nl');
    await page.reload();
    await screen.title.getByText(NOTHING).waitFor();
    expect(await screen.reports.inputValue()).toBe('bewaard@voorbeeld.nl');
    await open(HEALTHY, 'tls-rpt');
    expect(await screen.reports.inputValue()).not.toContain('bewaard');
  });

  test('RFC 8461 §4.2: enforcing while a mail server fails is stopped with the reason, until the domain is typed', async () => {
    const screen = makeScreen(page);
    await open(NOTHING, 'mta-sts');
    await screen.texts.filter({ hasText: 'v=STSv1; id=' }).waitFor();
    await screen.mode('Afdwingen');
    await screen.publish.getByText('Wacht even: dit kan mail tegenhouden').waitFor();
    await screen.sender('MTA-STS').getByText('zegel gebroken').waitFor();
    expect(await screen.texts.count()).toBe(0);
    await screen.confirmation.fill('ander-domein.nl');
    expect(await screen.texts.count()).toBe(0);
    await screen.confirmation.fill(NOTHING);
    await screen.texts.filter({ hasText: 'mode: enforce' }).waitFor();
  });

  test('RFC 8461 §8.1: with what is changed about an announced policy the id changes by itself', async () => {
    const screen = makeScreen(page);
    await open(HEALTHY, 'mta-sts');
    await screen.publish.getByText('Dit staat al zo in het DNS.').waitFor();
    const before = await screen.id.inputValue();
    await screen.maxAge.fill('1209600');
    expect(await screen.id.inputValue()).not.toBe(before);
    await screen.id.fill(before);
    await screen.preview.getByText('Het MTA-STS-beleid is veranderd, de id in het DNS niet.').waitFor();
  });

  test('RFC 7672 §2.2: a forgotten TLSA record is mended by what is advised, in the dialect of the DNS host', async () => {
    const screen = makeScreen(page);
    await open(MISMATCH, 'tlsa');
    await screen.sender('DANE controleren').getByText('verzegeld').waitFor();
    await screen.preview.getByText(/Het TLSA-record past niet bij het certificaat/).waitFor();
    const zoneFile = await screen.texts.first().innerText();
    expect(zoneFile).toMatch(/_25\._tcp\.\S+ 3600 IN TLSA 3 1 1 [0-9a-f]{64}/);
    await screen.dialect.selectOption('nsupdate');
    expect(await screen.texts.first().innerText()).toMatch(/update add _25\._tcp\.\S+ 3600 IN TLSA 3 1 1/);
    await screen.dialect.selectOption('transip');
    await screen.publish.getByText('Waarde').first().waitFor();
  });

  test('RFC 7672 §2.2: to publish only a record that does not fit is stopped', async () => {
    const screen = makeScreen(page);
    await open(MISMATCH, 'tlsa');
    const records = screen.records((await hostOf(page)) ?? '');
    const advised = await records.evaluateAll(boxes => boxes.map(box => (box as HTMLInputElement).checked));
    await records.nth(advised.indexOf(true)).uncheck();
    const last = (await records.count()) - 1;
    await records.nth(last).check();
    await screen.publish.getByText(/Geen van deze records past bij wat/).waitFor();
    expect(await screen.texts.count()).toBe(0);
  });

  test('RFC 8461 §8.3: the plan to stop begins with mode none, and waits', async () => {
    const screen = makeScreen(page);
    await open(HEALTHY, 'mta-sts');
    await screen.plan('Stappenplan om te stoppen').click();
    await page.getByText(/Zet het beleid op de webserver: stand none/).waitFor();
    await page.getByText(/zo lang onthouden verzenders het oude beleid/).waitFor();
  });

  test('DNSSEC: the question to ask, and the DS of a DNSKEY', async () => {
    await open(NOTHING, 'dnssec');
    await page.getByText('Wilt u DNSSEC aanzetten voor').waitFor();
    const field = page.getByRole('textbox', { name: 'DNSKEY-record' });
    await field.fill(
      '256 3 13 mdsswUyr3DPW132mOi8V9xESWE8jTo0dxCjjnopKl+GqJxpVXckHAeF+KkxLbxILfDLUT0rAK9iUzy1L53eKGQ==',
    );
    await page.getByRole('alert').getByText('Neem die met vlag 257.').waitFor();
    await field.fill(
      '257 3 13 mdsswUyr3DPW132mOi8V9xESWE8jTo0dxCjjnopKl+GqJxpVXckHAeF+KkxLbxILfDLUT0rAK9iUzy1L53eKGQ==',
    );
    await page.getByText(/IN DS \d+ 13 2 [0-9a-f]{64}/).waitFor();
  });

  test.each([
    [NOTHING, 'tls-rpt'],
    [NOTHING, 'mta-sts'],
    [MISMATCH, 'tlsa'],
    [NOTHING, 'dnssec'],
  ])('WCAG 2.2 AA: %s, %s, wide and narrow', async (domain, part) => {
    await open(domain, part);
    await page.locator('main details').evaluateAll(all => all.forEach(each => each.setAttribute('open', '')));
    expect(await violations(page)).toEqual([]);
    await page.setViewportSize({ width: 360, height: 640 });
    expect(await violations(page)).toEqual([]);
    expect(await fits(page)).toBe(true);
    await page.setViewportSize({ width: 1280, height: 800 });
  });
});

/** The mail server that the page has records for. */
const hostOf = async (page: Page): Promise<string | undefined> =>
  (await page.locator('legend', { hasText: 'Records voor' }).first().innerText()).split(' ').at(-1);
