import { createHash } from 'node:crypto';
import { nameToWire, type WireName } from '../../dns/wire/wire-name.ts';
import { compareNames, nameKey, wildcardBelow } from './lab-name.ts';
import { RECORD_TYPE } from './lab-rdata.ts';
import {
  closestEncloser,
  isDelegation,
  NEGATIVE_TTL,
  type RecordSet,
  type Zone,
  type ZoneNode,
} from './zone.ts';

/** Which records prove what is not there. */
export interface Denial {
  /** The name is there, or is an empty non-terminal, but not with this type; also the DS of an unsigned delegation. */
  noData(name: WireName): readonly RecordSet[];
  /** The name is not there, nor a wildcard that stands for it. */
  noName(name: WireName): readonly RecordSet[];
}

/** RFC 9276 §3.1: no extra iterations, no salt. Rdata from hash algorithm to salt length. */
const nsec3Parameters = (flags: number) => Buffer.of(1, flags, 0, 0, 0);
const OPT_OUT = 1;

/** The NSEC3PARAM record of a zone's apex (RFC 5155 §4): its flags are always 0. */
export const nsec3ParamRdata = (): Uint8Array => nsec3Parameters(0);

const chains = new WeakMap<Zone, Denial>();

/** The proofs of a signed zone. The chain is made at the first question, and kept with the zone. */
export function denialOf(zone: Zone): Denial {
  const known = chains.get(zone);
  if (known) return known;
  const denial = zone.denial === 'nsec' ? nsecDenial(zone) : nsec3Denial(zone);
  chains.set(zone, denial);
  return denial;
}

/** RFC 4035 §3.1.3. */
function nsecDenial(zone: Zone): Denial {
  const nodes = [...zone.nodes.values()].filter(node => node.sets.size > 0);
  const sets = nodes.map((node, at): RecordSet => {
    const next = nodes[(at + 1) % nodes.length]!.name;
    const types = [...typesAt(zone, node), RECORD_TYPE.RRSIG, RECORD_TYPE.NSEC];
    const rdata = Buffer.concat([nameToWire(next), typeBitmap(types)]);
    return { owner: node.name, type: RECORD_TYPE.NSEC, ttl: NEGATIVE_TTL, rdata: [rdata] };
  });
  /** The record at the name, or else the one that spans it: the last one not behind it. */
  const matchOrCover = (name: WireName) =>
    sets.findLast(set => compareNames(set.owner, name) <= 0) ?? sets.at(-1)!;
  return {
    noData: name => [matchOrCover(name)],
    noName: name => distinct([matchOrCover(name), matchOrCover(wildcardBelow(closestEncloser(zone, name)))]),
  };
}

/** RFC 5155 §7.1 and §7.2. */
function nsec3Denial(zone: Zone): Denial {
  const optOut = zone.denial === 'nsec3-opt-out';
  const spared = (node: ZoneNode) => optOut && isDelegation(zone, node) && !node.sets.has(RECORD_TYPE.DS);
  const hashed = [...zone.nodes.values()]
    .filter(node => !spared(node))
    .map(node => ({ node, hash: nsec3Hash(node.name) }))
    .sort((a, b) => Buffer.compare(a.hash, b.hash));
  const sets = hashed.map(({ node, hash }, at): RecordSet => {
    const next = hashed[(at + 1) % hashed.length]!.hash;
    const parameters = nsec3Parameters(optOut ? OPT_OUT : 0);
    const rdata = Buffer.concat([
      parameters,
      Buffer.of(next.length),
      next,
      typeBitmap(nsec3Types(zone, node)),
    ]);
    const owner = [Buffer.from(base32Hex(hash)), ...zone.apex];
    return { owner, type: RECORD_TYPE.NSEC3, ttl: NEGATIVE_TTL, rdata: [rdata] };
  });
  const matching = (name: WireName) =>
    sets[hashed.findIndex(({ node }) => nameKey(node.name) === nameKey(name))];
  const covering = (name: WireName) => {
    const hash = nsec3Hash(name);
    return sets[hashed.findLastIndex(entry => Buffer.compare(entry.hash, hash) < 0)] ?? sets.at(-1)!;
  };
  /** RFC 5155 §7.2.1: the closest encloser is there, and the next name on the way to `name` is not. */
  const enclosed = (name: WireName): { encloser: WireName; proof: RecordSet[] } => {
    let encloser = closestEncloser(zone, name);
    // Under opt-out the nearest existing name may itself be without a record.
    while (!matching(encloser)) encloser = encloser.slice(1);
    const nextCloser = name.slice(name.length - encloser.length - 1);
    return { encloser, proof: [matching(encloser)!, covering(nextCloser)] };
  };
  return {
    noData(name) {
      const match = matching(name);
      return match ? [match] : distinct(enclosed(name).proof);
    },
    noName(name) {
      const { encloser, proof } = enclosed(name);
      return distinct([...proof, covering(wildcardBelow(encloser))]);
    },
  };
}

/** RFC 4035 §2.3: at a cut, the parent speaks only of the delegation. */
function typesAt(zone: Zone, node: ZoneNode): number[] {
  const types = [...node.sets.keys()];
  if (!isDelegation(zone, node)) return types;
  return types.filter(type => type === RECORD_TYPE.NS || type === RECORD_TYPE.DS);
}

/** RFC 5155 §7.1: RRSIG is listed only where something is signed: not at empty names and unsigned delegations. */
function nsec3Types(zone: Zone, node: ZoneNode): number[] {
  const types = typesAt(zone, node);
  const isSigned = isDelegation(zone, node) ? node.sets.has(RECORD_TYPE.DS) : types.length > 0;
  return isSigned ? [...types, RECORD_TYPE.RRSIG] : types;
}

/** RFC 4034 §4.1.2. The lab has no type above 255, so that there is one window block at most. */
function typeBitmap(types: readonly number[]): Buffer {
  if (types.length === 0) return Buffer.alloc(0);
  const bits = Buffer.alloc((Math.max(...types) >> 3) + 1);
  for (const type of types) bits[type >> 3]! |= 0x80 >> (type & 7);
  return Buffer.concat([Buffer.of(0, bits.length), bits]);
}

/** RFC 5155 §5 with no salt and no further iterations. */
const nsec3Hash = (name: WireName) => createHash('sha1').update(nameToWire(name)).digest();

/** RFC 4648 §7 without padding, in lower case; a SHA-1 value fills its last group. */
function base32Hex(bytes: Uint8Array): string {
  let bits = 0n;
  for (const byte of bytes) bits = (bits << 8n) | BigInt(byte);
  return bits.toString(32).padStart((bytes.length * 8) / 5, '0');
}

function distinct(sets: readonly RecordSet[]): readonly RecordSet[] {
  const seen = new Map(sets.map(set => [nameKey(set.owner), set]));
  return [...seen.values()];
}
