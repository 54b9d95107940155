import { daneHolds } from '../for-you.ts';
import type { FindingId } from '../../findings/finding.ts';
import type { Situation } from '../situation.ts';
import type { Choice, Choices, Step } from './advice.ts';

/** The situation with what was told laid over it. */
export interface Told {
  readonly situation: Situation;
  readonly choices: Choices;
}

/** The hosts whose TLSA records and DNSSEC are in somebody else's hands. */
export const hostedHosts = ({ situation: { hosts, foreignHosts }, choices }: Told): readonly string[] => {
  if (choices.mailServers === 'own') return [];
  return choices.mailServers === 'hosted' ? hosts : foreignHosts;
};
const isHosted = (told: Told): boolean => hostedHosts(told).length > 0;
/** Some of several may be one's own, beside those of a provider. */
const hasOwnHosts = (told: Told): boolean => hostedHosts(told).length < told.situation.hosts.length;

/** Hosts that nothing vouches for although the domain itself is signed. */
const unsignedHosted = (told: Told) => {
  const unsigned = new Set(told.situation.unsignedHosts);
  return hostedHosts(told).filter(host => unsigned.has(host));
};
const unsignedOwn = (told: Told) => {
  const hosted = new Set(hostedHosts(told));
  return told.situation.unsignedHosts.filter(host => !hosted.has(host));
};

/** What was told of the provider goes before what is known of it; undefined where neither says. */
export function providerCan({ situation: { provider }, choices }: Told): boolean | undefined {
  if (choices.providerDane !== undefined) return choices.providerDane === 'yes';
  if (provider === undefined || provider.dane === 'unknown') return undefined;
  return provider.dane !== 'no';
}

/** MTA-STS asks for a place for its policy and for somebody who keeps it up; it stays where it is. */
const wantsSts = ({ situation: { sts }, choices }: Told): boolean =>
  ['enforce', 'testing', 'broken'].includes(sts) || (choices.webHost !== 'no' && choices.staff !== 'no');

/** Records that no sender can use, for a reason that lies in the records themselves or in the server. */
export const hasWrongTlsa = ({ situation: { dane, dnssec, unsignedHosts } }: Told): boolean =>
  dane === 'broken' ||
  dane === 'gaps' ||
  (dane === 'idle' && dnssec === 'signed' && unsignedHosts.length === 0);

const isBroken = (told: Told): boolean => {
  const { dnssec, bogusHosts, tls, sts } = told.situation;
  return (
    dnssec === 'bogus' || bogusHosts.length > 0 || tls === 'missing' || sts === 'broken' || hasWrongTlsa(told)
  );
};

/** The advice for mail that comes in: the first that applies. What is broken goes before what could be better. */
const RULES: readonly { readonly choice: Choice; readonly applies: (told: Told) => boolean }[] = [
  { choice: 'no-mail', applies: ({ situation }) => situation.mail === 'none' },
  {
    choice: 'measure',
    applies: ({ situation }) => situation.mail === 'unknown' || situation.dnssec === 'unknown',
  },
  { choice: 'repair', applies: isBroken },
  // RFC 7672 §2.2.1: without DNSSEC there is no DANE.
  {
    choice: 'dnssec-first',
    applies: told => told.situation.dnssec === 'unsigned' || unsignedOwn(told).length > 0,
  },
  {
    choice: 'measure',
    applies: ({ situation }) =>
      situation.dane === 'unknown' || (situation.dane === 'works' && !daneHolds(situation)),
  },
  {
    choice: 'mta-sts',
    applies: told => needsProvider(told) && providerCan(told) === false && wantsSts(told),
  },
  { choice: 'ask-provider', applies: needsProvider },
  { choice: 'both', applies: wantsSts },
  { choice: 'dane', applies: () => true },
];

/** DANE is not there, and whoever keeps the mail servers has to bring it. */
function needsProvider(told: Told): boolean {
  return isHosted(told) && !daneHolds(told.situation);
}

export const receivingChoice = (told: Told): Choice => RULES.find(({ applies }) => applies(told))!.choice;

const hasMail = ({ situation }: Told) => situation.mail === 'hosts';
/** Nothing can be said of the rest before this was seen. */
const isSeen = (told: Told) => receivingChoice(told) !== 'measure';
const has = ({ situation }: Told, id: FindingId) => situation.findings.some(each => each.id === id);
const canPlan = (told: Told) => hasMail(told) && told.situation.dnssec !== 'unknown';

