import { daneHolds } from '../for-you.ts';
import type { Situation } from '../situation.ts';
import type { Choice, Choices } from './advice.ts';

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
export const isHosted = (told: Told): boolean => hostedHosts(told).length > 0;
/** Some of several may be one's own, beside those of a provider. */
export const hasOwnHosts = (told: Told): boolean => hostedHosts(told).length < told.situation.hosts.length;

/** Hosts that nothing vouches for although the domain itself is signed. */
export const unsignedHosted = (told: Told) => {
  const unsigned = new Set(told.situation.unsignedHosts);
  return hostedHosts(told).filter(host => unsigned.has(host));
};
export const unsignedOwn = (told: Told) => {
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
export const wantsSts = ({ situation: { sts }, choices }: Told): boolean =>
  ['enforce', 'testing', 'broken'].includes(sts) || (choices.webHost !== 'no' && choices.staff !== 'no');

/** Records that no sender can use, for a reason that lies in the records themselves or in the server. */
export const hasWrongTlsa = ({ situation: { dane, dnssec, unsignedHosts } }: Told): boolean =>
  dane === 'broken' ||
  dane === 'gaps' ||
  (dane === 'idle' && dnssec === 'signed' && unsignedHosts.length === 0);

const isBroken = (told: Told): boolean => {
  const { dnssec, bogusHosts, tls, sts } = told.situation;
  return (
    dnssec === 'bogus' ||
    bogusHosts.length > 0 ||
    tls === 'missing' ||
    tls === 'old' ||
    sts === 'broken' ||
    hasWrongTlsa(told)
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

export const hasMail = ({ situation }: Told) => situation.mail === 'hosts';
/** Nothing can be said of the rest before this was seen. */
export const isSeen = (told: Told) => receivingChoice(told) !== 'measure';
export const canPlan = (told: Told) => hasMail(told) && told.situation.dnssec !== 'unknown';
