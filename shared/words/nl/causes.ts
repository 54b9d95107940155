import type { Catalogue } from '../catalogue.ts';

export const causes: Catalogue['causes'] = {
  timeout: ({ afterMs }) => `geen antwoord binnen ${Math.max(1, Math.round(afterMs / 1000))} seconden`,
  'connection-refused': () => 'de verbinding werd geweigerd',
  unreachable: () => 'het netwerk of de server was niet bereikbaar',
  closed: () => 'de andere kant verbrak de verbinding',
  tls: ({ detail }) => `de beveiligde verbinding mislukte (${detail})`,
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
