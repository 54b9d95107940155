import type { Page } from 'playwright-core';

const WORDS = {
  nl: {
    field: 'Domein',
    check: 'Controleren',
    other: 'Ander domein',
    save: 'Bewaren',
    cancel: 'Afbreken',
    options: 'Opties',
    open: 'Bewaarde controle openen',
    language: 'Taal',
    theme: 'Weergave',
    evidence: 'Bewijs',
    again: 'Opnieuw controleren',
    senders: 'Hoe de mail reist, per verzender',
    topics: 'Wat er is gezien',
    progress: /^Postzegel kijkt naar/,
  },
  en: {
    field: 'Domain',
    check: 'Check',
    other: 'Another domain',
    save: 'Save',
    cancel: 'Stop',
    options: 'Options',
    open: 'Open a saved check',
    language: 'Language',
    theme: 'Appearance',
    evidence: 'Evidence',
    again: 'Check again',
    senders: 'How mail travels, by sender',
    topics: 'What was seen',
    progress: /^Postzegel is looking at/,
  },
} as const;

/** The Check room as a user knows it: by role and name, in either language. */
export function checkScreen(page: Page, language: 'nl' | 'en' = 'nl') {
  const words = WORDS[language];
  const lineIn = (region: string, name: string) =>
    page.getByRole('region', { name: region }).getByRole('button', { name });
  return {
    field: page.getByRole('textbox', { name: words.field }),
    async check(domain: string) {
      await page.getByRole('textbox', { name: words.field }).fill(domain);
      await page.getByRole('button', { name: words.check, exact: true }).click();
    },
    practise: (title: string) => page.getByRole('button', { name: title }).click(),
    /** The heading of the stamp of a finished check: what state the letter is in. */
    stamp: page.locator('[aria-busy="false"] .stamp').getByRole('heading', { level: 1 }),
    domain: page.locator('[aria-busy="false"] .stamp-domain'),
    /** What is said while a check runs. */
    progress: page.getByRole('region', { name: words.progress }),
    again: page.getByRole('button', { name: words.again }),
    topic: (name: string) => lineIn(words.topics, name),
    /** The line of a kind of sender, which opens into what it does step by step. */
    sender: (name: string) => lineIn(words.senders, name),
    /** What the lines of senders that are open say, step by step. */
    steps: page.getByRole('region', { name: words.senders }).getByRole('listitem'),
    evidence: page.getByText(words.evidence, { exact: true }),
    alert: page.getByRole('alert'),
    other: page.getByRole('button', { name: words.other }),
    save: page.getByRole('button', { name: words.save }),
    cancel: page.getByRole('button', { name: words.cancel }),
    options: page.getByRole('button', { name: words.options }),
    open: page.getByLabel(words.open),
    language: (value: 'nl' | 'en') => page.getByLabel(words.language).selectOption(value),
    theme: (value: 'auto' | 'light' | 'dark') => page.getByLabel(words.theme).selectOption(value),
  };
}
