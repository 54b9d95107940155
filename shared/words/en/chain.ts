import type { ChainWords } from '../catalogue.ts';

export const chain: ChainWords = {
  title: 'The chain of trust',
  lead: 'Each zone vouches for the keys of the zone below it.',
  root: 'root (.)',
  zone: {
    secure: 'signed',
    insecure: 'not signed',
    bogus: 'the chain breaks here',
    indeterminate: 'no answer',
  },
  keys: keys => `keys in the zone: ${keys}`,
  noKeys: 'no keys seen',
  signsKeys: 'signs the keys',
  bits: bits => `${bits} bits`,
  ds: keys => `fingerprint at the zone above (DS): ${keys}`,
  noDs: 'no fingerprint at the zone above (DS)',
  anchor: keys => `trust begins here (trust anchor): ${keys}`,
  noMatch: 'fits no key',
  until: day => `first signature to end: ${day}`,
  denial: {
    nsec: 'proves with NSEC what is not there',
    nsec3: 'proves with NSEC3 what is not there',
    'opt-out': 'proves with NSEC3 what is not there, but skips delegations without signature (opt-out)',
  },
  choose: 'Choose a zone to see what belongs to it.',
  inWords: 'The whole chain in words',
};
