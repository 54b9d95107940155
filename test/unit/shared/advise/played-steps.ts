import type { Step } from '../../../../shared/advise/recommend/advice.ts';
import type { Evidence } from '../../../../shared/evidence/evidence.ts';
import { type MtaStsDraft, proposeMtaSts, suggestMtaSts } from '../../../../shared/generate/mta-sts.ts';
import { policyId } from '../../../../shared/generate/policy-id.ts';
import { proposeTlsRpt, suggestTlsRpt } from '../../../../shared/generate/tls-rpt.ts';
import { proposeTlsa, tlsaChoices } from '../../../../shared/generate/tlsa-choices.ts';
import { overlay } from '../../../../shared/overlay/overlay.ts';
import type { Proposal } from '../../../../shared/overlay/proposal.ts';
import { announcedId } from '../../../../shared/reading/announced-policy.ts';
import { hostNames } from '../../../../shared/reading/hosts/mail-hosts.ts';
import { readDomain } from '../../../../shared/reading/read-domain.ts';
import { NOW, tls } from '../../../support/made-evidence.ts';

const SECONDS = NOW / 1_000;

/** What a step makes of the evidence when it is done as its sentence says; or why that cannot be played. */
export type Played = ((evidence: Evidence) => Evidence) | { readonly unplayed: string };

const published = (evidence: Evidence, proposal: Proposal) => overlay(evidence, proposal, NOW);

const advisedTlsa = (evidence: Evidence): Evidence => {
  const reading = readDomain(evidence);
  const seen = tlsaChoices(reading, SECONDS).filter(({ isSeen, advised }) => isSeen && advised.length > 0);
  return published(evidence, proposeTlsa(reading, seen, {}));
};

/** Records that are there already, made to fit: before a signature makes them count. */
const fittingTlsa = (evidence: Evidence): Evidence => {
  const reading = readDomain(evidence);
  const there = tlsaChoices(reading, SECONDS).filter(
    ({ isSeen, choices }) => isSeen && choices.some(({ isPublished }) => isPublished),
  );
  return published(evidence, proposeTlsa(reading, there, {}));
};

const policy = (mode: MtaStsDraft['mode']) => (evidence: Evidence) => {
  const reading = readDomain(evidence);
  const id = policyId(SECONDS, announcedId(reading.stsRecord));
  const mx = mode === 'testing' ? { mx: hostNames(reading) } : {};
  const proposed = proposeMtaSts(reading, { ...suggestMtaSts(reading, SECONDS), ...mx, mode, id });
  return proposed.ok ? published(evidence, proposed.value) : evidence;
};

/** Answers of these names are signed, and right. */
const signed = (evidence: Evidence, isOf: (name: string) => boolean): Evidence => ({
  ...evidence,
  dns: evidence.dns.map(lookup =>
    lookup.result.kind === 'answer' && isOf(lookup.name)
      ? { ...lookup, result: { ...lookup.result, status: 'secure' } }
      : lookup,
  ),
});
const isWithin = (domain: string) => (name: string) => name === domain || name.endsWith(`.${domain}`);
const isOfHosts = (evidence: Evidence) => {
  const hosts = hostNames(readDomain(evidence));
  return (name: string) => hosts.some(host => isWithin(host)(name));
};

/** By what every server sends the same key goes on being used. */
const certified = (evidence: Evidence): Evidence => ({
  ...evidence,
  smtp: evidence.smtp.map(each =>
    each.outcome.kind === 'tls'
      ? { ...each, outcome: { ...each.outcome, tls: { ...each.outcome.tls, webPki: { kind: 'trusted' } } } }
      : each,
  ),
  certificates: Object.fromEntries(
    Object.entries(evidence.certificates).map(([sha256, facts]) => [
      sha256,
      { ...facts, notBefore: SECONDS - 60, notAfter: SECONDS + 90 * 86_400 },
    ]),
  ),
});

/** Total by type: a new step does not compile without what it does, or why that cannot be played. */
export const PLAYED: { readonly [Each in Step]: Played } = {
  'measure-elsewhere': { unplayed: 'it changes what is known, and nothing that senders meet' },
  'repair-mx': { unplayed: 'which name is meant only the administrator knows' },
  'repair-dnssec': evidence => signed(fittingTlsa(evidence), isWithin(evidence.domain)),
  'repair-hosts-dnssec': evidence => signed(fittingTlsa(evidence), isOfHosts(evidence)),
  'offer-starttls': evidence => ({
    ...evidence,
    smtp: evidence.smtp.map(each =>
      each.outcome.kind === 'no-starttls' ? { ...each, outcome: { kind: 'tls', tls: tls('a') } } : each,
    ),
  }),
  'repair-denial': { unplayed: 'what the name server would answer then was not seen' },
  'repair-tlsa': advisedTlsa,
  'repair-policy': { unplayed: 'it is one of many repairs, by the finding' },
  'repair-server': { unplayed: 'the evidence made here has no server that is too old' },
  'renew-certificates': certified,
  'renew-signatures': { unplayed: 'signatures end later, and answers stay what they are' },
  'prepare-rollover': {
    unplayed: 'the next key is not in the evidence; the rollover plan is played by itself',
  },
  'sign-domain': evidence => signed(fittingTlsa(evidence), isWithin(evidence.domain)),
  'sign-hosts': evidence => signed(fittingTlsa(evidence), isOfHosts(evidence)),
  'repair-reports': { unplayed: 'senders deliver as before' },
  'publish-reports': evidence => {
    const reading = readDomain(evidence);
    const proposed = proposeTlsRpt(reading, suggestTlsRpt(reading));
    return proposed.ok ? published(evidence, proposed.value) : evidence;
  },
  'move-hosts': { unplayed: 'the new hosts are not in the evidence; the move plan is played by itself' },
  'switch-on-dane': advisedTlsa,
  'ask-provider-dane': { unplayed: 'a letter changes nothing by itself' },
  'trusted-certificates': certified,
  'stronger-certificates': { unplayed: 'the next key is not in the evidence' },
  'publish-tlsa': advisedTlsa,
  'publish-policy-testing': policy('testing'),
  'policy-to-enforce': policy('enforce'),
  'improve-policy': { unplayed: 'which of many readings senders have is not simulated' },
  'remove-sts2016': evidence => ({
    ...evidence,
    dns: evidence.dns.filter(({ name }) => !name.startsWith('_smtp_sts.')),
  }),
  'validating-resolver': { unplayed: 'it is about mail that is sent' },
  'send-with-dane': { unplayed: 'it is about mail that is sent' },
  'send-with-sts': { unplayed: 'it is about mail that is sent' },
  'require-tls-for-partners': { unplayed: 'it is about mail that is sent' },
  'ask-provider-sending': { unplayed: 'it is about mail that is sent' },
  keep: { unplayed: 'there is nothing to do' },
};
