import type { MakeWords } from '../../make-words.ts';

export const tlsa: MakeWords['tlsa'] = {
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
  maybeNext: 'stays, as it may be that of the next key',
  unusable: 'does not count for mail',
  bring: {
    label: 'Next certificate or key',
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
};
