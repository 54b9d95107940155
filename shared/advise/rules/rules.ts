import { cell, type ForYou, found, type Rule } from '../for-you.ts';
import type { RuleName } from '../rule-names.ts';
import type { Situation } from '../situation.ts';
import {
  daneInUse,
  danePossible,
  daneSenders,
  directLink,
  needsDnssec,
  providerDane,
  whoPublishes,
} from './dane-rules.ts';
import {
  advice,
  attackers,
  bothSenders,
  standardsUsed,
  bothDirections,
  certificates,
  duty,
  hurtsDane,
  hurtsDnssec,
  keptWell,
  overall,
  reportChannel,
  reports,
  strip,
  together,
} from './mail-rules.ts';
import {
  caching,
  firstContact,
  misissued,
  ownChoice,
  stsSenders,
  stsVersion,
  stsWithoutDnssec,
  webServer,
} from './sts-rules.ts';

const RULES: { readonly [Name in RuleName]: Rule } = {
  advice,
  attackers,
  'both-directions': bothDirections,
  'both-senders': bothSenders,
  'standards-used': standardsUsed,
  caching,
  certificates,
  'dane-in-use': daneInUse,
  'dane-possible': danePossible,
  'dane-senders': daneSenders,
  'dane-who-publishes': whoPublishes,
  'direct-link': directLink,
  duty,
  'first-contact': firstContact,
  'hurts-dane': hurtsDane,
  'hurts-dnssec': hurtsDnssec,
  'kept-well': keptWell,
  misissued,
  'needs-dnssec': needsDnssec,
  overall,
  'own-choice': ownChoice,
  'provider-dane': providerDane,
  'report-channel': reportChannel,
  reports,
  strip,
  'sts-senders': stsSenders,
  'sts-version': stsVersion,
  'sts-without-dnssec': stsWithoutDnssec,
  together,
  'web-server': webServer,
};

/** What a row comes to for a domain: computed from what was observed, never typed in. */
export function forYou(rule: RuleName, situation: Situation): ForYou {
  if (situation.mail === 'hosts') return RULES[rule](situation);
  const rests = found(situation, 'mx.');
  return situation.mail === 'none'
    ? cell('none', { kind: 'no-mail' }, rests)
    : cell('unknown', { kind: 'not-measured' }, rests);
}
