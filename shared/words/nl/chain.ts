import type { ChainWords } from '../catalogue.ts';

export const chain: ChainWords = {
  title: 'De keten van vertrouwen',
  lead: 'Elke zone staat in voor de sleutels van de zone eronder.',
  root: 'root (.)',
  zone: {
    secure: 'ondertekend',
    insecure: 'niet ondertekend',
    bogus: 'hier breekt de keten',
    indeterminate: 'geen antwoord',
  },
  keys: keys => `sleutels in de zone: ${keys}`,
  noKeys: 'geen sleutels gezien',
  signsKeys: 'ondertekent de sleutels',
  bits: bits => `${bits} bits`,
  ds: keys => `vingerafdruk bij de zone erboven (DS): ${keys}`,
  noDs: 'geen vingerafdruk bij de zone erboven (DS)',
  anchor: keys => `hier begint het vertrouwen (trust anchor): ${keys}`,
  noMatch: 'past op geen sleutel',
  until: day => `eerste handtekening die afloopt: ${day}`,
  denial: {
    nsec: 'bewijst met NSEC wat er niet is',
    nsec3: 'bewijst met NSEC3 wat er niet is',
    'opt-out': 'bewijst met NSEC3 wat er niet is, maar slaat delegaties zonder handtekening over (opt-out)',
  },
  choose: 'Kies een zone om te zien wat erbij hoort.',
  inWords: 'De hele keten in woorden',
};
