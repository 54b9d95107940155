import type { KeyObject } from 'node:crypto';
import { nameToText, type WireName } from '../../dns/wire/wire-name.ts';
import { compareNames, isWithin, nameKey } from './lab-name.ts';
import { RECORD_TYPE, soaRdata } from './lab-rdata.ts';
import type { DenialKind, ZoneState } from '../scenario.ts';

/** All records of one name and type (RFC 2181 §5). */
export interface RecordSet {
  readonly owner: WireName;
  readonly type: number;
  readonly ttl: number;
  readonly rdata: readonly Uint8Array[];
}

/** A name in a zone. Without record sets it is an empty non-terminal (RFC 8020 §2). */
export interface ZoneNode {
  readonly name: WireName;
  readonly sets: ReadonlyMap<number, RecordSet>;
}

/** A zone as it is served: contents, and the keys it is signed with, unless it is not signed. */
export interface Zone {
  readonly apex: WireName;
  readonly state: ZoneState;
  readonly denial: DenialKind;
  readonly keys: ZoneKeys | undefined;
  /** By `nameKey`, in canonical order (RFC 4034 §6.1). */
  readonly nodes: ReadonlyMap<string, ZoneNode>;
}

export interface ZoneKey {
  readonly privateKey: KeyObject;
  /** Rdata of its DNSKEY record. */
  readonly rdata: Uint8Array;
  readonly keyTag: number;
}

export interface ZoneKeys {
  readonly keySigning: ZoneKey;
  readonly zoneSigning: ZoneKey;
}

export interface ZoneRecord {
  readonly owner: WireName;
  readonly type: number;
  readonly rdata: Uint8Array;
  /** Default the lab's own. */
  readonly ttl?: number;
}

/** Short enough that a change shows soon, long enough that one check never asks twice; in seconds. */
const RECORD_TTL = 3_600;
/** RFC 2308 §5: for how long an absence may be kept; in seconds. */
export const NEGATIVE_TTL = 300;

/** The authority record of a lab zone. Its name server exists in the tree, though nobody needs to ask it. */
export const soaRecord = (apex: WireName, nameServer: string): ZoneRecord => ({
  owner: apex,
  type: RECORD_TYPE.SOA,
  rdata: soaRdata({
    mname: nameServer,
    rname: `hostmaster.${nameServer.slice(nameServer.indexOf('.') + 1)}`,
    serial: 1,
    timers: [14_400, 3_600, 604_800, NEGATIVE_TTL],
  }),
});

/** Sorts records into nodes, and adds the empty non-terminals between them and the apex. */
export function zoneNodes(apex: WireName, records: readonly ZoneRecord[]): ReadonlyMap<string, ZoneNode> {
  const nodes = new Map<string, { name: WireName; sets: Map<number, RecordSet> }>();
  const nodeAt = (name: WireName) => {
    const known = nodes.get(nameKey(name));
    const node = known ?? { name, sets: new Map<number, RecordSet>() };
    if (!known) nodes.set(nameKey(name), node);
    return node;
  };
  for (const { owner, type, rdata, ttl: own } of records) {
    if (!isWithin(owner, apex)) throw new Error(`${nameToText(owner)} is not in zone ${nameToText(apex)}`);
    for (let depth = owner.length; depth >= apex.length; depth -= 1)
      nodeAt(owner.slice(owner.length - depth));
    const { sets } = nodeAt(owner);
    const others = sets.get(type)?.rdata ?? [];
    // RFC 2308 §5: the SOA goes with every absence, and its TTL says how long that absence may be kept.
    const ttl = own ?? (type === RECORD_TYPE.SOA ? NEGATIVE_TTL : RECORD_TTL);
    sets.set(type, { owner, type, ttl, rdata: [...others, rdata] });
  }
  return new Map([...nodes].sort(([, a], [, b]) => compareNames(a.name, b.name)));
}

/** Before the end of an SOA: the serial and the four timers behind it (RFC 1035 §3.3.13). */
const SERIAL_FROM_END = 20;

/** The zone with other record sets in place of those of the same name and type, under its next serial (RFC 1982 §3.1). */
export function changedZone(zone: Zone, sets: readonly RecordSet[]): Zone {
  const replaced = new Set(sets.map(({ owner, type }) => `${nameKey(owner)} ${type}`));
  const kept = [...zone.nodes.values()]
    .flatMap(node => [...node.sets.values()])
    .filter(({ owner, type }) => !replaced.has(`${nameKey(owner)} ${type}`))
    .map(set => (set.type === RECORD_TYPE.SOA ? { ...set, rdata: set.rdata.map(nextSerial) } : set));
  const records = [...kept, ...sets].flatMap(({ owner, type, ttl, rdata }) =>
    rdata.map(each => ({ owner, type, ttl, rdata: each })),
  );
  return { ...zone, nodes: zoneNodes(zone.apex, records) };
}

function nextSerial(soa: Uint8Array): Uint8Array {
  const next = Buffer.from(soa);
  const at = next.length - SERIAL_FROM_END;
  next.writeUInt32BE((next.readUInt32BE(at) + 1) >>> 0, at);
  return next;
}

/** A cut: the names from here on belong to another zone (RFC 2181 §6). */
export const isDelegation = (zone: Zone, node: ZoneNode): boolean =>
  node.name.length > zone.apex.length && node.sets.has(RECORD_TYPE.NS);

/** The longest existing ancestor of a name that does not exist (RFC 5155 §1.3), at the least the apex. */
export function closestEncloser(zone: Zone, name: WireName): WireName {
  for (let depth = name.length - 1; depth > zone.apex.length; depth -= 1) {
    const ancestor = name.slice(name.length - depth);
    if (zone.nodes.has(nameKey(ancestor))) return ancestor;
  }
  return zone.apex;
}
