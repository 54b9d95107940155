import type { AdviseWords } from '../../advise-words.ts';
import { sayList } from '../../date.ts';
import { letters } from '../terms.ts';
import { lettersToSend } from './letters.ts';

const hostList = ({ hosts }: { readonly hosts: readonly string[] }) => sayList(hosts, 'en');

export const recommend: AdviseWords['recommend'] = {
  title: 'What suits you',
  receiving: 'Mail that you receive',
  sending: 'Mail that you send',
  choices: {
    'no-mail': { name: 'Nothing to choose', what: 'This domain receives no mail.' },
    measure: { name: 'Measure first', what: 'What decides here was not seen yet. Advice would be a guess.' },
    repair: {
      name: 'Repair first',
      what: 'Something in what is there now is wrong. Mend it before you add anything.',
    },
    'dnssec-first': {
      name: 'DNSSEC first',
      what: 'Sign the zone. Then DANE is possible, which is the mandatory standard.',
    },
    'ask-provider': {
      name: 'Ask your provider',
      what: 'DANE is in the hands of whoever runs your mail servers. Postzegel has a letter ready.',
    },
    'mta-sts': {
      name: 'MTA-STS',
      what: 'No DANE is known for this provider. MTA-STS protects mail from those who check it, and you can do it yourself. DANE remains mandatory (comply or explain): do ask for it.',
    },
    dane: { name: 'DANE', what: 'DANE is mandatory, stronger, and needs no web server.' },
    both: {
      name: 'DANE and MTA-STS',
      what: 'DANE as the base, for it is mandatory and stronger. MTA-STS beside it, for senders that check only that.',
    },
    tell: {
      name: 'Tell how you send',
      what: 'What your mail server checks when it sends cannot be seen from outside. Choose below what you send with.',
    },
  },
  stepsTitle: 'What to do, in this order',
  steps: {
    'measure-elsewhere':
      'Measure from a place where port 25 is open as well: that settles what could not be seen now.',
    'repair-dnssec':
      'Mend the DNSSEC of your domain; while it is broken, senders that check deliver nothing.',
    'repair-hosts-dnssec': 'Have the DNSSEC of your mail servers’ zone fixed.',
    'offer-starttls': 'Switch on STARTTLS at every mail server.',
    'repair-denial':
      'Have the DNS host of the mail servers fix that questions for TLSA records get no valid answer.',
    'repair-tlsa':
      'Make TLSA records and certificates fit again. Quickest is to put the old certificate and key back; otherwise publish for every mail server a record that fits today’s certificate.',
    'repair-policy': 'Put the MTA-STS record and policy right.',
    'sign-domain':
      'Have your domain signed (DNSSEC), and after that the DS record placed at the registrar. TLSA records that are there already have to fit before.',
    'sign-hosts':
      'Sign the zone that your mail servers are in as well; TLSA records that are there already have to fit before.',
    'move-hosts':
      'Move to your provider’s new MX name, which is signed, and switch on DANE there. Where you have an MTA-STS policy, the new name is in it at least a day before.',
    'switch-on-dane': 'Switch on DANE at your provider, who then publishes the TLSA records.',
    'ask-provider-dane': 'Ask your provider for DANE on your mail servers.',
    'publish-tlsa':
      'Publish TLSA records (3 1 1) for every mail server. When a new key is to come, add its record first.',
    'trusted-certificates':
      'Get certificates from a recognised issuer in the name of every mail server; MTA-STS demands that. Where TLSA records name the key, keep it, or publish the record of the next one first.',
    'publish-policy-testing': 'Publish MTA-STS in mode testing, with every mail server by name.',
    'policy-to-enforce':
      'Move MTA-STS from testing to enforce once the reports have been clean for some weeks.',
    'repair-reports': 'Put the record for reports (TLS-RPT) right.',
    'publish-reports': 'Ask for reports (TLS-RPT), so that failed deliveries are noticed.',
    'remove-sts2016': 'Take away the record of 2016 (_smtp_sts); nobody reads it.',
    'validating-resolver': 'Let the mail server use a DNS resolver of its own that validates DNSSEC.',
    'send-with-dane': 'Switch on DANE for sending.',
    'send-with-sts': 'Add a program for MTA-STS, set up so that DANE goes first.',
    'require-tls-for-partners':
      'Check that no connector weakens it; for fixed partners you can make DANE mandatory.',
    'ask-provider-sending': 'Ask the provider who sends for you whether they check DANE and MTA-STS.',
    'repair-mx':
      'Put the MX records right: each names a mail server, and that name has an address on the internet. A new name is in the MTA-STS policy and has its TLSA record before an MX record names it.',
    'repair-server':
      'Have the mail server updated: TLS 1.2 or newer, and nothing in the clear after STARTTLS.',
    'renew-certificates':
      'Renew the certificate, with the same key where there is a TLSA record of usage 3. With another key its record goes into the DNS first.',
    'renew-signatures':
      'Ask your DNS host to bring the signing up to date: signatures renewed in time, and current algorithms.',
    'prepare-rollover': 'Put the TLSA record of the next key into the DNS before the certificate is renewed.',
    'stronger-certificates':
      'Take a stronger key or signature at the next renewal; with DANE the new TLSA record comes first.',
    'improve-policy': 'Write the MTA-STS record and policy so that every sender reads them.',
    keep: 'Keep it so. Check after every change and every new certificate.',
  },
  reasonsTitle: 'Why',
  reasons: {
    'no-mail': () => 'The domain receives no mail.',
    'not-measured': () => 'Not everything could be measured from here.',
    'domain-signed': () => 'Your domain has DNSSEC.',
    'domain-unsigned': () => 'Your domain has no DNSSEC, and without DNSSEC there is no DANE.',
    'domain-bogus': () => 'The DNSSEC of your domain is broken.',
    'tls-missing': () => 'Not every mail server offers encryption.',
    'dane-holds': () => 'DANE works for all your mail servers.',
    'dane-broken': () => 'DANE is wrong: whoever checks does not deliver to every mail server.',
    'dane-gaps': () => 'Not every mail server has TLSA records that count.',
    'dane-idle': () => 'There are TLSA records, but without a signature they do not count.',
    'dane-none': () => 'There are no TLSA records yet.',
    'sts-holds': () => 'MTA-STS works, in mode enforce.',
    'sts-testing': () => 'MTA-STS is in mode testing and demands nothing yet.',
    'sts-broken': () => 'The MTA-STS that is there is not right.',
    'sts-none': () => 'MTA-STS demands nothing now.',
    duty: () =>
      'STARTTLS and DANE are on the list of mandatory standards, for receiving and sending; MTA-STS is not.',
    'some-check-sts-only': () =>
      'For some large senders only MTA-STS is confirmed and DANE is not, such as Google.',
    'no-web-host': () => 'You say that there is no place for a policy file.',
    'no-staff': () => 'You say that nobody can keep this up; then every extra part is a risk.',
    'provider-told-no': () => 'You say that your provider has no DANE.',
    'sending-unseen': () => 'How you send was not filled in yet.',
    'sending-own': () => 'Your own mail server has DANE built in.',
    'sending-exchange-online': () => 'Exchange Online checks DANE and MTA-STS by itself when it sends.',
    'sending-provider': () => 'Somebody else sends for you; only they can say what is checked.',
    'hosts-unsigned': facts => `The zone of these mail servers has no DNSSEC: ${hostList(facts)}.`,
    'hosts-bogus': facts => `The DNSSEC of these mail servers is broken: ${hostList(facts)}.`,
    'own-servers': facts => `You run the mail servers yourself: ${hostList(facts)}.`,
    'unknown-provider': facts => `The mail servers are somebody else’s: ${hostList(facts)}.`,
    provider: ({ name, dane }) =>
      ({
        yes: `Your mail is at ${name}, where DANE can be had.`,
        'switch-on': `Your mail is at ${name}, where DANE can be had once you switch it on.`,
        'after-move': `Your mail is at ${name}, where DANE can be had under another MX name.`,
        no: `Your mail is at ${name}, where no DANE for receiving was found.`,
        unknown: `Your mail is at ${name}; whether DANE can be had there is not known.`,
      })[dane],
    letter: ({ sender, letter }) =>
      `Mail from a sender that checks ${sender === 'dane' ? 'DANE' : 'MTA-STS'} is now: ${letters[letter].name}.`,
  },
  changesTitle: 'What changes this advice',
  hypotheses: {
    'domain-signed': 'your domain gets DNSSEC',
    'hosts-signed': 'the zone of your mail servers gets DNSSEC',
    'faults-mended': 'the faults are fixed',
    measured: 'everything is measured and DANE turns out not to be there',
    'own-servers': 'you run the mail servers yourself',
    'provider-can': 'your provider can do DANE',
    'provider-cannot': 'your provider cannot do DANE',
    'web-host': 'you have a place for the policy file',
    'no-web-host': 'you have no place for the policy file',
    'no-staff': 'nobody can keep it up',
  },
  change: (hypothesis, choice) => `If ${hypothesis}: ${choice}.`,
  questionsTitle: 'What cannot be seen from outside',
  questionsLead: 'You need not fill this in. With an answer the advice fits better.',
  questions: {
    mailServers: 'Who runs your mail servers?',
    providerDane: 'Can your provider do DANE?',
    webHost: 'Do you have a place for one small file on a web server (or somebody who can do it)?',
    staff: 'Can somebody, or a program, keep records in step with certificates?',
    sending: 'What do you send mail with?',
  },
  answers: {
    own: 'We do',
    hosted: 'A provider',
    yes: 'Yes',
    no: 'No',
    postfix: 'Postfix',
    exim: 'Exim',
    'exchange-online': 'Exchange Online',
    provider: 'Through a provider or filter',
    unsaid: 'I do not know (yet)',
  },
  lettersTitle: 'Ready to be sent',
  letterLanguage: 'Language of the letter',
  letterTo: 'To',
  letterSubject: 'Subject',
  letters: lettersToSend,
  invite:
    'Check a domain. Then advice stands here, with its reasons, and a letter where somebody else has to act.',
};
