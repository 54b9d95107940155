import type { DnsRecord } from '../../shared/evidence/dns.ts';
import type { DnssecStatus } from '../../shared/evidence/dnssec-status.ts';
import type { SignatureFacts, ValidationReason, ZoneLink } from '../../shared/evidence/chain.ts';
import type { Seconds } from '../../shared/model/time.ts';
import type { TrustAnchor } from '../network.ts';
import { typeName, typeNumber } from '../dns/wire/record-type.ts';
import type { WireMessage, WireRecord } from '../dns/wire/wire-message.ts';
import { nameToText, parseName, sameName, type WireName } from '../dns/wire/wire-name.ts';
import { aliasAt, type AliasHop } from './aliases.ts';
import { askUpstream, Unanswered, type UpstreamExchange } from './ask-upstream.ts';
import { isWithin, parentOf } from './names.ts';
import { findRrset, shownRecords, signedRrsets, type SignedRrset, TYPE } from './signed-rrset.ts';
import { zoneAnchors } from './trust-anchors.ts';
import { verifiedDenial } from './verified-denial.ts';
import { verifyRrset } from './verify-rrset.ts';
import { DEFAULT_VALIDATOR_LIMITS, type ValidatorLimits, workBudget, WorkLimit } from './work-budget.ts';
import { createZoneTrust, type Errand, type TrustedZone } from './zone-trust.ts';

export interface ValidatorSettings {
  readonly exchange: UpstreamExchange;
  readonly trustAnchors: readonly TrustAnchor[];
  /** Seconds since 1970. */
  readonly now: () => Seconds;
  readonly limits?: Partial<ValidatorLimits>;
  readonly options?: {
    /** Whether algorithms 5 and 7 count. Default `insecure` (RFC 9905 §2). */
    readonly sha1?: 'insecure' | 'validate';
    /** Default: insecure above 150, as Unbound has it; bogus above 2,500 (RFC 9276 §3.2 leaves both to us). */
    readonly nsec3Iterations?: { readonly insecureAbove: number; readonly bogusAbove: number };
  };
}

export interface Validated {
  readonly status: DnssecStatus;
  /** Mnemonic; of the last answer where aliases were followed. Empty where there was none. */
  readonly rcode: string;
  /** The answer's records, aliases first, signatures left out. */
  readonly records: readonly DnsRecord[];
  readonly chain: readonly ZoneLink[];
  /** Why it is not secure. */
  readonly reason?: ValidationReason;
}

export interface Validator {
  resolve(name: string, type: string, options?: { signal?: AbortSignal }): Promise<Validated>;
}

/** Worst first: what one link of an answer is, the whole cannot be better than. */
const ORDER: readonly DnssecStatus[] = ['bogus', 'indeterminate', 'insecure', 'secure'];

/** Names above an unsigned CNAME that are asked for a DNAME. */
const LOST_DNAME_LOOKS = 3;

type Judged = { readonly status: DnssecStatus; readonly reason?: ValidationReason };
const SECURE: Judged = { status: 'secure' };

