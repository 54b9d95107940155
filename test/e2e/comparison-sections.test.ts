import type { Page } from 'playwright-core';
import { beforeEach, expect, test } from 'vitest';
import { fits, violations } from '../support/accessibility.ts';
import { freshPages } from '../support/fresh-pages.ts';
import { ADVICE } from '../unit/shared/advise/advice-files.ts';
import { comparisonScreen } from './screens/comparison-screen.ts';

const NOTHING = 'zandmeer-oefening.nl';
const HEALTHY = 'lindevoort-oefening.nl';
/** At a provider whose zone is not signed. */
const HOSTED = 'kwekerdam-oefening.nl';

const fresh = freshPages();
let page: Page;
let origin: string;

const open = async (domain: string, section: string) => {
  await page.goto(`${origin}/#/compare/lab/${domain}/${section}`);
  await comparisonScreen(page).title.getByText(domain).waitFor();
};

beforeEach(async () => {
  ({ page, origin } = fresh());
});

test('without a domain the table is there, then and now, and its last column invites to a check', async () => {
  const screen = comparisonScreen(page);
  await page.goto(`${origin}/#/compare`);
  await page.getByRole('link', { name: 'Toen, nu, voor u' }).click();
  await screen.row('table-dane-standardised').waitFor();
  expect(await screen.invites.count()).toBe(ADVICE.tables.flatMap(({ rows }) => rows).length);
  await page.getByRole('heading', { name: 'Liever eerst oefenen?' }).waitFor();
  expect(await violations(page)).toEqual([]);
});

test('the same rows say something else for a domain with nothing, one with both, and one at a provider', async () => {
  const screen = comparisonScreen(page);
  const said: string[] = [];
  for (const [domain, words] of [
    [NOTHING, 'Uw domein heeft geen DNSSEC.'],
    [HEALTHY, 'U gebruikt DANE, en het klopt'],
    [HOSTED, 'Deze mailservers staan in een zone zonder DNSSEC'],
  ] as const) {
    await open(domain, 'advisory');
    await screen.row('table-dane-usable-now').getByText(words).waitFor();
    said.push(await page.locator('.advisory').innerText());
  }
  expect(new Set(said).size).toBe(3);
});

test('by keyboard alone: a part is opened, a cell opens to its findings and evidence, and shuts', async () => {
  const screen = comparisonScreen(page);
  await open(HOSTED, 'advisory');
  const part = page.locator('summary').filter({ hasText: 'De conclusies van de notitie' });
  await part.focus();
  await page.keyboard.press('Enter');
  const why = screen.why('conclusions-hurts-dnssec');
  await why.focus();
  await page.keyboard.press('Enter');
  await screen.rests('conclusions-hurts-dnssec').getByText('NOERROR, niet ondertekend').first().waitFor();
  expect(await why.getAttribute('aria-expanded')).toBe('true');
  expect(await violations(page)).toEqual([]);
  await page.keyboard.press('Enter');
  await screen.rests('conclusions-hurts-dnssec').waitFor({ state: 'hidden' });
});

test('a criterion opens to what it rests on', async () => {
  const screen = comparisonScreen(page);
  await open(HOSTED, 'criteria');
  await screen.why('criterion-listing').click();
  await screen.rests('criterion-listing').getByText('NOERROR').first().waitFor();
  expect(await violations(page)).toEqual([]);
});

test('advice both ways, with the letter for the provider; what is told changes it', async () => {
  const screen = comparisonScreen(page);
  await open(HOSTED, 'recommendation');
  const receiving = screen.way('Mail die u ontvangt');
  const sending = screen.way('Mail die u verzendt');
  await receiving.getByText('Vraag uw aanbieder', { exact: true }).waitFor();
  await screen.letter.getByText('Enable-SmtpDaneInbound').waitFor();
  await sending.getByText('Over verzenden is niets ingevuld', { exact: true }).waitFor();
  await screen.question(/Waarmee verzendt u mail/).selectOption('Postfix');
  await sending.getByText('DANE en MTA-STS', { exact: true }).waitFor();
  await screen.question(/Kan iemand, of een programma/).selectOption('Nee');
  await sending.getByText('DANE', { exact: true }).waitFor();
  await screen.question(/Taal van de brief/).selectOption('English');
  await screen.letter.getByText('Dear sir or madam,').waitFor();
  expect(await violations(page)).toEqual([]);
  // What was told belongs to its domain.
  await open(HEALTHY, 'recommendation');
  expect(await screen.question(/Waarmee verzendt u mail/).inputValue()).toBe('');
});

test('a step leads to the records that it is about', async () => {
  await open(NOTHING, 'recommendation');
  const step = page.getByRole('listitem').filter({ hasText: 'Vraag om rapporten (TLS-RPT)' });
  await step.getByRole('link').click();
  await page.getByRole('textbox', { name: 'Waar mogen de rapporten heen?' }).waitFor();
});

test.each(
  [NOTHING, HOSTED].flatMap(domain =>
    (['recommendation', 'advisory', 'criteria'] as const).map(section => [domain, section] as const),
  ),
)(
  '%s, %s: no flaw for a screen reader, light and dark, and no scrolling sideways at 360 px',
  async (domain, section) => {
    await page.setViewportSize({ width: 360, height: 800 });
    await open(domain, section);
    const shut = page.locator('.advisory-part:not([open]) > summary');
    while ((await shut.count()) > 0) await shut.first().click();
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      expect(await violations(page)).toEqual([]);
    }
    expect(await fits(page)).toBe(true);
  },
);
