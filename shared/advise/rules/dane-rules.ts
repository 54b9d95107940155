import { findingsOf, letterOf, type Situation } from '../situation.ts';
import {
  BY_LETTER,
  cell,
  daneHolds,
  type ForYou,
  found,
  isKept,
  letterRest,
  played,
  type Rule,
} from '../for-you.ts';

/** How DANE stands, as every row about its use has it. */
export const daneInUse: Rule = situation => {
  const { hosts, dane } = situation;
  const rests = [...found(situation, 'dane.'), letterRest(situation, 'dane')];
  if (daneHolds(situation)) return cell('good', { kind: 'dane-works', hosts }, rests);
  switch (dane) {
    case 'broken':
      return cell('bad', { kind: 'dane-broken', hosts: troubled(situation) }, rests);
    case 'gaps':
      return cell('bad', { kind: 'dane-gaps', hosts: uncovered(situation) }, rests);
    case 'idle':
      return cell('bad', { kind: 'dane-idle', hosts }, rests);
    case 'none':
      return cell('open', { kind: 'dane-none', hosts }, rests);
    case 'works':
    case 'unknown':
      return cell('unknown', { kind: 'not-measured' }, rests);
  }
};

const troubled = ({ findings }: Situation): readonly string[] => {
  const ids = [
    'dane.mismatch',
    'dane.other-certificate',
    'dane.only-by-search',
    'dane.no-starttls',
    'dane.lookup-failed',
  ] as const;
  return [...new Set(ids.flatMap(id => findingsOf(findings, id).map(({ facts }) => facts.host)))];
};

const uncovered = ({ findings }: Situation): readonly string[] => [
  ...findingsOf(findings, 'dane.partial').flatMap(({ facts }) => facts.uncovered),
  ...findingsOf(findings, 'dane.unusable').map(({ facts }) => facts.host),
];

/** What keeps DANE from working, seen from the ground up; undefined where nothing does. */
function obstacle(situation: Situation): ForYou | undefined {
  const { dnssec, bogusHosts, unsignedHosts } = situation;
  const rests = found(situation, 'dnssec.');
  if (dnssec === 'unknown') return cell('unknown', { kind: 'not-measured' }, rests);
  if (dnssec === 'bogus') return cell('bad', { kind: 'domain-bogus' }, rests);
  if (dnssec === 'unsigned') return cell('bad', { kind: 'domain-unsigned' }, rests);
  if (bogusHosts.length > 0) return cell('bad', { kind: 'hosts-bogus', hosts: bogusHosts }, rests);
  if (unsignedHosts.length > 0) return cell('bad', { kind: 'hosts-unsigned', hosts: unsignedHosts }, rests);
  return undefined;
}

export const needsDnssec: Rule = situation =>
  obstacle(situation) ?? cell('good', { kind: 'signed-throughout' }, found(situation, 'dnssec.'));

/** Whether DANE could be had today. */
export const danePossible: Rule = situation => {
  if (daneHolds(situation)) return daneInUse(situation);
  if (situation.tls === 'missing') return cell('bad', { kind: 'no-tls' }, found(situation, 'starttls.'));
  const stopped = obstacle(situation);
  if (stopped) return stopped;
  return situation.dane === 'none'
    ? cell('open', { kind: 'dane-ready' }, found(situation, 'dnssec.', 'dane.'))
    : daneInUse(situation);
};

/** TLSA records belong to whoever keeps the zone of the mail host. */
export const whoPublishes: Rule = situation => {
  const { hosts, foreignHosts, provider } = situation;
  const rests = found(situation, 'mx.');
  if (foreignHosts.length === 0) return cell('open', { kind: 'tlsa-by-you', hosts }, rests);
  const foreign = new Set(foreignHosts);
  const own = hosts.filter(host => !foreign.has(host));
  if (own.length > 0) return cell('open', { kind: 'tlsa-by-both', hosts: own }, rests);
  return provider
    ? cell('good', { kind: 'tlsa-by-others', hosts: [provider.name] }, rests)
    : cell('good', { kind: 'tlsa-by-others', hosts: foreignHosts }, rests);
};

/** What the provider of the mail servers makes of DANE: what is seen there goes before what is known of it. */
export const providerDane: Rule = situation => {
  const { hosts, foreignHosts, provider, unsignedHosts } = situation;
  const rests = [...found(situation, 'mx.', 'dane.', 'dnssec.mx-unsigned'), letterRest(situation, 'dane')];
  if (foreignHosts.length === 0) return cell('none', { kind: 'own-servers', hosts }, rests);
  if (daneHolds(situation)) return cell('good', { kind: 'provider-has-dane', hosts: foreignHosts }, rests);
  if (provider) {
    const verdict = (
      { yes: 'open', 'switch-on': 'open', 'after-move': 'open', no: 'bad', unknown: 'unknown' } as const
    )[provider.dane];
    return cell(verdict, { kind: 'provider', name: provider.name, dane: provider.dane }, rests);
  }
  const isUnsigned = new Set(unsignedHosts);
  const foreignUnsigned = foreignHosts.filter(host => isUnsigned.has(host));
  return foreignUnsigned.length > 0
    ? cell('bad', { kind: 'hosts-unsigned', hosts: foreignUnsigned }, rests)
    : cell('unknown', { kind: 'unknown-provider', hosts: foreignHosts }, rests);
};

/** How mail of senders that check DANE comes in today. */
export const daneSenders: Rule = situation => {
  const letter = letterOf(situation, 'dane');
  return cell(
    BY_LETTER[letter],
    { kind: 'letter', sender: 'dane', letter },
    letterRest(situation, 'dane'),
    found(situation, 'dane.'),
  );
};

/** What a policy host that is taken over does to each. */
export const directLink: Rule = situation => {
  const dane = played(situation, 'dane', 'take-over-policy-host', 'later');
  const mtaSts = played(situation, 'mta-sts', 'take-over-policy-host', 'later');
  const fact = { kind: 'direct-link', dane: dane.result, mtaSts: mtaSts.result } as const;
  if (dane.result === 'unknown') return cell('unknown', fact, dane, mtaSts);
  return cell(isKept(dane.result) ? 'good' : 'open', fact, dane, mtaSts);
};
