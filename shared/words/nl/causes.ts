import { type TlsRefusal, tlsRefusal } from '../terms/tls-refusal.ts';
import type { Catalogue } from '../catalogue.ts';

const TLS_REFUSALS: Readonly<Record<TlsRefusal, string>> = {
  'no-such-name': 'de server zegt dat hij voor deze naam geen certificaat heeft',
  'nothing-in-common':
    'de server en Postzegel vonden geen versleuteling die ze allebei accepteren, of de server heeft geen certificaat dat hij kan gebruiken',
  version:
    'de server accepteert de TLS-versies niet die Postzegel aanbiedt, of biedt er geen aan die Postzegel kent',
  'client-certificate':
    'de server wil een certificaat van de verzender, en dat hebben verzenders van mail niet',
  'not-understood': 'de server begreep niet wat hij kreeg, of stuurde iets wat daar niet hoort',
  'server-fault': 'de server zegt dat hij zelf een fout heeft',
  'no-tls': 'wat er kwam was geen TLS',
  other: 'de server brak af',
};

/** In words; the name of the alert beside it is what logs and manuals say. */
function tlsFailure(detail: string): string {
  const refusal = tlsRefusal(detail);
  if (!refusal) return `de beveiligde verbinding mislukte (${detail})`;
  const words = TLS_REFUSALS[refusal.kind];
  return refusal.alert === undefined ? words : `${words} (TLS-melding ${refusal.alert})`;
}

export const causes: Catalogue['causes'] = {
  timeout: ({ afterMs }) => `geen antwoord binnen ${Math.max(1, Math.round(afterMs / 1000))} seconden`,
  'connection-refused': () => 'de verbinding werd geweigerd',
  unreachable: () => 'het netwerk of de server was niet bereikbaar',
  closed: () => 'de andere kant verbrak de verbinding',
  tls: ({ detail }) => tlsFailure(detail),
  malformed: () => 'het antwoord was onleesbaar',
  mismatched: () => 'er kwam antwoord op een andere vraag',
  'too-large': ({ limitBytes }) => `het antwoord was groter dan ${Math.round(limitBytes / 1024)} kB`,
  'private-address': ({ address }) => `${address} is een intern adres`,
  'impossible-name': ({ problem }) =>
    `deze naam kan in DNS niet bestaan: ${
      {
        'empty-label': 'er staat niets tussen twee punten',
        'label-too-long': 'een deel ervan is langer dan 63 tekens',
        'name-too-long': 'hij is langer dan 253 tekens',
        'bad-character': 'er staat een teken in dat daar niet kan',
      }[problem]
    }`,
  'no-address': () => 'de naam heeft geen adres',
  'http-status': ({ status }) => `de DNS-dienst antwoordde met status ${status}`,
  'unusable-resolver': ({ rcode }) => `de DNS-server van dit netwerk geeft nergens antwoord op (${rcode})`,
  'large-group': ({ bits, limitBits }) =>
    `de server wil sleutels afspreken met een priemgetal van ${bits} bits; Postzegel rekent met hooguit ${limitBits}`,
  cancelled: () => 'de controle is afgebroken',
  'check-limit': () => 'de tijd voor de hele controle was op',
  'over-limit': ({ limit }) => `er worden niet meer dan ${limit} bekeken`,
};
