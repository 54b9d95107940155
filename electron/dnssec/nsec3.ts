import { hash } from 'node:crypto';
import { sameBytes } from '../../shared/model/bytes.ts';
import type { WireRecord } from '../dns/wire/wire-message.ts';
import { nameToText, nameToWire, type WireName } from '../dns/wire/wire-name.ts';
import { compareBytes } from './canonical-form.ts';
import type { Denial, DenialProof } from './denial.ts';
import { isWithin, lastLabels, wildcardOf } from './names.ts';
import { TYPE } from './signed-rrset.ts';
import { hasType } from './type-bitmap.ts';
import type { WorkBudget } from './work-budget.ts';

export interface Nsec3 {
  readonly hash: Uint8Array;
  readonly next: Uint8Array;
  readonly bitmap: Uint8Array;
  readonly iterations: number;
  readonly salt: Uint8Array;
  readonly optOut: boolean;
}

const SHA1 = 1;
const SHA1_OCTETS = 20;
const OPT_OUT = 0x01;

/** Denial by NSEC3 (RFC 5155 §8): all records of one zone with the same parameters. */
export function nsec3Denial(
  records: readonly WireRecord[],
  zone: WireName,
  budget: WorkBudget,
  insecureAbove: number,
): Denial {
  const all = records.map(record => readNsec3(record, zone)).filter(nsec3 => nsec3 !== undefined);
  const [first] = all;
  // RFC 5155 §8.2: records with other parameters than the first's are of another chain.
  const chain = all.filter(
    ({ iterations, salt }) => first && iterations === first.iterations && sameBytes(salt, first.salt),
  );
  const hashed = new Map<string, Uint8Array>();
  const hashOf = (name: WireName) => {
    const key = nameToText(name);
    const known = hashed.get(key) ?? nsec3Hash(name, first!, budget);
    hashed.set(key, known);
    return known;
  };
  const at = (name: WireName) => chain.find(nsec3 => sameBytes(nsec3.hash, hashOf(name)));
  const over = (name: WireName) => chain.find(nsec3 => covers(nsec3, hashOf(name)));

  /** RFC 5155 §8.3: the longest ancestor that exists, and the span that covers the name just below it. */
  const closestEncloser = (name: WireName) => {
    for (let count = name.length - 1; count >= zone.length; count -= 1) {
      const ancestor = lastLabels(name, count);
      const matching = at(ancestor);
      if (!matching) continue;
      // RFC 5155 §8.3 and RFC 6840 §4.1: below a delegation or a DNAME this zone has nothing to say.
      if (isDelegation(matching)) return 'elsewhere';
      if (hasType(matching.bitmap, TYPE.DNAME)) return undefined;
      const nextCloser = over(lastLabels(name, count + 1));
      return nextCloser && { name: ancestor, optOut: nextCloser.optOut };
    }
    return undefined;
  };

  const usable = (): DenialProof | undefined => {
    if (!first) return { kind: 'not-proven' };
    // RFC 9276 §3.2: a zone that asks for too many rounds is treated as unsigned.
    if (first.iterations > insecureAbove)
      return { kind: 'too-many-iterations', iterations: first.iterations };
    return undefined;
  };

  return {
    prove(name, type) {
      const problem = usable();
      if (problem || !isWithin(name, zone)) return problem ?? { kind: 'not-proven' };
      const matching = at(name);
      if (matching) return atName(matching, type, name.length === 0);
      const encloser = closestEncloser(name);
      if (!encloser) return { kind: 'not-proven' };
      if (encloser === 'elsewhere') return { kind: 'elsewhere' };
      // RFC 5155 §8.6: for DS the opt-out span is proof enough. Its record may be the wildcard's, which is beside the point.
      if (encloser.optOut && type === TYPE.DS) return { kind: 'opt-out', noWildcard: false };
      const wildcard = wildcardOf(encloser.name);
      const atWildcard = at(wildcard);
      const proof = atWildcard && atName(atWildcard, type, false);
      if (proof && proof.kind !== 'no-type') return proof;
      // RFC 5155 §9.2: for anything else, a wildcard's too, it proves nothing, as an unsigned delegation may be there.
      // §8.4 wants the wildcard of a name error denied all the same.
      const noWildcard = !proof && over(wildcard) !== undefined;
      if (encloser.optOut) return { kind: 'opt-out', noWildcard };
      if (proof) return proof;
      return noWildcard ? { kind: 'no-name' } : { kind: 'not-proven' };
    },
    provesWildcard(name, wildcardLabels) {
      const problem = usable();
      if (problem) return problem;
      // RFC 5155 §8.8: the wildcard's own signature shows that its parent exists.
      const nextCloser = over(lastLabels(name, wildcardLabels + 1));
      if (!nextCloser) return { kind: 'not-proven' };
      return nextCloser.optOut ? { kind: 'opt-out', noWildcard: false } : { kind: 'no-name' };
    },
  };
}

