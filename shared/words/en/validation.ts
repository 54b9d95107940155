import type { ValidationReason } from '../../evidence/chain.ts';
import type { Catalogue } from '../catalogue.ts';
import { sayDay } from '../date.ts';

const root = (zone: string) => (zone === '.' ? 'the root' : zone);

export const validation: Catalogue['validation'] = {
  'unsigned-delegation': ({ zone }) => `${root(zone)} has no DS record, so it is not signed`,
  'signatures-asked': () => 'signatures are not signed themselves',
  'opt-out': ({ zone }) => `${root(zone)} lies in a part of the DNS that need not be signed (opt-out)`,
  'unsupported-algorithms': ({ zone, algorithms }) =>
    `${root(zone)} only uses algorithms that no longer count (${algorithms.join(', ')})`,
  'unsupported-digests': ({ zone, digestTypes }) =>
    `the DS record of ${root(zone)} uses an unknown kind of fingerprint (${digestTypes.join(', ')})`,
  'nsec3-iterations': ({ zone, iterations }) =>
    `${root(zone)} asks for ${iterations} NSEC3 rounds, more than count`,
  'no-trust-anchor': () => 'there is no starting point to check from',
  'no-key-for-ds': ({ zone, keyTags }) =>
    `the DS record of ${root(zone)} (${keyTags.join(', ')}) fits none of the zone’s keys; that has to be fixed through the registrar`,
  'keys-not-signed': ({ zone }) => `the keys of ${root(zone)} are not properly signed`,
  'signature-missing': ({ name, type }) => `the signature under ${name} ${type} is missing`,
  'signature-expired': ({ name, type, at }) =>
    `the signature under ${name} ${type} expired on ${sayDay(at, 'en')}`,
  'signature-not-yet-valid': ({ name, type, at }) =>
    `the signature under ${name} ${type} only holds from ${sayDay(at, 'en')}; perhaps a clock is wrong`,
  'signature-invalid': ({ name, type }) => `the signature under ${name} ${type} is not right`,
  'denial-missing': ({ name, type, zone }) =>
    `${root(zone)} does not prove that ${name} ${type} is not there`,
  'no-answer': ({ name, type, detail }) => `no usable answer came to ${name} ${type} (${detail})`,
  limit: ({ zone }) => `the answer about ${root(zone)} takes more work than any ordinary zone asks for`,
  'alias-loop': ({ name }) => `the aliases of ${name} go round in a circle`,
};

/** Why, as the end of a sentence. The cast joins a kind to its own sentence; the type above proves there is one. */
export const sayReason = (reason: ValidationReason): string => validation[reason.kind](reason as never);
