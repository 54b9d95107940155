import type { MakeWords } from '../../make-words.ts';

export const verify: MakeWords['verify'] = {
  title: 'Nagaan of het er staat',
  lead: 'Klaar met publiceren? Postzegel vraagt het elke nameserver van de zone, en kijkt alleen naar wat er moest veranderen.',
  button: 'Nagaan bij de nameservers',
  again: 'Nog een keer nagaan',
  busy: 'Bezig met vragen…',
  progress: (ready, total) => `${ready} van ${total} klaar`,
  cancel: 'Stoppen met vragen',
  steps: {
    zone: 'Nameservers zoeken voor',
    'name-server': 'Vragen aan',
    resolver: 'Vragen aan uw DNS-server',
    policy: 'Beleid ophalen van',
  },
  states: {
    'as-wanted': 'staat er goed',
    'not-yet': 'nog niet: hier staat nog het oude',
    different: 'anders dan gevraagd',
    'no-answer': 'geen antwoord',
  },
  overall: {
    everywhere: lingers => ({
      says: 'Het staat overal goed.',
      next: `Elke server geeft wat u wilde. ${lingers === '' ? '' : `Anderen op internet kunnen het oude nog ${lingers} onthouden. `}Controleer nu het hele domein opnieuw.`,
    }),
    'not-yet': lingers => ({
      says: 'Nog niet overal.',
      next: `Er is niets mis, maar ergens staat nog het oude. Hebt u gepubliceerd? Wacht dan een paar minuten en ga het nog een keer na.${lingers === '' ? '' : ` Staat het straks overal, dan kunnen anderen het oude nog ${lingers} onthouden.`}`,
    }),
    wrong: () => ({
      says: 'Er staat iets anders dan u wilde.',
      next: 'Wachten helpt hier niet. Kijk hieronder wat er staat, verbeter het bij uw DNS-beheerder of op de webserver, en ga het dan opnieuw na.',
    }),
    bogus: () => ({
      says: 'Het staat er, maar de DNSSEC-handtekening eronder klopt niet.',
      next: 'Verzenders die DNSSEC controleren, geloven het zo niet. Laat uw DNS-beheerder de zone opnieuw ondertekenen, en ga het dan opnieuw na.',
    }),
    'no-answer': () => ({
      says: 'Niet elke server gaf antwoord.',
      next: 'Wie wel antwoordde, geeft wat u wilde. Ga het zo nog een keer na. Blijft een server stil, vraag dan uw DNS-beheerder of die nog meedoet.',
    }),
  },
  servers: 'Wat elke nameserver geeft',
  server: 'nameserver',
  found: 'wat er staat',
  resolver: 'uw DNS-server',
  resolverDiffers: {
    behind: lingers =>
      `Uw eigen DNS-server geeft nog het oude. Dat is gewoon: die onthoudt het een tijd${lingers === '' ? '' : `, hoogstens ${lingers}`}.`,
    apart: () =>
      'Uw eigen DNS-server geeft iets anders dan de nameservers. Dat kan kloppen als uw organisatie een eigen, intern DNS heeft.',
  },
  at: moment => `Nagegaan op ${moment}.`,
  policy: 'Het beleid op de webserver',
  serial: serial => `versie ${serial} van de zone`,
  held: 'Hier staat',
  heldNothing: 'Hier staat niets.',
  wanted: 'Gevraagd was',
  wantedNothing: 'Gevraagd was: niets.',
  zoneless: name => `Van ${name} is geen zone met nameservers gevonden.`,
  leftOut: names => `Niet gevraagd, omdat het er te veel zijn: ${names}.`,
  silence: {
    rcode: rcode => `de server weigert (${rcode})`,
    'not-authoritative': 'deze server weet niets van de zone, terwijl de zone hem wel noemt',
  },
  checkAgain: 'Controleer het hele domein opnieuw',
  practice: {
    button: 'Publiceren in het oefennetwerk',
    lead: 'Dit is een oefendomein. Hier kunt u echt publiceren, en er kan niets stuk.',
    webServer: address => `Voor een eigen webserver kunt u hier het adres ${address} nemen.`,
    done: 'Gepubliceerd in het oefennetwerk.',
  },
};
