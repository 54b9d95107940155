import {
  type MergeWords,
  type OddCharacterWords,
  type RdataFaultWords,
  sayRdataFault,
} from '../../merge-words.ts';

const megabytes = (characters: number) => Math.floor(characters / 1_000_000);

const rdataFaults: RdataFaultWords = {
  words: ({ wanted, found }, type) =>
    `${type} heeft ${type === 'TLSA' ? 'ten minste ' : ''}${wanted} ${wanted === 1 ? 'waarde' : 'waarden'}, en hier ${found === 1 ? 'staat' : 'staan'} er ${found}.`,
  address: ({ text }) => `“${text}” is geen geldig adres.`,
  'other-address': ({ text, belongs }) => `“${text}” hoort in een ${belongs}-record.`,
  name: ({ text }) => `“${text}” is geen geldige naam.`,
  number: ({ text, most }) => `“${text}” is geen getal van 0 tot en met ${most}.`,
  time: ({ text }) => `“${text}” is geen geldig aantal seconden.`,
  'long-text': ({ octets, most }) =>
    `één tekst is ${octets} tekens lang, en er passen er ${most} in. Knip hem in stukken, elk tussen eigen aanhalingstekens: "..." "...".`,
  escape: ({ text }) =>
    `achter de backslash in “${text}” horen drie cijfers tot en met 255, of één ander teken.`,
  'separated-hex': () => 'in de hexadecimale waarde staan dubbele punten of streepjes. Haal die weg.',
  hex: ({ text }) => `“${text}” is niet hexadecimaal (alleen 0-9 en a-f).`,
  'half-byte': ({ digits }) =>
    `de hexadecimale waarde heeft ${digits} tekens. Dat moet een even aantal zijn: er is er een weggevallen.`,
  octets: () => 'de bytes achter \\# passen niet bij hun aantal, of niet bij dit soort record.',
};

const oddCharacters: OddCharacterWords = {
  space: 'een teken dat op een spatie lijkt, maar er geen is',
  nothing: 'een teken dat u niet ziet',
  quote: 'een krul-aanhalingsteken in plaats van een recht aanhalingsteken',
  dash: 'een lang streepje in plaats van een gewoon streepje',
  control: 'een stuurteken',
};

