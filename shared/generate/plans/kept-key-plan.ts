import type { Seconds } from '../../model/time.ts';
import { changesAnything } from '../record-set.ts';
import type { PlanStep } from './plan.ts';
import type { DomainReading } from '../../reading/domain-reading.ts';
import { PlanWriter } from './plan-writer.ts';
import { datesOf, presentRecords, proposeSet, sharedOwner, unexplained } from './shared-owner.ts';

const KEY = { certificateUsage: 3, selector: 1, matchingType: 1 } as const;

/**
 * Renewal with the same key, for certificates that are renewed every few weeks: a `3 1 1` record goes on fitting (RFC 7671
 * §8.1, RFC 7672 §3.1.1). What names the certificate, or an issuer that may be another one next time, makes room before the
 * first renewal; after that it may come at any time. Empty where what the host sends was not seen.
 */
export function keptKeyPlan(reading: DomainReading, host: string, now: Seconds): readonly PlanStep[] {
  const owner = sharedOwner(reading, host);
  const present = owner && presentRecords(owner, KEY, now);
  if (!owner || !present) return [];
  const { notAfter, spare } = datesOf(owner);
  const plan = new PlanWriter(reading, now);
  for (const each of owner.hosts) plan.step(`keep ${each}`, { kind: 'keep-key', host: each });
  const proposal = proposeSet(reading, owner, [...present, ...unexplained(owner, [KEY], now)]);
  if (proposal.recordSets.some(changesAnything)) {
    plan.step('publish', { kind: 'publish-this-key', host }, proposal);
    plan.wait(2 * owner.heldFor);
  }
  for (const each of owner.hosts) {
    const until = Math.max(plan.at, notAfter - spare);
    plan.step(`renew ${each}`, { kind: 'renew-same-key', host: each, until });
  }
  for (const each of owner.hosts) plan.step(`verify ${each}`, { kind: 'verify', host: each });
  return plan.steps;
}
