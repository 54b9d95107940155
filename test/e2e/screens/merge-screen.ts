import type { Page } from 'playwright-core';

/** The place in the Make room where a zone file is opened, as a user knows it: by role and name, in Dutch. */
export function mergeScreen(page: Page) {
  const publish = page.getByRole('region', { name: 'Publiceren' });
  const place = publish.getByRole('group').filter({ hasText: 'Hebt u het zonebestand van' });
  const given = (text: string | Buffer) => (typeof text === 'string' ? Buffer.from(text) : text);
  return {
    place,
    open: () => page.getByText(/^Hebt u het zonebestand van/).click(),
    choose: (name: string, text: string | Buffer) =>
      page
        .getByLabel('Zonebestand kiezen')
        .setInputFiles({ name, mimeType: 'text/plain', buffer: given(text) }),
    paste: async (text: string) => {
      await page.getByRole('textbox', { name: 'Of plak de inhoud hier' }).fill(text);
      await page.getByRole('button', { name: 'Bekijken' }).click();
    },
    /** As if a file were dragged from the desktop and let go. */
    drop: async (name: string, text: string) => {
      const data = await page.evaluateHandle(
        ([name, text]) => {
          const transfer = new DataTransfer();
          transfer.items.add(new File([text!], name!));
          return transfer;
        },
        [name, text],
      );
      await page.locator('.merge-field').dispatchEvent('drop', { dataTransfer: data });
    },
    /** The keyboard is still in this place, though what was pressed is gone. */
    hasFocus: () => place.first().evaluate(group => group.contains(document.activeElement)),
    another: () => page.getByRole('button', { name: 'Ander bestand' }).click(),
    changes: place.locator('.merge-changes > li'),
    notes: place.locator('.merge-notes > li'),
    diff: page.getByRole('region', { name: 'Regel voor regel' }),
    save: page.getByRole('button', { name: 'Nieuw bestand bewaren' }),
    copyFile: page.getByRole('button', { name: /het hele nieuwe bestand/ }),
    problem: place.locator('.notice-problem'),
  };
}
