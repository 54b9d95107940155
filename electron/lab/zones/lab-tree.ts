import type { WireName } from '../../dns/wire/wire-name.ts';
import type { Milliseconds } from '../../../shared/model/time.ts';
import type { TrustAnchor } from '../../network.ts';
import { nsec3ParamRdata } from './denial.ts';
import type { LabCa } from '../lab-ca.ts';
import { labName, nameKey } from './lab-name.ts';
import { RECORD_TYPE, rdataOf } from './lab-rdata.ts';
import type { DenialKind, Scenario, ZoneState } from '../scenario.ts';
import { type HostKeys, scenarioRecords } from './scenario-records.ts';
import {
  changedZone,
  type RecordSet,
  soaRecord,
  type Zone,
  type ZoneKeys,
  zoneNodes,
  type ZoneRecord,
} from './zone.ts';
import {
  ALGORITHM,
  DIGEST_TYPE,
  dsDigest,
  dsRdata,
  KEY_SIGNING,
  newZoneKey,
  ZONE_SIGNING,
} from './zone-signer.ts';

/** The DNS of the whole lab: the root, `nl.`, and every zone of every scenario. */
export interface LabTree {
  readonly trustAnchor: TrustAnchor;
  /**
   * The deepest zone that a name lies in. The root zone takes every name.
   * @param asOf the version that there was at that moment; without it, the latest
   */
  zoneOf(name: WireName, asOf?: Milliseconds): Zone;
  /** Puts record sets in place of those of the same name and type, each in the zone it lies in. */
  replace(sets: readonly RecordSet[], now: Milliseconds): void;
}

interface Plan {
  readonly apex: WireName;
  readonly state: ZoneState;
  readonly denial: DenialKind;
  readonly keys: ZoneKeys | undefined;
}

const NAME_SERVER_ZONE = 'oefennetwerk.nl';
/** The servers that all delegations name. What is published reaches the second one later, as it does with real zones. */
export const NAME_SERVERS = {
  primary: { name: `ns1.${NAME_SERVER_ZONE}`, address: '192.0.2.53' },
  secondary: { name: `ns2.${NAME_SERVER_ZONE}`, address: '198.51.100.53' },
} as const;
/** Versions of a zone that are remembered: more than anybody publishes while the second server is behind. */
const MAX_VERSIONS = 20;

/** `nl.` as it really is: NSEC3 with opt-out, so that unsigned domains have no record of their own. */
const OWN_ZONES: readonly [string, DenialKind][] = [
  ['.', 'nsec'],
  ['nl', 'nsec3-opt-out'],
  [NAME_SERVER_ZONE, 'nsec'],
];

/** Lays out all zones, with fresh keys. Nothing is signed yet: answers are, when they are asked for. */
export function labTree(scenarios: readonly Scenario[], keys: HostKeys, ca: LabCa): LabTree {
  const plans = [
    ...OWN_ZONES.map(([name, denial]) => plan(name, 'signed', denial)),
    ...scenarios.flatMap(({ zones }) =>
      Object.entries(zones).map(([name, { dnssec, denial }]) => plan(name, dnssec, denial)),
    ),
  ];
  const contents = new Map(plans.map(each => [nameKey(each.apex), [] as ZoneRecord[]]));
  if (contents.size < plans.length) throw new Error('two scenarios of the lab have a zone of the same name');
  const add = (record: ZoneRecord) => contents.get(deepest(contents, record.owner))!.push(record);

  for (const { name, address } of Object.values(NAME_SERVERS)) {
    add({ owner: labName(name), type: RECORD_TYPE.A, rdata: rdataOf('A', address) });
  }
  for (const scenario of scenarios) for (const record of scenarioRecords(scenario, keys, ca)) add(record);
  for (const each of plans) {
    contents.get(nameKey(each.apex))!.push(...apexRecords(each));
    if (each.apex.length > 0) contents.get(deepest(contents, each.apex.slice(1)))!.push(...delegation(each));
  }

  const versions = new Map<string, { readonly zone: Zone; readonly since: Milliseconds }[]>(
    plans.map(each => {
      const zone = { ...each, nodes: zoneNodes(each.apex, contents.get(nameKey(each.apex))!) };
      return [nameKey(each.apex), [{ zone, since: Number.NEGATIVE_INFINITY }]];
    }),
  );
  const zoneOf = (name: WireName, asOf = Number.POSITIVE_INFINITY): Zone => {
    const all = versions.get(deepest(versions, name))!;
    return (all.findLast(({ since }) => since <= asOf) ?? all[0]!).zone;
  };
  return {
    trustAnchor: anchorOf(plans[0]!),
    zoneOf,
    replace(sets, now) {
      const changed = new Map(sets.map(({ owner }) => [deepest(versions, owner), zoneOf(owner)]));
      for (const [key, zone] of changed) {
        const own = sets.filter(({ owner }) => deepest(versions, owner) === key);
        const all = versions.get(key)!;
        versions.set(key, [...all, { zone: changedZone(zone, own), since: now }].slice(-MAX_VERSIONS));
      }
    },
  };
}

