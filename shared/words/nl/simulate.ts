import { sayList } from '../date.ts';
import type { SimulateWords } from '../catalogue.ts';

export const simulate: SimulateWords = {
  senders: {
    'no-tls': 'versleutelt nooit',
    opportunistic: 'versleutelt als het kan',
    dane: 'controleert DANE',
    'mta-sts': 'controleert MTA-STS',
    sts2016: 'SMTP STS (2016)',
    'dane-and-mta-sts': 'DANE en MTA-STS',
  },
  shortSenders: {
    'no-tls': 'nooit TLS',
    opportunistic: 'TLS',
    dane: 'DANE',
    'mta-sts': 'MTA-STS',
    sts2016: 'STS 2016',
    'dane-and-mta-sts': 'beide',
  },
  attacks: {
    none: { name: 'niets aan de hand', what: 'Alles is zoals het nu is.' },
    'strip-starttls': {
      name: 'STARTTLS weggehaald',
      what: 'Iemand op de verbinding haalt het aanbod van versleuteling weg en leest mee.',
    },
    'forge-mx': {
      name: 'MX vervalst',
      what: 'Iemand geeft in het DNS zijn eigen server op, met een geldig certificaat voor die server.',
    },
    redirect: {
      name: 'verbinding omgeleid',
      what: 'Iemand leidt de verbinding om naar zijn eigen server, met een zelfgemaakt certificaat.',
    },
    'misissued-certificate': {
      name: 'certificaat ten onrechte uitgegeven',
      what: 'Iemand leidt de verbinding om, en kreeg van een erkende uitgever een certificaat op naam van de mailserver.',
    },
    'stolen-old-key': {
      name: 'oude sleutel gestolen',
      what: 'Iemand leidt de verbinding om, met een vervangen certificaat dat nog niet is verlopen en de sleutel die erbij hoort.',
    },
    'strip-tlsa': { name: 'TLSA weggehaald', what: 'Iemand laat de TLSA-records uit het antwoord weg.' },
    'forge-tlsa': {
      name: 'TLSA vervalst',
      what: 'Iemand geeft eigen TLSA-records op en leidt de verbinding om.',
    },
    'suppress-policy': {
      name: 'beleid onvindbaar gemaakt',
      what: 'Iemand houdt het record en de webserver van het beleid tegen.',
    },
    'suppress-policy-and-redirect': {
      name: 'beleid onvindbaar, verbinding omgeleid',
      what: 'Iemand houdt het beleid tegen en leidt de verbinding om.',
    },
    'impersonate-policy-host': {
      name: 'beleidsserver nagedaan',
      what: 'Iemand doet zich voor als de webserver van het beleid, zonder geldig certificaat.',
    },
    'take-over-policy-host': {
      name: 'beleidsserver overgenomen',
      what: 'Iemand heeft de webserver in handen, zet daar “mode: none” neer en leidt de verbinding om.',
    },
    'replace-sts2016': {
      name: 'beleid van 2016 vervangen',
      what: 'Iemand geeft in het DNS een eigen SMTP STS-beleid en een eigen mailserver op.',
    },
    'tamper-reports': {
      name: 'met rapporten geknoeid',
      what: 'Iemand leest, verandert of verwijdert de rapporten.',
    },
    'take-over-registrar': {
      name: 'domein overgenomen',
      what: 'Iemand heeft het account bij de registrar en ondertekent wat hij wil.',
    },
    'dnssec-broken': {
      name: 'DNSSEC stuk',
      what: 'De handtekeningen van het domein kloppen niet meer. Een ongeluk.',
    },
    'tlsa-stale': {
      name: 'TLSA vergeten',
      what: 'Het certificaat is vernieuwd met een andere sleutel, de TLSA-records niet. Een ongeluk.',
    },
    'certificate-expired': {
      name: 'certificaat verlopen',
      what: 'Niemand heeft het certificaat vernieuwd. Een ongeluk.',
    },
    'mx-moved': {
      name: 'verhuisd, beleid vergeten',
      what: 'De mail is naar een andere server verhuisd; beleid en TLSA noemen nog de oude. Een ongeluk.',
    },
  },
  steps: {
    'mx-found': host => `Vindt de mailservers; begint met ${host}.`,
    'mx-failed': () => 'Krijgt geen antwoord op de vraag naar de mailservers.',
    'mx-bogus': () => 'De handtekening onder de mailservers klopt niet: het antwoord telt niet.',
    'mx-insecure': domain =>
      `De mailservers van ${domain} staan in DNS zonder handtekening: wie wil, kan ze vervalsen.`,
    'no-mail': () => 'Dit domein neemt geen mail aan.',
    'host-unreachable': host => `${host} is niet te bereiken.`,
    'host-unknown': host => `Van ${host} is niet gemeten hoe het antwoordt.`,
    'no-tls-offered': host => `${host} biedt geen versleuteling aan.`,
    'tls-not-wanted': host => `Vraagt ${host} niet om versleuteling.`,
    'tls-made': host => `Zet een versleutelde verbinding op met ${host}.`,
    'tls-old': host =>
      `${host} gebruikt een verouderde versleuteling: wie moeite doet, kan die breken. Dit bewijst dus niets.`,
    'tls-too-old': host =>
      `${host} heeft alleen een verouderde versleuteling, en die weigert deze verzender.`,
    'tlsa-secure': host => `Vindt ondertekende TLSA-records voor ${host}.`,
    'tlsa-none': host => `Er zijn geen TLSA-records voor ${host}.`,
    'tlsa-ignored': host => `De TLSA-records voor ${host} tellen niet: niets staat voor ze in.`,
    'tlsa-unusable': host =>
      `Met geen van de TLSA-records voor ${host} kan mail iets: wel versleutelen, niet controleren.`,
    'tlsa-failed': host =>
      `De vraag naar TLSA-records voor ${host} krijgt geen geldig antwoord: deze server wordt overgeslagen.`,
    'dane-demanded': host => `Eist DANE, en dat bewijst hier niets: ${host} wordt overgeslagen.`,
    'tlsa-unknown': host => `De TLSA-records voor ${host} zijn niet gemeten.`,
    'dane-matched': host => `Het certificaat van ${host} past bij een TLSA-record.`,
    'dane-mismatch': host => `Het certificaat van ${host} past bij geen TLSA-record.`,
    'policy-cached': domain => `Heeft het beleid van ${domain} nog van een eerdere keer.`,
    'policy-expired': domain => `Het bewaarde beleid van ${domain} is verlopen.`,
    'policy-none': domain => `Vindt geen beleid van ${domain}.`,
    'policy-unknown': domain => `Het beleid van ${domain} is niet gemeten.`,
    'policy-fetched': domain => `Haalt het beleid van ${domain} op.`,
    'policy-fetch-failed': domain => `Kan het beleid van ${domain} niet ophalen.`,
    'policy-later': domain => `Haalt het beleid van ${domain} pas na deze mail op.`,
    'policy-unchanged': () => 'Er is geen nieuwer beleid.',
    'policy-mode-none': () => 'Het beleid zegt: niets eisen (none).',
    'policy-trusted-unauthenticated': domain =>
      `Vertrouwt het beleid van ${domain} bij het eerste contact, zonder controle.`,
    'policy-disregarded': () => 'Aan dit beleid is nog nooit voldaan, dus het telt niet.',
    'policy-applied': () => 'Aan het beleid is voldaan; voortaan telt het.',
    'policy-not-authenticated': () => 'Het nieuwe beleid is niet echt te bewijzen en wordt niet gebruikt.',
    'mx-not-in-policy': host => `${host} staat niet in het beleid.`,
    'certificate-good': host => `Het certificaat van ${host} is geldig en op de goede naam.`,
    'certificate-refused': host => `Het certificaat van ${host} voldoet niet.`,
    'reported-only': () => 'Bezorgt toch, en rapporteert wat er mis was.',
    'dane-decides': host => `Voor ${host} beslist DANE; het beleid verandert daar niets aan.`,
    recheck: () => 'Kijkt eerst of er een nieuwer beleid is.',
    wait: () => 'Probeert het later opnieuw, een tot vijf dagen; daarna gaat de mail terug.',
  },
  results: {
    safe: 'veilig',
    unproven: 'onbewezen',
    open: 'open',
    leaked: 'GELEKT',
    stopped: 'gestopt',
    unknown: 'onbekend',
  },
  legend: {
    safe: 'bezorgd, versleuteld, bij de bewezen echte server',
    unproven: 'bezorgd en versleuteld, maar niets bewees bij wie',
    open: 'bezorgd zonder versleuteling',
    leaked: 'gelezen door of bezorgd bij een ander',
    stopped: 'niet bezorgd: uitgesteld of geweigerd',
    unknown: 'niet gemeten',
  },
  contact: { first: 'bij het eerste contact', later: 'een dag na een eerdere mail' },
  table: 'Wat er met een mail gebeurt, per soort verzender',
  assumption: 'Wie DANE niet controleert, let in deze tabel ook niet op de handtekeningen van DNSSEC.',
  report: to => `Rapporteert aan ${to}.`,
  tampered: isSigned =>
    isSigned
      ? 'Wie onderweg zit, kan dat rapport lezen of weggooien. Veranderen valt op: het is ondertekend (DKIM).'
      : 'Wie onderweg zit, kan dat rapport lezen, veranderen of weggooien.',
  today: 'Een mail van vandaag, stap voor stap:',
  atHost: host => `(bij ${host})`,
  refusedAt: places =>
    `Maar niet bij ${sayList(places, 'nl')}: daar wordt de mail geweigerd, en verzenders proberen een andere.`,
  worst: host => `Komt de mail bij ${host} terecht, dan gaat het zo:`,
};
