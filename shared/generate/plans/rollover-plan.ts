import { type TlsaRecord, writeTlsaRecord } from '../../dane/index.ts';
import type { Evidence } from '../../evidence/evidence.ts';
import type { Seconds } from '../../model/time.ts';
import { overlay } from '../../overlay/overlay.ts';
import { DEFAULT_TTL } from '../record-set.ts';
import { proposeTlsa, tlsaChoices } from '../tlsa-choices.ts';
import { DAY, type PlanStep } from './plan.ts';

/** Renewal is to be done with this much of the old certificate left: room for a weekend and a mistake. */
const SPARE: Seconds = 7 * DAY;

/**
 * The rollover of a host's key (RFC 7671 §8.1, RFC 7672 §4): publish the next key's record beside the present one, wait until
 * nobody can hold the old set any more (two TTLs), install, verify, and take the old record away after two TTLs more.
 * Empty where the certificate of the host was not seen.
 * @param next the record of the next key
 */
export function rolloverPlan(
  evidence: Evidence,
  host: string,
  next: TlsaRecord,
  now: Seconds,
): readonly PlanStep[] {
  const brought = [{ host, name: '', record: next }];
  const choices = tlsaChoices(evidence, now, brought).filter(each => each.host === host);
  const [mine] = choices;
  if (!mine?.isSeen) return [];
  const present = mine.choices.filter(({ matchesNow }) => matchesNow);
  const published = new Set(
    mine.choices.filter(({ origin }) => origin.kind === 'published').map(({ text }) => text),
  );
  const current = present.find(({ text }) => published.has(text)) ?? present[0];
  const until = Math.min(
    ...mine.choices.flatMap(({ origin }) => (origin.kind === 'server-key' ? [origin.until] : [])),
  );
  if (!current) return [];
  const nextText = writeTlsaRecord(next);
  const both = proposeTlsa(evidence, choices, { [host]: [current.text, nextText] });
  const later = overlay(evidence, both, now * 1000);
  const alone = proposeTlsa(
    later,
    tlsaChoices(later, now, brought).filter(each => each.host === host),
    {
      [host]: [nextText],
    },
  );
  // What is held elsewhere is the old set, with the old TTL.
  const ttl = Math.max(
    DEFAULT_TTL,
    ...both.recordSets.flatMap(({ before }) => before.map(record => record.ttl)),
  );
  const install = now + 2 * ttl;
  const clear = install + 2 * ttl;
  return [
    { id: 'publish', at: now, action: { kind: 'publish-next-key', host }, proposal: both },
    {
      id: 'install',
      at: install,
      action: { kind: 'install-certificate', host, until: Math.max(install, until - SPARE) },
    },
    { id: 'verify', at: install, action: { kind: 'verify', host } },
    { id: 'remove', at: clear, action: { kind: 'remove-old-key', host }, proposal: alone },
  ];
}
