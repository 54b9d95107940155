import { readName, type WireName } from '../../dns/wire/wire-name.ts';
import type { Milliseconds, Seconds } from '../../../shared/model/time.ts';
import { denialOf } from './denial.ts';
import { nameKey } from './lab-name.ts';
import { RECORD_TYPE } from './lab-rdata.ts';
import { isAskedAtParent, type LabTree } from './lab-tree.ts';
import type { ZoneState } from '../scenario.ts';
import type { RecordSet, Zone } from './zone.ts';
import { signatureRdata } from './zone-signer.ts';

export interface LabQuestion {
  readonly name: WireName;
  readonly type: number;
  /** RFC 3225: whether signatures and proofs are wanted. */
  readonly dnssecOk: boolean;
}

export interface LabAnswer {
  readonly rcode: 'NOERROR' | 'NXDOMAIN' | 'SERVFAIL';
  readonly answer: readonly RecordSet[];
  readonly authority: readonly RecordSet[];
}

/** Unbound follows 11; more than one is rare (RFC 1034 §3.6.2). */
const MAX_ALIASES = 8;
const DAY: Seconds = 86_400;

/** What goes with an absence. Where signatures are missing, these still have theirs. */
const PROOF_TYPES: ReadonlySet<number> = new Set([RECORD_TYPE.SOA, RECORD_TYPE.NSEC, RECORD_TYPE.NSEC3]);

/** From when to when signatures hold, relative to now. In order: long enough for a lab that is left running. */
const ORDINARY_VALIDITY = { from: -7 * DAY, until: 21 * DAY };
const VALIDITY: Partial<Record<ZoneState, { from: Seconds; until: Seconds }>> = {
  expired: { from: -30 * DAY, until: -2 * DAY },
  'not-yet-valid': { from: 2 * DAY, until: 30 * DAY },
};

/** Signatures are made anew when the lab's clock is this far from where it was, so that no state ends by itself. */
const RESIGN_AFTER = DAY;

/**
 * Answers as a recursive resolver does that was told not to validate (RFC 4035 §3.2.2, CD): the whole chain of
 * aliases, signatures as they are, right or wrong, and proofs of what is not there. Signatures are made when first
 * needed, and kept.
 * @param lagMs how far the answers are behind what was published
 */
export function createAnswerer(
  tree: LabTree,
  now: () => Milliseconds,
  lagMs: Milliseconds = 0,
): (question: LabQuestion) => LabAnswer {
  const zoneOf = (name: WireName) => tree.zoneOf(name, lagMs === 0 ? undefined : now() - lagMs);
  const signatures = new WeakMap<RecordSet, { readonly signature: RecordSet; readonly madeAt: Seconds }>();

  const withSignature = (zone: Zone, set: RecordSet): RecordSet[] => {
    const isKeys = set.type === RECORD_TYPE.DNSKEY;
    const isProof = PROOF_TYPES.has(set.type);
    // RFC 4035 §2.2: the NS records of a delegation belong to the child, and are not signed here.
    const isCut = set.type === RECORD_TYPE.NS && set.owner.length > zone.apex.length;
    const isLeftOut = zone.state === 'missing-rrsig' && !isKeys && !isProof;
    if (!zone.keys || isCut || isLeftOut) return [set];
    const seconds = Math.floor(now() / 1_000);
    const known = signatures.get(set);
    if (known && Math.abs(seconds - known.madeAt) < RESIGN_AFTER) return [set, known.signature];
    const { from, until } = VALIDITY[zone.state] ?? ORDINARY_VALIDITY;
    const key = isKeys ? zone.keys.keySigning : zone.keys.zoneSigning;
    const terms = { signer: zone.apex, key, inception: seconds + from, expiration: seconds + until };
    const signature = { ...set, type: RECORD_TYPE.RRSIG, rdata: [signatureRdata(set, terms)] };
    signatures.set(set, { signature, madeAt: seconds });
    return [set, signature];
  };

  /** RFC 2308 §3, and RFC 4035 §3.1.3 for the proof. */
  const absence = (zone: Zone, proof: readonly RecordSet[]): RecordSet[] => {
    const soa = zone.nodes.get(nameKey(zone.apex))!.sets.get(RECORD_TYPE.SOA)!;
    const sets = zone.keys && zone.state !== 'missing-denial' ? [soa, ...proof] : [soa];
    return sets.flatMap(set => withSignature(zone, set));
  };

  const lookUp = (name: WireName, type: number): LabAnswer & { readonly alias?: WireName } => {
    const holder = zoneOf(name);
    const zone = isAskedAtParent(holder, name, type) ? zoneOf(name.slice(1)) : holder;
    const node = zone.nodes.get(nameKey(name));
    const proof = (kind: 'noData' | 'noName') => (zone.keys ? denialOf(zone)[kind](name) : []);
    if (!node) return { rcode: 'NXDOMAIN', answer: [], authority: absence(zone, proof('noName')) };
    if (type === RECORD_TYPE.RRSIG) {
      const all = [...node.sets.values()].flatMap(set => withSignature(zone, set).slice(1));
      if (all.length > 0) return { rcode: 'NOERROR', answer: all, authority: [] };
    }
    const alias = node.sets.get(RECORD_TYPE.CNAME);
    const found = node.sets.get(type) ?? alias;
    if (!found) return { rcode: 'NOERROR', answer: [], authority: absence(zone, proof('noData')) };
    const answer = withSignature(zone, found);
    if (found !== alias || type === RECORD_TYPE.CNAME) return { rcode: 'NOERROR', answer, authority: [] };
    const target = aliasTarget(found);
    return { rcode: 'NOERROR', answer, authority: [], ...(target ? { alias: target } : {}) };
  };

  return ({ name, type, dnssecOk }) => {
    const answer: RecordSet[] = [];
    let asked = name;
    for (let links = 0; links <= MAX_ALIASES; links += 1) {
      const step = lookUp(asked, type);
      answer.push(...step.answer);
      if (!step.alias) {
        const wanted = (set: RecordSet) => dnssecOk || set.type === type || !isDnssecType(set.type);
        return { ...step, answer: answer.filter(wanted), authority: step.authority.filter(wanted) };
      }
      asked = step.alias;
    }
    return { rcode: 'SERVFAIL', answer: [], authority: [] };
  };
}

/** RFC 4035 §3.2.1: what an answer without DO leaves out, unless it was asked for by name. */
const isDnssecType = (type: number) =>
  type === RECORD_TYPE.RRSIG || type === RECORD_TYPE.NSEC || type === RECORD_TYPE.NSEC3;

const aliasTarget = (alias: RecordSet): WireName | undefined => readName(alias.rdata[0]!, 0)?.name;
