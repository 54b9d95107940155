import type { ZoneLink } from '../evidence/chain.ts';
import type { DnsLookup } from '../evidence/dns.ts';
import type { DnssecStatus } from '../evidence/dnssec-status.ts';
import type { Evidence } from '../evidence/evidence.ts';
import { namesAbove } from '../model/lookup/names-above.ts';
import { remembered } from '../model/remembered.ts';
import { lookupOf, lookupsOf } from '../evidence/secure-records.ts';

/**
 * The deepest zone that the check went through on its way to a name. Where it is secure the absence of a deeper one was
 * proven on the way; below one that is not, nobody looked.
 */
export function zoneAbove(evidence: Evidence, name: string): ZoneLink | undefined {
  const byName = zonesByName(evidence.zones);
  const own = byName.get(name);
  if (own) return own;
  for (const above of namesAbove(name)) {
    const link = byName.get(above);
    if (link) return link;
  }
  return undefined;
}

const zonesByName = remembered(
  (zones: readonly ZoneLink[]) => new Map(zones.toReversed().map(link => [link.zone, link])),
);

/** At a name, or below it. */
export const isBelow = (name: string, above: string): boolean => name === above || name.endsWith(`.${above}`);

/**
 * The DNSSEC status that a set would have if it were published: that of what was seen at its own name and type, where that
 * says something of the zone; else that of another answer from the same zone, or of the zone.
 */
export function statusOfSet(evidence: Evidence, name: string, type: string): DnssecStatus {
  const zone = zoneAbove(evidence, name);
  const own = lookupOf(evidence, name, type);
  const ownStatus = own && statusSaid(own);
  if (ownStatus) return ownStatus;
  const isInZone = (other: string) =>
    zone === undefined || zone.zone === '.' || zoneAbove(evidence, other)?.zone === zone.zone;
  for (const above of [name, ...namesAbove(name)]) {
    if (!isInZone(above)) break;
    const said = lookupsOf(evidence, above)
      .map(statusSaid)
      .find(status => status !== undefined);
    if (said) return said;
  }
  return zone?.status ?? 'indeterminate';
}

/**
 * What an answer says of records in its zone. Nothing where it came through aliases, as it speaks of another zone too; nor
 * where only the proof of absence was wanting, which a record that is there does not need.
 */
function statusSaid({ type: asked, result }: DnsLookup): DnssecStatus | undefined {
  if (result.kind !== 'answer') return undefined;
  const isAlias = (type: string) => type === 'DNAME' || (type === 'CNAME' && asked !== 'CNAME');
  if (result.records.some(({ type }) => isAlias(type))) return undefined;
  const { kind } = result.reason ?? { kind: undefined };
  return kind === 'denial-missing' || kind === 'opt-out' ? undefined : result.status;
}
