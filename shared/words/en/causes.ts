import type { Catalogue } from '../catalogue.ts';

export const causes: Catalogue['causes'] = {
  timeout: ({ afterMs }) => `no answer within ${Math.max(1, Math.round(afterMs / 1000))} seconds`,
  'connection-refused': () => 'the connection was refused',
  unreachable: () => 'the network or the server could not be reached',
  closed: () => 'the other side closed the connection',
  tls: ({ detail }) => `the secure connection failed (${detail})`,
  malformed: () => 'the answer could not be read',
  mismatched: () => 'an answer came to another question',
  'too-large': ({ limitBytes }) => `the answer was larger than ${Math.round(limitBytes / 1024)} kB`,
  'private-address': ({ address }) => `${address} is an internal address`,
  'impossible-name': ({ problem }) =>
    `this name cannot exist in DNS: ${
      {
        'empty-label': 'there is nothing between two dots',
        'label-too-long': 'a part of it is longer than 63 characters',
        'name-too-long': 'it is longer than 253 characters',
        'bad-character': 'it holds a character that cannot be there',
      }[problem]
    }`,
  'no-address': () => 'the name has no address',
  'http-status': ({ status }) => `the DNS service answered with status ${status}`,
  'unusable-resolver': ({ rcode }) => `the DNS server of this network answers nothing at all (${rcode})`,
  'large-group': ({ bits, limitBits }) =>
    `the server wants to agree on keys with a prime of ${bits} bits; Postzegel goes no further than ${limitBits}`,
  cancelled: () => 'the check was stopped',
  'check-limit': () => 'the time for the whole check was up',
  'over-limit': ({ limit }) => `no more than ${limit} are looked at`,
};
