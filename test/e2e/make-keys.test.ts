import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { beforeEach, describe, expect, test } from 'vitest';
import { readKeyMaterial } from '../../electron/keys/read-key-material.ts';
import { issuerFamily } from '../../shared/evidence/keys/issuer-family.ts';
import { fits, violations } from '../support/accessibility.ts';
import { freshPages } from '../support/fresh-pages.ts';
import type { RunningApp } from '../support/browser.ts';
import { testCertificate } from '../support/test-certificates.ts';
import { holdsSecret, openssl } from '../support/test-keys.ts';
import { makeScreen } from './screens/make-screen.ts';

const letsEncrypt = issuerFamily.parse(
  JSON.parse(readFileSync(new URL('../../assets/issuers/lets-encrypt.json', import.meta.url), 'utf8')),
);

const DOMAIN = 'lindevoort-oefening.nl';

const issuer = testCertificate({ isCa: true, subject: '/O=Oefening/CN=Oefen CA' });
const server = testCertificate({
  key: 'rsa2048',
  names: [`*.${DOMAIN}`],
  subject: `/CN=mail.${DOMAIN}`,
  issuer,
});
const elsewhere = testCertificate({ names: ['mail.elders.example'] });
const digest = (pem: string): string => {
  const read = readKeyMaterial(Uint8Array.from(Buffer.from(pem)));
  return read.ok ? read.value[0]!.digests.publicKey.sha256 : '';
};
const NEXT = `3 1 1 ${digest(server.certificate)}`;

