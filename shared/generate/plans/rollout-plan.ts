import type { Evidence } from '../../evidence/evidence.ts';
import type { Seconds } from '../../model/time.ts';
import { publishedPolicy, type StsMode } from '../../mtasts/index.ts';
import { overlay } from '../../overlay/overlay.ts';
import type { Proposal } from '../../overlay/proposal.ts';
import { type MtaStsDraft, proposeMtaSts } from '../mta-sts.ts';
import { policyId } from '../policy-id.ts';
import { changesAnything } from '../record-set.ts';
import { proposeTlsRpt, suggestTlsRpt } from '../tls-rpt.ts';
import { DAY, type PlanStep, WEEK } from './plan.ts';

/** First a policy that stops nothing, then one that is soon forgotten, then one that lasts (RFC 8461 §3.2, §10.2). */
const STAGES: readonly { readonly mode: StsMode; readonly maxAge: Seconds; readonly weeks: number }[] = [
  { mode: 'testing', maxAge: DAY, weeks: 2 },
  { mode: 'enforce', maxAge: WEEK, weeks: 2 },
  { mode: 'enforce', maxAge: 8 * WEEK, weeks: 0 },
];

/**
 * MTA-STS in stages, from where the domain is now: reports first, so that trouble shows while nothing is refused; in each
 * stage the policy first and its announcement after it (RFC 8461 §8.1). Empty where the draft itself is wrong.
 */
export function rolloutPlan(evidence: Evidence, draft: MtaStsDraft, now: Seconds): readonly PlanStep[] {
  const steps: PlanStep[] = [];
  let seen = evidence;
  let at = now;
  const publish = (id: string, action: PlanStep['action'], proposal: Proposal) => {
    steps.push({ id, at, action, proposal });
    seen = overlay(seen, proposal, at * 1000);
  };
  const reports = proposeTlsRpt(seen, suggestTlsRpt(seen));
  if (reports.ok && reports.value.recordSets.some(changesAnything)) {
    publish('tls-rpt', { kind: 'publish-tls-rpt' }, reports.value);
  }
  for (const [stage, { mode, maxAge, weeks }] of STAGES.entries()) {
    if (isReached(seen, mode, maxAge)) continue;
    const id = policyId(at);
    const proposed = proposeMtaSts(seen, { ...draft, mode, maxAge, id });
    if (!proposed.ok) return [];
    const { recordSets, policy } = proposed.value;
    const announcement = recordSets.filter(({ type }) => type === 'TXT');
    const hostSets = recordSets.filter(({ type }) => type !== 'TXT');
    publish(
      `policy-${stage}`,
      { kind: 'serve-policy', mode, maxAge },
      { recordSets: hostSets, ...(policy && { policy }) },
    );
    publish(`record-${stage}`, { kind: 'announce-policy', id }, { recordSets: announcement });
    if (weeks === 0) continue;
    steps.push({ id: `reports-${stage}`, at, action: { kind: 'read-reports', weeks } });
    at += weeks * WEEK;
  }
  return steps;
}

/** A domain that enforces already does not go back to testing. */
function isReached(evidence: Evidence, mode: StsMode, maxAge: Seconds): boolean {
  const policy = publishedPolicy(evidence);
  if (!policy) return false;
  if (policy.mode === 'enforce') return mode === 'testing' || policy.maxAge >= maxAge;
  return policy.mode === mode && mode === 'testing';
}
