import type { Seconds } from '../../model/time.ts';
import type { RecordSetChange } from '../../overlay/proposal.ts';
import { announcedPolicy } from '../../reading/announced-policy.ts';
import type { DomainReading } from '../../reading/domain-reading.ts';
import { hostNames } from '../../reading/hosts/mail-hosts.ts';
import { parseDomainName } from '../../model/domain-name.ts';
import type { MtaStsDraft } from '../mta-sts.ts';
import { changeSet, DEFAULT_TTL, heldFor, publishedAt } from '../record-set.ts';
import type { BroughtRecord } from '../tlsa-choices.ts';
import { serveAndAnnounce } from './announce.ts';
import { prepareNewHosts } from './new-hosts.ts';
import { DAY, type PlanStep } from './plan.ts';
import { PlanWriter } from './plan-writer.ts';

/**
 * Mail to other hosts (RFC 8461 §8.1, RFC 7672 §2.2): first the new ones have what senders look for, TLSA records and a place
 * in the policy where there is one in force; the MX records change when senders can know that; and the old ones leave when
 * nobody goes there any more. Empty where no host of the draft is new. Whoever named the new hosts by a pattern has to name
 * them one by one.
 * @param brought TLSA records of the new hosts
 */
export function mailMovePlan(
  reading: DomainReading,
  { mx }: Pick<MtaStsDraft, 'mx'>,
  now: Seconds,
  brought: readonly BroughtRecord[] = [],
): readonly PlanStep[] {
  const { evidence, domain } = reading;
  const present = hostNames(reading);
  const names = newHosts(reading, mx);
  if (names.length === 0 || mx.some(name => !parseDomainName(name).ok)) return [];
  const plan = new PlanWriter(reading, now);
  const both = [...present, ...names];
  const held = prepareNewHosts(plan, { names, mx: movedMx(reading, both), brought });
  const policy = announcedPolicy(reading);
  const inForce = policy && policy.mode !== 'none' ? policy : undefined;
  const serve = (name: string, hosts: readonly string[]) => {
    if (!inForce) return true;
    const { mode, maxAge } = inForce;
    return serveAndAnnounce(plan, name, { mode, maxAge, mx: hosts, host: { kind: 'as-is' } });
  };
  const known = inForce?.mx ?? [];
  const missing = names.filter(name => !known.includes(name));
  if (missing.length > 0 && !serve('both', [...known, ...missing])) return [];
  // Senders ask for a new policy once a day (§3.3), and before they give up, when they still hold the old record (§5.1).
  plan.wait(Math.max(held, inForce ? Math.max(DAY, heldFor(evidence, `_mta-sts.${domain}`, 'TXT')) : 0));
  plan.step('move', { kind: 'move-mail', hosts: mx }, { recordSets: [movedMx(reading, mx)] });
  const left = present.filter(host => !mx.includes(host));
  const isChanged = inForce !== undefined && known.some(pattern => !mx.includes(pattern));
  if (left.length > 0 || isChanged) plan.wait(Math.max(DAY, heldFor(evidence, domain, 'MX')));
  if (isChanged && !serve('new', mx)) return [];
  if (left.length > 0) plan.step('leave', { kind: 'leave-hosts', hosts: left });
  return plan.steps;
}

/** Hosts of a draft that no MX record names yet. */
export function newHosts(reading: DomainReading, mx: readonly string[]): readonly string[] {
  const present = hostNames(reading);
  return [...new Set(mx)].filter(name => !present.includes(name));
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
