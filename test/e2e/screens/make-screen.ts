import { readFile } from 'node:fs/promises';
import type { Locator, Page } from 'playwright-core';

/** The Make room as a user knows it: by role and name, in Dutch. */
export function makeScreen(page: Page) {
  const preview = page.getByRole('region', { name: 'Wat verzenders dan doen' });
  const publish = page.getByRole('region', { name: 'Publiceren' });
  return {
    title: page.getByRole('heading', { level: 1 }),
    part: (name: string) =>
      page.getByRole('navigation', { name: 'Wat wilt u maken?' }).getByRole('link', { name }).click(),
    preview,
    /** What a kind of sender does now and would do. */
    sender: (name: string) => preview.getByRole('row', { name: new RegExp(name) }),
    publish,
    /** The texts that come, to be copied, in order; not those of lines that go. */
    texts: publish.locator('pre:not(.lines-go *)'),
    /** Saves the file of that name, as the user would, and gives what is in it. */
    async savedFile(name: RegExp, within: Locator = publish): Promise<string> {
      const file = within.locator('.file-text').filter({ has: page.locator('code', { hasText: name }) });
      const [download] = await Promise.all([
        page.waitForEvent('download'),
        file.getByRole('button', { name: 'Bewaren als bestand' }).click(),
      ]);
      return await readFile(await download.path(), 'utf8');
    },
    confirmation: page.getByRole('textbox', { name: /^Weet u het zeker/ }),
    reports: page.getByRole('textbox', { name: 'Waar mogen de rapporten heen?' }),
    mode: (name: string) => page.getByRole('radio', { name }).check(),
    mx: page.getByRole('textbox', { name: 'Mailservers' }),
    maxAge: page.getByRole('textbox', { name: /max_age/ }),
    id: page.getByRole('textbox', { name: 'Id' }),
    dialect: page.getByRole('combobox', { name: /DNS-beheerder/ }),
    records: (host: string) =>
      page.getByRole('group', { name: `Records voor ${host}` }).getByRole('checkbox'),
    /** The mail server that mail is sent with, and one of the files that it needs. */
    sendingWith: page.getByRole('combobox', { name: 'Waarmee verstuurt u mail?' }),
    file: (name: string) => page.getByRole('region', { name, exact: true }),
    ttl: page.getByRole('textbox', { name: 'TTL in seconden' }),
    keys: {
      field: page.getByRole('textbox', { name: 'Of plak de tekst hier' }),
      read: page.getByRole('button', { name: 'Lezen' }),
      file: page.getByLabel('Bestand kiezen'),
      place: page.getByRole('region', { name: 'Volgend certificaat of sleutel' }),
      brought: page.getByRole('region', { name: 'Ingebracht' }),
      card: (title: string) => page.locator('.key-card', { has: page.getByRole('heading', { name: title }) }),
    },
    plan: (name: string) => page.getByText(name, { exact: true }),
  };
}

/** Looking whether a change was published: in the room, or within a step of a plan. */
export function verifyScreen(within: Page | Locator) {
  const says = within.locator('.verify-overall').first();
  const button = within
    .getByRole('button', { name: /^(Nagaan bij de nameservers|Nog een keer nagaan|Stoppen met vragen)$/ })
    .first();
  return {
    button,
    says,
    publish: within.getByRole('button', { name: 'Publiceren in het oefennetwerk' }).first(),
    published: within.getByText('Gepubliceerd in het oefennetwerk.').first(),
    server: (name: string) => within.getByRole('row', { name: new RegExp(name) }).first(),
    checkAgain: within.getByRole('button', { name: 'Controleer het hele domein opnieuw' }).first(),
    /** Looks again until it is everywhere, as one does. */
    async untilEverywhere() {
      for (;;) {
        await button.click();
        await within.getByText(/^(Bezig met vragen)/).waitFor({ state: 'detached' });
        const overall = await says.getAttribute('data-overall');
        if (overall === 'everywhere') return;
        if (overall !== 'not-yet') throw new Error(`it is ${overall}`);
      }
    },
  };
}
