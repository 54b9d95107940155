import type { MakeWords } from '../../make-words.ts';

export const tlsa: MakeWords['tlsa'] = {
  hostTitle: host => `Records voor ${host}`,
  unseen:
    'Het certificaat van deze server is van hier niet gezien. Breng het hieronder zelf in, of controleer vanaf een plek waar poort 25 open is.',
  foreign: zone =>
    `Deze naam ligt in de zone ${zone}. Is die van uw leverancier, dan moet hij het record publiceren.`,
  origins: {
    'server-key': until => `De sleutel die de server nu gebruikt (certificaat tot ${until})`,
    issuer: name => `De uitgever ${name}`,
    published: 'Staat nu in het DNS',
    brought: name => `Toegevoegd: ${name}`,
  },
  advised: 'advies',
  isPublished: 'staat nu in het DNS',
  fits: 'past nu',
  fitsNot: 'past nu niet',
  maybeNext: 'blijft staan, want het kan van de volgende sleutel zijn',
  unusable: 'telt niet voor mail',
  bring: {
    label: 'Volgend certificaat of sleutel',
    hint: 'Een bestand (PEM of DER): certificaat, openbare sleutel, aanvraag (CSR) of privésleutel. Een privésleutel blijft op dit apparaat en wordt niet bewaard.',
  },
  paste: {
    label: 'Of plak de tekst hier',
    hint: 'Tekst die begint met `-----BEGIN`. Met “Lezen” verdwijnt hij weer uit dit veld.',
  },
  read: 'Lezen',
  keys: {
    pick: 'Bestand kiezen',
    drop: 'of sleep het hierheen',
    privacy: {
      electron:
        'Met “Bestand kiezen” leest het programma het bestand zelf: deze pagina krijgt het niet te zien. Wat u sleept of plakt, gaat door deze pagina naar het programma. Alles blijft op dit apparaat. Een privésleutel wordt niet bewaard: er wordt alleen de openbare helft uit gehaald.',
      browser:
        'Deze pagina geeft de inhoud door aan het programma op dit apparaat. Er gaat niets over het netwerk. Een privésleutel wordt niet bewaard: er wordt alleen de openbare helft uit gehaald. Wilt u dat uw browser hem niet ziet? Breng dan het certificaat of de openbare sleutel in.',
    },
    reading: 'Bezig met lezen…',
    found: count => (count === 1 ? 'Gelezen en toegevoegd.' : `${count} gelezen en toegevoegd.`),
    cleared: 'De tekst met de privésleutel is uit het veld gehaald.',
    title: 'Ingebracht',
    kinds: {
      certificate: name => `Certificaat van ${name}`,
      issuer: name => `Certificaat van uitgever ${name}`,
      request: name => `Aanvraag (CSR) voor ${name}`,
      'public-key': name => `Openbare sleutel ${name}`,
      'private-key': name => `Sleutel ${name}`,
    },
    key: kind => `Soort sleutel: ${kind}`,
    until: day => `Geldig tot ${day}`,
    names: (names, more) => `Voor: ${names}${more > 0 ? ` en nog ${more}` : ''}`,
    publicHalfOnly: 'Van de privésleutel is alleen de openbare helft overgenomen.',
    hosts: 'Voor welke mailservers?',
    notNamed: 'deze naam staat niet in het certificaat',
    noHosts: 'Hier wordt nog niets mee gedaan. Kies een mailserver.',
    more: 'Meer: een andere vorm van het record',
    combination: 'Vorm van het record',
    usages: {
      2: 'uw uitgever',
      3: 'uw eigen server',
    },
    selectors: {
      0: 'het hele certificaat',
      1: 'alleen de sleutel: blijft kloppen zolang de sleutel dezelfde is',
    },
    matchingTypes: {
      0: 'voluit: lang, en afgeraden',
      1: 'SHA-256: kent elke verzender',
      2: 'SHA-512: kent niet elke verzender',
    },
    breaksAtRenewal:
      'Let op: dit record past bij dit ene certificaat. Bij elke verlenging klopt het niet meer, ook als de sleutel dezelfde blijft. Neem liever 3 1 1.',
    fullData:
      'Let op: het antwoord van het DNS wordt zo lang dat het niet altijd aankomt. Neem liever SHA-256 (1).',
    issuerMustBeSent:
      'Dit werkt alleen als uw server dit certificaat van de uitgever meestuurt, en zijn eigen certificaat de naam van de server noemt.',
    remove: name => `Weghalen: ${name}`,
  },
  stray:
    'staat uit: past bij niets wat de server nu stuurt. Publiceer het pas als de server het nieuwe certificaat heeft',
  siblings: (family, count) =>
    `${family} kiest bij elke verlenging zelf een van zijn uitgevers. Met dit record alleen kan mail bij de volgende verlenging stoppen: ${count === 1 ? 'er ontbreekt er nog één' : `er ontbreken er nog ${count}`}. Neem ze allemaal op, of neem alleen 3 1 1 en houd dezelfde sleutel.`,
  addSiblings: 'Alle uitgevers toevoegen',
  ttl: { label: 'TTL in seconden', hint: 'Een uur (3600) is goed. Zet hem op 300 rond een wisseling.' },
  keysTitle: 'Dezelfde sleutel houden, of een nieuwe?',
  keysLead:
    'Zolang de sleutel dezelfde blijft, blijft het record kloppen, ook met een nieuw certificaat. Bij een nieuwe sleutel hoort een nieuw record, en dat moet er ruim daarvoor staan.',
  keep: 'Sleutel houden',
  roll: 'Nieuwe sleutel',
  rolloverTitle: host => `Stappenplan voor de nieuwe sleutel van ${host}`,
  keepTitle: host => `Stappenplan om de sleutel van ${host} te houden`,
};
