import type { Page } from 'playwright-core';

/** The Compare room as a user knows it: by role and name, in Dutch. */
export function compareScreen(page: Page) {
  const lane = (sender: string) => page.getByRole('article', { name: sender });
  return {
    title: page.getByRole('heading', { level: 1 }),
    section: (name: string) =>
      page.getByRole('navigation', { name: 'Wat wilt u vergelijken?' }).getByRole('link', { name }),
    attack: page.getByRole('combobox', { name: 'Wat gebeurt er?' }),
    later: page.getByRole('radio', { name: 'een dag na een eerdere mail' }),
    senders: page.getByRole('group', { name: 'Verzenders naast elkaar' }),
    sender: (name: string) =>
      page
        .getByRole('group', { name: 'Verzenders naast elkaar' })
        .getByRole('checkbox', { name, exact: true }),
    lanes: page.getByRole('article'),
    lane,
    /** What the frame that is shown says. */
    caption: (sender: string) => lane(sender).locator('.play-caption'),
    outcome: (sender: string) => lane(sender).locator('.play-outcome'),
    inWords: (sender: string) => lane(sender).getByText('Alle stappen in woorden'),
    steps: (sender: string) => lane(sender).getByRole('listitem'),
    control: (name: string) => page.getByRole('button', { name, exact: true }),
    position: page.getByText(/^Stap \d+ van \d+$/),
    /** A cell of the table of all senders and attacks, or of the lists that stand for it where there is no room. */
    cell: (attack: string, sender: string) =>
      page.getByRole('link', { name: new RegExp(`^${attack}, verzender ${sender}:`) }),
    example: page.getByRole('combobox', { name: 'Begin met een voorbeeld' }),
    field: (name: string) => page.getByRole('spinbutton', { name }),
    slider: (name: string) => page.getByRole('slider', { name }),
    answer: page.getByRole('region', { name: 'Wat dat betekent' }),
    alert: page.getByRole('alert'),
  };
}
