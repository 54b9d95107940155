import { readName, sameName, type WireName } from '../dns/wire/wire-name.ts';
import { isWithin } from './names.ts';
import { findRrset, type SignedRrset, TYPE } from './signed-rrset.ts';

/** The next hop of an alias chain: the RRset that has to be genuine, and the name it leads to. */
export interface AliasHop {
  readonly set: SignedRrset;
  readonly target: WireName;
  /** The CNAME to show for it: the RRset itself, or the one synthesised from a DNAME. */
  readonly shown: readonly SignedRrset[];
}

/** The alias at a name in an answer, if there is one (RFC 1034 §3.6.2, RFC 6672 §2.2). */
export function aliasAt(sets: readonly SignedRrset[], name: WireName): AliasHop | undefined {
  const cname = findRrset(sets, name, TYPE.CNAME);
  const dname = sets.find(
    set => set.type === TYPE.DNAME && name.length > set.owner.length && isWithin(name, set.owner),
  );
  const dnameTarget = dname && targetOf(dname);
  if (dname && dnameTarget) {
    // RFC 6672 §5.3.1: what was synthesised has no signature of its own; it has to be what the DNAME makes of the name.
    const synthesised = [...name.slice(0, name.length - dname.owner.length), ...dnameTarget];
    const given = cname && targetOf(cname);
    if (!given || sameName(given, synthesised)) {
      return { set: dname, target: synthesised, shown: cname ? [dname, cname] : [dname] };
    }
  }
  const target = cname && targetOf(cname);
  return cname && target ? { set: cname, target, shown: [cname] } : undefined;
}

/** RFC 2181 §10.1: there is one; of several nobody could say which counts. */
function targetOf({ records }: SignedRrset): WireName | undefined {
  const [record] = records;
  return record && records.length === 1 ? readName(record.message, record.rdataStart)?.name : undefined;
}
