import type { Evidence } from '../evidence/evidence.ts';
import { hostsOf, mailHosts } from '../evidence/mail-hosts.ts';
import { recordsAt } from '../evidence/secure-records.ts';
import { hostMeetsPolicy, isCovered, policyHost, publishedPolicy, selectStsRecord } from '../mtasts/index.ts';
import type { Danger, Question } from './danger.ts';

/** What is dangerous about a change of the MTA-STS policy, of its record or of its host. */
export function policyDangers({ before, after, proposal, now }: Question): readonly Danger[] {
  const { domain } = before.evidence;
  const names = [`_mta-sts.${domain}`, policyHost(domain)];
  if (!proposal.policy && !proposal.recordSets.some(({ name }) => names.includes(name))) return [];
  const held = publishedPolicy(before.evidence);
  const next = publishedPolicy(after.evidence);
  const isHeld = held !== undefined && held.mode !== 'none' && isAnnounced(before.evidence);
  // RFC 8461 §8.3: whoever holds a policy keeps to it till it ends, unless a newer one is announced and served.
  if (isHeld && (next === undefined || !isAnnounced(after.evidence)))
    return [{ kind: 'policy-removed-early', maxAge: held.maxAge }];
  if (next === undefined || next.mode === 'none') return [];
  const { mode, mx } = next;
  return hostsOf(mailHosts(after.evidence)).flatMap(({ host }): readonly Danger[] => {
    if (!isCovered(mx, host)) return [{ kind: 'policy-misses', host, mode }];
    if (mode !== 'enforce') return [];
    const state = hostMeetsPolicy(after.evidence, host, now / 1000);
    if (state === 'fails') return [{ kind: 'enforce-fails', host }];
    return state === 'unseen' && held?.mode !== 'enforce' ? [{ kind: 'enforce-unseen', host }] : [];
  });
}

function isAnnounced(evidence: Evidence): boolean {
  const answer = recordsAt(evidence, `_mta-sts.${evidence.domain}`, 'TXT');
  return answer.kind === 'records' && selectStsRecord(answer.records.map(({ strings }) => strings)).ok;
}
