import type { AdviseWords } from '../../advise-words.ts';
import { sayList } from '../../date.ts';
import { letters } from '../terms.ts';
import { lettersToSend } from './letters.ts';

const hostList = ({ hosts }: { readonly hosts: readonly string[] }) => sayList(hosts, 'nl');

export const recommend: AdviseWords['recommend'] = {
  title: 'Wat past bij u',
  receiving: 'Mail die u ontvangt',
  sending: 'Mail die u verzendt',
  choices: {
    'no-mail': { name: 'Niets te kiezen', what: 'Dit domein ontvangt geen mail.' },
    measure: {
      name: 'Eerst meten',
      what: 'Wat hier beslist, is nog niet gezien. Een advies zou raden zijn.',
    },
    repair: {
      name: 'Eerst herstellen',
      what: 'Er klopt iets niet in wat er nu staat. Herstel dat voordat u iets toevoegt.',
    },
    'dnssec-first': {
      name: 'Eerst DNSSEC',
      what: 'Onderteken de zone. Daarna kan DANE; dat is de verplichte standaard.',
    },
    'ask-provider': {
      name: 'Vraag uw aanbieder',
      what: 'DANE ligt in handen van wie uw mailservers beheert. Postzegel heeft een brief klaar.',
    },
    'mta-sts': {
      name: 'MTA-STS',
      what: 'Voor deze aanbieder is geen DANE bekend. MTA-STS beschermt de mail van wie dat controleert, en u kunt het zelf. DANE blijft verplicht (pas toe of leg uit): vraag er wel om.',
    },
    dane: { name: 'DANE', what: 'DANE is verplicht, sterker, en vraagt geen webserver.' },
    both: {
      name: 'DANE en MTA-STS',
      what: 'DANE als basis, want het is verplicht en sterker. MTA-STS ernaast, voor verzenders die alleen dat controleren.',
    },
    tell: {
      name: 'Over verzenden is niets ingevuld',
      what: 'Wat uw mailserver controleert als die verzendt, is van buiten niet te zien. Kies hieronder waarmee u verzendt.',
    },
  },
  stepsTitle: 'Wat te doen, in deze volgorde',
  steps: {
    'measure-elsewhere':
      'Meet ook vanaf een plek waar poort 25 open is: zo wordt zeker wat nu niet te zien was.',
    'repair-dnssec':
      'Herstel de DNSSEC van uw domein; zolang die stuk is, bezorgen controlerende verzenders niets.',
    'repair-hosts-dnssec': 'Laat de DNSSEC van de zone van uw mailservers herstellen.',
    'offer-starttls': 'Zet STARTTLS aan op elke mailserver.',
    'repair-denial':
      'Laat de DNS-beheerder van de mailservers herstellen dat vragen naar TLSA-records geen geldig antwoord krijgen.',
    'repair-tlsa':
      'Laat TLSA-records en certificaten weer bij elkaar passen. Het snelst is de oude sleutel met het oude certificaat terugzetten; publiceer anders voor elke mailserver een record dat past bij het certificaat van nu.',
    'repair-policy': 'Breng het MTA-STS-record en het beleid in orde.',
    'sign-domain':
      'Laat uw domein ondertekenen (DNSSEC) en daarna het DS-record bij de registrar zetten. TLSA-records die er al staan, moeten dan al passen.',
    'sign-hosts':
      'Onderteken ook de zone waarin uw mailservers staan; TLSA-records die er al staan, moeten dan al passen.',
    'move-hosts':
      'Stap over op de nieuwe MX-naam van uw aanbieder, die ondertekend is, en zet daar DANE aan. Hebt u een MTA-STS-beleid, zet de nieuwe naam daar dan ten minste een dag eerder in.',
    'switch-on-dane': 'Zet DANE aan bij uw aanbieder; die publiceert dan de TLSA-records.',
    'ask-provider-dane': 'Vraag uw aanbieder om DANE voor uw mailservers.',
    'publish-tlsa':
      'Publiceer TLSA-records (3 1 1) voor elke mailserver. Komt er een nieuwe sleutel, zet dan eerst het record daarvan erbij.',
    'trusted-certificates':
      'Zorg voor certificaten van een erkende uitgever op de naam van elke mailserver; MTA-STS eist dat. Noemen TLSA-records de sleutel, houd die dan, of publiceer eerst het record van de volgende.',
    'publish-policy-testing': 'Publiceer MTA-STS in de stand testing, met elke mailserver bij naam.',
    'policy-to-enforce': 'Zet MTA-STS van testing op enforce als de rapporten enkele weken schoon zijn.',
    'repair-reports': 'Breng het record voor rapporten (TLS-RPT) in orde.',
    'publish-reports': 'Vraag om rapporten (TLS-RPT), zodat u merkt dat bezorging mislukt.',
    'remove-sts2016': 'Haal het record van 2016 (_smtp_sts) weg; niemand leest het.',
    'validating-resolver': 'Laat de mailserver een eigen DNS-resolver gebruiken die DNSSEC controleert.',
    'send-with-dane': 'Zet DANE aan voor verzenden.',
    'send-with-sts': 'Voeg een programma voor MTA-STS toe, zo ingesteld dat DANE voorgaat.',
    'require-tls-for-partners':
      'Controleer of een connector niets verzwakt; voor vaste partners kunt u DANE verplicht stellen.',
    'ask-provider-sending': 'Vraag de aanbieder die voor u verzendt, of die DANE en MTA-STS controleert.',
    'repair-mx':
      'Breng de MX-records in orde: elk noemt een mailserver bij naam, en die naam heeft een adres op internet. Een nieuwe naam staat in het MTA-STS-beleid en heeft een TLSA-record voordat een MX-record hem noemt.',
    'repair-server': 'Laat de mailserver bijwerken: TLS 1.2 of nieuwer, en niets in het open na STARTTLS.',
    'renew-certificates':
      'Vernieuw het certificaat, met dezelfde sleutel als er een TLSA-record van soort 3 staat. Bij een andere sleutel komt eerst het record daarvan in het DNS.',
    'renew-signatures':
      'Vraag uw DNS-beheerder de ondertekening bij te werken: handtekeningen op tijd vernieuwen, en gangbare algoritmen.',
    'prepare-rollover':
      'Zet het TLSA-record van de volgende sleutel klaar, voordat het certificaat wordt vernieuwd.',
    'stronger-certificates':
      'Neem bij de volgende vernieuwing een sterkere sleutel of handtekening; zet met DANE eerst het nieuwe TLSA-record erbij.',
    'improve-policy': 'Maak het MTA-STS-record en het beleid zo dat elke verzender het leest.',
    keep: 'Houd het zo. Controleer na elke wijziging en elk nieuw certificaat.',
  },
  reasonsTitle: 'Waarom',
  reasons: {
    'no-mail': () => 'Het domein ontvangt geen mail.',
    'not-measured': () => 'Niet alles kon van hier worden gemeten.',
    'domain-signed': () => 'Uw domein heeft DNSSEC.',
    'domain-unsigned': () => 'Uw domein heeft geen DNSSEC, en zonder DNSSEC kan DANE niet.',
    'domain-bogus': () => 'De DNSSEC van uw domein is stuk.',
    'tls-missing': () => 'Niet elke mailserver biedt versleuteling aan.',
    'dane-holds': () => 'DANE werkt voor al uw mailservers.',
    'dane-broken': () => 'DANE klopt niet: wie controleert, bezorgt niet bij elke mailserver.',
    'dane-gaps': () => 'Niet elke mailserver heeft TLSA-records die meetellen.',
    'dane-idle': () => 'Er zijn TLSA-records, maar zonder handtekening tellen ze niet.',
    'dane-none': () => 'Er zijn nog geen TLSA-records.',
    'sts-holds': () => 'MTA-STS werkt, in de stand enforce.',
    'sts-testing': () => 'MTA-STS staat op testing en eist nog niets.',
    'sts-broken': () => 'Het MTA-STS dat er staat, klopt niet.',
    'sts-none': () => 'MTA-STS eist nu niets.',
    duty: () =>
      'STARTTLS en DANE staan op de lijst van verplichte standaarden, voor ontvangen en verzenden; MTA-STS niet.',
    'some-check-sts-only': () =>
      'Voor sommige grote verzenders is alleen MTA-STS bevestigd en DANE niet, zoals Google.',
    'no-web-host': () => 'U zegt dat er geen plek is voor een beleidsbestand.',
    'no-staff': () => 'U zegt dat niemand dit kan bijhouden; dan is elk extra onderdeel een risico.',
    'provider-told-no': () => 'U zegt dat uw aanbieder geen DANE heeft.',
    'sending-unseen': () => 'Hoe u verzendt, is nog niet ingevuld.',
    'sending-own': () => 'Uw eigen mailserver heeft DANE ingebouwd.',
    'sending-exchange-online': () => 'Exchange Online controleert DANE en MTA-STS vanzelf als het verzendt.',
    'sending-provider': () => 'Een ander verzendt voor u; alleen die kan zeggen wat er wordt gecontroleerd.',
    'hosts-unsigned': facts => `De zone van deze mailservers heeft geen DNSSEC: ${hostList(facts)}.`,
    'hosts-bogus': facts => `De DNSSEC van deze mailservers is stuk: ${hostList(facts)}.`,
    'own-servers': facts => `U beheert de mailservers zelf: ${hostList(facts)}.`,
    'unknown-provider': facts => `De mailservers zijn van een ander: ${hostList(facts)}.`,
    provider: ({ name, dane }) =>
      ({
        yes: `Uw mail staat bij ${name}, waar DANE kan.`,
        'switch-on': `Uw mail staat bij ${name}, waar DANE kan als u het aanzet.`,
        'after-move': `Uw mail staat bij ${name}, waar DANE kan onder een andere MX-naam.`,
        no: `Uw mail staat bij ${name}, waar geen DANE voor ontvangst is gevonden.`,
        unknown: `Uw mail staat bij ${name}; of DANE daar kan, is niet bekend.`,
      })[dane],
    letter: ({ sender, letter }) =>
      `Mail van een verzender die ${sender === 'dane' ? 'DANE' : 'MTA-STS'} controleert, is nu: ${letters[letter].name}.`,
  },
  changesTitle: 'Wanneer het advies anders wordt',
  hypotheses: {
    'domain-signed': 'uw domein DNSSEC krijgt',
    'hosts-signed': 'de zone van uw mailservers DNSSEC krijgt',
    'faults-mended': 'de fouten zijn hersteld',
    measured: 'alles gemeten is en DANE er nog niet blijkt te zijn',
    'own-servers': 'u de mailservers zelf beheert',
    'provider-can': 'uw aanbieder DANE kan',
    'provider-cannot': 'uw aanbieder geen DANE kan',
    'web-host': 'u plek hebt voor het beleidsbestand',
    'no-web-host': 'u geen plek hebt voor het beleidsbestand',
    'no-staff': 'niemand het kan bijhouden',
  },
  change: (hypothesis, choice) => `Als ${hypothesis}: ${choice}.`,
  questionsTitle: 'Wat van buiten niet te zien is',
  questionsLead: 'U hoeft dit niet in te vullen. Met een antwoord past het advies beter.',
  questions: {
    mailServers: 'Wie beheert uw mailservers?',
    providerDane: 'Kan uw aanbieder DANE?',
    webHost: 'Hebt u plek voor een klein bestand op een webserver (of kan een ander dat doen)?',
    staff: 'Kan iemand, of een programma, records bijwerken bij een nieuw certificaat?',
    sending: 'Waarmee verzendt u mail?',
  },
  answers: {
    own: 'Wijzelf',
    hosted: 'Een aanbieder',
    yes: 'Ja',
    no: 'Nee',
    postfix: 'Postfix',
    exim: 'Exim',
    'exchange-online': 'Exchange Online',
    provider: 'Via een aanbieder of filter',
    unsaid: 'Weet ik (nog) niet',
  },
  lettersTitle: 'Klaar om te versturen',
  letterLanguage: 'Taal van de brief',
  letterTo: 'Aan',
  letterSubject: 'Onderwerp',
  letters: lettersToSend,
  invite:
    'Controleer een domein. Dan staat hier een advies, met redenen, en een brief als iemand anders iets moet doen.',
};
