import type { Seconds } from '../../model/time.ts';
import { isCovered, type StsMode } from '../../mtasts/index.ts';
import { announcedPolicy } from '../../reading/announced-policy.ts';
import type { DomainReading } from '../../reading/domain-reading.ts';
import { mailHosts } from '../../reading/hosts/mail-hosts.ts';
import { meetsPolicy } from '../../reading/hosts/meets-policy.ts';
import { type MtaStsDraft, proposeMtaSts } from '../mta-sts.ts';
import { changesAnything } from '../record-set.ts';
import { proposeTlsRpt, suggestTlsRpt } from '../tls-rpt.ts';
import { preparePolicyHost, serveAndAnnounce } from './announce.ts';
import { DAY, type PlanStep, WEEK } from './plan.ts';
import { PlanWriter } from './plan-writer.ts';

interface Stage {
  readonly mode: StsMode;
  readonly maxAge: Seconds;
  /** How long reports are read before the next one. */
  readonly weeks: number;
}

/** First a policy that stops nothing, then one that is soon forgotten, then one that lasts (RFC 8461 §3.2, §10.2). */
const stagesOf = ({ maxAge }: MtaStsDraft): readonly Stage[] => [
  { mode: 'testing', maxAge: DAY, weeks: 2 },
  { mode: 'enforce', maxAge: WEEK, weeks: 2 },
  { mode: 'enforce', maxAge: Math.max(8 * WEEK, maxAge), weeks: 0 },
];

/**
 * MTA-STS in stages, from where the domain is now: reports first, so that trouble shows while nothing is refused; then a host
 * for the policy; in each
 * stage the policy first and its announcement after it (RFC 8461 §8.1). Nothing is enforced while it is known of an MX host
 * that it would fail. Empty where the draft itself is wrong.
 */
export function rolloutPlan(reading: DomainReading, draft: MtaStsDraft, now: Seconds): readonly PlanStep[] {
  const stages = stagesOf(draft);
  if (stages.some(({ mode, maxAge }) => !proposeMtaSts(reading, { ...draft, mode, maxAge }).ok)) return [];
  const plan = new PlanWriter(reading, now);
  const reports = proposeTlsRpt(reading, suggestTlsRpt(reading));
  if (reports.ok && reports.value.recordSets.some(changesAnything)) {
    plan.step('tls-rpt', { kind: 'publish-tls-rpt' }, reports.value);
  }
  preparePolicyHost(plan, draft);
  for (const [at, { mode, maxAge, weeks }] of stages.entries()) {
    const state = stateOf(plan.seen, draft, { mode, maxAge });
    if (state === 'beyond') continue;
    if (mode === 'enforce') {
      const hosts = failingHosts(plan.seen, draft, now);
      if (hosts.length > 0) {
        plan.step('mend', { kind: 'mend-hosts', hosts });
        break;
      }
    }
    if (state === 'before' && !serveAndAnnounce(plan, String(at), { ...draft, mode, maxAge })) return [];
    if (weeks === 0) continue;
    plan.step(`reports-${at}`, { kind: 'read-reports', weeks });
    plan.wait(weeks * WEEK);
  }
  return plan.steps;
}

/** Whether a domain has yet to come to a stage, is in it, or is past it: who enforces does not go back to testing. */
function stateOf(
  reading: DomainReading,
  { mx }: MtaStsDraft,
  stage: Omit<Stage, 'weeks'>,
): 'before' | 'there' | 'beyond' {
  const policy = announcedPolicy(reading);
  if (!policy || policy.mode === 'none') return 'before';
  const isSame = policy.mx.toSorted().join(' ') === mx.toSorted().join(' ');
  if (policy.mode === 'testing') return stage.mode === 'testing' && isSame ? 'there' : 'before';
  if (stage.mode === 'testing') return 'beyond';
  return policy.maxAge >= stage.maxAge && isSame ? 'beyond' : 'before';
}

/** The MX hosts of which it was seen that the policy would keep mail from them (RFC 8461 §4.1, §4.2). */
function failingHosts(reading: DomainReading, { mx }: MtaStsDraft, now: Seconds): readonly string[] {
  return mailHosts(reading)
    .filter(each => !isCovered(mx, each.host) || meetsPolicy(each, now) === 'fails')
    .map(({ host }) => host);
}
