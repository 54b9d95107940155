import { sayDay, sayList, saySpan } from '../date.ts';
import type { MakeWords } from '../make-words.ts';

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
      what: 'Een beleid op uw webserver, en een record dat het aankondigt. Verzenders eisen dan versleuteling en een geldig certificaat.',
    },
    tlsa: {
      name: 'DANE (TLSA)',
      what: 'De vingerafdruk van uw mailserver in het ondertekende DNS. Verzenders bezorgen dan alleen aan de echte server.',
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
      'as-is': 'Laat zoals het is',
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
  tlsa: {
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
    unusable: 'telt niet voor mail',
    bring: {
      label: 'Certificaat of sleutel van de volgende keer',
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
  },
  dnssec: {
    stands: {
      secure: 'Uw domein is ondertekend. Er is niets te doen.',
      insecure:
        'Uw domein is niet ondertekend. Vraag uw DNS-beheerder het aan te zetten, en uw registrar het DS-record op te nemen.',
      bogus:
        'De handtekening van uw domein klopt niet. Laat dat eerst herstellen: verzenders die controleren, bezorgen nu niet.',
      indeterminate: 'Of uw domein is ondertekend, is van hier niet te zeggen.',
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
        ? 'De post reist zoals nu. Wel verandert wat Postzegel vindt.'
        : count === 1
          ? 'Voor 1 soort verzenders verandert er iets.'
          : `Voor ${count} soorten verzenders verandert er iets.`,
    gone: 'Dit verdwijnt',
    come: 'Dit komt erbij',
    assumed: {
      'policy-address': ({ host }) =>
        `Aangenomen is dat ${host} straks een adres heeft. Vul het hierboven in, of regel het bij wie uw webserver beheert.`,
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
      hint: 'Weet u het niet? Stuur hem het zonebestand.',
    },
    zone: zone => `In de zone ${zone}`,
    variables: names => `Vul eerst deze gegevens in, die Postzegel niet kent: ${names}.`,
    download: 'Bewaren als bestand',
    add: 'Toevoegen',
    remove: 'Verwijderen',
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
      'sender-stops': () => 'Een soort verzender die nu bezorgt, doet dat dan niet meer. Kijk rechts wie.',
    },
  },
  plan: {
    rollout: 'Stappenplan',
    withdrawal: 'Stappenplan om te stoppen',
    move: 'Stappenplan voor andere mailservers',
    lead: 'Doe de stappen in deze volgorde, en geen stap eerder dan de datum.',
    calendar: 'Zet in de agenda (.ics)',
    from: day => `vanaf ${day}`,
    wait: span => `ten minste ${span} na de vorige stap`,
    show: 'Wat er dan in het DNS moet',
    done: day => `gedaan op ${day}`,
    markDone: 'Dit is gedaan',
    undo: 'Toch niet gedaan',
    startAgain: 'Plan opnieuw beginnen',
    kept: 'Dit plan loopt. Een wachttijd telt vanaf de dag dat de stap ervoor klaar was.',
    actions: {
      'publish-tls-rpt': () => 'Publiceer het record voor rapporten, zodat u hoort wat er misgaat.',
      'serve-policy': ({ mode, maxAge }) =>
        `Zet het beleid op de webserver: stand ${mode}, ${saySpan(maxAge, 'nl')} te onthouden.`,
      'announce-policy': ({ id }) => `Publiceer daarna het record, met id ${id}.`,
      'read-reports': ({ weeks }) => `Lees ${weeks} weken lang de rapporten en herstel wat misgaat.`,
      'mend-hosts': ({ hosts }) =>
        `Dwing nog niets af: ${sayList(hosts, 'nl')} ${hosts.length === 1 ? 'staat' : 'staan'} niet in het beleid, of ${hosts.length === 1 ? 'heeft' : 'hebben'} geen versleuteling met een geldig certificaat. Herstel dat, controleer opnieuw en maak dan een nieuw plan.`,
      'move-mail': ({ hosts }) => `Verander de MX-records: mail gaat nu naar ${sayList(hosts, 'nl')}.`,
      'wait-for-caches': ({ maxAge }) =>
        `Wacht ${saySpan(maxAge, 'nl')}: zo lang onthouden verzenders het oude beleid. Laat de webserver zolang draaien.`,
      'remove-record': () => 'Haal het record weg.',
      'remove-policy': () => 'Haal het beleid en de host weg.',
      'publish-this-key': ({ host }) =>
        `Publiceer het record dat de sleutel van ${host} noemt. Records die het certificaat of de uitgever noemen, gaan weg.`,
      'publish-next-key': ({ host }) =>
        `Publiceer het record van de nieuwe sleutel naast het oude, voor ${host}.`,
      'keep-key': ({ host }) =>
        `Stel in dat ${host} bij vernieuwen dezelfde sleutel houdt. Hierboven staat met welke optie.`,
      'renew-same-key': ({ host, until }) =>
        `Vernieuw het certificaat van ${host} met dezelfde sleutel, niet later dan ${sayDay(until, 'nl')}.`,
      'install-certificate': ({ host, until }) =>
        `Zet nu het nieuwe certificaat op ${host}, niet later dan ${sayDay(until, 'nl')}.`,
      verify: ({ host }) => `Controleer ${host} opnieuw met Postzegel.`,
      'remove-old-key': ({ host }) => `Haal het record van de oude sleutel van ${host} weg.`,
    },
  },
  verify: {
    title: 'Nagaan',
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
  },
  problems: {
    'bad-address': ({ address }) => `“${address}” is geen IP-adres`,
    'bad-name': ({ name }) => `“${name}” is geen naam van een server`,
    'wide-pattern': ({ pattern }) =>
      `${pattern} laat elke naam in uw zone als mailserver toe. Noem de servers liever een voor een`,
    'bad-ttl': ({ value, least, most }) =>
      `“${value}” is geen goede TTL: neem een heel getal van ${least} tot en met ${most} seconden`,
  },
};
