import { hash } from 'node:crypto';
import { sameBytes } from '../../shared/model/bytes.ts';
import { nameToWire, type WireName } from '../dns/wire/wire-name.ts';

/** A DNSKEY as validation needs it (RFC 4034 §2). */
export interface Dnskey {
  readonly flags: number;
  readonly algorithm: number;
  readonly publicKey: Uint8Array;
  readonly keyTag: number;
  readonly rdata: Uint8Array;
}

/** A DS record, or a trust anchor in that form (RFC 4034 §5). */
export interface Ds {
  readonly keyTag: number;
  readonly algorithm: number;
  readonly digestType: number;
  readonly digest: Uint8Array;
}

const ZONE_KEY = 0x0100;
const REVOKED = 0x0080;
const PROTOCOL_DNSSEC = 3;

/** The key in DNSKEY rdata; undefined where there is none, or it is for another protocol (RFC 4034 §2.1.2). */
export function readDnskey(rdata: Uint8Array): Dnskey | undefined {
  if (rdata.length < 5 || rdata[2] !== PROTOCOL_DNSSEC) return undefined;
  const flags = (rdata[0]! << 8) | rdata[1]!;
  return { flags, algorithm: rdata[3]!, publicKey: rdata.subarray(4), keyTag: keyTagOf(rdata), rdata };
}

/** RFC 4034 §2.1.1 and RFC 5011 §2.1: only a zone key that is not revoked may sign a zone's data. */
export const maySign = ({ flags }: Dnskey): boolean => (flags & ZONE_KEY) !== 0 && (flags & REVOKED) === 0;

/** RFC 4034 appendix B. A tag is a hint: several keys may share one. */
export function keyTagOf(rdata: Uint8Array): number {
  // Appendix B.1: for algorithm 1 it is part of the modulus.
  if (rdata[3] === 1) return ((rdata.at(-3) ?? 0) << 8) | (rdata.at(-2) ?? 0);
  let sum = 0;
  for (let at = 0; at < rdata.length; at += 1) sum += at % 2 === 0 ? rdata[at]! << 8 : rdata[at]!;
  return (sum + (sum >>> 16)) & 0xffff;
}

export function readDs(rdata: Uint8Array): Ds | undefined {
  if (rdata.length < 5) return undefined;
  return {
    keyTag: (rdata[0]! << 8) | rdata[1]!,
    algorithm: rdata[2]!,
    digestType: rdata[3]!,
    digest: rdata.subarray(4),
  };
}

const DIGESTS: Readonly<Record<number, string>> = { 1: 'sha1', 2: 'sha256', 4: 'sha384' };
const SHA1_DIGEST = 1;

export const isSupportedDigest = (digestType: number): boolean => digestType in DIGESTS;

/** RFC 4509 §3: where a stronger digest is there for an algorithm that we know, SHA-1 does not count. */
export function strongestOnly(records: readonly Ds[]): readonly Ds[] {
  const stronger = records.some(ds => ds.digestType !== SHA1_DIGEST);
  return stronger ? records.filter(ds => ds.digestType !== SHA1_DIGEST) : records;
}

/** Whether a DS names a key of this owner (RFC 4034 §5.1.4). */
export function dsMatches(ds: Ds, owner: WireName, key: Dnskey): boolean {
  const algorithm = DIGESTS[ds.digestType];
  if (algorithm === undefined || ds.keyTag !== key.keyTag || ds.algorithm !== key.algorithm) return false;
  const digest = hash(algorithm, Buffer.concat([nameToWire(owner), key.rdata]), 'buffer');
  return sameBytes(digest, ds.digest);
}
