import type { DnsRecord } from '../../shared/evidence/dns.ts';
import { plainRecords, type WireRecord } from '../dns/wire/wire-message.ts';
import { nameToText, nameToWire, readName, sameName, type WireName } from '../dns/wire/wire-name.ts';
import { canonicalRdata, compareBytes } from './canonical-form.ts';

export const TYPE = {
  NS: 2,
  CNAME: 5,
  SOA: 6,
  DNAME: 39,
  DS: 43,
  RRSIG: 46,
  NSEC: 47,
  DNSKEY: 48,
  NSEC3: 50,
} as const;

/** RRSIG rdata (RFC 4034 §3.1). `prefix` is what of it is signed along: all but the signature, the signer in lower case. */
export interface Rrsig {
  readonly typeCovered: number;
  readonly algorithm: number;
  readonly labels: number;
  readonly originalTtl: number;
  readonly expiration: number;
  readonly inception: number;
  readonly keyTag: number;
  readonly signer: WireName;
  readonly signature: Uint8Array;
  readonly prefix: Uint8Array;
}

/** The records of one owner and type (RFC 2181 §5), with the signatures that came along. */
export interface SignedRrset {
  readonly owner: WireName;
  readonly type: number;
  /** Each once (RFC 2181 §5). */
  readonly records: readonly WireRecord[];
  /** Their rdata in canonical form and order (RFC 4034 §6.3); absent where one of them cannot be read. */
  readonly canonical?: readonly Uint8Array[];
  readonly signatures: readonly Rrsig[];
}

export const CLASS_IN = 1;
/** Of a record between its owner and its rdata: type, class, TTL, length (RFC 1035 §3.2.1). */
const FIXED_OCTETS = 10;

/** A section's records as RRsets, in the order of their first record. Other classes are left out. */
export function signedRrsets(section: readonly WireRecord[]): readonly SignedRrset[] {
  const inClass = section.filter(record => record.recordClass === CLASS_IN);
  const sets = new Map<
    string,
    { owner: WireName; type: number; records: WireRecord[]; signatures: Rrsig[] }
  >();
  const setOf = (owner: WireName, type: number) => {
    const key = `${type} ${nameToText(owner)}`;
    const known = sets.get(key);
    if (known) return known;
    const set = { owner, type, records: [], signatures: [] };
    sets.set(key, set);
    return set;
  };
  for (const record of inClass)
    if (record.type !== TYPE.RRSIG) setOf(record.owner, record.type).records.push(record);
  for (const record of inClass) {
    const rrsig = record.type === TYPE.RRSIG ? readRrsig(record) : undefined;
    if (rrsig) setOf(record.owner, rrsig.typeCovered).signatures.push(rrsig);
  }
  return [...sets.values()].filter(set => set.records.length > 0).map(inCanonicalOrder);
}

/** RFC 4034 §6.3: in order, and each once. Done here, as a set may come with very many signatures to verify. */
function inCanonicalOrder(set: SignedRrset): SignedRrset {
  const read = set.records.map(record => ({ record, rdata: canonicalRdata(record) }));
  const isReadable = (each: (typeof read)[number]): each is { record: WireRecord; rdata: Uint8Array } =>
    each.rdata !== undefined;
  if (!read.every(isReadable)) return set;
  const [first, second] = read;
  if (first && !second) return { ...set, canonical: [first.rdata] };
  const seen = new Set<string>();
  const distinct = read.filter(({ rdata }) => {
    const key = Buffer.from(rdata).toString('latin1');
    return !seen.has(key) && seen.add(key);
  });
  return {
    ...set,
    records: distinct.map(({ record }) => record),
    canonical: distinct.map(({ rdata }) => rdata).toSorted(compareBytes),
  };
}

export const findRrset = (
  sets: readonly SignedRrset[],
  owner: WireName,
  type: number,
): SignedRrset | undefined => sets.find(set => set.type === type && sameName(set.owner, owner));

/** A set's records for people and rules, with no TTL above what was signed (RFC 4035 §5.3.3). */
export function shownRecords({ records, signatures }: SignedRrset): readonly DnsRecord[] {
  const originalTtl = Math.min(...signatures.map(signature => signature.originalTtl));
  return plainRecords(records.map(record => ({ ...record, ttl: Math.min(record.ttl, originalTtl) })));
}

function readRrsig({ rdata, rdataStart, message }: WireRecord): Rrsig | undefined {
  if (rdata.length < 19) return undefined;
  const view = new DataView(rdata.buffer, rdata.byteOffset, rdata.byteLength);
  const signer = readName(message, rdataStart + 18);
  const end = rdataStart + rdata.length;
  if (!signer || signer.end > end) return undefined;
  return {
    typeCovered: view.getUint16(0),
    algorithm: view.getUint8(2),
    labels: view.getUint8(3),
    originalTtl: view.getUint32(4),
    expiration: view.getUint32(8),
    inception: view.getUint32(12),
    keyTag: view.getUint16(16),
    signer: signer.name,
    signature: message.subarray(signer.end, end),
    prefix: Buffer.concat([rdata.subarray(0, 18), nameToWire(signer.name)]),
  };
}

/** The owner that was signed: the wildcard where the answer was made from one (RFC 4035 §5.3.2). */
export function signedOwner({ owner }: SignedRrset, { labels }: Rrsig): WireName {
  return labels < labelCount(owner) ? [Uint8Array.of(0x2a), ...owner.slice(owner.length - labels)] : owner;
}

/** RFC 4034 §3.1.3: neither the root nor a leading asterisk counts. */
export function labelCount(name: WireName): number {
  return isWildcard(name) ? name.length - 1 : name.length;
}

const isWildcard = (name: WireName) => name[0]?.length === 1 && name[0][0] === 0x2a;

/** Exactly the bytes that a signature is over (RFC 4034 §3.1.8.1, RFC 4035 §5.3.2). */
export function signedData(set: SignedRrset, rrsig: Rrsig): Uint8Array | undefined {
  if (!set.canonical) return undefined;
  const owner = nameToWire(signedOwner(set, rrsig));
  const fixed = owner.length + FIXED_OCTETS;
  const octets = set.canonical.reduce((sum, rdata) => sum + fixed + rdata.length, rrsig.prefix.length);
  const data = Buffer.allocUnsafe(octets);
  data.set(rrsig.prefix);
  let at = rrsig.prefix.length;
  for (const rdata of set.canonical) {
    data.set(owner, at);
    at += owner.length;
    data.writeUInt16BE(set.type, at);
    data.writeUInt16BE(CLASS_IN, at + 2);
    data.writeUInt32BE(rrsig.originalTtl, at + 4);
    data.writeUInt16BE(rdata.length, at + 8);
    data.set(rdata, at + FIXED_OCTETS);
    at += FIXED_OCTETS + rdata.length;
  }
  return data;
}
