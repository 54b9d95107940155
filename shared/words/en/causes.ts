import { type TlsRefusal, tlsRefusal } from '../terms/tls-refusal.ts';
import type { Catalogue } from '../catalogue.ts';

const TLS_REFUSALS: Readonly<Record<TlsRefusal, string>> = {
  'no-such-name': 'the server says that it has no certificate for this name',
  'nothing-in-common':
    'server and Postzegel found no encryption that both accept, or the server has no certificate that it can use',
  version:
    'the server does not accept the TLS versions that Postzegel offers, or offers none that Postzegel knows',
  'client-certificate': 'the server wants a certificate from the sender, which senders of mail do not have',
  'not-understood':
    'the server did not understand what it was sent, or sent something that has no place there',
  'server-fault': 'the server says that it has a fault itself',
  'no-tls': 'what came was no TLS',
  other: 'the server broke off',
};

/** In words; the name of the alert beside it is what logs and manuals say. */
function tlsFailure(detail: string): string {
  const refusal = tlsRefusal(detail);
  if (!refusal) return `the secure connection failed (${detail})`;
  const words = TLS_REFUSALS[refusal.kind];
  return refusal.alert === undefined ? words : `${words} (TLS alert ${refusal.alert})`;
}

export const causes: Catalogue['causes'] = {
  timeout: ({ afterMs }) => `no answer within ${Math.max(1, Math.round(afterMs / 1000))} seconds`,
  'connection-refused': () => 'the connection was refused',
  unreachable: () => 'the network or the server could not be reached',
  closed: () => 'the other side closed the connection',
  tls: ({ detail }) => tlsFailure(detail),
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
