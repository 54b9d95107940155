import type { CachingWords } from '../../compare-room-words.ts';

export const caching: CachingWords = {
  sizes: {
    'small-town': 'Kleine gemeente',
    'large-town': 'Grote gemeente',
    'service-centre': 'Gedeeld rekencentrum',
    'large-provider': 'Grote mailaanbieder',
  },
  size: {
    label: 'Begin met een voorbeeld',
    hint: 'De getallen zijn voorbeelden, geen metingen. Alle ontvangers doen mee: het zwaarste geval.',
  },
  own: 'Eigen getallen',
  more: 'Meer getallen',
  destinations: {
    label: 'Domeinen waar u naartoe mailt',
    hint: 'Alle verschillende domeinen, ook waar u zelden naartoe mailt.',
  },
  messages: { label: 'Mails per dag', hint: 'Alle mail naar buiten.' },
  exponent: {
    label: 'Spreiding (Zipf)',
    hint: '0: overal evenveel. 1: een paar domeinen krijgen het meeste. Hoger: nog ongelijker.',
  },
  shareWithPolicy: {
    label: 'Ontvangers met MTA-STS (%)',
    hint: '100 is het zwaarste geval: iedereen heeft een beleid.',
  },
  shareSigned: {
    label: 'Ontvangers met DNSSEC (%)',
    hint: 'Alleen daar zoekt een verzender naar records van DANE.',
  },
  maxAge: {
    label: 'Zo lang geldt een beleid (dagen)',
    hint: 'De ontvanger kiest dit: max_age. Een tot 365 dagen.',
  },
  ttl: { label: 'Zo lang geldt een DNS-record (uren)', hint: 'De ontvanger kiest dit: TTL. Een tot 24 uur.' },
  refresh: { label: 'Wanneer haalt u een beleid opnieuw op?', hint: 'De standaard raadt elke dag aan.' },
  refreshes: {
    'on-demand': 'Pas als het is verlopen en er weer mail gaat',
    daily: 'Elke dag, zolang er mail naartoe gaat',
  },
  outside: (least, most) => `Vul een getal in van ${least} tot en met ${most}.`,
  answer: {
    title: 'Wat dat betekent',
    store: (policies, size) => `U onthoudt het beleid van ${policies} domeinen. Dat is samen ${size}.`,
    work: (fetches, time) =>
      `U haalt ${fetches} keer per dag een beleid op. Dat kost deze computer samen ${time} werk per dag.`,
    unmeasured: fetches => `U haalt ${fetches} keer per dag een beleid op.`,
    firsts: (messages, share) =>
      `Per dag gaan er ${messages} mails naar een ontvanger waarvan u het beleid op dat moment niet in huis hebt: ${share} van de mails naar ontvangers met een beleid. Wie dan het beleid tegenhoudt, kan die mail lezen of omleiden.`,
    dane: (lookups, time) =>
      `Met DANE stelt uw DNS-server ${lookups} extra vragen per dag. Het narekenen kost samen ${time} per dag. Een onbeschermde eerste mail is er niet: elk antwoord is ondertekend.`,
    daneUnmeasured: lookups =>
      `Met DANE stelt uw DNS-server ${lookups} extra vragen per dag. Een onbeschermde eerste mail is er niet: elk antwoord is ondertekend.`,
    light:
      'Het onthouden zelf is dus niet zwaar. Klein zijn kost iets anders: u mailt zelden met dezelfde ontvanger, en daardoor is vaker niets onthouden.',
    heavy:
      'Bij deze getallen is het onthouden merkbaar: houd rekening met een eigen opslag en met werk dat de hele dag doorgaat.',
    provider: share => `Ter vergelijking: bij een grote mailaanbieder is dat ${share}.`,
  },
  table: {
    caption: 'Per dag, gemiddeld',
    what: 'Wat',
    held: 'Onthouden (aantal)',
    bytes: 'Geheugen',
    lookups: 'DNS-vragen per dag',
    fetches: 'Over HTTPS ophalen per dag',
    unprotected: 'Onbeschermde eerste mails per dag',
  },
  measured: (fetchMs, validationMs, rounds) =>
    `Gemeten op dit apparaat, in het oefennetwerk: een beleid ophalen ${fetchMs} ms, een TLSA-record met alle handtekeningen tot de root narekenen ${validationMs} ms. Het midden van ${rounds} keer, met het werk van de andere kant erbij en zonder de afstand.`,
  measuring: 'Postzegel meet nu wat een keer ophalen en narekenen kost…',
  notMeasured:
    'Het meten is niet gelukt; de tijden ontbreken daarom. Open deze pagina opnieuw om het nog eens te proberen.',
  formula: {
    title: 'Hoe dit is berekend',
    text: [
      'Mail komt op willekeurige momenten, en is verdeeld volgens de wet van Zipf: de ontvanger met rangnummer r krijgt een deel dat hoort bij 1 gedeeld door r tot de macht van de spreiding. Zo krijgt elke ontvanger λ mails per dag.',
      'Pas ophalen als het nodig is: een ontvanger kost λ / (1 + λ·T) keer ophalen per dag, met T de geldigheid in dagen. Een beleid is dan λ·T / (1 + λ·T) van de tijd onthouden. Elke keer ophalen is een eerste mail zonder beleid.',
      'Elke dag ophalen: een beleid is onthouden zolang de laatste mail korter dan T geleden is, dus 1 − e^(−λ·T) van de tijd. Eerste mails zonder beleid: λ·e^(−λ·T) per dag.',
      'DNS-vragen gaan net zo, met de TTL als T: TLSA, DNSKEY en DS voor DANE; het record en twee adressen voor elk beleid. Geheugen: 1 kB per beleid, 1,5 kB per ontvanger met DANE.',
    ],
  },
};
