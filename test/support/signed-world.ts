import type { UpstreamExchange } from '../../electron/dnssec/ask-upstream.ts';
import {
  nameToText,
  nameToWire,
  parseName,
  readName,
  type WireName,
} from '../../electron/dns/wire/wire-name.ts';
import { typeNumber } from '../../electron/dns/wire/record-type.ts';
import { denialOf } from '../../electron/lab/zones/denial.ts';
import { nameKey, wildcardBelow } from '../../electron/lab/zones/lab-name.ts';
import { closestEncloser, type RecordSet, type Zone, zoneNodes } from '../../electron/lab/zones/zone.ts';
import type { TrustAnchor } from '../../electron/network.ts';
import { responseBytes } from './dns-message.ts';
import { nameOf, type ZoneRecord, zoneRecords } from './zone-records.ts';
import {
  dsAnchor,
  dsRecord,
  KSK,
  keyRecord,
  newKey,
  signatureOver,
  type SigningKey,
  ZSK,
} from './zone-signing.ts';

export interface ZonePlan {
  /** Records in presentation form, names in full; SOA, NS, keys and delegations come by themselves. */
  readonly text?: string;
  /** Absent: not signed. */
  readonly algorithm?: number;
  readonly denial?: Zone['denial'];
  readonly expired?: boolean;
  /** The parent has a DS for another key. */
  readonly wrongDs?: boolean;
}

export interface SignedWorld {
  readonly exchange: UpstreamExchange;
  readonly trustAnchors: readonly TrustAnchor[];
  readonly now: number;
}

const TYPE = { CNAME: 5, SOA: 6, DNAME: 39, DS: 43, DNSKEY: 48 };
const NXDOMAIN = 3;
const MAX_ALIASES = 10;
const DAY = 86_400;

interface ServedZone {
  readonly zone: Zone;
  readonly keys: { readonly ksk: SigningKey; readonly zsk: SigningKey } | undefined;
  readonly expired: boolean;
}

/**
 * Zones from the root down, behind a resolver that does not validate: wildcards, aliases with their chains, NSEC and
 * NSEC3, any algorithm. Built on the record sets and the denial chains of the lab, signed with signers of its own.
 */
