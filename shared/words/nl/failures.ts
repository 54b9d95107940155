import type { KeyProblem } from '../../evidence/keys/key-material.ts';
import type { Catalogue, FailureWords } from '../catalogue.ts';

export const domainProblems: Catalogue['domainProblems'] = {
  empty: () => 'Vul eerst een domein in.',
  'single-label': ({ label }) =>
    `“${label}” is één woord. Een domein heeft een punt, zoals ${label.length < 40 ? label : 'voorbeeld'}.nl.`,
  'label-too-long': ({ octets }) =>
    `Een deel van de naam is te lang: ${octets} tekens, en er mogen er 63 zijn.`,
  'empty-label': () => 'Er staan twee punten achter elkaar, of er staat een punt vooraan.',
  'name-too-long': ({ octets }) => `De naam is te lang: ${octets} tekens, en er mogen er 253 zijn.`,
  'address-literal': ({ address }) => `${address} is een IP-adres, geen domein.`,
  'bad-character': ({ character }) =>
    character === ' '
      ? 'Er staat een spatie in de naam.'
      : `Het teken “${character}” mag niet in een domeinnaam, of niet op die plek.`,
  'taken-from': ({ source, domain }) =>
    source === 'email-address'
      ? `Uit het e-mailadres is het domein ${domain} genomen.`
      : `Uit het webadres is het domein ${domain} genomen.`,
};

const NOT_READ = 'Er is niets toegevoegd.';
const unreadableKeys: Readonly<Record<KeyProblem, FailureWords>> = {
  empty: {
    what: 'Er staat niets in.',
    meaning: NOT_READ,
    action:
      'Plak de tekst van het certificaat of de sleutel, van `-----BEGIN` tot en met de laatste streepjes.',
  },
  'too-large': {
    what: 'Dit is te groot voor een certificaat of sleutel.',
    meaning: NOT_READ,
    action: 'Neem alleen het certificaat van de mailserver, en niet een hele verzameling.',
  },
  'encrypted-key': {
    what: 'Deze privésleutel is met een wachtwoord beveiligd.',
    meaning: 'Dat is goed. Postzegel vraagt niet om het wachtwoord, en heeft de sleutel zelf niet nodig.',
    action:
      'Breng het certificaat in. Of haal de openbare sleutel eruit met `openssl pkey -in sleutel.pem -pubout` en breng die in.',
  },
  pkcs12: {
    what: 'Dit is een PFX-bestand: een certificaat met zijn privésleutel, achter een wachtwoord.',
    meaning: NOT_READ,
    action:
      'Haal het certificaat eruit met `openssl pkcs12 -in bestand.pfx -clcerts -nokeys`, of bewaar het in Windows zonder privésleutel (.cer). Breng dat in.',
  },
  'openssh-key': {
    what: 'Dit is een sleutel van SSH.',
    meaning: 'Een mailserver gebruikt die niet.',
    action: 'Neem het certificaat of de sleutel waarmee de mailserver versleutelt.',
  },
  damaged: {
    what: 'Er ontbreekt iets, of er is iets veranderd.',
    meaning: NOT_READ,
    action:
      'Kopieer de hele tekst nog eens, van `-----BEGIN` tot en met de streepjes na `-----END`. Of neem het bestand zelf.',
  },
  'unsupported-key': {
    what: 'Dit soort privésleutel kan Postzegel niet lezen.',
    meaning: NOT_READ,
    action: 'Breng het certificaat in, of de openbare sleutel (`openssl pkey -in sleutel.pem -pubout`).',
  },
  'nothing-known': {
    what: 'Hier is geen certificaat of sleutel in gevonden.',
    meaning: NOT_READ,
    action: 'Neem een bestand in PEM of DER: meestal eindigt de naam op .pem, .crt, .cer, .key of .csr.',
  },
  'no-file': {
    what: 'Dit bestand is niet te lezen.',
    meaning: 'Het is er niet, of u mag er niet in kijken.',
    action: 'Kopieer het naar een map waar u bij kunt, of breng het certificaat in: dat mag iedereen zien.',
  },
};

export const failures: Catalogue['failures'] = {
  'bad-domain': ({ problem }) => ({
    what:
      domainProblems[problem.kind as keyof typeof domainProblems]?.(problem as never) ??
      'Dit is geen domein.',
    meaning:
      problem.kind === 'empty'
        ? 'Er is nog niets gecontroleerd.'
        : 'Hier kan geen mail naartoe, dus er is niets gecontroleerd.',
    action: 'Typ het deel achter de @ van uw e-mailadres, bijvoorbeeld gemeente.nl.',
  }),
  'bad-resolver': ({ text }) => ({
    what: `“${text.slice(0, 80)}” is geen DNS-server.`,
    meaning: 'Er is niets gecontroleerd.',
    action:
      'Vul een IP-adres in, een adres van DNS over HTTPS zoals https://dns.voorbeeld/dns-query, of tls://naam. Laat het leeg voor de DNS-server van dit apparaat.',
  }),
  'not-a-practice-domain': ({ domain }) => ({
    what: `${domain} is geen oefendomein.`,
    meaning: 'In het oefennetwerk bestaan alleen de oefendomeinen.',
    action: 'Kies een van de oefendomeinen, of controleer dit domein op het echte internet.',
  }),
  'cannot-publish': ({ name }) => ({
    what: `Dit kan niet in het oefennetwerk: ${name.slice(0, 100)}.`,
    meaning:
      'De naam ligt niet in een zone van dit oefendomein, of de waarde past niet. Er is niets veranderd.',
    action: 'Kijk na wat u hebt ingevuld, en kies voor een webserver een adres dat nog vrij is.',
  }),
  'unreadable-output': () => ({
    what: 'In deze tekst staat geen uitvoer van openssl s_client.',
    meaning: 'Er is niets toegevoegd.',
    action: 'Voer de opdracht precies zo uit als hij er staat, en plak alles wat er verschijnt.',
  }),
  'unreadable-key': ({ problem }) => unreadableKeys[problem],
  'bad-call': () => ({
    what: 'De pagina en het programma begrijpen elkaar niet.',
    meaning: 'Waarschijnlijk is het programma vernieuwd terwijl deze pagina open stond.',
    action: 'Laad de pagina opnieuw.',
  }),
  'too-many-calls': ({ limit }) => ({
    what: 'Er lopen al te veel controles tegelijk.',
    meaning: `Meer dan ${limit} tegelijk gaat niet.`,
    action: 'Wacht tot er een klaar is, of breek er een af.',
  }),
  cancelled: () => ({
    what: 'De controle is afgebroken.',
    meaning: 'Wat er al gezien was, is niet bewaard.',
    action: 'Start de controle opnieuw wanneer u wilt.',
  }),
  disconnected: () => ({
    what: 'De verbinding met Postzegel is weg.',
    meaning: 'Het programma is gestopt, of deze pagina heeft te lang stil gestaan.',
    action: 'Start Postzegel opnieuw. Wat u had ingevuld, staat er nog.',
  }),
  bug: ({ number }) => ({
    what: 'Er ging iets mis in Postzegel zelf.',
    meaning: `Dit is een fout van ons, niet van u. Het nummer is ${number}.`,
    action: 'Probeer het nog eens. Blijft het misgaan, meld dan dit nummer.',
  }),
};
