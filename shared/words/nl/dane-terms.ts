import type { Combination, Overlooked } from '../../dane/index.ts';
import { sayDay } from '../date.ts';
import type { Catalogue } from '../catalogue.ts';

const roles = {
  server: 'het certificaat van de server',
  issuer: 'een certificaat van een uitgever',
  anchor: 'het certificaat van de uitgever in het TLSA-record',
} as const;

/** Why DANE finds no match: the end of a sentence. */
export const daneReasons: Catalogue['daneReasons'] = {
  matched: () => 'niets, een record past',
  'no-records': () => 'er zijn geen TLSA-records',
  'no-usable-records': () => 'geen van de records is bruikbaar voor mail',
  'no-certificate': () => 'de server stuurt geen certificaat',
  'no-match': () => 'geen record noemt een certificaat of sleutel die de server stuurt',
  'anchor-is-server': () =>
    'het record is van soort 2 (uitgever), maar noemt het certificaat van de server zelf; daarvoor is soort 3',
  'anchor-unconnected': () => 'de uitgever in het record heeft dit certificaat niet ondertekend',
  'unknown-algorithm': () => 'een handtekening is van een soort die Postzegel niet kent',
  expired: ({ role, at }) => `${roles[role]} is verlopen op ${sayDay(at, 'nl')}`,
  'not-yet-valid': ({ role, at }) => `${roles[role]} geldt pas vanaf ${sayDay(at, 'nl')}`,
  'not-a-ca': ({ role }) => `${roles[role]} mag geen certificaten uitgeven`,
  'path-too-long': ({ role }) => `onder ${roles[role]} staan meer uitgevers dan het toelaat`,
  'not-for-servers': ({ role }) => `${roles[role]} is niet bedoeld voor servers`,
  'name-constraints': ({ role }) => `${roles[role]} staat deze naam niet toe`,
  'unknown-critical-extension': ({ role, extension }) =>
    `${roles[role]} heeft een verplichte uitbreiding die Postzegel niet kent (${extension})`,
  'name-mismatch': ({ names }) =>
    names.length > 0
      ? `het certificaat staat op een andere naam: ${names.slice(0, 3).join(', ')}`
      : 'het certificaat staat op geen naam',
};

/** Why one record does not count: the end of a sentence. */
export const unusable: Catalogue['unusable'] = {
  'usage-not-for-smtp': () => 'soort 0 en 1 zijn niet voor mail',
  'unknown-usage': () => 'het eerste getal (de soort) bestaat niet',
  'unknown-selector': () => 'het tweede getal (certificaat of sleutel) bestaat niet',
  'unknown-matching-type': () => 'het derde getal (de vingerafdruk) bestaat niet',
  'no-hex': () => 'de vingerafdruk ontbreekt of is niet te lezen',
  'wrong-length': ({ octets, expected }) =>
    `de vingerafdruk is ${octets} bytes lang, en hoort er ${expected} te zijn`,
};

export const overlooks: Readonly<Record<Overlooked, string>> = {
  name: 'de naam in het certificaat een andere',
  expired: 'het certificaat verlopen',
  'not-yet-valid': 'het certificaat nog niet geldig',
};

export const sayCombination = ({ certificateUsage, selector, matchingType }: Combination): string =>
  `van de vorm \`${certificateUsage} ${selector} ${matchingType}\``;
