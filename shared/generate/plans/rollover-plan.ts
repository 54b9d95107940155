import { isSameCombination, type TlsaRecord, whyUnusable } from '../../dane/index.ts';
import type { Seconds } from '../../model/time.ts';
import { DEFAULT_TTL } from '../record-set.ts';
import type { PlanStep } from './plan.ts';
import type { DomainReading } from '../../reading/domain-reading.ts';
import { PlanWriter } from './plan-writer.ts';
import {
  datesOf,
  fitsOne,
  keysInUse,
  onceEach,
  presentRecords,
  proposeSet,
  sharedOwner,
  unexplained,
} from './shared-owner.ts';

/**
 * The rollover of a host's key (RFC 7671 §8.1, RFC 7672 §4): publish the next key's record beside the present one, wait until
 * nobody can hold the old set any more (two TTLs), install, verify, and take the old record away after two TTLs more. While
 * both are there, the set holds no combination that one of the two keys would leave without a match (RFC 7671 §8.4); so what
 * is published in other combinations makes room. With fewer next keys than keys in use it ends at the check that shows which
 * of them is still needed.
 * Empty where what the host sends was not seen, where the key is no other than that of now, or where the next record names
 * an issuer while the server of now sends none.
 * @param next the records of the next key or keys
 */
export function rolloverPlan(
  reading: DomainReading,
  host: string,
  next: readonly TlsaRecord[],
  now: Seconds,
): readonly PlanStep[] {
  const owner = sharedOwner(reading, host);
  if (!owner) return [];
  const isNew = (record: TlsaRecord) => !owner.served.some(each => fitsOne(record, each, now));
  const fresh = onceEach(next).filter(record => whyUnusable(record) === undefined && isNew(record));
  const present = fresh.map(record => presentRecords(owner, record, now));
  if (fresh.length === 0 || present.includes(undefined)) return [];
  const others = unexplained(owner, fresh, now);
  const both = [...present.flatMap(records => records ?? []), ...others, ...fresh];

  const { notAfter, lifetime, spare } = datesOf(owner);
  const install = now + 2 * owner.heldFor;
  const plan = new PlanWriter(reading, now);
  const isLate = install > notAfter;
  // The set that others hold does not fit the next key yet; a certificate for the present key helps those that look at dates.
  if (isLate) {
    const until = Math.max(now, notAfter);
    for (const each of owner.hosts) plan.step(`renew ${each}`, { kind: 'renew-same-key', host: each, until });
  }
  const end = (isLate ? now + lifetime : notAfter) - spare;
  plan.step('publish', { kind: 'publish-next-key', host }, proposeSet(reading, owner, both));
  plan.wait(2 * owner.heldFor);
  for (const each of owner.hosts) {
    const until = end >= install ? end : Math.max(install, notAfter);
    plan.step(idOf('install', host, each), { kind: 'install-certificate', host: each, until });
  }
  for (const each of owner.hosts) plan.step(idOf('verify', host, each), { kind: 'verify', host: each });
  const keys = Math.max(...fresh.map(record => fresh.filter(each => isSameCombination(each, record)).length));
  if (keys < keysInUse(owner)) return plan.steps;
  plan.wait(2 * DEFAULT_TTL);
  const alone = proposeSet(plan.seen, { ...owner, place: { ...owner.place, gone: [] } }, [
    ...others,
    ...fresh,
  ]);
  plan.step('remove', { kind: 'remove-old-key', host }, alone);
  return plan.steps;
}

/** Steps of hosts that share the set have the host's name beside. */
const idOf = (step: string, host: string, each: string) => (each === host ? step : `${step} ${each}`);
