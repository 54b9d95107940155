import type { Evidence } from '../evidence/evidence.ts';
import type { Proposal, RecordSetChange } from '../overlay/proposal.ts';
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
  const known = [...evidence.zones.map(({ zone }) => zone), evidence.domain as string]
    .filter(zone => zone.includes('.') && zone !== '.')
    .filter(zone => name === zone || name.endsWith(`.${zone}`))
    .toSorted((a, b) => b.length - a.length)[0];
  // Of somebody else's unsigned zone the check saw nothing: its name is taken to have two labels.
  return known ?? name.split('.').slice(-2).join('.');
}
