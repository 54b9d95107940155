import { isName, nameToWire, readName, sameName, type WireName } from '../dns/wire/wire-name.ts';
import { isWithin } from './names.ts';
import { CLASS_IN, findRrset, type SignedRrset, TYPE } from './signed-rrset.ts';

/** The next hop of an alias chain: the RRset that has to be genuine, and the name it leads to. */
export interface AliasHop {
  readonly set: SignedRrset;
  /** Absent where a DNAME makes a name of more than 255 octets: YXDOMAIN (RFC 6672 §2.2). */
  readonly target?: WireName;
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
    if (!given && !isName(synthesised)) return { set: dname, shown: [dname] };
    if (!given || sameName(given, synthesised)) {
      return { set: dname, target: synthesised, shown: [dname, cnameMade(dname, name, synthesised)] };
    }
  }
  const target = cname && targetOf(cname);
  return cname && target ? { set: cname, target, shown: [cname] } : undefined;
}

/** RFC 6672 §3.1: the CNAME is the same whether it came along or not, with the TTL of the DNAME. */
function cnameMade(dname: SignedRrset, owner: WireName, target: WireName): SignedRrset {
  const rdata = nameToWire(target);
  const { ttl } = dname.records[0]!;
  const record = {
    owner,
    type: TYPE.CNAME,
    recordClass: CLASS_IN,
    ttl,
    rdata,
    rdataStart: 0,
    message: rdata,
  };
  return { owner, type: TYPE.CNAME, records: [record], canonical: [rdata], signatures: dname.signatures };
}

/** RFC 2181 §10.1: there is one; of several nobody could say which counts. */
function targetOf({ records }: SignedRrset): WireName | undefined {
  const [record] = records;
  return record && records.length === 1 ? readName(record.message, record.rdataStart)?.name : undefined;
}
