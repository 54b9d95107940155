import type { WireRecord } from '../dns/wire/wire-message.ts';
import { readName, sameName, type WireName } from '../dns/wire/wire-name.ts';
import { compareNames } from './canonical-form.ts';
import type { Denial, DenialProof } from './denial.ts';
import { commonAncestor, isWithin, lastLabels, wildcardOf } from './names.ts';
import { TYPE } from './signed-rrset.ts';
import { hasType } from './type-bitmap.ts';

interface Nsec {
  readonly owner: WireName;
  readonly next: WireName;
  readonly bitmap: Uint8Array;
}

/** Denial by NSEC (RFC 4035 §5.4), with the traps of RFC 6840 §4 closed. */
export function nsecDenial(records: readonly WireRecord[], zone: WireName): Denial {
  const nsecs = records.map(readNsec).filter(nsec => nsec !== undefined);
  const at = (name: WireName) => nsecs.find(nsec => sameName(nsec.owner, name));
  const over = (name: WireName) => nsecs.find(nsec => covers(nsec, name, zone) && !liesBelowCut(nsec, name));

  const atName = (nsec: Nsec, type: number): DenialProof => {
    const has = (other: number) => hasType(nsec.bitmap, other);
    // RFC 6840 §4.4: the child's own NSEC says nothing of what its parent has.
    if (type === TYPE.DS && has(TYPE.SOA) && nsec.owner.length > 0) return { kind: 'not-proven' };
    // RFC 6840 §4.1: the parent's NSEC at a delegation says nothing of what the child has.
    if (type !== TYPE.DS && delegates(nsec)) return { kind: 'elsewhere' };
    // RFC 6840 §4.3: a CNAME would have been the answer.
    if (has(type) || has(TYPE.CNAME)) return { kind: 'contradicted' };
    return delegates(nsec) ? { kind: 'unsigned-delegation' } : { kind: 'no-type' };
  };

  return {
    prove(name, type) {
      const matching = at(name);
      if (matching) return atName(matching, type);
      const covering = over(name);
      if (!covering)
        return {
          kind: nsecs.some(nsec => delegates(nsec) && isWithin(name, nsec.owner))
            ? 'elsewhere'
            : 'not-proven',
        };
      // An empty non-terminal: the next name lies below this one, so it exists and has nothing.
      if (isWithin(covering.next, name)) return { kind: 'no-type' };
      const wildcard = wildcardOf(closestEncloser(covering, name));
      const atWildcard = at(wildcard);
      if (atWildcard) return atName(atWildcard, type);
      const coveringWildcard = over(wildcard);
      if (!coveringWildcard) return { kind: 'not-proven' };
      return isWithin(coveringWildcard.next, wildcard) ? { kind: 'no-type' } : { kind: 'no-name' };
    },
    provesWildcard(name, wildcardLabels) {
      const covering = over(name);
      const direct = covering && closestEncloser(covering, name).length === wildcardLabels;
      return direct ? { kind: 'no-name' } : { kind: 'not-proven' };
    },
  };
}

function readNsec({ owner, message, rdataStart, rdata }: WireRecord): Nsec | undefined {
  const next = readName(message, rdataStart);
  const end = rdataStart + rdata.length;
  return next && next.end <= end
    ? { owner, next: next.name, bitmap: message.subarray(next.end, end) }
    : undefined;
}

/** Strictly between owner and next name; the last NSEC of a zone leads back to its apex (RFC 4034 §4.1.1). */
function covers({ owner, next }: Nsec, name: WireName, zone: WireName): boolean {
  if (!isWithin(name, zone) || !isWithin(next, zone) || compareNames(owner, name) >= 0) return false;
  return compareNames(name, next) < 0 || compareNames(next, owner) <= 0;
}

/** RFC 6840 §4.1 and RFC 6672 §5.3.4.1: below a delegation or a DNAME, the NSEC at it denies nothing. */
function liesBelowCut({ owner, bitmap }: Nsec, name: WireName): boolean {
  if (!isWithin(name, owner)) return false;
  return delegates({ bitmap }) || hasType(bitmap, TYPE.DNAME);
}

const delegates = ({ bitmap }: Pick<Nsec, 'bitmap'>) =>
  hasType(bitmap, TYPE.NS) && !hasType(bitmap, TYPE.SOA);

/** The longest existing ancestor of a name that this NSEC covers: of its two ends, the nearer one's. */
function closestEncloser({ owner, next }: Nsec, name: WireName): WireName {
  const [a, b] = [commonAncestor(owner, name), commonAncestor(next, name)];
  return lastLabels(name, Math.max(a.length, b.length));
}
