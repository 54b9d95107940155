import type { Assessment } from '../../assessment/assessment.ts';
import type { Finding, Remedy } from '../../findings/finding.ts';
import { daneHolds } from '../for-you.ts';
import type { Provider } from '../advice-data.ts';
import { situationOf } from '../situation.ts';
import { type Choices, type Step, STEPS } from './advice.ts';
import {
  canPlan,
  hasMail,
  hasOwnHosts,
  hasWrongTlsa,
  isHosted,
  isSeen,
  type Told,
  unsignedHosted,
  unsignedOwn,
  wantsSts,
} from './receiving.ts';

/** One thing to do, and the findings that ask for it. */
export interface AdvisedStep {
  readonly step: Step;
  readonly findings: readonly Finding[];
}

/** What answers each remedy: one of these, whichever the domain and what was told of it call for. */
const ANSWERS: Readonly<Record<Remedy, readonly Step[]>> = {
  nothing: [],
  'measure-elsewhere': ['measure-elsewhere'],
  'repair-mx': ['repair-mx'],
  'repair-dnssec': ['repair-dnssec'],
  'repair-hosts-dnssec': ['repair-hosts-dnssec'],
  'sign-domain': ['sign-domain', 'sign-hosts', 'move-hosts', 'ask-provider-dane'],
  'sign-hosts': ['sign-hosts', 'move-hosts', 'ask-provider-dane'],
  'renew-signatures': ['renew-signatures'],
  'offer-starttls': ['offer-starttls'],
  'repair-server': ['repair-server'],
  'renew-certificates': ['renew-certificates'],
  'trusted-certificates': ['trusted-certificates'],
  'stronger-certificates': ['stronger-certificates'],
  dane: ['publish-tlsa', 'switch-on-dane', 'move-hosts', 'ask-provider-dane'],
  'repair-denial': ['repair-denial'],
  'repair-tlsa': ['repair-tlsa'],
  'prepare-rollover': ['prepare-rollover'],
  policy: ['publish-policy-testing'],
  'policy-to-enforce': ['policy-to-enforce'],
  'repair-policy': ['repair-policy'],
  'improve-policy': ['improve-policy'],
  'publish-reports': ['publish-reports'],
  'repair-reports': ['repair-reports'],
  'remove-sts2016': ['remove-sts2016'],
};

/** Those that depend on more than a finding: on who can do it, on what is wanted, on what has to be there first. */
const CALLED_FOR: { readonly [Each in Step]?: (told: Told) => boolean } = {
  'measure-elsewhere': told => !isSeen(told) || (hasMail(told) && told.situation.tls === 'unknown'),
  'sign-domain': told => canPlan(told) && told.situation.dnssec === 'unsigned',
  'sign-hosts': told => canPlan(told) && told.situation.dnssec === 'signed' && unsignedOwn(told).length > 0,
  'repair-tlsa': told => canPlan(told) && hasWrongTlsa(told) && !hasFailedLookup(told),
  'move-hosts': told => canPlan(told) && isMove(told),
  'switch-on-dane': told => canPlan(told) && isSwitchOn(told),
  'ask-provider-dane': told => canPlan(told) && asksForDane(told) && !isMove(told) && !isSwitchOn(told),
  // RFC 7671 §8.1: a certificate with another key, put in after the records, would leave them without a match.
  'trusted-certificates': told => canPlan(told) && wantsSts(told) && told.situation.untrustedHosts.length > 0,
  'publish-tlsa': told => canPlan(told) && hasOwnHosts(told) && told.situation.dane === 'none',
  'publish-policy-testing': told =>
    canPlan(told) && wantsSts(told) && ['none', 'off'].includes(told.situation.sts),
  'policy-to-enforce': told => canPlan(told) && isReadyToEnforce(told),
  'publish-reports': told => canPlan(told) && told.situation.reports === 'none',
  'remove-sts2016': told => canPlan(told) && hasRemedy(told, 'remove-sts2016'),
};

/** Of use before anything is known of the rest. */
const ALWAYS: readonly Step[] = ['repair-mx', 'repair-dnssec'];

/** The steps for mail that comes in, in the order in which they are done, each with what asks for it. Never empty where there is mail. */
export function advisedSteps(told: Told): readonly AdvisedStep[] {
  const steps = STEPS.filter(step => {
    const rule = CALLED_FOR[step];
    if (rule) return rule(told);
    return asking(told, step).some(isUrgent) && (canPlan(told) || ALWAYS.includes(step));
  }).map(step => ({ step, findings: asking(told, step) }));
  return steps.length > 0 || told.situation.mail === 'none' ? steps : [{ step: 'keep', findings: [] }];
}

export const receivingSteps = (told: Told): readonly Step[] => advisedSteps(told).map(({ step }) => step);

/** The steps for a domain as it was assessed: the same in every room, in a report and on the command line. */
export const stepsFor = (
  assessment: Assessment,
  providers: readonly Provider[],
  choices: Choices = {},
): readonly AdvisedStep[] => advisedSteps({ situation: situationOf(assessment, providers), choices });

const asking = ({ situation: { findings } }: Told, step: Step): readonly Finding[] =>
  findings.filter(({ remedy, verdict }) => verdict !== 'good' && ANSWERS[remedy].includes(step));

const isUrgent = ({ verdict }: Finding) => verdict === 'problem' || verdict === 'warning';

const hasRemedy = ({ situation: { findings } }: Told, remedy: Remedy) =>
  findings.some(each => each.remedy === remedy);

/** Nothing can be said of records that could not be looked up. */
const hasFailedLookup = (told: Told): boolean =>
  asking(told, 'repair-denial').some(({ verdict }) => verdict === 'problem');

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
const isReadyToEnforce = (told: Told): boolean => {
  const { sts, tls, untrustedHosts } = told.situation;
  const isInOrder = !asking(told, 'repair-policy').some(isUrgent);
  return sts === 'testing' && tls === 'offered' && untrustedHosts.length === 0 && isInOrder;
};
