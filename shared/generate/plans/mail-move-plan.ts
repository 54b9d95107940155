import type { Seconds } from '../../model/time.ts';
import type { RecordSetChange } from '../../overlay/proposal.ts';
import { announcedPolicy } from '../../reading/announced-policy.ts';
import type { DomainReading } from '../../reading/domain-reading.ts';
import { hostNames } from '../../reading/hosts/mail-hosts.ts';
import type { MtaStsDraft } from '../mta-sts.ts';
import { changeSet, DEFAULT_TTL, heldFor, publishedAt } from '../record-set.ts';
import { serveAndAnnounce } from './announce.ts';
import { DAY, type PlanStep } from './plan.ts';
import { PlanWriter } from './plan-writer.ts';

/**
 * Mail to other hosts while a policy is in force (RFC 8461 §8.1): the policy allows the new ones first, the MX records change
 * when senders know that, and the old ones leave the policy when nobody goes there any more. Empty where no policy is in
 * force, or no host of the draft is new. Whoever named the new hosts by a pattern has to name them one by one.
 */
export function mailMovePlan(reading: DomainReading, draft: MtaStsDraft, now: Seconds): readonly PlanStep[] {
  const { evidence, domain } = reading;
  const policy = announcedPolicy(reading);
  if (!policy || policy.mode === 'none') return [];
  const present = hostNames(reading);
  const fresh = draft.mx.filter(name => !policy.mx.includes(name) && !present.includes(name));
  if (fresh.length === 0 || fresh.some(name => name.startsWith('*'))) return [];
  const plan = new PlanWriter(reading, now);
  const { mode, maxAge } = policy;
  const as = (mx: readonly string[]) => ({ mode, maxAge, mx, host: { kind: 'as-is' } }) as const;
  if (!serveAndAnnounce(plan, 'both', as([...policy.mx, ...fresh]))) return [];
  // Senders ask for a new policy once a day (§3.3), and before they give up, when they still hold the old record (§5.1).
  plan.wait(Math.max(DAY, heldFor(evidence, `_mta-sts.${domain}`, 'TXT')));
  plan.step('move', { kind: 'move-mail', hosts: draft.mx }, { recordSets: [movedMx(reading, draft.mx)] });
  plan.wait(Math.max(DAY, heldFor(evidence, domain, 'MX')));
  return serveAndAnnounce(plan, 'new', as(draft.mx)) ? plan.steps : [];
}

/** Hosts that stay keep their preference; new ones come behind these. */
function movedMx({ evidence, domain }: DomainReading, hosts: readonly string[]): RecordSetChange {
  const present = publishedAt(evidence, domain, 'MX').flatMap(record =>
    record.type === 'MX' ? [{ host: record.exchange, preference: record.preference }] : [],
  );
  const last = Math.max(0, ...present.filter(({ host }) => hosts.includes(host)).map(mx => mx.preference));
  const fresh = hosts.filter(name => !present.some(({ host }) => host === name));
  const after = hosts.map(exchange => ({
    owner: domain,
    type: 'MX' as const,
    ttl: DEFAULT_TTL,
    preference:
      present.find(({ host }) => host === exchange)?.preference ?? last + 10 * (fresh.indexOf(exchange) + 1),
    exchange,
  }));
  return changeSet(evidence, domain, 'MX', after);
}