export function createValidator(settings: ValidatorSettings): Validator {
  const { exchange, now, options = {} } = settings;
  const limits = { ...DEFAULT_VALIDATOR_LIMITS, ...settings.limits };
  const nsec3 = options.nsec3Iterations ?? { insecureAbove: 150, bogusAbove: 2_500 };
  const anchors = zoneAnchors(settings.trustAnchors);
  const trustOf = createZoneTrust({
    exchange,
    anchors,
    now,
    sha1: options.sha1 ?? 'insecure',
    nsec3,
  });

  async function resolveOnce(
    name: WireName,
    type: number,
    signal: AbortSignal | undefined,
  ): Promise<Validated> {
    const errand: Errand = { budget: workBudget(limits), signal };
    const links = new Map<string, ZoneLink>();
    const records: DnsRecord[] = [];
    let worst: Judged = SECURE;
    let rcode = '';
    const result = (): Validated => ({
      status: worst.status,
      rcode,
      records,
      chain: [...links.values()],
      ...(worst.reason && { reason: worst.reason }),
    });
    const count = (judged: Judged) => {
      if (ORDER.indexOf(judged.status) < ORDER.indexOf(worst.status)) worst = judged;
    };

    /** The zone that can vouch for records at a name, or how it is that none can. */
    const vouching = async (set: { owner: WireName; type: number }, signer: WireName | undefined) => {
      // The DS of a name is its parent's (RFC 4035 §2.4).
      const holder = set.type === TYPE.DS && set.owner.length > 0 ? parentOf(set.owner) : set.owner;
      // A signer is a hint where to look, no more: if that is no zone, its signature will not fit.
      // Nor may it lead past an anchor that is nearer: an island of trust is secure or bogus, whatever lies above it.
      const island = anchors.find(({ zone }) => isWithin(holder, zone));
      const isHint = signer && isWithin(holder, signer) && signer.length >= (island?.zone.length ?? 0);
      const target = isHint ? signer : holder;
      const trust = await trustOf(target, errand);
      for (const link of trust.links) if (!links.has(link.zone)) links.set(link.zone, link);
      return trust;
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

    const judgeSet = async (
      set: SignedRrset,
      asked: WireName,
      authority: readonly WireRecord[],
    ): Promise<Judged> => {
      const signer = set.signatures.find(({ signer }) => isWithin(set.owner, signer))?.signer;
      const trust = await vouching(set, signer);
      if (trust.kind === 'end') return trust.end;
      const { zone } = trust;
      const verdict = verifyRrset(set, zone, now(), errand.budget, noteIn(zone));
      if (verdict.kind === 'failed') return { status: 'bogus', reason: verdict.reason };
      if (verdict.wildcardLabels === undefined) return SECURE;
      // RFC 4035 §5.3.4: a wildcard answers only for names that are not there themselves.
      const proof = denialIn(zone, signedRrsets(authority)).provesWildcard(asked, verdict.wildcardLabels);
      if (proof.kind === 'no-name') return SECURE;
      if (proof.kind === 'opt-out')
        return { status: 'insecure', reason: { kind: 'opt-out', zone: zone.link.zone } };
      if (proof.kind === 'too-many-iterations') return tooManyIterations(zone, proof.iterations);
      return { status: 'bogus', reason: denialMissing(zone, asked, type) };
    };

    const judgeAbsence = async (message: WireMessage, asked: WireName): Promise<Judged> => {
      if (message.rcode !== 'NOERROR' && message.rcode !== 'NXDOMAIN') {
        const place = { name: nameToText(asked), type: typeName(type) };
        const reason = {
          kind: 'no-answer',
          zone: place.name,
          infoCode: 23,
          ...place,
          detail: message.rcode,
        } as const;
        return { status: 'indeterminate', reason };
      }
      // RFC 4035 §2.2: signatures are not signed themselves, so that nothing can vouch for an answer about them.
      const isSignatureOf = (record: WireRecord) =>
        record.type === TYPE.RRSIG && sameName(record.owner, asked);
      if (type === TYPE.RRSIG && message.answer.some(isSignatureOf))
        return { status: 'insecure', reason: { kind: 'signatures-asked', zone: nameToText(asked) } };
      const authority = signedRrsets(message.authority);
      const signer = authority.flatMap(set => set.signatures)[0]?.signer;
      const trust = await vouching({ owner: asked, type }, signer);
      if (trust.kind === 'end') return trust.end;
      const { zone } = trust;
      const proof = denialIn(zone, authority).prove(asked, type);
      switch (proof.kind) {
        case 'no-name':
          return message.rcode === 'NXDOMAIN'
            ? SECURE
            : { status: 'bogus', reason: denialMissing(zone, asked, type) };
        case 'no-type':
        case 'unsigned-delegation':
          return message.rcode === 'NOERROR'
            ? SECURE
            : { status: 'bogus', reason: denialMissing(zone, asked, type) };
        case 'opt-out':
          return { status: 'insecure', reason: { kind: 'opt-out', zone: zone.link.zone } };
        case 'too-many-iterations':
          return tooManyIterations(zone, proof.iterations);
        case 'not-proven':
          return { status: 'bogus', reason: denialMissing(zone, asked, type) };
      }
    };

    /**
     * An alias, judged. Some resolvers drop the DNAME that a CNAME was made from when their upstream gives the two in
     * the wrong order (PowerDNS shuffles them): a CNAME without signature gets another look at the names above it.
     */
    const withLostDname = async (hop: AliasHop, asked: WireName, authority: readonly WireRecord[]) => {
      const judged = await judgeSet(hop.set, asked, authority);
      if (judged.reason?.kind !== 'signature-missing' || hop.set.type !== TYPE.CNAME)
        return { ...hop, judged };
      for (let above = parentOf(asked), left = LOST_DNAME_LOOKS; above.length > 1 && left > 0; left -= 1) {
        const message = await askUpstream(exchange, above, TYPE.DNAME, errand.budget, signal);
        const dname = findRrset(signedRrsets(message.answer), above, TYPE.DNAME);
        const made = dname && aliasAt([dname, hop.set], asked);
        if (made?.set === dname && made) return { ...made, judged: await judgeSet(made.set, asked, []) };
        above = parentOf(above);
      }
      return { ...hop, judged };
    };

    try {
      let asked = name;
      let message = await askUpstream(exchange, asked, type, errand.budget, signal);
      const seen: WireName[] = [];
      for (;;) {
        rcode = message.rcode;
        const sets = signedRrsets(message.answer);
        const alias = aliasAt(sets, asked);
        // RFC 6672 §5.3.1: what a DNAME makes of a name is as good as the DNAME, also where the CNAME is what was asked.
        const isSynthesised = type === TYPE.CNAME && alias?.set.type === TYPE.DNAME;
        // RFC 2308 §2: with any other code there is no answer, whatever the message holds; a chain of aliases goes on.
        const isAnswered = message.rcode === 'NOERROR' && !isSynthesised;
        const answer = isAnswered ? findRrset(sets, asked, type) : undefined;
        if (answer) {
          records.push(...shownRecords(answer));
          count(await judgeSet(answer, asked, message.authority));
          return result();
        }
        if (!alias) {
          count(await judgeAbsence(message, asked));
          return result();
        }
        const hop = await withLostDname(alias, asked, message.authority);
        records.push(...hop.shown.flatMap(shownRecords));
        count(hop.judged);
        if (isSynthesised) {
          rcode = 'NOERROR';
          return result();
        }
        errand.budget.spend('aliases');
        seen.push(asked);
        asked = hop.target;
        if (seen.some(earlier => sameName(earlier, asked))) {
          count({
            status: 'bogus',
            reason: { kind: 'alias-loop', zone: nameToText(asked), name: nameToText(name) },
          });
          return result();
        }
        // What the upstream left out of the chain, or says is not there, is asked for by itself.
        if (!findRrset(sets, asked, type) && !aliasAt(sets, asked)) {
          message = await askUpstream(exchange, asked, type, errand.budget, signal);
        }
      }
    } catch (error) {
      const place = { zone: nameToText(name) };
      if (error instanceof WorkLimit)
        // Whatever was found before: nothing more was looked at.
        worst = { status: 'bogus', reason: { kind: 'limit', ...place, limit: error.limit } };
      else if (error instanceof Unanswered) {
        const { question, detail } = error;
        count({
          status: 'indeterminate',
          reason: { kind: 'no-answer', ...place, infoCode: 22, ...question, detail },
        });
      } else throw error;
      return result();
    }
  }

  return {
    async resolve(nameText, typeText, { signal } = {}) {
      const name = parseName(nameText);
      const type = typeNumber(typeText);
      if (!name || type === undefined) {
        const reason = {
          kind: 'no-answer',
          zone: '.',
          name: nameText,
          type: typeText,
          detail: 'no question',
        } as const;
        return { status: 'indeterminate', rcode: '', records: [], chain: [], reason };
      }
      return resolveOnce(name, type, signal);
    },
  };
}

function denialMissing(zone: TrustedZone, asked: WireName, type: number): ValidationReason {
  const place = { zone: zone.link.zone, name: nameToText(asked), type: typeName(type) };
  return { kind: 'denial-missing', infoCode: 12, ...place };
}