/** What each step is for. A step that is shown is one that the findings ask for. */
const STEPS: readonly { readonly step: Step; readonly applies: (told: Told) => boolean }[] = [
  {
    step: 'measure-elsewhere',
    applies: told => !isSeen(told) || (hasMail(told) && told.situation.tls === 'unknown'),
  },
  { step: 'repair-dnssec', applies: told => hasMail(told) && told.situation.dnssec === 'bogus' },
  { step: 'repair-hosts-dnssec', applies: told => canPlan(told) && told.situation.bogusHosts.length > 0 },
  { step: 'offer-starttls', applies: told => canPlan(told) && told.situation.tls === 'missing' },
  { step: 'repair-denial', applies: told => canPlan(told) && has(told, 'dane.lookup-failed') },
  {
    step: 'repair-tlsa',
    applies: told => canPlan(told) && hasWrongTlsa(told) && !has(told, 'dane.lookup-failed'),
  },
  { step: 'repair-policy', applies: told => canPlan(told) && hasWrongPolicy(told) },
  { step: 'sign-domain', applies: told => canPlan(told) && told.situation.dnssec === 'unsigned' },
  {
    step: 'sign-hosts',
    applies: told => canPlan(told) && told.situation.dnssec === 'signed' && unsignedOwn(told).length > 0,
  },
  // Before anything that senders insist on: reports stop no mail, and tell when the rest does (RFC 8460 §1).
  { step: 'repair-reports', applies: told => canPlan(told) && told.situation.reports === 'broken' },
  { step: 'publish-reports', applies: told => canPlan(told) && told.situation.reports === 'none' },
  {
    step: 'move-hosts',
    applies: told => canPlan(told) && isMove(told),
  },
  { step: 'switch-on-dane', applies: told => canPlan(told) && isSwitchOn(told) },
  {
    step: 'ask-provider-dane',
    applies: told => canPlan(told) && asksForDane(told) && !isMove(told) && !isSwitchOn(told),
  },
  // RFC 7671 §8.1: a certificate with another key, put in after the records, would leave them without a match.
  {
    step: 'trusted-certificates',
    applies: told => canPlan(told) && wantsSts(told) && told.situation.untrustedHosts.length > 0,
  },
  {
    step: 'publish-tlsa',
    applies: told => canPlan(told) && hasOwnHosts(told) && told.situation.dane === 'none',
  },
  {
    step: 'publish-policy-testing',
    applies: told => canPlan(told) && wantsSts(told) && ['none', 'off'].includes(told.situation.sts),
  },
  { step: 'policy-to-enforce', applies: told => canPlan(told) && isReadyToEnforce(told) },
  {
    step: 'remove-sts2016',
    applies: told => canPlan(told) && told.situation.findings.some(({ id }) => id.startsWith('sts2016.')),
  },
];

/** The policy or its record, not the certificates of the hosts it names. */
function hasWrongPolicy({ situation: { sts, findings } }: Told): boolean {
  const wrong = findings.filter(({ topic, verdict }) => topic === 'mta-sts' && verdict === 'problem');
  return sts === 'broken' && wrong.some(({ id }) => id !== 'mta-sts.mx-certificate');
}

/** The provider has signed hosts, under another name. */
export function isMove(told: Told): boolean {
  return (
    told.situation.provider?.dane === 'after-move' &&
    told.choices.providerDane !== 'no' &&
    unsignedHosted(told).length > 0
  );
}

/** All that is missing is that the customer asks for it. */
function isSwitchOn(told: Told): boolean {
  const { provider, dane } = told.situation;
  const isOffered = provider?.dane === 'switch-on' && told.choices.providerDane !== 'no';
  return isOffered && isHosted(told) && dane === 'none' && unsignedHosted(told).length === 0;
}

/** Something of DANE is missing, or wrong, that a provider keeps. */
const asksForDane = (told: Told): boolean =>
  isHosted(told) && !daneHolds(told.situation) && !['works', 'unknown'].includes(told.situation.dane);

/** RFC 8461 §5: in mode enforce every host must pass, and that must have been seen. */
const isReadyToEnforce = ({ situation }: Told): boolean =>
  situation.sts === 'testing' && situation.tls === 'offered' && situation.untrustedHosts.length === 0;

export function receivingSteps(told: Told): readonly Step[] {
  const steps = STEPS.filter(({ applies }) => applies(told)).map(({ step }) => step);
  return steps.length > 0 || told.situation.mail === 'none' ? steps : ['keep'];
}