export const merge: MergeWords = {
  title: zone => `Hebt u het zonebestand van ${zone}? Zie wat erin verandert`,
  private: 'Het bestand blijft op dit apparaat. Postzegel verstuurt het niet en bewaart het niet.',
  choose: {
    label: 'Zonebestand kiezen',
    hint: 'Het bestand dat uw nameserver leest: voor BIND, NSD of Knot. U kunt het ook hierheen slepen.',
  },
  drop: 'Laat het bestand hier los',
  paste: { label: 'Of plak de inhoud hier', hint: 'Het hele bestand, met het SOA-record.' },
  look: 'Bekijken',
  pasted: 'de geplakte tekst',
  another: 'Ander bestand',
  wrong: 'Dit bestand kan Postzegel zo niet veranderen',
  clash: 'Dit past niet in het bestand',
  clashNext:
    'Los dit eerst op in het bestand en kies het daarna opnieuw. Tot die tijd verandert Postzegel niets.',
  changesTitle: 'Wat er verandert',
  nothing: 'Alles staat al zo in dit bestand. Er verandert niets.',
  changes: { add: 'Erbij', replace: 'Vervangen', remove: 'Weg', 'as-wanted': 'Staat er al' },
  removed: 'gaat weg',
  added: 'komt erbij',
  kept: 'blijft',
  notesTitle: 'Let op',
  inFile: 'alleen in het bestand',
  inDns: 'alleen in het DNS',
  diffTitle: 'Regel voor regel',
  diffLead:
    'Een min staat voor een regel die weggaat, een plus voor een regel die erbij komt. Alle andere regels blijven precies zoals ze zijn.',
  diffName: 'de verschillen',
  line: line => `Vanaf regel ${line}`,
  download: 'Nieuw bestand bewaren',
  newFile: 'het hele nieuwe bestand',
  next: 'Bewaar eerst het oude bestand. Zet dan het nieuwe op zijn plaats, laat het nakijken en laad de zone opnieuw. Bij BIND: named-checkzone en dan rndc reload.',
  problems: {
    'too-large': ({ limit }) =>
      `Het bestand is groter dan ${megabytes(limit)} MB. Zo groot is geen zonebestand van een organisatie: is dit het goede bestand?`,
    'not-text': () =>
      'Dit is geen gewone tekst. Bewaar het als UTF-8. Komt het van een secundaire BIND-server? Zet het dan eerst om met named-compilezone -f raw -F text.',
    'too-many-entries': ({ limit }) => `Er staan meer dan ${limit} records in. Dat leest Postzegel niet.`,
    'lone-carriage-return': ({ line }) =>
      `Regel ${line}: er staat een regeleinde van een oud soort (alleen CR). Name servers lezen dat verschillend. Bewaar het bestand met gewone regeleinden.`,
    'open-quote': ({ line }) => `Regel ${line}: een aanhalingsteken wordt op die regel niet gesloten.`,
    'open-parenthesis': ({ line }) => `Regel ${line}: het haakje dat hier opent, wordt nergens gesloten.`,
    'extra-parenthesis': ({ line }) => `Regel ${line}: er sluit een haakje dat niet is geopend.`,
    'bad-directive': ({ line, text }) => `Regel ${line}: de opdracht “${text}” klopt niet of is onbekend.`,
    'bad-name': ({ line, text }) => `Regel ${line}: “${text}” is geen geldige naam.`,
    'bad-ttl': ({ line, text }) => `Regel ${line}: “${text}” is geen geldige TTL.`,
    'no-owner': ({ line }) =>
      `Regel ${line}: deze regel begint met een spatie, maar er staat nog geen naam boven.`,
    'no-ttl': ({ line }) => `Regel ${line}: er is geen TTL. Zet bovenaan bijvoorbeeld $TTL 3600.`,
    'no-type': ({ line }) => `Regel ${line}: hier ontbreekt het soort record, zoals A of TXT.`,
    'other-class': ({ line, text }) =>
      `Regel ${line}: de klasse ${text} hoort niet bij internet. Postzegel kent alleen IN.`,
    'bad-rdata': ({ line, type, fault }) =>
      `Regel ${line}: de inhoud van dit ${type}-record klopt niet: ${sayRdataFault(fault, type, rdataFaults)}`,
    'several-soa': ({ line }) => `Regel ${line}: er staat een tweede SOA-record in. Een zone heeft er één.`,
    'transfer-end': ({ line }) =>
      `Regel ${line}: hier staat het SOA-record van het begin nog een keer. Zo eindigt de uitvoer van dig axfr. Haal deze regel weg, of haal de zone op met dig +onesoa.`,
    'zone-without-dot': ({ line, name }) =>
      `Regel ${line}: achter de naam van de zone ontbreekt een punt. Daardoor komt de zone er nog een keer achter. Maak er “${name}.” van.`,
    'windows-age': ({ line, text }) =>
      `Regel ${line}: ${text} is een tijdstempel van Windows DNS. Is het bestand voor Windows DNS? Kies dan “Windows DNS (PowerShell)” in plaats van het zonebestand. Is het voor een andere nameserver? Haal dan op elke regel [AGE:...] weg.`,
    'odd-character': ({ line, looksLike, code }) =>
      `Regel ${line}: hier staat ${oddCharacters[looksLike]} (${code}). Dat komt vaak mee met kopiëren. Typ deze regel opnieuw.`,
    signed: ({ line, type }) =>
      `Regel ${line}: dit is een ondertekend bestand (met ${type}-records). Een wijziging maakt de handtekeningen ongeldig. Neem het bestand zonder handtekeningen, en laat het opnieuw ondertekenen.`,
    'other-zone': ({ line, apex, zone }) =>
      `Regel ${line}: dit bestand gaat over ${apex}, en de wijziging over ${zone}. Kies het bestand van ${zone}.`,
    'byte-order-mark': () =>
      'Het bestand begint met een onzichtbaar teken (BOM) waardoor nameservers het weigeren. In het nieuwe bestand staat het niet meer.',
    'end-mark': () =>
      'Aan het eind van het bestand staat een oud eindteken (Ctrl-Z) dat nameservers weigeren. In het nieuwe bestand staat het niet meer.',
    'missing-dot': ({ line, name }) =>
      `Regel ${line}: ontbreekt er een punt achter “${name}”? Zonder punt komt de naam van de zone er nog een keer achter.`,
    'unquoted-text': ({ line }) =>
      `Regel ${line}: deze tekst staat niet tussen aanhalingstekens. Bij een spatie of puntkomma houdt hij voor de nameserver op. Zet de hele tekst tussen aanhalingstekens.`,
    'more-problems': ({ count }) => `En nog ${count} meldingen zoals deze.`,
    include: ({ line, file }) =>
      `Regel ${line}: $INCLUDE haalt ook ${file} op. Wat daarin staat, ziet Postzegel niet. Kijk zelf of daar geen van deze namen in staat.`,
    generate: ({ line }) =>
      `Regel ${line}: $GENERATE maakt records die Postzegel niet ziet. Kijk zelf of daar geen van deze namen bij is.`,
    'not-ascii-name': ({ line, text }) =>
      `Regel ${line}: in de naam “${text}” staan letters die het DNS zo niet kent. Bedoelt u de vorm die met xn-- begint?`,
    'out-of-zone': ({ line, name }) =>
      `Regel ${line}: ${name} ligt buiten deze zone. Ontbreekt er een punt, of staat er één te veel?`,
    'zone-assumed': ({ zone }) =>
      `In het bestand staat niet van welke zone het is. Postzegel gaat uit van ${zone}.`,
    'no-soa': () =>
      'Er staat geen SOA-record in. Is dit een deel van het zonebestand? Verhoog dan zelf het volgnummer in het SOA-record.',
  },
  clashes: {
    alias: ({ line, name, target, type }) =>
      `Regel ${line}: ${name} is een alias (CNAME) van ${target}. Naast een CNAME mag geen ${type}-record staan. Vraag de beheerder van ${target} om het record, of haal de alias weg.`,
    'beside-alias': ({ line, name, others }) =>
      `Regel ${line}: bij ${name} staan ook andere records (${others.join(', ')}). Naast een CNAME mag niets anders staan.`,
    'below-dname': ({ line, name, above, target }) =>
      `Regel ${line}: alles onder ${above} verwijst naar ${target} (DNAME). Zet het record voor ${name} daar.`,
    delegated: ({ line, name, above }) =>
      `Regel ${line}: ${above} is een eigen zone, met eigen nameservers. ${name} hoort in het bestand van die zone.`,
    outside: ({ name, apex }) => `${name} ligt niet in de zone ${apex} van dit bestand.`,
    'unseen-records': ({ line, name, type }) =>
      `Regel ${line}: bij ${name} staan ${type}-records die er bij de controle niet waren. Ze zouden verdwijnen. Is het bestand nieuwer dan het DNS? Laad het dan eerst en controleer opnieuw. Zijn ze oud? Haal ze weg.`,
  },
  notes: {
    differs: ({ name, type }) =>
      `${name} (${type}) staat anders in het bestand dan bij de controle in het DNS. Is dit het nieuwste bestand?`,
    'behind-alias': ({ name, type, end, also }) =>
      `${name} is een alias (CNAME) van ${end}. Het ${type}-record staat daarom bij ${end}.${also.length > 0 ? ` Het geldt ook voor ${also.slice(0, 3).join(', ')}${also.length > 3 ? ' en andere' : ''}: die verwijzen er ook naar.` : ''}`,
    'not-loaded': ({ name, type }) =>
      `${name} (${type}) staat al goed in het bestand, maar stond bij de controle niet zo in het DNS. Is de zone wel opnieuw geladen?`,
    serial: ({ from, to }) =>
      `Het volgnummer van de zone (SOA) gaat van ${from} naar ${to}, zodat alle nameservers het nieuwe bestand ophalen.`,
    'serial-unread': ({ line }) =>
      `Regel ${line}: het volgnummer in dit SOA-record kan Postzegel niet veranderen. Verhoog het zelf.`,
  },
};
