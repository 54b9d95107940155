import type { DanglingAlias, LookupFailure } from '../../findings/topics/lookup.ts';
import type { FindingWords } from '../catalogue.ts';

/** An error that the DNS servers give for a name, and what comes of that. */
export function lookupFailed({ name, rcode, aliasTo }: LookupFailure, comesOfIt: string): FindingWords {
  const alias = aliasTo === undefined ? '' : `${name} is een alias van ${aliasTo}. `;
  if (rcode === 'YXDOMAIN')
    return {
      title: `Een DNAME-record maakt van ${name} een naam die te lang is (YXDOMAIN).`,
      meaning: `${alias}${comesOfIt}`,
      action: 'Vraag uw DNS-beheerder het DNAME-record naar een kortere naam te laten wijzen.',
    };
  return {
    title: `De DNS-servers geven een fout voor ${name} (${rcode}).`,
    meaning: `${alias}${comesOfIt}`,
    action:
      aliasTo === undefined
        ? `Vraag uw DNS-beheerder dit te herstellen. Hoort er niets te staan op ${name}, dan moeten de DNS-servers dat zeggen, zonder fout.`
        : `Vraag de beheerder van het DNS van ${aliasTo} dit te herstellen, of laat de alias weghalen.`,
  };
}

/** An alias that leads nowhere, and what comes of that. */
export const danglingAlias = ({ name, aliasTo }: DanglingAlias, comesOfIt: string): FindingWords => ({
  title: `${name} is een alias van een naam die niet bestaat.`,
  meaning: `De alias wijst naar ${aliasTo}. ${comesOfIt} Wie die naam in handen krijgt, kan daar iets van zichzelf neerzetten.`,
  action: `Haal de alias weg, of zorg dat ${aliasTo} er is. Komt de alias van een wildcard (\`*\`), zet dan een eigen record op ${name}.`,
});
