import { readFile } from 'node:fs/promises';
import type { BrowserContext, Page } from 'playwright-core';
import { beforeEach, describe, expect, test } from 'vitest';
import { fits, violations } from '../support/accessibility.ts';
import { freshPages } from '../support/fresh-pages.ts';
import { makeScreen } from './screens/make-screen.ts';
import { mergeScreen } from './screens/merge-screen.ts';

/** Practice domains: one with nothing, one with a TLS-RPT record. */
const NOTHING = 'zandmeer-oefening.nl';
const REPORTING = 'wilgendam-oefening.nl';
const HEAD = '$TTL 1h\n@ SOA ns hostmaster ( 2024010103 ; volgnummer\n 1h 15m 1w 5m )\n@ NS ns.elders.nl.\n';

describe('a zone file in the Make room', () => {
  const fresh = freshPages();
  let page: Page;
  let context: BrowserContext;
  let origin: string;
  const open = async (domain: string) => {
    await page.goto(`${origin}/#/make/lab/${domain}/tls-rpt`);
    await makeScreen(page).title.getByText(domain).waitFor();
    await makeScreen(page).reports.fill('nieuw@voorbeeld.nl');
    await mergeScreen(page).open();
  };
  beforeEach(async () => {
    ({ page, origin, context } = fresh());
  });

  test('a record is replaced in its line; all else is saved byte for byte, and nothing of it is sent', async () => {
    let sent = 0;
    page.on('request', () => {
      sent += 1;
    });
    page.on('websocket', socket => socket.on('framesent', () => (sent += 1)));
    const screen = mergeScreen(page);
    await open(REPORTING);
    // A byte of ISO 8859-1, tabs and line ends of Windows.
    const tail =
      '_smtp._tls\tTXT\t"v=TLSRPTv1; rua=mailto:oud@voorbeeld.nl" ; caf\u00e9\r\n TXT "iets anders"\r\n';
    const old = Buffer.from(HEAD.replaceAll('\n', '\r\n') + tail, 'latin1');
    const before = sent;
    await screen.choose('zone.db', old);
    await screen.changes.getByText('Vervangen').waitFor();
    await screen.notes.getByText(/staat anders in het bestand dan bij de controle/).waitFor();
    await screen.notes.getByText(/gaat van 2024010103 naar 20/).waitFor();
    const waiting = page.waitForEvent('download');
    await screen.save.click();
    const download = await waiting;
    expect(download.suggestedFilename()).toBe('zone.db');
    const saved = await readFile(await download.path(), 'latin1');
    const serial = /SOA ns hostmaster \( (\d{10}) /.exec(saved)?.[1] ?? '';
    expect(Number(serial)).toBeGreaterThan(2026000000);
    const expected = old
      .toString('latin1')
      .replace('2024010103', serial)
      .replace('rua=mailto:oud@voorbeeld.nl', 'rua=mailto:nieuw@voorbeeld.nl;');
    expect(saved).toBe(expected);
    expect(sent).toBe(before);
  });

  test('a record is added at the end, said by sign and by word; the difference can be copied', async () => {
    const screen = mergeScreen(page);
    await context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin });
    await open(NOTHING);
    await screen.drop('zone.db', HEAD);
    await screen.changes.getByText('Erbij', { exact: true }).waitFor();
    const added = await screen.diff.locator('ins').allInnerTexts();
    expect(added.at(-1)).toContain('+ _smtp._tls 3600 IN TXT "v=TLSRPTv1; rua=mailto:nieuw@voorbeeld.nl;"');
    await screen.diff.getByRole('button', { name: /de verschillen/ }).click();
    await screen.diff.getByText('Gekopieerd').waitFor();
    const clipboard = () => page.evaluate(() => navigator.clipboard.readText());
    const copied = await clipboard();
    await screen.copyFile.click();
    await screen.copyFile.getByText('Gekopieerd').waitFor();
    const whole = (await clipboard()).replace(/\( \d+ ;/, '( 2024010103 ;');
    expect(whole).toBe(`${HEAD}_smtp._tls 3600 IN TXT "v=TLSRPTv1; rua=mailto:nieuw@voorbeeld.nl;"\n`);
    expect(copied).toMatch(/^--- zone\.db\n\+\+\+ zone\.db\n@@ -1,4 \+1,5 @@\n/);
    // What is typed afterwards changes the file as well.
    await makeScreen(page).reports.fill('later@voorbeeld.nl');
    await screen.diff.getByText(/mailto:later@voorbeeld\.nl/).waitFor();
  });

  test('RFC 1034 §3.6.2: beside an alias nothing is put, and there is no new file', async () => {
    const screen = mergeScreen(page);
    await open(NOTHING);
    await screen.paste(`${HEAD}_smtp._tls CNAME rapporten.elders.nl.\n`);
    await screen.problem.getByText(/^Regel 5: _smtp\._tls\.\S+ is een alias/).waitFor();
    expect(await screen.hasFocus()).toBe(true);
    expect(await screen.save.count()).toBe(0);
  });

  test('what is wrong with a file is told with its line; another file can be chosen', async () => {
    const screen = mergeScreen(page);
    await open(NOTHING);
    await screen.choose('zone.db', `${HEAD}www A 192.0.2.300\nftp CH A 192.0.2.1\n`);
    await screen.problem
      .getByText(/^Regel 5: de inhoud van dit A-record klopt niet: “192\.0\.2\.300” is geen geldig adres\.$/)
      .waitFor();
    await screen.problem.getByText(/^Regel 6: de klasse CH/).waitFor();
    await screen.another();
    expect(await screen.hasFocus()).toBe(true);
    await screen.choose(
      'signed.db',
      `${HEAD}@ RRSIG A 13 2 300 20260101000000 20250101000000 1 a.nl. AAAA\n`,
    );
    await screen.problem.getByText(/^Regel 5: dit is een ondertekend bestand/).waitFor();
  });

  test.each(['light', 'dark'] as const)('WCAG 2.2 AA, wide and narrow, %s', async colorScheme => {
    const screen = mergeScreen(page);
    await page.emulateMedia({ colorScheme });
    await open(REPORTING);
    expect(await violations(page)).toEqual([]);
    await screen.choose(
      'zone.db',
      `${HEAD}$INCLUDE rest.db\n_smtp._tls TXT "v=TLSRPTv1; rua=mailto:oud@voorbeeld.nl"\n`,
    );
    await screen.changes.getByText('Vervangen').waitFor();
    expect(await violations(page)).toEqual([]);
    await page.setViewportSize({ width: 360, height: 640 });
    expect(await violations(page)).toEqual([]);
    expect(await fits(page)).toBe(true);
    await page.setViewportSize({ width: 1280, height: 800 });
  });
});
