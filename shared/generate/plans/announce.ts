import type { Seconds } from '../../model/time.ts';
import type { Proposal } from '../../overlay/proposal.ts';
import { announcedId } from '../../reading/announced-policy.ts';
import { type MtaStsDraft, proposeMtaSts } from '../mta-sts.ts';
import { policyId } from '../policy-id.ts';
import { changesAnything, heldFor } from '../record-set.ts';
import { policyHost, policyUrl } from '../../mtasts/index.ts';
import type { PlanWriter } from './plan-writer.ts';

/** RFC 2308 §5: how long resolvers hold that there is nothing, at most, unless somebody set them otherwise. */
export const NOTHING_HELD: Seconds = 10_800;

/**
 * What a policy host needs before a policy can be fetched from it: an address, known everywhere, and then a certificate that
 * senders trust, for many issuers look at the address (RFC 8461 §3.3). Nothing is written where it has both.
 */
export function preparePolicyHost(plan: PlanWriter, draft: MtaStsDraft): void {
  const { domain, stsPolicy } = plan.seen;
  if (stsPolicy.kind !== 'failed') return;
  const host = policyHost(domain);
  const fault = stsPolicy.fault?.kind;
  if (fault === 'no-address') {
    const proposed = proposeMtaSts(plan.seen, draft);
    const sets = proposed.ok ? proposed.value.recordSets.filter(set => set.name === host) : [];
    const isKnown = sets.length > 0;
    plan.step(
      'policy-host',
      { kind: 'policy-host-address', host, isKnown },
      isKnown ? { recordSets: sets } : undefined,
    );
    plan.wait(NOTHING_HELD);
  }
  if (fault === 'no-address' || fault === 'certificate')
    plan.step('policy-certificate', { kind: 'policy-host-certificate', host });
}

/**
 * A policy in two steps: first on the web server, then announced under a fresh id, so that whoever hears of it finds it (RFC
 * 8461 §8.1). False, and nothing written, where the draft is wrong.
 */
export function serveAndAnnounce(plan: PlanWriter, name: string, draft: Omit<MtaStsDraft, 'id'>): boolean {
  const id = policyId(plan.at, announcedId(plan.seen.stsRecord));
  const proposed = proposeMtaSts(plan.seen, { ...draft, id });
  if (!proposed.ok) return false;
  const { recordSets, policy } = proposed.value;
  const host = policyHost(plan.seen.domain);
  const hostSets = recordSets.filter(set => set.name === host && changesAnything(set));
  const serve: Proposal = { recordSets: hostSets, ...(policy && { policy }) };
  const held = Math.max(
    0,
    ...hostSets.map(set => heldFor(plan.seen.evidence, host, set.type) || NOTHING_HELD),
  );
  const { mode, maxAge } = draft;
  const isFirst = plan.seen.stsPolicy.kind !== 'served';
  plan.step(`policy-${name}`, { kind: 'serve-policy', mode, maxAge }, serve);
  // Who still holds the old address, or that there is none, would look for the policy in vain.
  if (held > 0) plan.wait(held);
  // What nobody could fetch before is not announced before somebody has.
  if (isFirst) plan.step(`fetch-${name}`, { kind: 'fetch-policy', url: policyUrl(plan.seen.domain) });
  const announcement = recordSets.filter(set => set.name !== host);
  plan.step(`record-${name}`, { kind: 'announce-policy', id }, { recordSets: announcement });
  return true;
}
