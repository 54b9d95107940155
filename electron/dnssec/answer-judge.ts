import type { SignatureFacts, ValidationReason, ZoneLink } from '../../shared/evidence/chain.ts';
import type { DnssecStatus } from '../../shared/evidence/dnssec-status.ts';
import type { Seconds } from '../../shared/model/time.ts';
import { typeName } from '../dns/wire/record-type.ts';
import type { WireMessage, WireRecord } from '../dns/wire/wire-message.ts';
import { nameToText, sameName, type WireName } from '../dns/wire/wire-name.ts';
import { noUseIn, saysWhatIs } from './ask-upstream.ts';
import { isWithin, parentOf } from './names.ts';
import { type SignedRrset, signedRrsets, TYPE } from './signed-rrset.ts';
import type { ZoneAnchor } from './trust-anchors.ts';
import { verifiedDenial } from './verified-denial.ts';
import { verifyRrset } from './verify-rrset.ts';
import type { Errand, Nsec3Limits, Trust, TrustedZone } from './zone-trust.ts';

export interface Judged {
  readonly status: DnssecStatus;
  /** Why it is not secure. */
  readonly reason?: ValidationReason;
}

/** Says of the parts of one look-up's answers how far they can be believed (RFC 4035 §5). */
export interface AnswerJudge {
  /** Records that answer for a name, the wildcard's proof with them. */
  records(set: SignedRrset, asked: WireName, authority: readonly WireRecord[]): Promise<Judged>;
  /** The claim that a name, or its type, is not there. */
  absence(message: WireMessage, asked: WireName): Promise<Judged>;
}

export interface JudgeSettings {
  readonly trustOf: (name: WireName, errand: Errand) => Promise<Trust>;
  readonly anchors: readonly ZoneAnchor[];
  readonly now: () => Seconds;
  readonly nsec3: Nsec3Limits;
  readonly errand: Errand;
  /** What was asked for. */
  readonly type: number;
  /** The zones passed on the way, for whoever wants to look; filled here. */
  readonly links: Map<string, ZoneLink>;
}

const SECURE: Judged = { status: 'secure' };

/**
 * A judgement by one zone's keys, and what can change it: nothing; that the name lies in another zone, of which this one
 * has nothing to say; or also that nobody can find out whether it does (RFC 4035 §4.3).
 */
interface ByZone {
  readonly judged: Judged;
  readonly unless: 'nothing' | 'elsewhere' | 'unknown';
}
const final = (judged: Judged): ByZone => ({ judged, unless: 'nothing' });

