import type { Evidence } from '../evidence/evidence.ts';
import type { Proposal, RecordSetChange } from '../overlay/proposal.ts';
import { isBelow, zoneAbove } from '../overlay/zone-status.ts';
import { changesAnything } from './record-set.ts';
import type { ZoneChange } from './zone/dialect.ts';

/**
 * The changes of a proposal by the zone that each has to be made in: the deepest zone that the check went through, and the
 * domain itself for what lies below it. Sets that stay as they are do not occur.
 */
export function zoneChanges(evidence: Evidence, { recordSets }: Proposal): readonly ZoneChange[] {
  const byZone = new Map<string, RecordSetChange[]>();
  for (const change of recordSets.filter(changesAnything)) {
    const zone = zoneOf(evidence, change.name);
    byZone.set(zone, [...(byZone.get(zone) ?? []), change]);
  }
  return [...byZone].map(([zone, sets]) => ({ zone, sets }));
}

/** The zone that a name lies in, as far as the check shows it. */
export function zoneOf(evidence: Evidence, name: string): string {
  const link = zoneAbove(evidence, name);
  const seen = link?.zone.includes('.') && link.zone !== '.' ? link : undefined;
  // Down to here there is no other zone: the check has the proof.
  if (seen?.status === 'secure') return seen.zone;
  const own = isBelow(name, evidence.domain) ? evidence.domain : undefined;
  if (seen && (!own || isBelow(seen.zone, own))) return seen.zone;
  // Of somebody else's unsigned zone the check saw nothing: its name is taken to have two labels.
  return own ?? name.split('.').slice(-2).join('.');
}