function atName(nsec3: Nsec3, type: number, isRoot: boolean): DenialProof {
  const has = (other: number) => hasType(nsec3.bitmap, other);
  // The same, in the same order, as for NSEC (RFC 6840 §4.1, §4.3, §4.4).
  if (type === TYPE.DS && has(TYPE.SOA) && !isRoot) return { kind: 'not-proven' };
  if (type !== TYPE.DS && isDelegation(nsec3)) return { kind: 'elsewhere' };
  if (has(type) || has(TYPE.CNAME)) return { kind: 'contradicted' };
  return isDelegation(nsec3) ? { kind: 'unsigned-delegation' } : { kind: 'no-type' };
}

const isDelegation = ({ bitmap }: Nsec3) => hasType(bitmap, TYPE.NS) && !hasType(bitmap, TYPE.SOA);

/** An NSEC3 record right below its zone (RFC 5155 §3); another hash than SHA-1 is ignored (§8.1). */
export function readNsec3({ owner, rdata }: WireRecord, zone: WireName): Nsec3 | undefined {
  const hash =
    owner.length === zone.length + 1 && isWithin(owner, zone) ? fromBase32Hex(owner[0]!) : undefined;
  const saltLength = rdata[4] ?? 0;
  const hashLength = rdata[5 + saltLength] ?? 0;
  const nextStart = 6 + saltLength;
  if (!hash || rdata[0] !== SHA1 || hashLength !== SHA1_OCTETS || nextStart + hashLength > rdata.length)
    return undefined;
  // RFC 5155 §8.2: flags that are not known make the record one to ignore.
  if ((rdata[1]! & ~OPT_OUT) !== 0) return undefined;
  return {
    hash,
    next: rdata.subarray(nextStart, nextStart + hashLength),
    bitmap: rdata.subarray(nextStart + hashLength),
    iterations: (rdata[2]! << 8) | rdata[3]!,
    salt: rdata.subarray(5, 5 + saltLength),
    optOut: (rdata[1]! & OPT_OUT) !== 0,
  };
}

/** RFC 5155 §5. */
export function nsec3Hash(
  name: WireName,
  { iterations, salt }: Pick<Nsec3, 'iterations' | 'salt'>,
  budget: WorkBudget,
): Uint8Array {
  budget.spend('nsec3Rounds', iterations + 1);
  let digest: Uint8Array = nameToWire(name);
  for (let round = 0; round <= iterations; round += 1) {
    digest = hash('sha1', Buffer.concat([digest, salt]), 'buffer');
  }
  return digest;
}

/** Strictly between hash and next hash; the last one leads back to the first (RFC 5155 §3.1.7). */
function covers({ hash, next }: Nsec3, name: Uint8Array): boolean {
  const after = compareBytes(name, hash) > 0;
  const before = compareBytes(name, next) < 0;
  return compareBytes(hash, next) < 0 ? after && before : after || before;
}

/** RFC 4648 §7, without padding, as in NSEC3 owner names: 32 digits for 20 octets. */
function fromBase32Hex(label: Uint8Array): Uint8Array | undefined {
  if (label.length !== 32) return undefined;
  const bytes: number[] = [];
  let bits = 0;
  let value = 0;
  for (const byte of label) {
    const digit = '0123456789abcdefghijklmnopqrstuv'.indexOf(String.fromCharCode(byte));
    if (digit < 0) return undefined;
    value = ((value << 5) | digit) & 0xfff;
    bits += 5;
    if (bits >= 8) {
      bits -= 8;
      bytes.push((value >> bits) & 0xff);
    }
  }
  return Uint8Array.from(bytes);
}
