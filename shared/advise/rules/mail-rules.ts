import { findingsOf, letterOf, type Situation } from '../situation.ts';
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
import { receivingChoice } from '../recommend/receiving.ts';

export const overall: Rule = situation => {
  const { overall: letter } = situation.letters;
  const senders = (['opportunistic', 'dane', 'mta-sts'] as const).map(each => letterRest(situation, each));
  return cell(BY_LETTER[letter], { kind: 'overall', letter }, senders);
};

/** How mail of senders that check both comes in, as Exchange Online is one. */
export const bothSenders: Rule = situation => {
  const letter = letterOf(situation, 'dane-and-mta-sts');
  const fact = { kind: 'letter', sender: 'dane-and-mta-sts', letter } as const;
  return cell(
    BY_LETTER[letter],
    fact,
    letterRest(situation, 'dane-and-mta-sts'),
    found(situation, 'dane.', 'mta-sts.'),
  );
};

/** Which of the three finished standards do their work here. */
export const standardsUsed: Rule = situation => {
  const used = [
    ...(daneHolds(situation) ? (['dane'] as const) : []),
    ...(stsHolds(situation) ? (['mta-sts'] as const) : []),
    ...(situation.reports === 'present' ? (['tls-rpt'] as const) : []),
  ];
  const rests = [
    letterRest(situation, 'dane'),
    letterRest(situation, 'mta-sts'),
    ...found(situation, 'tls-rpt.'),
  ];
  if (used.length === 0 && isUnseen(situation)) return cell('unknown', { kind: 'not-measured' }, rests);
  return cell(used.length === 3 ? 'good' : 'open', { kind: 'standards-used', used }, rests);
};

/** What is advised, in one word. */
export const advice: Rule = situation => {
  const choice = receivingChoice({ situation, choices: {} });
  const rests = [
    letterRest(situation, 'dane'),
    letterRest(situation, 'mta-sts'),
    ...found(situation, 'dnssec.', 'dane.'),
  ];
  if (choice === 'measure') return cell('unknown', { kind: 'advice', choice }, rests);
  if (choice === 'repair') return cell('bad', { kind: 'advice', choice }, rests);
  return cell(
    daneHolds(situation) && stsHolds(situation) ? 'good' : 'open',
    { kind: 'advice', choice },
    rests,
  );
};

/** Passive: what a sender that checks nothing does. Active: the best that one that checks can do. */
export const attackers: Rule = situation => {
  const passive = letterOf(situation, 'opportunistic');
  const { overall: active } = situation.letters;
  const rests = (['opportunistic', 'dane', 'mta-sts'] as const).map(each => letterRest(situation, each));
  return cell(
    BY_LETTER[active],
    { kind: 'attackers', passive, active },
    rests,
    found(situation, 'starttls.'),
  );
};

export const certificates: Rule = situation => {
  const rests = found(situation, 'certificate.', 'dane.valid', 'dane.overlooks');
  const { untrustedHosts, findings } = situation;
  if (untrustedHosts.length > 0) {
    return daneHolds(situation)
      ? cell('open', { kind: 'certificates-by-dane', hosts: untrustedHosts }, rests)
      : cell('bad', { kind: 'certificates-refused', hosts: untrustedHosts }, rests);
  }
  return findings.some(({ id }) => id === 'certificate.trusted')
    ? cell('good', { kind: 'certificates-good' }, rests)
    : cell('unknown', { kind: 'not-measured' }, rests);
};

export const reports: Rule = situation => {
  const rests = found(situation, 'tls-rpt.');
  switch (situation.reports) {
    case 'present':
      return cell('good', { kind: 'reports', to: reportsTo(situation) }, rests);
    case 'broken':
      return cell('bad', { kind: 'reports-broken' }, rests);
    case 'none':
      return cell('open', { kind: 'reports-none' }, rests);
    case 'unknown':
      return cell('unknown', { kind: 'not-measured' }, rests);
  }
};

const reportsTo = ({ findings }: Situation): readonly string[] =>
  findingsOf(findings, 'tls-rpt.present').flatMap(({ facts }) => facts.rua);

/** How the reports come in: mail can be read on its way, and is signed. */
export const reportChannel: Rule = situation => {
  if (situation.reports !== 'present') return reports(situation);
  const rests = found(situation, 'tls-rpt.');
  const isMailed = reportsTo(situation).some(uri => uri.toLowerCase().startsWith('mailto:'));
  return isMailed
    ? cell('open', { kind: 'reports-mailed' }, rests)
    : cell('good', { kind: 'reports-https' }, rests);
};

