import { sayList, saySpan } from '../../date.ts';
import type { MakeWords } from '../../make-words.ts';
import { plan } from './plan.ts';
import { tlsa } from './tlsa.ts';
import { verify } from './verify.ts';

const status = {
  secure: 'signed',
  insecure: 'not signed',
  bogus: 'signed, but the signature is wrong',
  indeterminate: 'not to be told',
} as const;

export const make: MakeWords = {
  title: domain => `What does ${domain} publish?`,
  lead: 'Here you write the records. You see at once what senders would then do. Nothing changes until you publish it yourself.',
  start: {
    title: 'What exactly has to be in the DNS?',
    lead: 'Check a domain first. Then Postzegel writes the records for you, and shows what they do before you publish them.',
  },
  partsLabel: 'What do you want to make?',
  parts: {
    'tls-rpt': {
      name: 'Reports (TLS-RPT)',
      what: 'With this record you ask senders to tell you when delivery fails. Begin with this one: it cannot stop any mail.',
    },
    'mta-sts': {
      name: 'MTA-STS',
      what: 'A policy on your web server, and a record that announces it. Senders that check MTA-STS then insist on encryption and a valid certificate.',
    },
    tlsa: {
      name: 'DANE (TLSA)',
      what: 'The fingerprint of your mail server in the signed DNS. Senders that check DANE then deliver only to the genuine server.',
    },
    dnssec: {
      name: 'DNSSEC',
      what: 'Signatures under your DNS. Without DNSSEC, DANE does not count. You usually turn it on at your DNS host and your registrar.',
    },
    sending: {
      name: 'Sending',
      what: 'What your own mail server checks about the mail that you send. It protects others, and your mail to them.',
    },
  },
  tlsRpt: {
    rua: {
      label: 'Where may reports go?',
      hint: 'One a line: a mail address, or an address that begins with https://. Take a mailbox that somebody reads.',
    },
  },
  mtaSts: {
    mode: { label: 'Mode', hint: 'Begin with testing. Enforce only after two weeks without failures.' },
    modes: {
      testing: 'Testing: report, and deliver',
      enforce: 'Enforce: deliver no other way',
      none: 'None: this is how you end MTA-STS',
    },
    maxAge: {
      label: 'How long senders keep it (max_age, in seconds)',
      hint: 'A week is 604800. Short when you begin; eight weeks (4838400) when all goes well.',
    },
    mx: {
      label: 'Mail servers',
      hint: 'One a line. Exactly the names of your MX records; an asterisk stands for the first part: *.example.com.',
    },
    id: {
      label: 'Id',
      hint: 'Letters and digits. Has to differ at every change; Postzegel takes the date and time.',
    },
    newId: 'New id',
    host: { label: 'Where is the policy?', hint: 'It has to be found at the host mta-sts of your domain.' },
    hosts: {
      'as-is': 'That is arranged: change nothing about it',
      address: 'On a web server of your own (IP address)',
      alias: 'At somebody else (alias, CNAME)',
    },
    addresses: { label: 'IP addresses', hint: 'One a line, IPv4 or IPv6.' },
    target: { label: 'Name that it points to', hint: 'You get it from whoever keeps the policy for you.' },
    server: { label: 'Web server', hint: 'For the settings that go with it.' },
    policyTitle: 'The policy, on the web server',
    settings: 'The settings of the web server',
    history: {
      title: 'This is how it looked in 2016',
      lead: 'In the draft of March 2016 (SMTP STS) the whole policy was in one record. No sender looks at it: do not publish it.',
    },
  },
  tlsa,
  dnssec: {
    stands: {
      secure: 'Your domain is signed. There is nothing to do.',
      insecure:
        'Your domain is not signed. Ask your DNS host to turn it on, and your registrar to enter the DS record.',
      bogus:
        'The signature of your domain is wrong. Have that fixed first: senders that check do not deliver now.',
      unknown: 'Whether your domain is signed cannot be told from here.',
    },
    questionTitle: 'Question for your DNS host',
    question: domain =>
      `Would you turn on DNSSEC for ${domain}? Preferably with algorithm 13 (ECDSA P-256) and NSEC, or NSEC3 without iterations and without salt (RFC 9276). Please have the DS record (SHA-256) entered at the registrar, and tell us when it is done. If the domain moves, let DNSSEC move with it.`,
    dnskey: {
      label: 'DNSKEY record',
      hint: 'Does the registrar ask for a DS record? Paste the DNSKEY record (flags 257) of your DNS host here.',
    },
    ds: 'The DS record for the registrar',
    problems: {
      'too-large': () => 'This is far too long for DNSKEY records. Take those of this domain alone.',
      'not-dnskey': () => 'This is not a DNSKEY record. It has the form 257 3 13 followed by the key.',
      'other-owner': ({ owner }) => `This is the key of ${owner}, not that of this domain.`,
      'not-a-key-signing-key': () =>
        'This is not the key that the DS record is about. Take the one with flags 257.',
      'old-algorithm': ({ algorithm }) =>
        `Algorithm ${algorithm} is out of date. Ask your DNS host for algorithm 13.`,
    },
  },
  sending: {
    server: {
      label: 'What do you send mail with?',
      hint: 'Does a supplier do that for you? Then send them this text.',
    },
    settings: 'What each line does',
    receiving: 'Receiving with this server too',
  },
  preview: {
    title: 'What senders would do',
    who: 'sender',
    now: 'now',
    later: 'then',
    same: 'stays so',
    nothing: 'Nothing changes yet.',
    changed: count =>
      count === 0
        ? 'Mail then travels as it does now.'
        : count === 1
          ? 'Something changes for 1 kind of sender.'
          : `Something changes for ${count} kinds of sender.`,
    gone: 'What a check then no longer sees',
    come: 'What a check then does see',
    assumed: {
      'policy-address': ({ host }) =>
        `It is assumed that ${host} will have an address. Fill it in at “Where is the policy?”, or arrange it with whoever keeps your web server.`,
      'policy-certificate': ({ host }) =>
        `It is assumed that ${host} has a valid certificate and serves the policy. Check that after publishing.`,
    },
  },
  publish: {
    title: 'Publish',
    nothing: 'This is how it is in the DNS already. There is nothing to publish.',
    wrong: 'This has to be put right first:',
    dialect: {
      label: 'How does your DNS host take records?',
      hint: 'You do not know? Send them the zone file.',
    },
    zone: zone => `In the zone ${zone}`,
    variables: names => `First fill in these values, which Postzegel does not know: ${names}.`,
    download: 'Save as a file',
    add: 'Add',
    remove: 'Remove',
    removeLines: 'Remove this from the file (the TTL may differ)',
    addLines: 'Add this to the file',
    bothLines: 'Do both, and load the zone again only after that.',
  },
  dialects: {
    'zone-file': 'Zone file (BIND, NSD, Knot)',
    nsupdate: 'nsupdate',
    pdnsutil: 'PowerDNS (pdnsutil)',
    'windows-dns': 'Windows DNS (PowerShell)',
    'azure-dns': 'Azure DNS (command line)',
    route53: 'Route 53 (command line)',
    cloudflare: 'Cloudflare (form)',
    transip: 'TransIP (form)',
    octodns: 'OctoDNS',
  },
  danger: {
    title: 'Stop for a moment: this can keep mail from arriving',
    confirm: domain => ({
      label: `Are you sure? Then type ${domain}`,
      hint: 'Only after that the text to publish appears.',
    }),
    kinds: {
      'tlsa-not-secure': ({ host, status: state }) =>
        state === 'bogus'
          ? `The zone of ${host} is ${status[state]}. As long as that is so, nobody who checks DANE delivers.`
          : `The zone of ${host} is ${status[state]}. A TLSA record does not count there: arrange DNSSEC first.`,
      'tlsa-mismatch': ({ host }) =>
        `None of these records fits what ${host} sends now. Senders with DANE then do not deliver.`,
      'tlsa-no-tls': ({ host }) =>
        `${host} offers no encryption. A TLSA record promises just that: senders with DANE then do not deliver.`,
      'tlsa-combination': ({ host, combination: { certificateUsage, selector, matchingType } }) =>
        `Of the kind ${certificateUsage} ${selector} ${matchingType} no record fits what ${host} sends now. Senders that use only that kind then do not deliver.`,
      'tlsa-unseen': ({ host }) =>
        `The certificate of ${host} was not seen, so whether these records fit is not known.`,
      'tlsa-removed-early': ({ host, ttl }) =>
        `The record that fits now for ${host} goes, and what takes over is known nowhere yet. Keep both for at least ${saySpan(2 * ttl, 'en')}, and change nothing about the certificate for so long.`,
      'tlsa-withdrawn': ({ host }) =>
        `${host} then has no DANE any more. Mail keeps coming, but can be redirected again.`,
      'enforce-fails': ({ host }) =>
        `${host} has no encryption or no valid certificate. In mode enforce senders with MTA-STS do not deliver here.`,
      'enforce-unseen': ({ host }) =>
        `Whether ${host} has encryption and a valid certificate was not seen. Check that first, or begin with mode testing.`,
      'policy-misses': ({ host, mode }) =>
        mode === 'enforce'
          ? `${host} is not in the policy. Senders with MTA-STS then do not deliver here.`
          : `${host} is not in the policy. That goes well while testing, and wrong as soon as you enforce.`,
      'policy-removed-early': ({ maxAge }) =>
        `Senders keep the policy for up to ${saySpan(maxAge, 'en')} from today. Set it to “none” first and wait that long.`,
      'unknown-before': ({ names }) =>
        `What is at ${sayList(names, 'en')} now could not be looked up. What you publish may overwrite records that are needed. Check again first, or look in your DNS panel what is there.`,
      'sender-stops': () =>
        'A kind of sender that delivers now would not do so any more. “What senders would do” shows which.',
    },
  },
  plan,
  verify,
  problems: {
    'bad-address': ({ address }) =>
      address === '' ? 'Fill in an IP address' : `“${address}” is not an IP address`,
    'bad-name': ({ name }) =>
      name === '' ? 'Fill in the name of a server' : `“${name}” is not the name of a server`,
    'wide-pattern': ({ pattern }) =>
      `${pattern} allows every name in your zone as a mail server. Better name the servers one by one`,
    'bad-ttl': ({ value, least, most }) =>
      `“${value}” is no good TTL: take a whole number from ${least} to ${most} seconds`,
  },
};