export function createAnswerJudge(settings: JudgeSettings): AnswerJudge {
  const { trustOf, anchors, now, nsec3, errand, type, links } = settings;

  const trustOfName = async (name: WireName) => {
    const trust = await trustOf(name, errand);
    for (const link of trust.links) if (!links.has(link.zone)) links.set(link.zone, link);
    return trust;
  };

  /**
   * Judges by the zone that a signature names as its signer, where that lies above the name that is to be vouched for.
   * The signer is a hint where to look, no more: it may be the parent of an unsigned zone. Before anything is called
   * bogus on its word, the way from the anchor down to the name is walked without it (RFC 4035 §5.2).
   */
  const judgeNear = async (
    name: WireName,
    signer: WireName | undefined,
    /** The deepest name that may be a zone the answer came from. */
    lowest: WireName,
    judgeBy: (zone: TrustedZone) => ByZone,
  ): Promise<Judged> => {
    // Nor may it lead past an anchor that is nearer: an island of trust is secure or bogus, whatever lies above it.
    const island = anchors.find(({ zone }) => isWithin(name, zone));
    const isHint = signer && isWithin(name, signer) && signer.length >= (island?.zone.length ?? 0);
    const trust = await trustOfName(isHint ? signer : name);
    if (trust.kind === 'end') return trust.end;
    const { judged, unless } = judgeBy(trust.zone);
    if (unless === 'nothing' || !isHint || signer.length >= lowest.length) return judged;
    const further = await trustOfName(lowest);
    if (further.kind === 'end') {
      const { status } = further.end;
      return status === 'insecure' || (status === 'indeterminate' && unless === 'unknown')
        ? further.end
        : judged;
    }
    return further.zone.name.length > trust.zone.name.length ? judgeBy(further.zone).judged : judged;
  };

  const noteIn = (zone: TrustedZone) => (facts: SignatureFacts) => {
    const link = links.get(zone.link.zone) ?? zone.link;
    links.set(zone.link.zone, { ...link, signatures: [...link.signatures, facts] });
  };
  const denialIn = (zone: TrustedZone, authority: readonly SignedRrset[]) => {
    const denial = verifiedDenial(authority, zone, now(), errand.budget, nsec3.insecureAbove, noteIn(zone));
    const link = links.get(zone.link.zone) ?? zone.link;
    if (denial.style) links.set(zone.link.zone, { ...link, denial: denial.style });
    return denial;
  };
  const tooManyIterations = (zone: TrustedZone, iterations: number): Judged => ({
    status: iterations > nsec3.bogusAbove ? 'bogus' : 'insecure',
    reason: { kind: 'nsec3-iterations', zone: zone.link.zone, infoCode: 27, iterations },
  });
  const optOut = (zone: TrustedZone): Judged => ({
    status: 'insecure',
    reason: { kind: 'opt-out', zone: zone.link.zone },
  });
  const denialMissing = (zone: TrustedZone, asked: WireName): Judged => {
    const place = { zone: zone.link.zone, name: nameToText(asked), type: typeName(type) };
    return { status: 'bogus', reason: { kind: 'denial-missing', infoCode: 12, ...place } };
  };
  // The DS of a name is its parent's (RFC 4035 §2.4).
  const holderOf = (owner: WireName, ofType: number) =>
    ofType === TYPE.DS && owner.length > 0 ? parentOf(owner) : owner;

  return {
    records(set, asked, authority) {
      const signer = set.signatures.find(({ signer }) => isWithin(set.owner, signer))?.signer;
      const holder = holderOf(set.owner, set.type);
      return judgeNear(holder, signer, holder, zone => {
        const verdict = verifyRrset(set, zone, now(), errand.budget, noteIn(zone));
        if (verdict.kind === 'failed')
          return { judged: { status: 'bogus', reason: verdict.reason }, unless: 'elsewhere' };
        if (verdict.wildcardLabels === undefined) return final(SECURE);
        // RFC 4035 §5.3.4: a wildcard answers only for names that are not there themselves.
        const proof = denialIn(zone, signedRrsets(authority)).provesWildcard(asked, verdict.wildcardLabels);
        if (proof.kind === 'no-name') return final(SECURE);
        if (proof.kind === 'opt-out') return final(optOut(zone));
        if (proof.kind === 'too-many-iterations') return final(tooManyIterations(zone, proof.iterations));
        return final(denialMissing(zone, asked));
      });
    },

    async absence(message, asked) {
      if (!saysWhatIs(message))
        return { status: 'indeterminate', reason: noUseIn(message, asked, type).reason };
      // RFC 4035 §2.2: signatures are not signed themselves, so that nothing can vouch for an answer about them.
      const isSignatureOf = (record: WireRecord) =>
        record.type === TYPE.RRSIG && sameName(record.owner, asked);
      if (type === TYPE.RRSIG && message.answer.some(isSignatureOf))
        return { status: 'insecure', reason: { kind: 'signatures-asked', zone: nameToText(asked) } };
      const isNameError = message.rcode === 'NXDOMAIN';
      const authority = signedRrsets(message.authority);
      const isDenial = (set: SignedRrset) => set.type === TYPE.NSEC || set.type === TYPE.NSEC3;
      const signer = [...authority.filter(isDenial), ...authority].flatMap(set => set.signatures)[0]?.signer;
      const holder = holderOf(asked, type);
      // A name that its signer says does not exist is no zone of its own: only one above it may be.
      const lowest = isNameError && sameName(holder, asked) ? parentOf(asked) : holder;
      return judgeNear(holder, signer, lowest, zone => {
        const proof = denialIn(zone, authority).prove(asked, type);
        switch (proof.kind) {
          case 'no-name':
            return final(isNameError ? SECURE : denialMissing(zone, asked));
          case 'no-type':
          case 'unsigned-delegation':
            return final(isNameError ? denialMissing(zone, asked) : SECURE);
          case 'opt-out':
            // RFC 5155 §8.4.
            return final(isNameError && !proof.noWildcard ? denialMissing(zone, asked) : optOut(zone));
          case 'too-many-iterations':
            return final(tooManyIterations(zone, proof.iterations));
          case 'contradicted':
            return final(denialMissing(zone, asked));
          case 'elsewhere':
            return { judged: denialMissing(zone, asked), unless: 'unknown' };
          case 'not-proven':
            // A zone that tried to prove it and did not is as broken as one whose signature is wrong.
            return {
              judged: denialMissing(zone, asked),
              unless: authority.some(isDenial) ? 'elsewhere' : 'unknown',
            };
        }
      });
    },
  };
}
