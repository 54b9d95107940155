import { nameToWire, readName, type WireName } from '../dns/wire/wire-name.ts';
import type { WireRecord } from '../dns/wire/wire-message.ts';

/**
 * Where names lie in the rdata of types that RFC 4034 §6.2 (as amended by RFC 6840 §5.1: not NSEC) wants in lower case:
 * so many octets before, so many names, and the rest as it is. All but SRV, NAPTR, RRSIG and DNAME may come compressed.
 */
const NAMES_IN_RDATA: Readonly<Record<number, { readonly before: number; readonly names: number }>> = {
  2: { before: 0, names: 1 }, // NS
  3: { before: 0, names: 1 }, // MD
  4: { before: 0, names: 1 }, // MF
  5: { before: 0, names: 1 }, // CNAME
  6: { before: 0, names: 2 }, // SOA
  7: { before: 0, names: 1 }, // MB
  8: { before: 0, names: 1 }, // MG
  9: { before: 0, names: 1 }, // MR
  12: { before: 0, names: 1 }, // PTR
  14: { before: 0, names: 2 }, // MINFO
  15: { before: 2, names: 1 }, // MX
  17: { before: 0, names: 2 }, // RP
  18: { before: 2, names: 1 }, // AFSDB
  21: { before: 2, names: 1 }, // RT
  24: { before: 18, names: 1 }, // SIG
  26: { before: 2, names: 2 }, // PX
  30: { before: 0, names: 1 }, // NXT
  33: { before: 6, names: 1 }, // SRV
  36: { before: 2, names: 1 }, // KX
  39: { before: 0, names: 1 }, // DNAME
  46: { before: 18, names: 1 }, // RRSIG
};
const NAPTR = 35;

/** The rdata of a record in canonical form (RFC 4034 §6.2); undefined where a name in it cannot be read. */
export function canonicalRdata({ type, rdata, rdataStart, message }: WireRecord): Uint8Array | undefined {
  const layout = type === NAPTR ? naptrLayout(rdata) : NAMES_IN_RDATA[type];
  if (!layout) return rdata;
  const end = rdataStart + rdata.length;
  const parts: Uint8Array[] = [rdata.subarray(0, layout.before)];
  let at = rdataStart + layout.before;
  for (let index = 0; index < layout.names; index += 1) {
    const read = at <= end ? readName(message, at) : undefined;
    if (!read || read.end > end) return undefined;
    parts.push(nameToWire(read.name));
    at = read.end;
  }
  return Buffer.concat([...parts, message.subarray(at, end)]);
}

/** RFC 3403 §4.1: order, preference, three strings, and then the name. */
function naptrLayout(rdata: Uint8Array): { before: number; names: number } {
  let before = 4;
  for (let strings = 0; strings < 3; strings += 1) before += (rdata[before] ?? 0) + 1;
  return { before, names: 1 };
}

/** Order of octet strings, a shorter one first where it is the beginning of the other (RFC 4034 §6.3). */
export function compareBytes(a: Uint8Array, b: Uint8Array): number {
  return Buffer.compare(a, b);
}

/** Canonical order of names: label by label from the right (RFC 4034 §6.1). */
export function compareNames(a: WireName, b: WireName): number {
  for (let fromRight = 1; fromRight <= Math.min(a.length, b.length); fromRight += 1) {
    const order = compareBytes(a.at(-fromRight)!, b.at(-fromRight)!);
    if (order !== 0) return order;
  }
  return a.length - b.length;
}
