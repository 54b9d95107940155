import type { KeyProblem } from '../../evidence/keys/key-material.ts';
import type { Catalogue, FailureWords } from '../catalogue.ts';

export const domainProblems: Catalogue['domainProblems'] = {
  empty: () => 'Fill in a domain first.',
  'single-label': ({ label }) =>
    `“${label}” is one word. A domain has a dot, such as ${label.length < 40 ? label : 'example'}.nl.`,
  'label-too-long': ({ octets }) =>
    `One part of the name is too long: ${octets} characters where 63 are allowed.`,
  'empty-label': () => 'There are two dots in a row, or the name begins with a dot.',
  'name-too-long': ({ octets }) => `The name is too long: ${octets} characters where 253 are allowed.`,
  'address-literal': ({ address }) => `${address} is an IP address, not a domain.`,
  'bad-character': ({ character }) =>
    character === ' '
      ? 'There is a space in the name.'
      : `The character “${character}” is not allowed in a domain name, or not in that place.`,
  'taken-from': ({ source, domain }) =>
    source === 'email-address'
      ? `The domain ${domain} was taken from the e-mail address.`
      : `The domain ${domain} was taken from the web address.`,
};

const NOT_READ = 'Nothing was added.';
const unreadableKeys: Readonly<Record<KeyProblem, FailureWords>> = {
  empty: {
    what: 'There is nothing in it.',
    meaning: NOT_READ,
    action: 'Paste the text of the certificate or key, from `-----BEGIN` up to and with the last dashes.',
  },
  'too-large': {
    what: 'This is too large for a certificate or key.',
    meaning: NOT_READ,
    action: 'Take the certificate of the mail server alone, not a whole collection.',
  },
  'encrypted-key': {
    what: 'This private key is protected by a passphrase.',
    meaning: 'That is good. Postzegel does not ask for the passphrase, and has no need of the key itself.',
    action:
      'Bring the certificate. Or take the public key out with `openssl pkey -in key.pem -pubout` and bring that.',
  },
  pkcs12: {
    what: 'This is a PFX file: a certificate with its private key, behind a passphrase.',
    meaning: NOT_READ,
    action:
      'Take the certificate out with `openssl pkcs12 -in file.pfx -clcerts -nokeys`, or save it in Windows without the private key (.cer). Bring that.',
  },
  'openssh-key': {
    what: 'This is a key of SSH.',
    meaning: 'A mail server does not use it.',
    action: 'Take the certificate or the key by which the mail server encrypts.',
  },
  damaged: {
    what: 'Something is missing, or was changed.',
    meaning: NOT_READ,
    action:
      'Copy the whole text again, from `-----BEGIN` up to the dashes after `-----END`. Or take the file itself.',
  },
  'unsupported-key': {
    what: 'Postzegel cannot read this kind of private key.',
    meaning: NOT_READ,
    action: 'Bring the certificate, or the public key (`openssl pkey -in key.pem -pubout`).',
  },
  'nothing-known': {
    what: 'No certificate or key was found in this.',
    meaning: NOT_READ,
    action: 'Take a file in PEM or DER: most times its name ends in .pem, .crt, .cer, .key or .csr.',
  },
  'no-file': {
    what: 'This file cannot be read.',
    meaning: 'It is not there, or you may not look into it.',
    action: 'Copy it to a folder that is yours, or bring the certificate: anybody may see that.',
  },
};

export const failures: Catalogue['failures'] = {
  'bad-domain': ({ problem }) => ({
    what:
      domainProblems[problem.kind as keyof typeof domainProblems]?.(problem as never) ??
      'This is not a domain.',
    meaning:
      problem.kind === 'empty' ? 'Nothing was checked yet.' : 'No mail can go there, so nothing was checked.',
    action: 'Type the part behind the @ of your e-mail address, for example town.nl.',
  }),
  'bad-resolver': ({ text }) => ({
    what: `“${text.slice(0, 80)}” is not a DNS server.`,
    meaning: 'Nothing was checked.',
    action:
      'Give an IP address, an address of DNS over HTTPS such as https://dns.example/dns-query, or tls://name. Leave it empty for the DNS server of this device.',
  }),
  'not-a-practice-domain': ({ domain }) => ({
    what: `${domain} is not a practice domain.`,
    meaning: 'Only the practice domains exist in the practice network.',
    action: 'Choose one of the practice domains, or check this domain on the real internet.',
  }),
  'cannot-publish': ({ name }) => ({
    what: `This cannot be done in the practice network: ${name.slice(0, 100)}.`,
    meaning:
      'The name is in no zone of this practice domain, or the value does not fit. Nothing was changed.',
    action: 'Look at what you filled in, and choose an address that is still free for a web server.',
  }),
  'unreadable-output': () => ({
    what: 'This text holds no output of openssl s_client.',
    meaning: 'Nothing was added.',
    action: 'Run the command exactly as it stands, and paste all that it prints.',
  }),
  'unreadable-key': ({ problem }) => unreadableKeys[problem],
  'bad-call': () => ({
    what: 'The page and the program do not understand each other.',
    meaning: 'Probably the program was updated while this page was open.',
    action: 'Load the page again.',
  }),
  'too-many-calls': ({ limit }) => ({
    what: 'Too many checks are running already.',
    meaning: `No more than ${limit} can run at once.`,
    action: 'Wait until one is ready, or stop one.',
  }),
  cancelled: () => ({
    what: 'The check was stopped.',
    meaning: 'What had been seen was not kept.',
    action: 'Start the check again whenever you like.',
  }),
  disconnected: () => ({
    what: 'The connection with Postzegel is gone.',
    meaning: 'The program was ended, or this page was idle for too long.',
    action: 'Start Postzegel again. What you typed is still here.',
  }),
  bug: ({ number }) => ({
    what: 'Something went wrong in Postzegel itself.',
    meaning: `This is a mistake of ours, not of yours. Its number is ${number}.`,
    action: 'Try once more. If it keeps going wrong, report this number.',
  }),
};
