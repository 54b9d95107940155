import type { Catalogue } from '../catalogue.ts';

export const topics: Catalogue['topics'] = {
  mx: 'Mail servers (MX)',
  dnssec: 'Signed DNS (DNSSEC)',
  starttls: 'Encryption (STARTTLS)',
  certificate: 'Certificate',
  dane: 'DANE',
  'mta-sts': 'MTA-STS',
  'tls-rpt': 'Reports (TLS-RPT)',
};

export const verdicts: Catalogue['verdicts'] = {
  problem: 'Problem',
  warning: 'Take note',
  'not-measured': 'Not measured',
  notice: 'For information',
  good: 'In order',
};

export const actors: Catalogue['actors'] = {
  'domain-owner': 'you, as the one who looks after the domain',
  'dns-host': 'whoever runs your DNS',
  'mail-provider': 'whoever runs the mail server',
  'web-host': 'whoever runs the web server',
  registrar: 'your registrar',
  nobody: 'nobody',
};

export const letters: Catalogue['letters'] = {
  postcard: {
    name: 'postcard',
    meaning: 'Mail can travel unencrypted: anyone on the way can read it.',
    mail: 'May travel open: anyone on the way can read it.',
  },
  closed: {
    name: 'closed envelope',
    meaning:
      'Mail is encrypted, but nothing proves who the receiver is: somebody who wants to can redirect and open it unnoticed.',
    mail: 'Leaves encrypted, but nothing proves to whom.',
  },
  sealed: {
    name: 'sealed',
    meaning: 'The sender insists on encryption with the right server, or does not deliver.',
    mail: 'Comes encrypted to the proven server, or does not leave.',
  },
  broken: {
    name: 'broken seal',
    meaning: 'A promise is published that does not hold: senders that check will delay or refuse the mail.',
    mail: 'Is delayed or refused.',
  },
  unknown: {
    name: 'unknown',
    meaning: 'This could not be measured from here.',
    mail: 'This cannot be told from here.',
  },
  'no-mail': {
    name: 'takes no mail',
    meaning: 'No mail goes to this domain: there is nothing to read or redirect.',
    mail: 'Does not go: this domain takes no mail.',
  },
};

export const senders: Catalogue['senders'] = {
  opportunistic: 'Senders that check nothing',
  dane: 'Senders that check DANE',
  'mta-sts': 'Senders that check MTA-STS',
  'dane-and-mta-sts': 'Senders that check both',
  'no-tls': 'Senders that never encrypt',
  sts2016: 'The draft of 2016 (SMTP STS)',
};

export const untrusted: Catalogue['untrusted'] = {
  expired: 'the certificate has expired',
  'not-yet-valid': 'the certificate is not valid yet',
  'self-signed': 'the server signed it itself',
  'unknown-issuer': 'the issuer is not recognised',
  'incomplete-chain': 'an intermediate certificate is missing',
  revoked: 'the certificate was revoked',
  'bad-signature': 'a signature in the chain is not right',
  'bad-purpose': 'the certificate is not meant for servers',
  other: 'the chain of certificates is not right',
  'name-mismatch': 'the name in the certificate is another one',
};

export const report: Catalogue['report'] = {
  heading: 'Can anyone read or redirect our mail?',
  measured: 'Measured on',
  senders: 'Who gets what',
  alsoAt: 'Also at',
  todo: 'What to do',
  alsoPossible: 'What else can be done',
  who: 'Who can do this',
  source: 'Source',
  evidence: 'Evidence',
  practice: 'practice network',
  cancelled: 'The check was stopped; this is what had been seen by then.',
  timeLimit: 'The check took too long; this is what had been seen by then.',
};