/** What senders do where somebody takes the encryption away. */
export const strip: Rule = situation => {
  const dane = played(situation, 'dane', 'strip-starttls', 'first');
  const mtaSts = played(situation, 'mta-sts', 'strip-starttls', 'later');
  const fact = { kind: 'strip', dane: dane.result, mtaSts: mtaSts.result } as const;
  if (dane.result === 'unknown' && mtaSts.result === 'unknown') return cell('unknown', fact, dane, mtaSts);
  return cell(isKept(dane.result) || isKept(mtaSts.result) ? 'good' : 'bad', fact, dane, mtaSts);
};

/** No check can see what a domain's own servers look at when they send. */
export const bothDirections: Rule = situation =>
  cell(
    'unknown',
    { kind: 'sending-unseen' },
    letterRest(situation, 'dane'),
    letterRest(situation, 'mta-sts'),
  );

export const together: Rule = situation => {
  const rests = [
    ...found(situation, 'mta-sts.contradicts-dane', 'mta-sts.enforce', 'dane.valid'),
    letterRest(situation, 'dane-and-mta-sts'),
  ];
  const contradicted = findingsOf(situation.findings, 'mta-sts.contradicts-dane').map(
    ({ facts }) => facts.host,
  );
  if (contradicted.length > 0) return cell('bad', { kind: 'contradiction', hosts: contradicted }, rests);
  const [dane, sts] = [daneHolds(situation), stsHolds(situation)];
  if (dane && sts) return cell('good', { kind: 'together' }, rests);
  if (dane) return cell('open', { kind: 'only-dane' }, rests);
  if (sts) return cell('open', { kind: 'only-sts' }, rests);
  // One of them is kept at some servers and not at others.
  if ((['dane', 'mta-sts'] as const).some(each => letterOf(situation, each) === 'sealed'))
    return keptWell(situation);
  return isUnseen(situation)
    ? cell('unknown', { kind: 'not-measured' }, rests)
    : cell('open', { kind: 'neither' }, rests);
};

const isUnseen = ({ dane, sts }: Situation): boolean => dane === 'unknown' || sts === 'unknown';

/** Whether MTA-STS came in the place of DANE. */
export const hurtsDane: Rule = situation => {
  const base = together(situation);
  return base.fact.kind === 'only-dane'
    ? { ...base, verdict: 'good' }
    : base.fact.kind === 'only-sts'
      ? { ...base, verdict: 'bad' }
      : base;
};

/** Whether MTA-STS came in the place of DNSSEC. */
export const hurtsDnssec: Rule = situation => {
  const rests = found(situation, 'dnssec.', 'mta-sts.');
  switch (situation.dnssec) {
    case 'unknown':
      return cell('unknown', { kind: 'not-measured' }, rests);
    case 'bogus':
      return cell('bad', { kind: 'domain-bogus' }, rests);
    case 'unsigned':
      return cell(situation.sts === 'none' ? 'open' : 'bad', { kind: 'domain-unsigned' }, rests);
    case 'signed':
      return situation.unsignedHosts.length > 0
        ? cell('bad', { kind: 'hosts-unsigned', hosts: situation.unsignedHosts }, rests)
        : cell('good', { kind: 'signed-throughout' }, rests);
  }
};

/** What the list of open standards asks of a domain that receives mail. */
export const duty: Rule = situation => {
  const { dnssec, tls } = situation;
  const rests = found(situation, 'dnssec.', 'starttls.', 'dane.');
  const missing = [
    ...(dnssec === 'signed' || dnssec === 'unknown' ? [] : (['dnssec'] as const)),
    ...(tls === 'missing' ? (['starttls'] as const) : []),
    // RFC 8996 §2, NCSC 2025: what can be broken does not count.
    ...(tls === 'old' ? (['tls-version'] as const) : []),
    ...(daneHolds(situation) || situation.dane === 'unknown' || situation.dane === 'works'
      ? []
      : (['dane'] as const)),
  ];
  if (missing.length > 0) return cell('bad', { kind: 'duty-open', missing }, rests);
  return daneHolds(situation) && dnssec === 'signed' && tls === 'offered'
    ? cell('good', { kind: 'duty-met' }, rests)
    : cell('unknown', { kind: 'not-measured' }, rests);
};

/** What goes wrong in what is published. */
export const keptWell: Rule = situation => {
  const about = situation.findings.filter(({ topic }) => topic === 'dane' || topic === 'mta-sts');
  const faults = about.filter(({ verdict }) => verdict === 'problem');
  if (faults.length > 0) {
    return cell(
      'bad',
      { kind: 'faults', count: faults.length },
      faults.map(finding => ({ kind: 'finding', finding })),
    );
  }
  const rests = about.map(finding => ({ kind: 'finding', finding }) as const);
  const { dane, sts } = situation;
  if (dane === 'none' && sts === 'none') return cell('none', { kind: 'nothing-to-keep' }, rests);
  return isUnseen(situation)
    ? cell('unknown', { kind: 'not-measured' }, rests)
    : cell('good', { kind: 'kept-well' }, rests);
};