function plan(name: string, state: ZoneState, denial: DenialKind): Plan {
  const isSigned = state !== 'unsigned' && state !== 'ds-without-keys';
  return { apex: labName(name), state, denial, keys: isSigned ? newKeys() : undefined };
}

function newKeys(): ZoneKeys {
  const keySigning = newZoneKey(KEY_SIGNING);
  let zoneSigning = newZoneKey(ZONE_SIGNING);
  // Two keys with one tag are allowed, but would make a picture of the zone hard to read.
  while (zoneSigning.keyTag === keySigning.keyTag) zoneSigning = newZoneKey(ZONE_SIGNING);
  return { keySigning, zoneSigning };
}

function apexRecords({ apex, denial, keys }: Plan): ZoneRecord[] {
  const at = (type: number, rdata: Uint8Array): ZoneRecord => ({ owner: apex, type, rdata });
  const signed = keys
    ? [keys.keySigning, keys.zoneSigning].map(key => at(RECORD_TYPE.DNSKEY, key.rdata))
    : [];
  const hashed = keys && denial !== 'nsec' ? [at(RECORD_TYPE.NSEC3PARAM, nsec3ParamRdata())] : [];
  const servers = Object.values(NAME_SERVERS).map(({ name }) => at(RECORD_TYPE.NS, rdataOf('NS', name)));
  return [soaRecord(apex, NAME_SERVERS.primary.name), ...servers, ...signed, ...hashed];
}

/** What the parent says of a zone. */
function delegation({ apex, state, keys }: Plan): ZoneRecord[] {
  const nameServers = Object.values(NAME_SERVERS).map(({ name }) => ({
    owner: apex,
    type: RECORD_TYPE.NS,
    rdata: rdataOf('NS', name),
  }));
  if (state === 'unsigned') return nameServers;
  // A key that the zone does not have: as left behind by an earlier operator of the domain.
  const named = keys && state !== 'wrong-ds' ? keys.keySigning : newZoneKey(KEY_SIGNING);
  return [...nameServers, { owner: apex, type: RECORD_TYPE.DS, rdata: dsRdata(apex, named) }];
}

function anchorOf({ apex, keys }: Plan): TrustAnchor {
  const key = keys!.keySigning;
  const digest = dsDigest(apex, key).toString('hex');
  return { owner: '.', keyTag: key.keyTag, algorithm: ALGORITHM, digestType: DIGEST_TYPE, digest };
}

function deepest(zones: ReadonlyMap<string, unknown>, name: WireName): string {
  for (let skip = 0; skip < name.length; skip += 1) {
    const key = nameKey(name.slice(skip));
    if (zones.has(key)) return key;
  }
  return nameKey([]);
}

/** Whether the parent of a zone, and not the zone, has the say over this type: RFC 4035 §3.1.4.1. */
export const isAskedAtParent = (zone: Zone, name: WireName, type: number): boolean =>
  type === RECORD_TYPE.DS && name.length > 0 && nameKey(zone.apex) === nameKey(name);
