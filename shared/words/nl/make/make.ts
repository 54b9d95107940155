import { sayList, saySpan } from '../../date.ts';
import type { MakeWords } from '../../make-words.ts';
import { plan } from './plan.ts';
import { tlsa } from './tlsa.ts';
import { verify } from './verify.ts';

const status = {
  secure: 'ondertekend',
  insecure: 'niet ondertekend',
  bogus: 'ondertekend, maar de handtekening klopt niet',
  indeterminate: 'niet vast te stellen',
} as const;

export const make: MakeWords = {
  title: domain => `Wat publiceert ${domain}?`,
  lead: 'Hier schrijft u de records. U ziet meteen wat verzenders dan zouden doen. Er verandert niets totdat u het zelf publiceert.',
  start: {
    title: 'Wat moet er precies in het DNS?',
    lead: 'Controleer eerst een domein. Daarna schrijft Postzegel de records voor u, en laat zien wat ze doen voordat u ze publiceert.',
  },
  partsLabel: 'Wat wilt u maken?',
  parts: {
    'tls-rpt': {
      name: 'Rapporten (TLS-RPT)',
      what: 'Met dit record vraagt u verzenders te melden wanneer bezorgen misgaat. Begin hiermee: het kan geen mail tegenhouden.',
    },
    'mta-sts': {
      name: 'MTA-STS',
      what: 'Een beleid op uw webserver, en een record dat het aankondigt. Verzenders die MTA-STS controleren, eisen dan versleuteling en een geldig certificaat.',
    },
    tlsa: {
      name: 'DANE (TLSA)',
      what: 'De vingerafdruk van uw mailserver in het ondertekende DNS. Verzenders die DANE controleren, bezorgen dan alleen aan de echte server.',
    },
    dnssec: {
      name: 'DNSSEC',
      what: 'Handtekeningen onder uw DNS. Zonder DNSSEC telt DANE niet. U zet het meestal aan bij uw DNS-beheerder en uw registrar.',
    },
    sending: {
      name: 'Verzenden',
      what: 'Wat uw eigen mailserver controleert bij mail die u verstuurt. Het beschermt anderen, en uw mail aan hen.',
    },
  },
  tlsRpt: {
    rua: {
      label: 'Waar mogen de rapporten heen?',
      hint: 'Eén per regel: een mailadres, of een adres dat met https:// begint. Neem een mailbox die iemand leest.',
    },
  },
  mtaSts: {
    mode: {
      label: 'Stand',
      hint: 'Begin met de proefstand. Dwing pas af als er twee weken geen fouten zijn gemeld.',
    },
    modes: {
      testing: 'Proefstand (testing): melden, wel bezorgen',
      enforce: 'Afdwingen (enforce): anders niet bezorgen',
      none: 'Uit (none): zo bouwt u MTA-STS af',
    },
    maxAge: {
      label: 'Hoe lang verzenders het onthouden (max_age, in seconden)',
      hint: 'Een week is 604800. Kort als u begint; acht weken (4838400) als alles goed gaat.',
    },
    mx: {
      label: 'Mailservers',
      hint: 'Eén per regel. Precies de namen uit uw MX-records; een ster vervangt het eerste deel: *.voorbeeld.nl.',
    },
    id: {
      label: 'Id',
      hint: 'Letters en cijfers. Moet bij elke wijziging anders zijn; Postzegel neemt de datum en de tijd.',
    },
    newId: 'Nieuwe id',
    host: {
      label: 'Waar staat het beleid?',
      hint: 'Het moet op de host mta-sts van uw domein te vinden zijn.',
    },
    hosts: {
      'as-is': 'Dat is al geregeld: niets aan veranderen',
      address: 'Op een eigen webserver (IP-adres)',
      alias: 'Bij een ander (verwijzing, CNAME)',
    },
    addresses: { label: 'IP-adressen', hint: 'Eén per regel, IPv4 of IPv6.' },
    target: {
      label: 'Naam waarnaar verwezen wordt',
      hint: 'Die krijgt u van wie het beleid voor u bewaart.',
    },
    server: { label: 'Webserver', hint: 'Voor de instellingen die erbij horen.' },
    policyTitle: 'Het beleid, op de webserver',
    settings: 'De instellingen van de webserver',
    history: {
      title: 'Zo zag het er in 2016 uit',
      lead: 'In het ontwerp van maart 2016 (SMTP STS) stond het hele beleid in één record. Geen verzender kijkt ernaar: publiceer het niet.',
    },
  },
  tlsa,
  dnssec: {
    stands: {
      secure: 'Uw domein is ondertekend. Er is niets te doen.',
      insecure:
        'Uw domein is niet ondertekend. Vraag uw DNS-beheerder het aan te zetten, en uw registrar het DS-record op te nemen.',
      bogus:
        'De handtekening van uw domein klopt niet. Laat dat eerst herstellen: verzenders die controleren, bezorgen nu niet.',
      unknown: 'Of uw domein is ondertekend, is van hier niet te zeggen.',
    },
    questionTitle: 'Vraag aan uw DNS-beheerder',
    question: domain =>
      `Wilt u DNSSEC aanzetten voor ${domain}? Graag met algoritme 13 (ECDSA P-256) en NSEC, of NSEC3 zonder iteraties en zonder zout (RFC 9276). Laat het DS-record (SHA-256) opnemen bij de registrar, en zeg ons wanneer het zover is. Verhuist het domein, laat DNSSEC dan meeverhuizen.`,
    dnskey: {
      label: 'DNSKEY-record',
      hint: 'Vraagt de registrar om een DS-record? Plak hier het DNSKEY-record (vlag 257) van uw DNS-beheerder.',
    },
    ds: 'Het DS-record voor de registrar',
    problems: {
      'too-large': () => 'Dit is veel te lang voor DNSKEY-records. Neem alleen die van dit domein.',
      'not-dnskey': () => 'Dit is geen DNSKEY-record. Het heeft de vorm 257 3 13 gevolgd door de sleutel.',
      'other-owner': ({ owner }) => `Dit is de sleutel van ${owner}, niet die van dit domein.`,
      'not-a-key-signing-key': () =>
        'Dit is niet de sleutel waar het DS-record over gaat. Neem die met vlag 257.',
      'old-algorithm': ({ algorithm }) =>
        `Algoritme ${algorithm} is verouderd. Vraag uw DNS-beheerder om algoritme 13.`,
    },
  },
  sending: {
    server: {
      label: 'Waarmee verstuurt u mail?',
      hint: 'Doet een leverancier dat voor u? Stuur die dan deze tekst.',
    },
    settings: 'Wat elke regel doet',
    receiving: 'Ook ontvangen met deze server',
  },
  preview: {
    title: 'Wat verzenders dan doen',
    who: 'verzender',
    now: 'nu',
    later: 'straks',
    same: 'blijft zo',
    nothing: 'Er verandert nog niets.',
    changed: count =>
      count === 0
        ? 'Voor verzenders verandert er niets.'
        : count === 1
          ? 'Voor 1 soort verzenders verandert er iets.'
          : `Voor ${count} soorten verzenders verandert er iets.`,
    gone: 'Deze meldingen verdwijnen',
    come: 'Deze meldingen komen erbij',
    assumed: {
      'policy-address': ({ host }) =>
        `Aangenomen is dat ${host} straks een adres heeft. Vul het in bij “Waar staat het beleid?”, of regel het bij wie uw webserver beheert.`,
      'policy-certificate': ({ host }) =>
        `Aangenomen is dat ${host} een geldig certificaat heeft en het beleid geeft. Controleer dat na het publiceren.`,
    },
  },
  publish: {
    title: 'Publiceren',
    nothing: 'Dit staat al zo in het DNS. Er is niets te publiceren.',
    wrong: 'Eerst moet dit kloppen:',
    dialect: {
      label: 'Hoe neemt uw DNS-beheerder records aan?',
      hint: 'Weet u het niet? Stuur het zonebestand naar uw DNS-beheerder.',
    },
    zone: zone => `In de zone ${zone}`,
    variables: names => `Vul eerst deze gegevens in, die Postzegel niet kent: ${names}.`,
    download: 'Bewaren als bestand',
    add: 'Toevoegen',
    remove: 'Verwijderen',
    removeLines: 'Haal dit weg uit het bestand (de TTL kan anders zijn)',
    addLines: 'Zet dit erin',
    bothLines: 'Doe beide, en laad de zone daarna pas opnieuw.',
  },
  dialects: {
    'zone-file': 'Zonebestand (BIND, NSD, Knot)',
    nsupdate: 'nsupdate',
    pdnsutil: 'PowerDNS (pdnsutil)',
    'windows-dns': 'Windows DNS (PowerShell)',
    'azure-dns': 'Azure DNS (opdrachtregel)',
    route53: 'Route 53 (opdrachtregel)',
    cloudflare: 'Cloudflare (formulier)',
    transip: 'TransIP (formulier)',
    octodns: 'OctoDNS',
  },
  danger: {
    title: 'Wacht even: dit kan mail tegenhouden',
    confirm: domain => ({
      label: `Weet u het zeker? Typ dan ${domain}`,
      hint: 'Pas daarna verschijnt de tekst om te publiceren.',
    }),
    kinds: {
      'tlsa-not-secure': ({ host, status: state }) =>
        state === 'bogus'
          ? `De zone van ${host} is ${status[state]}. Zolang dat zo is, bezorgt niemand die DANE controleert.`
          : `De zone van ${host} is ${status[state]}. Een TLSA-record telt daar niet: regel eerst DNSSEC.`,
      'tlsa-mismatch': ({ host }) =>
        `Geen van deze records past bij wat ${host} nu stuurt. Verzenders met DANE bezorgen dan niet.`,
      'tlsa-no-tls': ({ host }) =>
        `${host} biedt geen versleuteling aan. Een TLSA-record belooft die wel: verzenders met DANE bezorgen dan niet.`,
      'tlsa-combination': ({ host, combination: { certificateUsage, selector, matchingType } }) =>
        `Van de soort ${certificateUsage} ${selector} ${matchingType} past geen enkel record bij wat ${host} nu stuurt. Verzenders die alleen die soort gebruiken, bezorgen dan niet.`,
      'tlsa-unseen': ({ host }) =>
        `Het certificaat van ${host} is niet gezien, dus of deze records passen, is niet bekend.`,
      'tlsa-removed-early': ({ host, ttl }) =>
        `Het record dat nu past voor ${host} gaat weg, en wat ervoor in de plaats komt is nog nergens bekend. Laat beide staan, ten minste ${saySpan(2 * ttl, 'nl')}, en verander zo lang niets aan het certificaat.`,
      'tlsa-withdrawn': ({ host }) =>
        `${host} heeft dan geen DANE meer. Mail blijft komen, maar is weer om te leiden.`,
      'enforce-fails': ({ host }) =>
        `${host} heeft geen versleuteling of geen geldig certificaat. In de stand enforce bezorgen verzenders met MTA-STS hier niet.`,
      'enforce-unseen': ({ host }) =>
        `Of ${host} versleuteling en een geldig certificaat heeft, is niet gezien. Controleer dat eerst, of begin met de stand testing.`,
      'policy-misses': ({ host, mode }) =>
        mode === 'enforce'
          ? `${host} staat niet in het beleid. Verzenders met MTA-STS bezorgen hier dan niet.`
          : `${host} staat niet in het beleid. Dat gaat goed zolang het op proef staat, en mis zodra u afdwingt.`,
      'policy-removed-early': ({ maxAge }) =>
        `Verzenders onthouden het beleid nog tot ${saySpan(maxAge, 'nl')} na vandaag. Zet het eerst op “none” en wacht dat af.`,
      'unknown-before': ({ names }) =>
        `Wat er nu op ${sayList(names, 'nl')} staat, was niet op te vragen. Wat u publiceert, kan records overschrijven die nodig zijn. Controleer eerst opnieuw, of kijk in uw DNS-paneel wat er staat.`,
      'sender-stops': () =>
        'Een soort verzender die nu bezorgt, doet dat dan niet meer. Bij “Wat verzenders dan doen” ziet u wie.',
    },
  },
  plan,
  verify,
  problems: {
    'bad-address': ({ address }) =>
      address === '' ? 'Vul een IP-adres in' : `“${address}” is geen IP-adres`,
    'bad-name': ({ name }) =>
      name === '' ? 'Vul de naam van een server in' : `“${name}” is geen naam van een server`,
    'wide-pattern': ({ pattern }) =>
      `${pattern} laat elke naam in uw zone als mailserver toe. Noem de servers liever een voor een`,
    'bad-ttl': ({ value, least, most }) =>
      `“${value}” is geen goede TTL: neem een heel getal van ${least} tot en met ${most} seconden`,
  },
};
