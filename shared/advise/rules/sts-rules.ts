import { policyHost } from '../../mtasts/index.ts';
import { servedPolicy } from '../../reading/announced-policy.ts';
import { letterOf } from '../situation.ts';
import {
  BY_LETTER,
  cell,
  daneHolds,
  found,
  isKept,
  letterRest,
  played,
  type Rule,
  stsHolds,
} from '../for-you.ts';

const STS = ['mta-sts.', 'sts2016.'] as const;

/** Which of the two a domain uses: the finished standard, or the draft that the memo judged. */
export const stsVersion: Rule = situation => {
  const rests = found(situation, ...STS);
  const hasOld = situation.findings.some(({ id }) => id.startsWith('sts2016.'));
  switch (situation.sts) {
    case 'enforce':
    case 'testing':
      return cell('good', { kind: 'sts-in-use', mode: situation.sts }, rests);
    case 'off':
      return cell('open', { kind: 'sts-in-use', mode: 'none' }, rests);
    case 'broken':
      return cell('bad', { kind: 'sts-broken' }, rests);
    case 'none':
      return hasOld
        ? cell('bad', { kind: 'sts-old-record' }, rests)
        : cell('open', { kind: 'sts-none' }, rests);
    case 'unknown':
      return cell('unknown', { kind: 'not-measured' }, rests);
  }
};

/** How mail of senders that check MTA-STS comes in today. */
export const stsSenders: Rule = situation => {
  const letter = letterOf(situation, 'mta-sts');
  const fact = { kind: 'letter', sender: 'mta-sts', letter } as const;
  return cell(BY_LETTER[letter], fact, letterRest(situation, 'mta-sts'), found(situation, ...STS));
};

export const stsWithoutDnssec: Rule = situation => {
  const rests = found(situation, 'dnssec.', ...STS);
  if (situation.dnssec === 'unknown') return cell('unknown', { kind: 'not-measured' }, rests);
  if (situation.dnssec === 'signed' && situation.unsignedHosts.length === 0) {
    return cell('none', { kind: 'dnssec-anyway' }, rests);
  }
  return stsHolds(situation)
    ? cell('good', { kind: 'without-dnssec-used' }, rests)
    : cell('open', { kind: 'without-dnssec' }, rests);
};

export const ownChoice: Rule = situation => {
  const rests = [...found(situation, 'dane.', ...STS), letterRest(situation, 'mta-sts')];
  if (stsHolds(situation)) return cell('good', { kind: 'own-choice-enforce' }, rests);
  if (daneHolds(situation)) return cell('good', { kind: 'own-choice-dane' }, rests);
  if (situation.sts === 'testing') return cell('open', { kind: 'own-choice-testing' }, rests);
  return situation.sts === 'none' || situation.sts === 'off'
    ? cell('open', { kind: 'own-choice-open' }, rests)
    : stsVersion(situation);
};

/** What somebody gains who keeps the policy from a sender that has never been here before. */
export const firstContact: Rule = situation => {
  const attack = 'suppress-policy-and-redirect';
  const first = played(situation, 'mta-sts', attack, 'first');
  const later = played(situation, 'mta-sts', attack, 'later');
  const dane = played(situation, 'dane', attack, 'first');
  const fact = {
    kind: 'first-contact',
    mtaSts: first.result,
    later: later.result,
    dane: dane.result,
  } as const;
  const rests = [first, later, dane];
  if (dane.result === 'unknown' && first.result === 'unknown') return cell('unknown', fact, rests);
  return cell(isKept(dane.result) || isKept(first.result) ? 'good' : 'bad', fact, rests);
};

/** A certificate that a recognised issuer gave to the wrong person. */
export const misissued: Rule = situation => {
  const dane = played(situation, 'dane', 'misissued-certificate', 'later');
  const mtaSts = played(situation, 'mta-sts', 'misissued-certificate', 'later');
  const fact = { kind: 'misissued', dane: dane.result, mtaSts: mtaSts.result } as const;
  if (dane.result === 'unknown') return cell('unknown', fact, dane, mtaSts);
  return cell(isKept(dane.result) ? 'good' : 'bad', fact, dane, mtaSts);
};

export const webServer: Rule = situation => {
  const { reading, sts } = situation;
  const rests = found(situation, ...STS);
  const host = policyHost(reading.domain);
  const target = reading.delegations.find(({ name }) => name === host)?.target;
  const isServed = sts === 'enforce' || sts === 'testing' || sts === 'off';
  if (sts === 'unknown') return cell('unknown', { kind: 'not-measured' }, rests);
  if (sts === 'none') return cell('open', { kind: 'policy-host-none' }, rests);
  if (!isServed && servedPolicy(reading) === undefined) {
    return cell('bad', { kind: 'policy-host-fails' }, rests);
  }
  return target === undefined
    ? cell('good', { kind: 'policy-host', host }, rests)
    : cell('good', { kind: 'policy-host-elsewhere', target }, rests);
};

/** From when a policy lives long enough not to be a burden: a week (RFC 8461 §10.2 wants policies to live long). */
const LONG = 604_800;

export const caching: Rule = situation => {
  const rests = found(situation, ...STS);
  switch (situation.sts) {
    case 'enforce': {
      const maxAge = servedPolicy(situation.reading)?.maxAge;
      return maxAge === undefined
        ? cell('unknown', { kind: 'not-measured' }, rests)
        : cell(maxAge >= LONG ? 'good' : 'open', { kind: 'max-age', maxAge }, rests);
    }
    case 'testing':
    case 'off':
      return cell('open', { kind: 'policy-testing-kept' }, rests);
    case 'none':
      return cell('none', { kind: 'no-policy-to-keep' }, rests);
    case 'broken':
      return cell('bad', { kind: 'sts-broken' }, rests);
    case 'unknown':
      return cell('unknown', { kind: 'not-measured' }, rests);
  }
};
