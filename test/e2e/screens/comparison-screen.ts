import type { Page } from 'playwright-core';

/** The advice and the tables of the Compare room as a user knows them: by role and name, in Dutch. */
export function comparisonScreen(page: Page) {
  const row = (id: string) => page.locator(`[data-row="${id}"]`);
  return {
    title: page.getByRole('heading', { level: 1 }),
    part: (name: string) => page.getByRole('heading', { level: 3, name }),
    row,
    why: (id: string) => row(id).getByRole('button', { name: 'Hoe weten we dit?' }),
    rests: (id: string) => page.locator(`#${id}-rests`),
    way: (name: string) =>
      page.locator('.advice').filter({ has: page.getByRole('heading', { name, exact: true }) }),
    question: (name: RegExp) => page.getByRole('combobox', { name }),
    letter: page.getByRole('article'),
    invites: page.getByText('Controleer een domein om dit in te vullen.'),
  };
}
