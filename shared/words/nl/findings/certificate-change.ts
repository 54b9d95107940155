import type { Pinned } from '../../../dane/index.ts';
import { saySpan } from '../../date.ts';

interface Change {
  readonly pinned?: Pinned;
}

/** How another certificate is put in without stopping senders that go by the TLSA records (RFC 7671 §8.1). */
export function sayCertificateChange({ pinned }: Change): string {
  if (!pinned) return '';
  const wait = saySpan(pinned.wait, 'nl');
  switch (pinned.to) {
    case 'key':
      return ` Houd dezelfde sleutel: het TLSA-record noemt die. Moet er een andere sleutel komen? Publiceer dan eerst het TLSA-record daarvan naast het huidige, wacht ten minste ${wait} en zet pas dan het certificaat op de server.`;
    case 'certificate':
      return ` Het TLSA-record noemt precies het huidige certificaat. Publiceer dus eerst het record van het volgende ernaast (liefst \`3 1 1\`), wacht ten minste ${wait} en zet pas dan het nieuwe certificaat op de server.`;
    case 'issuer':
      return ` Het TLSA-record noemt de uitgever: blijf bij die uitgever. Moet het een andere worden? Publiceer dan eerst een TLSA-record \`3 1 1\` van de nieuwe sleutel ernaast, wacht ten minste ${wait} en zet pas dan het certificaat op de server.`;
    case 'misfit':
      return ' De TLSA-records passen nu niet bij deze server; herstel dat eerst.';
  }
}

/** The same where the key itself has to be another. */
export function sayKeyChange({ pinned }: Change): string {
  if (!pinned || pinned.to === 'misfit') return sayCertificateChange({ ...(pinned && { pinned }) });
  return ` Publiceer eerst het TLSA-record van de nieuwe sleutel naast het huidige, wacht ten minste ${saySpan(pinned.wait, 'nl')} en zet pas dan de nieuwe sleutel op de server. Haal daarna het oude record weg.`;
}
