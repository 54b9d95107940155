import type { ValidationReason } from '../../evidence/chain.ts';
import type { Catalogue } from '../catalogue.ts';
import { sayDay } from '../date.ts';

const root = (zone: string) => (zone === '.' ? 'de root' : zone);

export const validation: Catalogue['validation'] = {
  'unsigned-delegation': ({ zone }) => `${root(zone)} heeft geen DS-record en is dus niet ondertekend`,
  'signatures-asked': () => 'handtekeningen zijn zelf niet ondertekend',
  'opt-out': ({ zone }) =>
    `${root(zone)} valt in een deel van het DNS dat niet hoeft te zijn ondertekend (opt-out)`,
  'unsupported-algorithms': ({ zone, algorithms }) =>
    `${root(zone)} gebruikt alleen algoritmen die niet meer meetellen (${algorithms.join(', ')})`,
  'unsupported-digests': ({ zone, digestTypes }) =>
    `het DS-record van ${root(zone)} gebruikt een onbekende soort vingerafdruk (${digestTypes.join(', ')})`,
  'nsec3-iterations': ({ zone, iterations }) =>
    `${root(zone)} vraagt ${iterations} NSEC3-rondes, meer dan er meetellen`,
  'no-trust-anchor': () => 'er is geen beginpunt om vanuit te controleren',
  'no-key-for-ds': ({ zone, keyTags }) =>
    `het DS-record van ${root(zone)} (${keyTags.join(', ')}) past bij geen enkele sleutel van de zone; dat moet via de registrar worden hersteld`,
  'keys-not-signed': ({ zone }) => `de sleutels van ${root(zone)} zijn niet goed ondertekend`,
  'signature-missing': ({ name, type }) => `de handtekening onder ${name} ${type} ontbreekt`,
  'signature-expired': ({ name, type, at }) =>
    `de handtekening onder ${name} ${type} is verlopen op ${sayDay(at, 'nl')}`,
  'signature-not-yet-valid': ({ name, type, at }) =>
    `de handtekening onder ${name} ${type} geldt pas vanaf ${sayDay(at, 'nl')}; misschien loopt een klok verkeerd`,
  'signature-invalid': ({ name, type }) => `de handtekening onder ${name} ${type} klopt niet`,
  'denial-missing': ({ name, type, zone }) => `${root(zone)} bewijst niet dat ${name} ${type} er niet is`,
  'no-answer': ({ name, type, detail }) => `op ${name} ${type} kwam geen bruikbaar antwoord (${detail})`,
  limit: ({ zone }) => `het antwoord over ${root(zone)} kost meer rekenwerk dan een gewone zone ooit vraagt`,
  'alias-loop': ({ name }) => `de aliassen van ${name} draaien in een kring`,
};

/** Why, as the end of a sentence. The cast joins a kind to its own sentence; the type above proves there is one. */
export const sayReason = (reason: ValidationReason): string => validation[reason.kind](reason as never);