export function signedWorld(plans: Readonly<Record<string, ZonePlan>>, now: number): SignedWorld {
  const zones = new Map<string, ServedZone>();
  const contents = new Map<string, ZoneRecord[]>();
  const deepest = (name: WireName, below = 0) => {
    for (let skip = below; ; skip += 1) {
      const key = nameKey(name.slice(skip));
      if (contents.has(key)) return key;
    }
  };
  const named = Object.entries(plans).map(([origin, plan]) => {
    const { algorithm } = plan;
    const keys =
      algorithm === undefined ? undefined : { ksk: newKey(algorithm, KSK), zsk: newKey(algorithm, ZSK) };
    return { apex: nameOf(origin), plan, keys };
  });
  for (const { apex } of named) contents.set(nameKey(apex), []);
  for (const { apex, plan, keys } of named) {
    const own = contents.get(nameKey(apex))!;
    const origin = nameToText(apex);
    own.push(
      ...zoneRecords(`${origin} SOA ns.nl. hostmaster.nl. 1 3600 900 604800 300\n${origin} NS ns.nl.`),
    );
    own.push(...zoneRecords(plan.text ?? ''));
    if (keys) own.push(...[keys.ksk, keys.zsk].map(key => keyRecord(apex, key)));
    if (apex.length === 0) continue;
    const parent = contents.get(deepest(apex, 1))!;
    parent.push(...zoneRecords(`${origin} NS ns.nl.`));
    if (keys) parent.push(dsRecord(apex, plan.wrongDs ? newKey(keys.ksk.algorithm) : keys.ksk));
  }
  for (const { apex, plan, keys } of named) {
    const nodes = zoneNodes(apex, contents.get(nameKey(apex))!);
    const zone: Zone = { apex, state: 'signed', denial: plan.denial ?? 'nsec', keys: undefined, nodes };
    zones.set(nameKey(apex), { zone, keys, expired: plan.expired ?? false });
  }

  const kept = new Map<RecordSet, ZoneRecord>();
  const signed = ({ zone, keys, expired }: ServedZone, set: RecordSet, shownAs = set.owner): ZoneRecord[] => {
    const records = set.rdata.map(rdata => ({ ...set, rdata }));
    const shown = (record: ZoneRecord) => ({ ...record, owner: shownAs });
    if (!keys) return records.map(shown);
    const key = set.type === TYPE.DNSKEY ? keys.ksk : keys.zsk;
    const times = expired
      ? { inception: now - 9 * DAY, expiration: now - DAY }
      : { inception: now - DAY, expiration: now + 9 * DAY };
    const signature = kept.get(set) ?? signatureOver(records, key, { signer: zone.apex, ...times });
    kept.set(set, signature);
    return [...records, signature].map(shown);
  };
  const absence = (served: ServedZone, proof: readonly RecordSet[]): ZoneRecord[] => {
    const soa = served.zone.nodes.get(nameKey(served.zone.apex))!.sets.get(TYPE.SOA)!;
    const distinct = new Map((served.keys ? proof : []).map(set => [nameKey(set.owner), set]));
    return [soa, ...distinct.values()].flatMap(set => signed(served, set));
  };

  interface Found {
    readonly rcode: number;
    readonly answer: readonly ZoneRecord[];
    readonly authority: readonly ZoneRecord[];
    readonly next?: WireName | undefined;
  }
  const lookUp = (name: WireName, type: number): Found => {
    const at = deepest(name);
    const isParents = type === TYPE.DS && name.length > 0 && at === nameKey(name);
    const served = zones.get(isParents ? deepest(name, 1) : at)!;
    const { zone } = served;
    const denial = denialOf(zone);
    const node = zone.nodes.get(nameKey(name));
    if (node) {
      const found = node.sets.get(type) ?? node.sets.get(TYPE.CNAME);
      if (!found) return { rcode: 0, answer: [], authority: absence(served, denial.noData(name)) };
      return { rcode: 0, answer: signed(served, found), authority: [], next: nextOf(found, type) };
    }
    for (let skip = 1; name.length - skip >= zone.apex.length; skip += 1) {
      const dname = zone.nodes.get(nameKey(name.slice(skip)))?.sets.get(TYPE.DNAME);
      if (!dname) continue;
      const next = [...name.slice(0, skip), ...readName(dname.rdata[0]!, 0)!.name];
      const cname = { owner: name, type: TYPE.CNAME, ttl: dname.ttl, rdata: nameToWire(next) };
      const isWanted = type === TYPE.CNAME;
      return {
        rcode: 0,
        answer: [...signed(served, dname), cname],
        authority: [],
        next: isWanted ? undefined : next,
      };
    }
    const wildcard = wildcardBelow(closestEncloser(zone, name));
    const sets = zone.nodes.get(nameKey(wildcard))?.sets;
    if (!sets) return { rcode: NXDOMAIN, answer: [], authority: absence(served, denial.noName(name)) };
    const found = sets.get(type) ?? sets.get(TYPE.CNAME);
    const proof = denial.noName(name);
    if (!found)
      return { rcode: 0, answer: [], authority: absence(served, [...proof, ...denial.noData(wildcard)]) };
    const authority = served.keys ? proof.flatMap(set => signed(served, set)) : [];
    return { rcode: 0, answer: signed(served, found, name), authority, next: nextOf(found, type) };
  };

  const exchange: UpstreamExchange = async (text, mnemonic) => {
    const [name, type] = [parseName(text), typeNumber(mnemonic)];
    if (!name || type === undefined) throw new Error(`no question: ${text} ${mnemonic}`);
    const answer: ZoneRecord[] = [];
    const authority: ZoneRecord[] = [];
    let rcode = 0;
    let asked: WireName | undefined = name;
    for (let links = 0; asked && links <= MAX_ALIASES; links += 1) {
      const step: Found = lookUp(asked, type);
      answer.push(...step.answer);
      authority.push(...step.authority);
      rcode = step.rcode;
      asked = step.next;
    }
    return responseBytes(name, type, { rcode, answer, authority });
  };
  const root = zones.get(nameKey([]))!;
  return { exchange, trustAnchors: root.keys ? [dsAnchor([], root.keys.ksk)] : [], now };
}

const nextOf = (found: RecordSet, type: number): WireName | undefined =>
  found.type === TYPE.CNAME && type !== TYPE.CNAME ? readName(found.rdata[0]!, 0)!.name : undefined;
