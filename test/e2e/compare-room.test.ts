import type { Page } from 'playwright-core';
import { readFile } from 'node:fs/promises';
import { beforeEach, describe, expect, test } from 'vitest';
import { fits, violations } from '../support/accessibility.ts';
import { freshPages } from '../support/fresh-pages.ts';
import { compareScreen } from './screens/compare-screen.ts';

/** Practice domains: one with nothing, one with everything, and one with each of the two. */
const NOTHING = 'zandmeer-oefening.nl';
const HEALTHY = 'lindevoort-oefening.nl';
const DANE_ONLY = 'oudermeer-oefening.nl';
const STS_ONLY = 'dalkerk-oefening.nl';
const [PLAIN, DANE, STS] = ['versleutelt als het kan', 'controleert DANE', 'controleert MTA-STS'] as const;

/** As whoever prints has it when they change nothing. */
const SHEET_MARGIN = { top: '11mm', bottom: '11mm', left: '12mm', right: '12mm' };

describe('the Compare room', () => {
  const fresh = freshPages();
  let page: Page;
  let origin: string;
  const open = async (domain: string, rest: string) => {
    await page.goto(`${origin}/#/compare/lab/${domain}/${rest}`);
    await compareScreen(page).title.getByText(domain).waitFor();
  };
  const play = (domain: string, attack: string, contact = 'first') =>
    open(domain, `attacks?attack=${attack}&contact=${contact}&senders=opportunistic,dane,mta-sts`);
  const outcomes = async () => {
    const screen = compareScreen(page);
    await screen.control('Einde').click();
    const words = [PLAIN, DANE, STS].map(sender => screen.outcome(sender).locator('strong').innerText());
    return await Promise.all(words);
  };
  beforeEach(async () => {
    ({ page, origin } = fresh());
  });

  test('from the rail without a domain, to a practice domain, and back', async () => {
    const screen = compareScreen(page);
    await page.goto(`${origin}/#/`);
    await page.getByRole('link', { name: 'Vergelijken' }).click();
    await screen.title.getByText('DANE, MTA-STS of allebei?').waitFor();
    await screen.section('Aanvallen nagespeeld').click();
    await page.getByText('Om een aanval na te spelen is een domein nodig.').waitFor();
    await page.getByRole('button', { name: 'Alles in orde' }).click();
    await screen.title.getByText(HEALTHY).waitFor();
    expect(await screen.lanes.count()).toBe(3);
    await page.goBack();
    await page.getByText('Om een aanval na te spelen is een domein nodig.').waitFor();
  });

  test.each([
    [NOTHING, ['GELEKT', 'GELEKT', 'GELEKT']],
    [DANE_ONLY, ['GELEKT', 'gestopt', 'GELEKT']],
    [STS_ONLY, ['GELEKT', 'GELEKT', 'gestopt']],
    [HEALTHY, ['GELEKT', 'gestopt', 'gestopt']],
  ])('a redirected connection, at %s', async (domain, expected) => {
    await play(domain, 'redirect');
    expect(await outcomes()).toEqual(expected);
  });

  test('RFC 8461 §10.2: a hidden policy leaks at first contact, and not to whoever met the domain before', async () => {
    await play(STS_ONLY, 'suppress-policy-and-redirect');
    expect((await outcomes())[2]).toBe('GELEKT');
    await compareScreen(page).later.check();
    await page.waitForURL(/contact=later/);
    expect((await outcomes())[2]).toBe('gestopt');
  });

  test('by keyboard alone: step by step forward and back, with captions that say who is who', async () => {
    const screen = compareScreen(page);
    await play(HEALTHY, 'forge-mx');
    await screen.control('Begin').focus();
    expect(await screen.position.innerText()).toMatch(/^Stap 0 van/);
    expect(await screen.caption(PLAIN).innerText()).toContain('De verzender heeft een mail');
    await page.keyboard.press('ArrowRight');
    expect(await screen.caption(PLAIN).innerText()).toContain('Dit antwoord komt van de aanvaller.');
    expect(await screen.caption(DANE).innerText()).toContain('het antwoord telt niet');
    expect(await screen.outcome(PLAIN).innerText()).toContain('nog onderweg');
    await page.keyboard.press('End');
    expect(await screen.outcome(PLAIN).innerText()).toContain('GELEKT');
    expect(await screen.caption(PLAIN).innerText()).toContain('De aanvaller heeft de mail.');
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('Home');
    expect(await screen.position.innerText()).toMatch(/^Stap 0 van/);
    // And what is chosen: every control is reached with Tab.
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    expect(await screen.position.innerText()).toMatch(/^Stap 1 van/);
  });

  test('it plays by itself, can be halted, and begins anew behind its end', async () => {
    const screen = compareScreen(page);
    await page.clock.install();
    await play(HEALTHY, 'redirect');
    await screen.control('Afspelen').click();
    await page.clock.runFor(3_600);
    expect(await screen.position.innerText()).toMatch(/^Stap 1 van/);
    await screen.control('Pauze').click();
    await page.clock.runFor(20_000);
    expect(await screen.position.innerText()).toMatch(/^Stap 1 van/);
    await screen.control('Einde').click();
    await screen.control('Afspelen').click();
    expect(await screen.position.innerText()).toMatch(/^Stap 0 van/);
    await page.clock.runFor(3_600);
    expect(await screen.position.innerText()).toMatch(/^Stap 1 van/);
  });

  test('everything is there in words, with its sources, and the step that is shown is marked', async () => {
    const screen = compareScreen(page);
    await play(HEALTHY, 'redirect');
    await screen.inWords(DANE).click();
    const last = Number((await screen.position.innerText()).split(' ').at(-1));
    const steps = await screen.steps(DANE).allInnerTexts();
    expect(steps.length).toBeGreaterThan(4);
    expect(steps.length).toBeLessThanOrEqual(last);
    expect(steps.join('\n')).toMatch(
      /TLSA-records[\s\S]*RFC 7672 §2\.2[\s\S]*Aan de andere kant zit de aanvaller/,
    );
    await screen.control('Volgende').click();
    expect(await screen.lane(DANE).locator('[aria-current="step"]').innerText()).toBe(steps[0]);
  });

  test('a cell of the table leads to its delivery; the address keeps it, and Back undoes it', async () => {
    const screen = compareScreen(page);
    await play(HEALTHY, 'redirect');
    await screen.cell('beleidsserver overgenomen', 'controleert MTA-STS').click();
    await page.waitForURL(/attack=take-over-policy-host/);
    expect(await screen.attack.inputValue()).toBe('take-over-policy-host');
    await screen.cell('domein overgenomen', 'versleutelt nooit').click();
    await screen.lane('versleutelt nooit').waitFor();
    expect(await screen.lanes.count()).toBe(3);
    await page.reload();
    await screen.lane('versleutelt nooit').waitFor();
    await page.goBack();
    await page.waitForURL(/attack=take-over-policy-host/);
    expect(await screen.attack.inputValue()).toBe('take-over-policy-host');
  });

  test('one to three senders: the last stays, and a fourth has to wait', async () => {
    const screen = compareScreen(page);
    await play(HEALTHY, 'redirect');
    expect(await screen.sender('versleutelt nooit').isDisabled()).toBe(true);
    await screen.sender(DANE).uncheck();
    await screen.sender(STS).uncheck();
    expect(await screen.lanes.count()).toBe(1);
    expect(await screen.sender(PLAIN).isDisabled()).toBe(true);
    await screen.sender('DANE en MTA-STS').check();
    await screen.lane('DANE en MTA-STS').waitFor();
  });

  test('with less motion nothing moves, and all is there', async () => {
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await play(HEALTHY, 'redirect');
    await compareScreen(page).control('Volgende').click();
    const moving = await page
      .locator('.delivery-arrow')
      .evaluateAll(all => all.filter(each => getComputedStyle(each).animationName !== 'none').length);
    expect(moving).toBe(0);
    expect(await page.locator('.delivery-arrow').count()).toBeGreaterThan(0);
  });

  test('on paper: the table, and every delivery in words', async () => {
    await play(HEALTHY, 'redirect');
    await page.emulateMedia({ media: 'print' });
    const screen = compareScreen(page);
    await screen.cell('verbinding omgeleid', 'controleert DANE').waitFor();
    const shown = await page
      .locator('.play-words ol')
      .evaluateAll(all => all.map(each => each.checkVisibility()));
    expect(shown).toEqual([true, true, true]);
    expect(await screen.control('Volgende').isVisible()).toBe(false);
  });

  test.each([NOTHING, HEALTHY])(
    'to print, of %s: the page stands alone, on four sheets at most',
    async domain => {
      await open(domain, 'print');
      await page.emulateMedia({ media: 'print' });
      expect(await compareScreen(page).section('Criteria').isVisible()).toBe(false);
      expect(await page.getByRole('heading', { name: `vergeleken voor ${domain}` }).isVisible()).toBe(true);
      const pdf = await page.pdf({ preferCSSPageSize: true, format: 'A4', margin: SHEET_MARGIN });
      // Page objects, which Chromium leaves uncompressed.
      const sheets = pdf.toString('latin1').match(/\/Type\s*\/Page\b(?!s)/g)?.length ?? 0;
      expect(sheets).toBeGreaterThan(1);
      expect(sheets).toBeLessThanOrEqual(4);
    },
  );

  test('the page is saved as what it shows: a web page, and Markdown', async () => {
    await open(HEALTHY, 'print');
    const saved = async (button: string) => {
      const [download] = await Promise.all([
        page.waitForEvent('download'),
        compareScreen(page).control(button).click(),
      ]);
      return { name: download.suggestedFilename(), text: await readFile(await download.path(), 'utf8') };
    };
    const html = await saved('Bewaren als webpagina');
    expect(html.name).toBe(`postzegel-vergelijking-${HEALTHY}.html`);
    expect(html.text).toMatch(/^<!doctype html>/);
    const markdown = await saved('Bewaren als Markdown');
    expect(markdown.name).toBe(`postzegel-vergelijking-${HEALTHY}.md`);
    expect(markdown.text).toMatch(/^# DANE en MTA\\?-STS vergeleken voor/);
    const shown = await page.locator('.sheet td').first().innerText();
    expect(html.text).toContain(shown.slice(0, 30));
  });

  test('what caching costs: examples, own numbers, a number that cannot be, and the answer in a sentence', async () => {
    const screen = compareScreen(page);
    await page.goto(`${origin}/#/compare/caching`);
    await page.getByText(/^Gemeten op dit apparaat/).waitFor();
    await screen.answer.getByText('Het onthouden zelf is dus niet zwaar.').waitFor();
    const town = await screen.answer.innerText();
    expect(town).toMatch(/U onthoudt het beleid van \d+ domeinen/);
    await screen.example.selectOption('large-provider');
    await screen.answer.getByText(/Bij deze getallen is het onthouden merkbaar/).waitFor();
    await screen.example.selectOption('small-town');
    await screen.field('Mails per dag').fill('0');
    expect(await screen.answer.innerText()).not.toContain('NaN');
    await screen.field('Mails per dag').fill('-3');
    await screen.alert.getByText('Vul een getal in van 0 tot en met 1.000.000.000.').waitFor();
    await screen.field('Mails per dag').fill('4000');
    expect(await screen.alert.count()).toBe(0);
    expect(await screen.answer.innerText()).not.toBe(town);
    await page.getByText('Meer getallen').click();
    await screen.slider('Ontvangers met MTA-STS').focus();
    await page.keyboard.press('Home');
    expect(await screen.answer.innerText()).toContain('U onthoudt het beleid van 0 domeinen.');
  });

  test.each([
    ['the start', 'compare/attacks'],
    ['advice without a domain', 'compare/recommendation'],
    ['advice', `compare/lab/${NOTHING}/recommendation`],
    ['then and now', `compare/lab/${HEALTHY}/advisory`],
    ['criteria', `compare/lab/${HEALTHY}/criteria`],
    ['attacks', `compare/lab/${HEALTHY}/attacks?attack=strip-starttls`],
    ['an accident', `compare/lab/${DANE_ONLY}/attacks?attack=dnssec-broken&senders=dane`],
    ['caching', 'compare/caching'],
    ['to print', `compare/lab/${STS_ONLY}/print`],
  ])('WCAG 2.2 AA: %s, wide and narrow', async (_name, address) => {
    await page.goto(`${origin}/#/${address}`);
    const screen = compareScreen(page);
    await screen.section('Criteria').waitFor();
    const openAll = () =>
      page.locator('main details').evaluateAll(all => all.forEach(each => each.setAttribute('open', '')));
    await openAll();
    expect(await violations(page)).toEqual([]);
    if (address.includes('attack=')) {
      await screen.control('Einde').click();
      expect(await violations(page)).toEqual([]);
    }
    await page.setViewportSize({ width: 360, height: 640 });
    await openAll();
    expect(await violations(page)).toEqual([]);
    expect(await fits(page)).toBe(true);
    await page.setViewportSize({ width: 1280, height: 800 });
  });

  test('WCAG 2.2 AA: a running check and one that failed', async () => {
    await page.goto(`${origin}/#/compare/lab/bestaat-niet.nl/attacks`);
    await compareScreen(page).alert.waitFor();
    expect(await violations(page)).toEqual([]);
  });
});
