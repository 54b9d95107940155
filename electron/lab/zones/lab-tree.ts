import type { WireName } from '../../dns/wire/wire-name.ts';
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
  /** The deepest zone that a name lies in. The root zone takes every name. */
  zoneOf(name: WireName): Zone;
  /** Puts record sets in place of those of the same name and type, each in the zone it lies in. */
  replace(sets: readonly RecordSet[]): void;
}

interface Plan {
  readonly apex: WireName;
  readonly state: ZoneState;
  readonly denial: DenialKind;
  readonly keys: ZoneKeys | undefined;
}

const NAME_SERVER_ZONE = 'oefennetwerk.nl';
const NAME_SERVER = `ns1.${NAME_SERVER_ZONE}`;
/** The server that all delegations name. */
export const NAME_SERVER_ADDRESS = '192.0.2.53';

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

  add({ owner: labName(NAME_SERVER), type: RECORD_TYPE.A, rdata: rdataOf('A', NAME_SERVER_ADDRESS) });
  for (const scenario of scenarios) for (const record of scenarioRecords(scenario, keys, ca)) add(record);
  for (const each of plans) {
    contents.get(nameKey(each.apex))!.push(...apexRecords(each));
    if (each.apex.length > 0) contents.get(deepest(contents, each.apex.slice(1)))!.push(...delegation(each));
  }

  const zones = new Map<string, Zone>(
    plans.map(each => [
      nameKey(each.apex),
      { ...each, nodes: zoneNodes(each.apex, contents.get(nameKey(each.apex))!) },
    ]),
  );
  const zoneKey = (name: WireName) => deepest(zones, name);
  return {
    trustAnchor: anchorOf(plans[0]!),
    zoneOf: name => zones.get(zoneKey(name))!,
    replace(sets) {
      for (const key of new Set(sets.map(({ owner }) => zoneKey(owner)))) {
        const own = sets.filter(({ owner }) => zoneKey(owner) === key);
        zones.set(key, changedZone(zones.get(key)!, own));
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
  return [soaRecord(apex, NAME_SERVER), at(RECORD_TYPE.NS, rdataOf('NS', NAME_SERVER)), ...signed, ...hashed];
}

/** What the parent says of a zone. */
function delegation({ apex, state, keys }: Plan): ZoneRecord[] {
  const nameServers = { owner: apex, type: RECORD_TYPE.NS, rdata: rdataOf('NS', NAME_SERVER) };
  if (state === 'unsigned') return [nameServers];
  // A key that the zone does not have: as left behind by an earlier operator of the domain.
  const named = keys && state !== 'wrong-ds' ? keys.keySigning : newZoneKey(KEY_SIGNING);
  return [nameServers, { owner: apex, type: RECORD_TYPE.DS, rdata: dsRdata(apex, named) }];
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
