import type { Catalogue } from '../catalogue.ts';

export const topics: Catalogue['topics'] = {
  mx: 'Mailservers (MX)',
  dnssec: 'Ondertekend DNS (DNSSEC)',
  starttls: 'Versleuteling (STARTTLS)',
  certificate: 'Certificaat',
  dane: 'DANE',
  'mta-sts': 'MTA-STS',
  'tls-rpt': 'Rapporten (TLS-RPT)',
};

export const verdicts: Catalogue['verdicts'] = {
  problem: 'Probleem',
  warning: 'Let op',
  'not-measured': 'Niet gemeten',
  notice: 'Ter informatie',
  good: 'In orde',
};

export const actors: Catalogue['actors'] = {
  'domain-owner': 'uzelf, als beheerder van het domein',
  'dns-host': 'de beheerder van uw DNS',
  'mail-provider': 'de beheerder van de mailserver',
  'web-host': 'de beheerder van de webserver',
  registrar: 'uw registrar',
  nobody: 'niemand',
};

export const letters: Catalogue['letters'] = {
  postcard: {
    name: 'briefkaart',
    meaning: 'Mail kan onversleuteld reizen: iedereen onderweg kan meelezen.',
    mail: 'Kan onversleuteld reizen: iedereen onderweg kan meelezen.',
  },
  closed: {
    name: 'dichtgeplakt',
    meaning:
      'Mail wordt versleuteld, maar niets bewijst wie de ontvanger is: wie wil, kan de mail ongemerkt omleiden en openen.',
    mail: 'Gaat versleuteld weg, maar niemand controleert wie de ontvanger is.',
  },
  sealed: {
    name: 'verzegeld',
    meaning: 'De verzender eist versleuteling met de juiste server, of bezorgt niet.',
    mail: 'Komt versleuteld bij de bewezen echte server, of gaat niet.',
  },
  broken: {
    name: 'zegel gebroken',
    meaning:
      'Er is een belofte gepubliceerd die niet klopt: verzenders die controleren, stellen de mail uit of weigeren.',
    mail: 'Wordt uitgesteld of geweigerd.',
  },
  unknown: {
    name: 'onbekend',
    meaning: 'Dit kon van hier niet worden gemeten.',
    mail: 'Dit is van hier niet te zeggen.',
  },
  'no-mail': {
    name: 'ontvangt geen mail',
    meaning: 'Naar dit domein gaat geen mail: er is niets te lezen of om te leiden.',
    mail: 'Gaat niet: dit domein neemt geen mail aan.',
  },
};

export const senders: Catalogue['senders'] = {
  opportunistic: 'Verzenders die niets controleren',
  dane: 'Verzenders die DANE controleren',
  'mta-sts': 'Verzenders die MTA-STS controleren',
  'dane-and-mta-sts': 'Verzenders die beide controleren',
  'no-tls': 'Verzenders die nooit versleutelen',
  sts2016: 'Het ontwerp van 2016 (SMTP STS)',
};

export const untrusted: Catalogue['untrusted'] = {
  expired: 'het certificaat is verlopen',
  'not-yet-valid': 'het certificaat is nog niet geldig',
  'self-signed': 'het is door de server zelf ondertekend',
  'unknown-issuer': 'de uitgever is niet erkend',
  'incomplete-chain': 'er ontbreekt een tussencertificaat',
  revoked: 'het certificaat is ingetrokken',
  'bad-signature': 'een handtekening in de keten klopt niet',
  'bad-purpose': 'het certificaat is niet voor servers bedoeld',
  other: 'de keten van certificaten klopt niet',
  'name-mismatch': 'de naam in het certificaat is een andere',
};

export const report: Catalogue['report'] = {
  heading: 'Kan iemand onze mail lezen of omleiden?',
  measured: 'Gemeten op',
  senders: 'Wie krijgt wat',
  alsoAt: 'Ook op',
  todo: 'Wat te doen',
  alsoPossible: 'Wat ook nog kan',
  who: 'Wie kan dit doen',
  source: 'Bron',
  evidence: 'Bewijs',
  practice: 'oefennetwerk',
  cancelled: 'De controle is afgebroken; dit is wat er tot dan toe is gezien.',
  timeLimit: 'De controle duurde te lang; dit is wat er tot dan toe is gezien.',
};
