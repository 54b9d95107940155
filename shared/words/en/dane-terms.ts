import type { Combination, Overlooked } from '../../dane/index.ts';
import { sayDay } from '../date.ts';
import type { Catalogue } from '../catalogue.ts';

const roles = {
  server: 'the certificate of the server',
  issuer: 'a certificate of an issuer',
  anchor: 'the certificate of the issuer in the TLSA record',
} as const;

/** Why DANE finds no match: the end of a sentence. */
export const daneReasons: Catalogue['daneReasons'] = {
  matched: () => 'nothing, a record fits',
  'no-records': () => 'there are no TLSA records',
  'no-usable-records': () => 'none of the records is of use for mail',
  'no-certificate': () => 'the server sends no certificate',
  'no-match': () => 'no record names a certificate or key that the server sends',
  'anchor-is-server': () =>
    'the record is of usage 2 (issuer) but names the certificate of the server itself; usage 3 is for that',
  'anchor-unconnected': () => 'the issuer in the record has not signed this certificate',
  'unknown-algorithm': () => 'a signature is of a kind that Postzegel does not know',
  expired: ({ role, at }) => `${roles[role]} expired on ${sayDay(at, 'en')}`,
  'not-yet-valid': ({ role, at }) => `${roles[role]} is not valid before ${sayDay(at, 'en')}`,
  'not-a-ca': ({ role }) => `${roles[role]} may not issue certificates`,
  'path-too-long': ({ role }) => `below ${roles[role]} there are more issuers than it allows`,
  'not-for-servers': ({ role }) => `${roles[role]} is not meant for servers`,
  'name-constraints': ({ role }) => `${roles[role]} does not allow this name`,
  'unknown-critical-extension': ({ role, extension }) =>
    `${roles[role]} has a critical extension that Postzegel does not know (${extension})`,
  'name-mismatch': ({ names }) =>
    names.length > 0
      ? `the certificate is in another name: ${names.slice(0, 3).join(', ')}`
      : 'the certificate is in no name',
};

/** Why one record does not count: the end of a sentence. */
export const unusable: Catalogue['unusable'] = {
  'usage-not-for-smtp': () => 'usages 0 and 1 are not for mail',
  'unknown-usage': () => 'there is no such first number (usage)',
  'unknown-selector': () => 'there is no such second number (certificate or key)',
  'unknown-matching-type': () => 'there is no such third number (fingerprint)',
  'no-hex': () => 'the fingerprint is missing or cannot be read',
  'wrong-length': ({ octets, expected }) =>
    `the fingerprint is ${octets} bytes long where it should have ${expected}`,
};

export const overlooks: Readonly<Record<Overlooked, string>> = {
  name: 'the name in the certificate is another',
  expired: 'the certificate has expired',
  'not-yet-valid': 'the certificate is not valid yet',
};

export const sayCombination = ({ certificateUsage, selector, matchingType }: Combination): string =>
  `the form \`${certificateUsage} ${selector} ${matchingType}\``;
