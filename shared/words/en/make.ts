import { sayDay, sayList, saySpan } from '../date.ts';
import type { MakeWords } from '../make-words.ts';

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
      what: 'A policy on your web server, and a record that announces it. Senders then insist on encryption and a valid certificate.',
    },
    tlsa: {
      name: 'DANE (TLSA)',
      what: 'The fingerprint of your mail server in the signed DNS. Senders then deliver only to the genuine server.',
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
      'as-is': 'Leave as it is',
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
  tlsa: {
    hostTitle: host => `Records for ${host}`,
    unseen:
      'The certificate of this server was not seen from here. Bring it yourself below, or check from a place where port 25 is open.',
    foreign: zone =>
      `This name lies in the zone ${zone}. If that is your supplier’s, they have to publish the record.`,
    origins: {
      'server-key': until => `The key that the server uses now (certificate until ${until})`,
      issuer: name => `The issuer ${name}`,
      published: 'Is in the DNS now',
      brought: name => `Added: ${name}`,
    },
    advised: 'advice',
    isPublished: 'is in the DNS now',
    fits: 'fits now',
    fitsNot: 'does not fit now',
    unusable: 'does not count for mail',
    bring: {
      label: 'Certificate or key of the next time',
      hint: 'A file (PEM or DER): certificate, public key, request (CSR) or private key. A private key stays on this device and is not kept.',
    },
    paste: {
      label: 'Or paste the text here',
      hint: 'Text that begins with `-----BEGIN`. “Read” takes it out of this field again.',
    },
    read: 'Read',
    keys: {
      pick: 'Choose a file',
      drop: 'or drag it here',
      privacy: {
        electron:
          'With “Choose a file” the program reads the file itself: this page does not get to see it. What you drag or paste goes through this page to the program. All of it stays on this device. A private key is not kept: only its public half is taken from it.',
        browser:
          'This page hands the content to the program on this device. Nothing goes over the network. A private key is not kept: only its public half is taken from it. Do you want your browser not to see it? Then bring the certificate or the public key.',
      },
      reading: 'Reading…',
      found: count => (count === 1 ? 'Read and added.' : `${count} read and added.`),
      cleared: 'The text with the private key was taken out of the field.',
      title: 'Brought',
      kinds: {
        certificate: name => `Certificate of ${name}`,
        issuer: name => `Certificate of the issuer ${name}`,
        request: name => `Request (CSR) for ${name}`,
        'public-key': name => `Public key ${name}`,
        'private-key': name => `Key ${name}`,
      },
      key: kind => `Kind of key: ${kind}`,
      until: day => `Valid until ${day}`,
      names: (names, more) => `For: ${names}${more > 0 ? ` and ${more} more` : ''}`,
      publicHalfOnly: 'Of the private key only the public half was taken.',
      hosts: 'For which mail servers?',
      notNamed: 'this name is not in the certificate',
      noHosts: 'Nothing is done with this yet. Choose a mail server.',
      more: 'More: another form of the record',
      combination: 'Form of the record',
      usages: {
        2: 'your issuer',
        3: 'your own server',
      },
      selectors: {
        0: 'the whole certificate',
        1: 'the key alone: stays right as long as the key is the same',
      },
      matchingTypes: {
        0: 'in full: long, and advised against',
        1: 'SHA-256: every sender knows it',
        2: 'SHA-512: not every sender knows it',
      },
      breaksAtRenewal:
        'Mind: this record fits this one certificate. At each renewal it is no longer right, even when the key stays the same. Rather take 3 1 1.',
      fullData:
        'Mind: the answer of the DNS gets so long that it does not always arrive. Rather take SHA-256 (1).',
      issuerMustBeSent:
        'This only works when your server sends this certificate of the issuer along, and its own certificate has the name of the server.',
      remove: name => `Remove: ${name}`,
    },
    stray:
      'is off: fits nothing that the server sends now. Publish it only once the server has the new certificate',
    siblings: (family, count) =>
      `${family} chooses one of its issuers itself at each renewal. With this record alone mail can stop at the next renewal: ${count === 1 ? 'one is still missing' : `${count} are still missing`}. Take all of them, or take 3 1 1 alone and keep the same key.`,
    addSiblings: 'Add all issuers',
    ttl: { label: 'TTL in seconds', hint: 'An hour (3600) is good. Set it to 300 around a change.' },
    keysTitle: 'Keep the same key, or make a new one?',
    keysLead:
      'As long as the key stays the same the record stays right, also with a new certificate. A new key needs a new record, which has to be there well before.',
    keep: 'Keep the key',
    roll: 'New key',
    rolloverTitle: host => `Plan for the new key of ${host}`,
    keepTitle: host => `Plan to keep the key of ${host}`,
  },
  dnssec: {
    stands: {
      secure: 'Your domain is signed. There is nothing to do.',
      insecure:
        'Your domain is not signed. Ask your DNS host to turn it on, and your registrar to enter the DS record.',
      bogus:
        'The signature of your domain is wrong. Have that mended first: senders that check do not deliver now.',
      indeterminate: 'Whether your domain is signed cannot be told from here.',
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
        ? 'Mail travels as it does now. What Postzegel finds does change.'
        : count === 1
          ? 'Something changes for 1 kind of sender.'
          : `Something changes for ${count} kinds of sender.`,
    gone: 'This goes',
    come: 'This is new',
    assumed: {
      'policy-address': ({ host }) =>
        `Assumed is that ${host} will have an address. Fill it in above, or arrange it with whoever keeps your web server.`,
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
      'sender-stops': () =>
        'A kind of sender that delivers now would not do so any more. See beside this which.',
    },
  },
  plan: {
    rollout: 'Plan',
    withdrawal: 'Plan to stop',
    move: 'Plan for other mail servers',
    lead: 'Do the steps in this order, and no step before its date.',
    calendar: 'Put in the calendar (.ics)',
    from: day => `from ${day}`,
    wait: span => `at least ${span} after the step before`,
    show: 'What then has to be in the DNS',
    done: day => `done on ${day}`,
    markDone: 'This is done',
    undo: 'Not done after all',
    startAgain: 'Start the plan again',
    kept: 'This plan is under way. A wait counts from the day that the step before it was done.',
    actions: {
      'publish-tls-rpt': () => 'Publish the record for reports, so that you hear what goes wrong.',
      'serve-policy': ({ mode, maxAge }) =>
        `Put the policy on the web server: mode ${mode}, to be kept for ${saySpan(maxAge, 'en')}.`,
      'announce-policy': ({ id }) => `Then publish the record, with id ${id}.`,
      'read-reports': ({ weeks }) => `Read the reports for ${weeks} weeks and mend what goes wrong.`,
      'mend-hosts': ({ hosts }) =>
        `Do not enforce yet: ${sayList(hosts, 'en')} ${hosts.length === 1 ? 'is' : 'are'} not in the policy, or ${hosts.length === 1 ? 'has' : 'have'} no encryption with a valid certificate. Mend that, check again and make a new plan.`,
      'move-mail': ({ hosts }) => `Change the MX records: mail now goes to ${sayList(hosts, 'en')}.`,
      'wait-for-caches': ({ maxAge }) =>
        `Wait for ${saySpan(maxAge, 'en')}: that is how long senders keep the old policy. Keep the web server running for so long.`,
      'remove-record': () => 'Remove the record.',
      'remove-policy': () => 'Remove the policy and the host.',
      'publish-this-key': ({ host }) =>
        `Publish the record that names the key of ${host}. Records that name the certificate or the issuer go.`,
      'publish-next-key': ({ host }) => `Publish the record of the new key beside the old one, for ${host}.`,
      'keep-key': ({ host }) => `Set ${host} to keep the same key when it renews. Above is by which option.`,
      'renew-same-key': ({ host, until }) =>
        `Renew the certificate of ${host} with the same key, no later than ${sayDay(until, 'en')}.`,
      'install-certificate': ({ host, until }) =>
        `Put the new certificate on ${host} now, no later than ${sayDay(until, 'en')}.`,
      verify: ({ host }) => `Check ${host} again with Postzegel.`,
      'remove-old-key': ({ host }) => `Remove the record of the old key of ${host}.`,
    },
  },
  verify: {
    title: 'Verify',
    lead: 'Done publishing? Postzegel asks every name server of the zone, and looks only at what was to change.',
    button: 'Verify at the name servers',
    again: 'Verify once more',
    busy: 'Asking…',
    progress: (ready, total) => `${ready} of ${total} done`,
    cancel: 'Stop asking',
    steps: {
      zone: 'Finding the name servers for',
      'name-server': 'Asking',
      resolver: 'Asking your DNS server',
      policy: 'Fetching the policy from',
    },
    states: {
      'as-wanted': 'is there as it should',
      'not-yet': 'not yet: the old one is still here',
      different: 'other than asked for',
      'no-answer': 'no answer',
    },
    overall: {
      everywhere: lingers => ({
        says: 'It is right everywhere.',
        next: `Every server gives what you wanted. ${lingers === '' ? '' : `Others on the internet can hold the old for another ${lingers}. `}Now check the whole domain again.`,
      }),
      'not-yet': lingers => ({
        says: 'Not yet everywhere.',
        next: `Nothing is wrong, but somewhere the old is still there. Have you published? Then wait a few minutes and verify once more.${lingers === '' ? '' : ` Once it is everywhere, others can hold the old for another ${lingers}.`}`,
      }),
      wrong: () => ({
        says: 'Something else is there than you wanted.',
        next: 'Waiting will not help here. See below what is there, mend it at your DNS host or on the web server, and verify again.',
      }),
      bogus: () => ({
        says: 'It is there, but the DNSSEC signature over it is not right.',
        next: 'Senders that check DNSSEC will not believe it. Have your DNS host sign the zone again, and verify after that.',
      }),
      'no-answer': () => ({
        says: 'Not every server answered.',
        next: 'Those that did give what you wanted. Verify once more in a moment. If a server stays silent, ask your DNS host whether it still takes part.',
      }),
    },
    servers: 'What each name server gives',
    server: 'name server',
    found: 'what is there',
    resolver: 'your DNS server',
    resolverDiffers: {
      behind: lingers =>
        `Your own DNS server still gives the old. That is usual: it holds it for a time${lingers === '' ? '' : `, ${lingers} at most`}.`,
      apart: () =>
        'Your own DNS server gives something else than the name servers. That can be right if your organisation has an internal DNS of its own.',
    },
    at: moment => `Verified on ${moment}.`,
    policy: 'The policy on the web server',
    serial: serial => `version ${serial} of the zone`,
    held: 'Here is',
    heldNothing: 'Nothing is here.',
    wanted: 'Asked for was',
    wantedNothing: 'Asked for was: nothing.',
    zoneless: name => `No zone with name servers was found for ${name}.`,
    leftOut: names => `Not asked, as there are too many: ${names}.`,
    silence: {
      rcode: rcode => `the server refuses (${rcode})`,
      'not-authoritative': 'this server knows nothing of the zone, though the zone names it',
    },
    checkAgain: 'Check the whole domain again',
    practice: {
      button: 'Publish in the practice network',
      lead: 'This is a practice domain. Here you can really publish, and nothing can break.',
      webServer: address => `For a web server of your own you can take the address ${address} here.`,
      done: 'Published in the practice network.',
    },
  },
  problems: {
    'bad-address': ({ address }) => `“${address}” is not an IP address`,
    'bad-name': ({ name }) => `“${name}” is not the name of a server`,
    'wide-pattern': ({ pattern }) =>
      `${pattern} allows every name in your zone as a mail server. Better name the servers one by one`,
    'bad-ttl': ({ value, least, most }) =>
      `“${value}” is no good TTL: take a whole number from ${least} to ${most} seconds`,
  },
};
