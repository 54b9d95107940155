import { isCovered, policyHost, stsRecordName } from '../mtasts/index.ts';
import { announcedId, servedPolicy } from '../reading/announced-policy.ts';
import { mailHosts } from '../reading/hosts/mail-hosts.ts';
import { meetsPolicy } from '../reading/hosts/meets-policy.ts';
import type { Danger, Question } from './danger.ts';

/** What is dangerous about a change of the MTA-STS policy, of its record or of its host. */
export function policyDangers({ before, after, proposal }: Question): readonly Danger[] {
  const { domain } = before.reading;
  const names = [stsRecordName(domain), policyHost(domain)];
  if (!proposal.policy && !proposal.recordSets.some(({ name }) => names.includes(name))) return [];
  const held = servedPolicy(before.reading);
  const next = servedPolicy(after.reading);
  const isAnnounced = announcedId(after.reading.stsRecord) !== undefined;
  const isHeld = held && held.mode !== 'none' && announcedId(before.reading.stsRecord) !== undefined;
  // RFC 8461 §8.3: whoever holds a policy keeps to it till it ends, unless a newer one is announced and served.
  if (isHeld && (next === undefined || !isAnnounced))
    return [{ kind: 'policy-removed-early', maxAge: held.maxAge }];
  if (next === undefined || next.mode === 'none') return [];
  const { mode, mx } = next;
  return mailHosts(after.reading).flatMap((each): readonly Danger[] => {
    const { host } = each;
    if (!isCovered(mx, host)) return [{ kind: 'policy-misses', host, mode }];
    if (mode !== 'enforce') return [];
    const state = meetsPolicy(each, after.at);
    if (state === 'fails') return [{ kind: 'enforce-fails', host }];
    return state === 'unseen' && held?.mode !== 'enforce' ? [{ kind: 'enforce-unseen', host }] : [];
  });
}