describe('certificates and keys that are brought', () => {
  const fresh = freshPages();
  let page: Page;
  let app: RunningApp;
  let origin: string;
  const open = async () => {
    await page.goto(`${origin}/#/make/lab/${DOMAIN}/tlsa`);
    await makeScreen(page).title.getByText(DOMAIN).waitFor();
  };
  const paste = async (text: string) => {
    const { keys } = makeScreen(page);
    await keys.field.fill(text);
    await keys.read.click();
  };
  beforeEach(async () => {
    ({ page, origin, app } = fresh());
  });

  test('RFC 7671 §8.1: a pasted certificate of the next time joins the record of now, for every host that it names', async () => {
    const screen = makeScreen(page);
    await open();
    await screen.publish.getByText('Dit staat al zo in het DNS.').waitFor();
    await paste(server.certificate + issuer.certificate);
    await screen.keys.place.getByText('2 gelezen en toegevoegd.').waitFor();
    expect(await screen.keys.field.inputValue()).toBe('');
    const card = screen.keys.card(`Certificaat van *.${DOMAIN}`);
    await card.getByText('Soort sleutel: RSA 2048').waitFor();
    const zoneFile = await screen.texts.first().innerText();
    const added = zoneFile.split('\n').filter(line => line.includes(NEXT));
    const hosts = await card
      .getByRole('group', { name: 'Voor welke mailservers?' })
      .getByRole('checkbox')
      .count();
    expect(hosts).toBeGreaterThan(0);
    expect(added).toHaveLength(hosts);
    // The record of now stays beside it: nothing goes. And the plan of the rollover is there.
    expect(zoneFile.split('\n').filter(line => line.includes(' TLSA 3 1 1 ')).length).toBe(hosts);
    const going = await screen.publish.locator('.lines-go').allInnerTexts();
    expect(going).toEqual([]);
    await page
      .getByText(/^Stappenplan voor de nieuwe sleutel van/)
      .first()
      .waitFor();
    // The issuer is only looked at, until a host is chosen for it.
    await screen.keys
      .card('Certificaat van uitgever Oefen CA')
      .getByText('Hier wordt nog niets mee gedaan.')
      .waitFor();
    expect(zoneFile).not.toContain(' TLSA 2 ');
  });

  test('a file that is picked; what was brought survives a reload, and can be taken away', async () => {
    const screen = makeScreen(page);
    await open();
    const before = await screen.publish.innerText();
    const buffer = openssl(server.certificate, 'x509', '-outform', 'DER');
    await screen.keys.file.setInputFiles({
      name: 'mail.cer',
      mimeType: 'application/x-x509-ca-cert',
      buffer: Buffer.from(buffer),
    });
    await screen.texts.filter({ hasText: NEXT }).waitFor();
    await page.reload();
    await screen.texts.filter({ hasText: NEXT }).waitFor();
    await page.getByRole('button', { name: `Weghalen: Certificaat van *.${DOMAIN}` }).click();
    await screen.publish.getByText('Dit staat al zo in het DNS.').waitFor();
    expect(await screen.publish.innerText()).toBe(before);
    // The card is gone with the button: the keyboard is still at the keys.
    expect(await page.locator('.make-form :focus').count()).toBe(1);
  });

  test('a file that is dropped', async () => {
    const screen = makeScreen(page);
    await open();
    const transfer = await page.evaluateHandle(text => {
      const data = new DataTransfer();
      data.items.add(new File([text], 'mail.pem'));
      return data;
    }, server.certificate);
    await screen.keys.place.dispatchEvent('dragover', { dataTransfer: transfer });
    await screen.keys.place.dispatchEvent('drop', { dataTransfer: transfer });
    await screen.texts.filter({ hasText: NEXT }).waitFor();
  });

  test('a file that is dropped beside the place for it does not take the place of the page', async () => {
    await open();
    const isKept = await page.evaluate(() => {
      const data = new DataTransfer();
      data.items.add(new File(['x'], 'mail.pem'));
      const drop = new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true });
      document.body.dispatchEvent(drop);
      return drop.defaultPrevented;
    });
    expect(isKept).toBe(true);
  });

  test('a private key gives the same record, and is nowhere in the page afterwards', async () => {
    const screen = makeScreen(page);
    await open();
    await paste(server.key);
    await screen.texts.filter({ hasText: NEXT }).waitFor();
    await screen.keys.brought
      .getByText('Van de privésleutel is alleen de openbare helft overgenomen.')
      .waitFor();
    const locked = Buffer.from(openssl(server.key, 'pkcs8', '-topk8', '-passout', 'pass:geheim')).toString();
    await paste(locked);
    await page.getByRole('alert').getByText('Deze privésleutel is met een wachtwoord beveiligd.').waitFor();
    await page.getByText('De tekst met de privésleutel is uit het veld gehaald.').waitFor();
    expect(await screen.keys.field.inputValue()).toBe('');
    const everything = await page.evaluate(() =>
      [
        document.documentElement.outerHTML,
        ...[...document.querySelectorAll('input, textarea')].map(each => (each as HTMLInputElement).value),
        JSON.stringify(sessionStorage),
        JSON.stringify(localStorage),
        JSON.stringify(history.state),
        location.href,
      ].join('\n'),
    );
    const spki = openssl(server.key, 'pkey', '-pubout', '-outform', 'DER');
    expect(everything).toContain(digest(server.key));
    for (const secret of [server.key, locked]) expect(holdsSecret(everything, secret, spki)).toBe(false);
    expect(holdsSecret(app.output(), server.key, spki)).toBe(false);
  });

  test('a mistake is said under the field, and loses nothing', async () => {
    const screen = makeScreen(page);
    await open();
    await paste(server.certificate);
    await screen.keys.brought.waitFor();
    const half = elsewhere.certificate.slice(0, 300);
    await paste(half);
    await page.getByRole('alert').getByText('Er ontbreekt iets, of er is iets veranderd.').waitFor();
    expect(await screen.keys.field.inputValue()).toBe(half);
    expect(await screen.keys.field.getAttribute('aria-invalid')).toBe('true');
    expect(await screen.texts.first().innerText()).toContain(NEXT);
    await paste(elsewhere.certificate);
    const card = screen.keys.card('Certificaat van mail.elders.example');
    await card.getByText('deze naam staat niet in het certificaat').first().waitFor();
    expect(await card.getByRole('checkbox', { checked: true }).count()).toBe(0);
  });

  test('RFC 7671 §8.4: 3 0 1 is warned of, and stays off until it is chosen', async () => {
    const screen = makeScreen(page);
    await open();
    await paste(server.certificate);
    const card = screen.keys.card(`Certificaat van *.${DOMAIN}`);
    await card.getByText('Meer: een andere vorm van het record').click();
    await card.getByRole('radio', { name: /^3 0 1/ }).check();
    await card.getByText(/Bij elke verlenging klopt het niet meer/).waitFor();
    await page
      .getByText(/staat uit: past bij niets wat de server nu stuurt/)
      .first()
      .waitFor();
    await screen.publish.getByText('Dit staat al zo in het DNS.').waitFor();
    await card.getByRole('radio', { name: /^3 1 2/ }).waitFor();
    // Never 0 or 1 (RFC 7672 §3.1.3).
    expect(await card.getByRole('radio', { name: /^[01] / }).count()).toBe(0);
  });

  test('a TTL that cannot be is said under the field, and nothing is written with another one', async () => {
    const screen = makeScreen(page);
    await open();
    await paste(server.certificate);
    await screen.texts.filter({ hasText: NEXT }).waitFor();
    await screen.ttl.fill('5');
    await page.getByRole('alert').getByText('“5” is geen goede TTL').first().waitFor();
    expect(await screen.ttl.getAttribute('aria-invalid')).toBe('true');
    expect(await screen.texts.count()).toBe(0);
    await screen.ttl.fill('300');
    expect(await screen.texts.first().innerText()).toContain(` 300 IN TLSA ${NEXT}`);
  });

  test('RFC 7672 §3.1.2: one issuer of several is warned of, and the others can be added', async () => {
    const screen = makeScreen(page);
    await open();
    await screen.ttl.fill('600');
    // As if the server sent this issuer: no practice domain has a certificate of a public authority.
    const host = await page.evaluate(
      ([key, sha256]) => {
        const kept = JSON.parse(sessionStorage.getItem(key!) ?? '') as {
          drafts: Record<string, { brought: unknown[] }>;
        };
        const name = document.querySelector('.make-form legend')?.textContent?.split(' ').at(-1) ?? '';
        const record = { certificateUsage: 2, selector: 1, matchingType: 1, data: sha256 };
        for (const draft of Object.values(kept.drafts)) draft.brought = [{ host: name, name: 'YR1', record }];
        sessionStorage.setItem(key!, JSON.stringify(kept));
        return name;
      },
      ['postzegel-make', letsEncrypt.generations[0]!.issuers[0]!.sha256],
    );
    await page.reload();
    const records = page.getByRole('group', { name: `Records voor ${host}` });
    await records.getByRole('checkbox', { name: /YR1/ }).check();
    await records.getByText(/er ontbreken er nog 5/).waitFor();
    await records.getByRole('button', { name: 'Alle uitgevers toevoegen' }).click();
    await records.getByText(/er ontbre/).waitFor({ state: 'detached' });
    // RFC 7671 §8: none of them fits this server, which is stopped until it is meant.
    await screen.confirmation.fill(DOMAIN);
    const zoneFile = await screen.texts.first().innerText();
    for (const { sha256 } of letsEncrypt.generations[0]!.issuers) {
      expect(zoneFile).toContain(` TLSA 2 1 1 ${sha256}`);
    }
  });

  test('in a window of the program the program itself opens the file, and the page has no place for one', async () => {
    const read = readKeyMaterial(Uint8Array.from(Buffer.from(server.key)));
    const found = read.ok ? read.value : [];
    // The bridge of the window, over the same socket; the file is picked by what stands in for the dialog.
    await open();
    await page.addInitScript(material => {
      const socket = new WebSocket(`ws://${location.host}/socket`);
      // The tab has its secret from its first visit.
      const secret = sessionStorage.getItem('postzegel-page');
      const opened = new Promise(resolve => socket.addEventListener('open', resolve)).then(() =>
        socket.send(JSON.stringify({ kind: 'enter', secret })),
      );
      const listeners: ((frame: unknown) => void)[] = [];
      const tell = (frame: unknown) => listeners.forEach(listener => listener(frame));
      socket.addEventListener('message', event => tell(JSON.parse(String(event.data))));
      const send = async (frame: { id: number; name?: string }) => {
        await opened;
        const output = { kind: 'read', name: 'mail.key', found: material };
        if (frame.name === 'openKeyFile') tell({ kind: 'done', id: frame.id, output });
        else socket.send(JSON.stringify(frame));
      };
      Object.assign(window, {
        postzegel: {
          send,
          onFrame: (listener: (frame: unknown) => void) => listeners.push(listener),
          onClosed: () => undefined,
        },
      });
    }, found);
    const screen = makeScreen(page);
    await page.reload();
    await screen.title.getByText(DOMAIN).waitFor();
    expect(await screen.keys.place.locator('input[type=file]').count()).toBe(0);
    await screen.keys.place.getByText(/leest het programma het bestand zelf/).waitFor();
    await screen.keys.place.getByRole('button', { name: 'Bestand kiezen' }).click();
    await screen.texts.filter({ hasText: NEXT }).waitFor();
  });

  test('WCAG 2.2 AA: what was brought and what went wrong, wide and narrow', async () => {
    const screen = makeScreen(page);
    await open();
    await paste(server.certificate + issuer.certificate);
    await screen.keys.brought.waitFor();
    await paste('niets');
    await page.getByRole('alert').getByText('Hier is geen certificaat of sleutel in gevonden.').waitFor();
    await screen.ttl.fill('5');
    await page.locator('main details').evaluateAll(all => all.forEach(each => each.setAttribute('open', '')));
    expect(await violations(page)).toEqual([]);
    await page.setViewportSize({ width: 360, height: 640 });
    expect(await violations(page)).toEqual([]);
    expect(await fits(page)).toBe(true);
    await page.setViewportSize({ width: 1280, height: 800 });
  });
});
