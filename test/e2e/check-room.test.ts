import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { beforeEach, describe, expect, test } from 'vitest';
import { evidence as evidenceSchema } from '../../shared/evidence/evidence.ts';
import { launchBrowser, startApp } from '../support/browser.ts';
import { freshPages } from '../support/fresh-pages.ts';
import { checkScreen } from './screens/check-screen.ts';

const HEALTHY = 'lindevoort-oefening.nl';
const WITHOUT_STARTTLS = 'rietbroek-oefening.nl';
const TLSA_MISMATCH = 'meerhuizen-oefening.nl';

describe('the Check room, in a browser', () => {
  const fresh = freshPages();
  let page: Page;
  let origin: string;

  beforeEach(async () => {
    ({ page, origin } = fresh());
    await page.goto(`${origin}/#/`);
    await page.evaluate(() => localStorage.clear());
    await page.reload();
    await page.getByRole('button', { name: 'Alles in orde' }).waitFor();
  });

  test('each kind of sender has a line that opens into its steps, by keyboard, and the address remembers it', async () => {
    const screen = checkScreen(page);
    await page.goto(`${origin}/#/check/lab/duinbeek-oefening.nl`);
    const line = screen.sender('Verzenders die MTA-STS controleren');
    // One of its two mail servers is not in the policy.
    await line.getByText('Maar niet bij mx2.duinbeek-oefening.nl').waitFor();
    await line.focus();
    await page.keyboard.press('Enter');
    await screen.steps.getByText('mx2.duinbeek-oefening.nl staat niet in het beleid.').waitFor();
    await screen.steps.getByText('Rapporteert aan tls-rapport@duinbeek-oefening.nl.').waitFor();
    await page.reload();
    await screen.steps.getByText('mx2.duinbeek-oefening.nl staat niet in het beleid.').waitFor();
    expect(await page.getByRole('region', { name: 'Hoe de mail reist' }).getByRole('button').count()).toBe(6);
  });

  test('the chain of trust is drawn: each zone is reached and chosen by keyboard, and all of it is there in words', async () => {
    const screen = checkScreen(page);
    await screen.practise('Alles in orde');
    await screen.domain.getByText(HEALTHY).waitFor();
    await screen.topic('Ondertekend DNS').first().click();
    const zones = page.getByRole('group', { name: 'De keten van vertrouwen' }).getByRole('button');
    expect(await zones.allInnerTexts()).toHaveLength(3);
    await zones.first().focus();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    expect(await zones.nth(1).getAttribute('aria-pressed')).toBe('true');
    await page.getByRole('status').filter({ hasText: 'vingerafdruk bij de zone erboven' }).waitFor();
    await page.getByText('De hele keten in woorden').click();
    await page.getByRole('listitem').filter({ hasText: 'hier begint het vertrouwen' }).first().waitFor();
  });

  test('where the chain breaks is chosen at once, with the reason', async () => {
    await page.goto(`${origin}/#/check/lab/vlietdorp-oefening.nl?open=dnssec`);
    await page
      .getByRole('button', { name: /vlietdorp-oefening\.nl hier breekt de keten/, pressed: true })
      .waitFor();
    await page.getByRole('status').filter({ hasText: 'past op geen sleutel' }).waitFor();
  });

  test('a practice domain in Dutch: the answer first, the topics below, evidence on demand', async () => {
    const screen = checkScreen(page);
    await screen.practise('Alles in orde');
    await screen.domain.getByText(HEALTHY).waitFor();
    expect(await screen.stamp.innerText()).toBe('Verzegeld');
    await screen.topic('DANE').first().click();
    await screen.evidence.first().click();
    await page
      .getByText(/_25\._tcp\.mx1\.lindevoort-oefening\.nl\. \d+ IN TLSA 3 1 1 [0-9a-f]{64}/)
      .waitFor();
    expect(page.url()).toContain(`#/check/lab/${HEALTHY}?open=dane`);
  });

  test('the same in English, chosen by the user and remembered', async () => {
    await checkScreen(page).language('en');
    await page.reload();
    const screen = checkScreen(page, 'en');
    await screen.check(TLSA_MISMATCH);
    await screen.domain.getByText(TLSA_MISMATCH).waitFor();
    expect(await screen.stamp.innerText()).toBe('Broken seal');
    expect(await page.locator('html').getAttribute('lang')).toBe('en');
    await page.getByText('The TLSA record does not fit the certificate').first().waitFor();
  });

  test('by keyboard alone: from the address bar to the evidence', async () => {
    const screen = checkScreen(page);
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Naar de inhoud');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    expect(await screen.field.evaluate(field => field === document.activeElement)).toBe(true);
    await page.keyboard.type(WITHOUT_STARTTLS);
    await page.keyboard.press('Enter');
    await screen.domain.getByText(WITHOUT_STARTTLS).waitFor();
    expect(await screen.stamp.innerText()).toBe('Briefkaart');
    await page.waitForFunction(() => document.activeElement?.matches('.stamp h1'));
    // The next step leads to the topic, opens it and puts the focus there.
    await page.getByRole('button', { name: 'Meer over Versleuteling (STARTTLS)' }).focus();
    await page.keyboard.press('Enter');
    const topic = page.locator('.topic', { has: page.locator('#topic-starttls') });
    await topic.getByText('Wat kunt u doen').first().waitFor();
    await page.waitForFunction(() => document.activeElement?.closest('#topic-starttls') !== null);
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await topic.locator('.dialogue').first().waitFor();
  });

  test('back and forward go between domains and the start; a reload keeps the result', async () => {
    const screen = checkScreen(page);
    await screen.practise('Alles in orde');
    await screen.domain.getByText(HEALTHY).waitFor();
    await page.reload();
    await screen.domain.getByText(HEALTHY).waitFor();
    await page.goto(`${origin}/#/check/lab/${WITHOUT_STARTTLS}`);
    await screen.domain.getByText(WITHOUT_STARTTLS).waitFor();
    await page.goBack();
    await screen.domain.getByText(HEALTHY).waitFor();
    await page.goForward();
    await screen.domain.getByText(WITHOUT_STARTTLS).waitFor();
    await screen.other.click();
    await screen.field.waitFor();
    expect(page.url()).toBe(`${origin}/#/`);
  });

  test.each([
    ['voor beeld.nl', 'Er staat een spatie in de naam.'],
    ['voorbeeld', '“voorbeeld” is één woord.'],
    [`${'a'.repeat(64)}.nl`, 'Een deel van de naam is te lang'],
    ['192.0.2.1', 'is een IP-adres, geen domein'],
    ['voorbeeld..nl', 'Er staan twee punten achter elkaar'],
    ['', 'Vul eerst een domein in.'],
  ])('%j: says what is wrong and what to do, and keeps what was typed', async (typed, message) => {
    const screen = checkScreen(page);
    await screen.check(typed);
    await screen.alert.getByText(message).waitFor();
    await screen.alert.getByText('Typ het deel achter de @').waitFor();
    expect(await screen.field.inputValue()).toBe(typed);
    expect(await screen.field.getAttribute('aria-invalid')).toBe('true');
    expect(await screen.field.evaluate(field => field === document.activeElement)).toBe(true);
  });

  test('a domain that is put right is checked, by Enter, where the mistake was made', async () => {
    const screen = checkScreen(page);
    await screen.check('voor beeld.nl');
    await screen.alert.getByText('Er staat een spatie in de naam.').waitFor();
    await screen.field.fill(HEALTHY);
    await page.keyboard.press('Enter');
    await screen.domain.getByText(HEALTHY).waitFor();
  });

  test('a domain nobody answers for, through a resolver that is not there: not measured, never bad', async () => {
    const screen = checkScreen(page);
    await screen.options.click();
    await page.getByRole('textbox', { name: 'DNS-server' }).fill('127.0.0.1:9');
    await screen.check('griffie@gemeente-súdwest-fryslân.nl');
    await screen.domain.getByText('gemeente-súdwest-fryslân.nl').waitFor();
    expect(await screen.stamp.innerText()).toBe('Onbekend');
    await page.getByText('De mailservers konden niet worden opgezocht.').first().waitFor();
  });

  test('a resolver that is none: says so, and keeps what was typed', async () => {
    const screen = checkScreen(page);
    await screen.options.click();
    await page.getByRole('textbox', { name: 'DNS-server' }).fill('geen server');
    await screen.check('voorbeeld.nl');
    await screen.alert.getByText('“geen server” is geen DNS-server.').waitFor();
    expect(await screen.field.inputValue()).toBe('voorbeeld.nl');
  });

  test('a check can be saved and opened again; another file is refused with what to do', async () => {
    const screen = checkScreen(page);
    await screen.practise('Geen STARTTLS');
    await screen.domain.getByText(WITHOUT_STARTTLS).waitFor();
    const [download] = await Promise.all([page.waitForEvent('download'), screen.save.click()]);
    expect(download.suggestedFilename()).toMatch(/^postzegel-rietbroek-oefening\.nl-\d{4}-\d\d-\d\d\.json$/);
    const saved = await readFile(await download.path(), 'utf8');
    expect(evidenceSchema.safeParse(JSON.parse(saved)).success).toBe(true);
    await screen.other.click();
    await screen.open.setInputFiles({
      name: 'x.json',
      mimeType: 'application/json',
      buffer: Buffer.from('{"a":1}'),
    });
    await screen.alert.getByText('geen bewaarde controle').waitFor();
    await screen.open.setInputFiles({
      name: 'x.json',
      mimeType: 'application/json',
      buffer: Buffer.from(saved.replaceAll(/"exchange": "[^"]*"/g, '"exchange": "$(touch hacked)"')),
    });
    await screen.alert.getByText('“$(touch hacked)”').waitFor();
    await screen.open.setInputFiles({
      name: 'x.json',
      mimeType: 'application/json',
      buffer: Buffer.from(saved),
    });
    await screen.domain.getByText(WITHOUT_STARTTLS).waitFor();
    await page.getByText('Uit een bewaard bestand').waitFor();
  });

  test('port 25 shut: says exactly that, with a command whose output can be brought back', async () => {
    const screen = checkScreen(page);
    await screen.practise('Geen STARTTLS');
    await screen.domain.getByText(WITHOUT_STARTTLS).waitFor();
    const [download] = await Promise.all([page.waitForEvent('download'), screen.save.click()]);
    const evidence = evidenceSchema.parse(JSON.parse(await readFile(await download.path(), 'utf8')));
    const blocked = {
      ...evidence,
      smtp: evidence.smtp.map(session => ({
        ...session,
        dialogue: [],
        outcome: { kind: 'failed', stage: 'connect', cause: { kind: 'timeout', afterMs: 8000 } },
      })),
    };
    await screen.other.click();
    await screen.open.setInputFiles({
      name: 'x.json',
      mimeType: 'application/json',
      buffer: Buffer.from(JSON.stringify(blocked)),
    });
    await page
      .getByText('Van deze plek is mailverkeer (poort 25) waarschijnlijk geblokkeerd.')
      .first()
      .waitFor();
    expect(await screen.stamp.innerText()).toBe('Onbekend');
    await page.getByRole('button', { name: 'Meer over Versleuteling (STARTTLS)' }).click();
    await page.getByText(`openssl s_client -starttls smtp -connect mx1.${WITHOUT_STARTTLS}:25`).waitFor();
    await page.getByLabel('Plak hier alles wat er verschijnt').fill('onzin');
    await page.getByRole('button', { name: 'Toevoegen' }).click();
    await screen.alert.getByText('geen uitvoer van openssl s_client').waitFor();
    await page
      .getByLabel('Plak hier alles wat er verschijnt')
      .fill(
        "CONNECTED(00000003)\nDidn't find STARTTLS in server response, trying anyway...\n140:error:wrong version number\n---\nno peer certificate available\n---\n",
      );
    await page.getByRole('button', { name: 'Toevoegen' }).click();
    await page.locator('.stamp').getByRole('heading', { name: 'Briefkaart' }).waitFor();
  });

  test('no page on another site, and no other program, gets in', async () => {
    const { app, context } = fresh();
    const port = new URL(origin).port;
    const status = async (path: string, headers: Record<string, string>) =>
      (await fetch(`${origin}${path}`, { headers, redirect: 'manual' })).status;
    expect(await status('/', {})).toBe(403);
    expect(await status(`/?token=${new URL(app.address).searchParams.get('token')}`, {})).toBe(403);
    expect(await status('/', { cookie: 'postzegel=x' })).toBe(403);
    const other = await context.browser()!.newContext();
    const stranger = await other.newPage();
    await stranger.goto(app.address);
    await stranger.getByText('Dit adres is al gebruikt').waitFor();
    await other.close();
    expect(Number(port)).toBeGreaterThan(1024);
  });
});

test('when the host goes away the page says so, and keeps what was typed', async () => {
  const [app, browser] = await Promise.all([startApp(), launchBrowser()]);
  const page = await browser.newPage({ locale: 'nl-NL' });
  await page.goto(app.address);
  const screen = checkScreen(page);
  await screen.field.fill('voorbeeld.nl');
  await app.stop();
  await screen.alert.getByText('De verbinding met Postzegel is weg.').waitFor();
  expect(await screen.field.inputValue()).toBe('voorbeeld.nl');
  await browser.close();
});
