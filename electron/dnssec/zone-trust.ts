import type { SignatureFacts, ValidationReason, ZoneLink } from '../../shared/evidence/chain.ts';
import type { Seconds } from '../../shared/model/time.ts';
import type { WireMessage } from '../dns/wire/wire-message.ts';
import { nameToText, type WireName } from '../dns/wire/wire-name.ts';
import { isSupported, rsaBits } from './algorithms.ts';
import { askForChain, Unanswered, type UpstreamExchange } from './ask-upstream.ts';
import {
  type Dnskey,
  type Ds,
  dsMatches,
  isSupportedDigest,
  maySign,
  readDnskey,
  readDs,
  strongestOnly,
} from './dnskey.ts';
import { isWithin, lastLabels } from './names.ts';
import { findRrset, signedRrsets, TYPE } from './signed-rrset.ts';
import type { ZoneAnchor } from './trust-anchors.ts';
import { verifiedDenial } from './verified-denial.ts';
import { type SigningZone, verifyRrset } from './verify-rrset.ts';
import type { WorkBudget } from './work-budget.ts';

/** A zone that the chain of trust reaches, with what a person can look at of it. */
export interface TrustedZone extends SigningZone {
  readonly link: ZoneLink;
}

/** Where the chain of trust ends before it reaches a name. */
export interface TrustEnd {
  readonly status: 'insecure' | 'bogus' | 'indeterminate';
  readonly reason: ValidationReason;
}

/** The zone that a name lies in as far as the chain of trust shows, and the links from the anchor down. */
export type Trust = { readonly links: readonly ZoneLink[] } & (
  | { readonly kind: 'zone'; readonly zone: TrustedZone }
  | { readonly kind: 'end'; readonly end: TrustEnd }
);

type Step =
  | { readonly kind: 'zone'; readonly zone: TrustedZone }
  /** The name is in the same zone as its parent, or nothing lies below. */
  | { readonly kind: 'no-cut' | 'no-name' }
  | { readonly kind: 'end'; readonly end: TrustEnd; readonly link: ZoneLink };

export interface TrustSettings {
  readonly exchange: UpstreamExchange;
  readonly anchors: readonly ZoneAnchor[];
  readonly now: () => Seconds;
  readonly sha1: 'insecure' | 'validate';
  readonly nsec3: Nsec3Limits;
}

/** Rounds of hashing above which a zone counts as unsigned, and as broken (RFC 9276 §3.2). */
export interface Nsec3Limits {
  readonly insecureAbove: number;
  readonly bogusAbove: number;
}

/** What one look-up brings along: its budget, and how it is cancelled. */
export interface Errand {
  readonly budget: WorkBudget;
  readonly signal: AbortSignal | undefined;
}

/** A step is kept as long as its records may be, and no longer than this, in seconds: keys do get rolled. */
const MAX_KEPT: Seconds = 3_600;
/** What is broken may be mended any moment (RFC 4035 §4.7). */
const MAX_BOGUS_KEPT: Seconds = 60;
/** Steps kept; the oldest goes when there are more. */
const MAX_STEPS = 5_000;

/**
 * The chain of trust from the anchors down (RFC 4035 §5), each step kept for those who come after. Where a step gets no
 * answer the chain ends indeterminate (§4.3), and the next who comes asks again.
 */
export function createZoneTrust(settings: TrustSettings): (name: WireName, errand: Errand) => Promise<Trust> {
  const { exchange, anchors, now, sha1, nsec3 } = settings;
  const steps = new Map<string, { readonly until: Seconds; readonly step: Promise<Step> }>();
  const supported = (algorithm: number) => isSupported(algorithm, sha1);

  const kept = (key: string, make: (keepFor: (ttl: Seconds) => void) => Promise<Step>): Promise<Step> => {
    const known = steps.get(key);
    if (known && known.until > now())
      return known.step.catch(error => {
        // What got no answer got none for all who wait for it.
        if (error instanceof Unanswered && !error.isCancelled) throw error;
        // What failed for another, cancelled or at the end of its budget, has not failed for us.
        return kept(key, make);
      });
    let until = now() + MAX_KEPT;
    const step = make(ttl => {
      until = Math.min(until, now() + ttl);
    });
    const keepWhileItHolds = async () => {
      try {
        const made = await step;
        const isBogus = made.kind === 'end' && made.end.status === 'bogus';
        steps.set(key, { until: isBogus ? Math.min(until, now() + MAX_BOGUS_KEPT) : until, step });
      } catch {
        steps.delete(key);
      }
    };
    // Whoever asks while it is under way waits for the same one; what failed is not kept.
    steps.set(key, { until, step });
    keepWhileItHolds().catch(() => steps.delete(key));
    if (steps.size > MAX_STEPS) steps.delete(steps.keys().next().value!);
    return step;
  };

  /** The step from a zone to a name right below a name in it: DS, then the keys it names (RFC 4035 §5.2). */
  const stepDown = (parent: TrustedZone, child: WireName, errand: Errand) =>
    kept(nameToText(child), async keepFor => {
      const message = await askForChain(exchange, child, TYPE.DS, errand.budget, errand.signal);
      keepFor(leastTtl(message));
      const signatures: SignatureFacts[] = [];
      const sets = signedRrsets(message.answer);
      const dsSet = findRrset(sets, child, TYPE.DS) ?? findRrset(sets, child, TYPE.CNAME);
      const zone = nameToText(child);
      const ended = (end: TrustEnd): Step => ({ kind: 'end', end, link: endLink(zone, end, signatures) });
      const notProven = (): Step => {
        const place = { zone: parent.link.zone, name: zone, type: 'DS' };
        return ended({ status: 'bogus', reason: { kind: 'denial-missing', infoCode: 12, ...place } });
      };
      const verdict =
        dsSet && verifyRrset(dsSet, parent, now(), errand.budget, facts => signatures.push(facts));
      if (verdict?.kind === 'failed') return ended({ status: 'bogus', reason: verdict.reason });
      const denial = () =>
        verifiedDenial(
          signedRrsets(message.authority),
          parent,
          now(),
          errand.budget,
          nsec3.insecureAbove,
          facts => signatures.push(facts),
        );
      if (dsSet && verdict) {
        // RFC 4035 §5.3.4: a wildcard answers only for names that are not there themselves; a delegation would be.
        const labels = verdict.wildcardLabels;
        if (labels !== undefined && denial().provesWildcard(child, labels).kind === 'not-proven')
          return notProven();
        keepFor(verdict.keepFor);
        // RFC 6840 §4.3: where there is an alias there is no delegation.
        if (dsSet.type === TYPE.CNAME) return { kind: 'no-cut' };
        const ds = dsSet.records.map(record => readDs(record.rdata)).filter(each => each !== undefined);
        return loadZone(child, ds, [], errand, keepFor);
      }
      const proof = denial().prove(child, TYPE.DS);
      switch (proof.kind) {
        case 'no-type':
          return { kind: 'no-cut' };
        case 'no-name':
          return { kind: 'no-name' };
        case 'unsigned-delegation':
          return ended({ status: 'insecure', reason: { kind: 'unsigned-delegation', zone } });
        case 'opt-out':
          return ended({ status: 'insecure', reason: { kind: 'opt-out', zone } });
        case 'too-many-iterations': {
          const reason = {
            kind: 'nsec3-iterations',
            zone: parent.link.zone,
            infoCode: 27,
            iterations: proof.iterations,
          } as const;
          return ended({ status: proof.iterations > nsec3.bogusAbove ? 'bogus' : 'insecure', reason });
        }
        case 'contradicted':
        case 'elsewhere':
        case 'not-proven':
          return notProven();
      }
    });

  /** A zone's keys, vouched for by a DS or an anchor (RFC 4035 §5.2). */
  const loadZone = async (
    name: WireName,
    allDs: readonly Ds[],
    allAnchorKeys: readonly Dnskey[],
    errand: Errand,
    keepFor: (ttl: Seconds) => void,
  ): Promise<Step> => {
    const zone = nameToText(name);
    const dsFacts = (matches: (ds: Ds) => boolean) =>
      allDs.map(ds => ({
        keyTag: ds.keyTag,
        algorithm: ds.algorithm,
        digestType: ds.digestType,
        matches: matches(ds),
      }));
    const known = allDs.filter(ds => supported(ds.algorithm));
    const usable = strongestOnly(known.filter(ds => isSupportedDigest(ds.digestType)));
    const anchorKeys = allAnchorKeys.filter(key => supported(key.algorithm));
    if (usable.length === 0 && anchorKeys.length === 0) {
      // RFC 4035 §5.2: nothing that we could check means unsigned, not broken.
      const reason: ValidationReason =
        known.length === 0
          ? {
              kind: 'unsupported-algorithms',
              zone,
              infoCode: 1,
              algorithms: unique([...allDs, ...allAnchorKeys].map(each => each.algorithm)),
            }
          : {
              kind: 'unsupported-digests',
              zone,
              infoCode: 2,
              digestTypes: unique(known.map(ds => ds.digestType)),
            };
      const end: TrustEnd = { status: 'insecure', reason };
      return { kind: 'end', end, link: { ...endLink(zone, end, []), ds: dsFacts(() => false) } };
    }
    const message = await askForChain(exchange, name, TYPE.DNSKEY, errand.budget, errand.signal);
    keepFor(leastTtl(message));
    const set = findRrset(signedRrsets(message.answer), name, TYPE.DNSKEY);
    const keys = (set?.records ?? [])
      .map(record => readDnskey(record.rdata))
      .filter(key => key !== undefined);
    const matching = new Map(allDs.map(ds => [ds, keys.filter(key => dsMatches(ds, name, key))]));
    const named = keys.filter(
      key =>
        maySign(key) &&
        (usable.some(ds => matching.get(ds)?.includes(key)) ||
          anchorKeys.some(anchor => sameKey(anchor, key))),
    );
    const signatures: SignatureFacts[] = [];
    const verdict =
      set &&
      verifyRrset(set, { name, keys: named, isSupported: supported }, now(), errand.budget, facts =>
        signatures.push(facts),
      );
    const link: ZoneLink = {
      zone,
      status: 'secure',
      ds: dsFacts(ds => matching.get(ds)?.length !== 0),
      keys: keys.map(key => keyFacts(key, signatures)),
      signatures,
    };
    const broken = (reason: ValidationReason): Step => ({
      kind: 'end',
      end: { status: 'bogus', reason },
      link: { ...link, status: 'bogus', reason },
    });
    const keyTags = unique(usable.map(ds => ds.keyTag));
    if (!set) return broken({ kind: 'no-key-for-ds', zone, infoCode: 9, keyTags });
    if (named.length === 0) return broken({ kind: 'no-key-for-ds', zone, infoCode: 9, keyTags });
    if (verdict?.kind !== 'verified') {
      const timed =
        verdict?.reason.kind === 'signature-expired' || verdict?.reason.kind === 'signature-not-yet-valid';
      return broken(
        timed
          ? verdict.reason
          : { kind: 'keys-not-signed', zone, infoCode: 6, keyTags: named.map(key => key.keyTag) },
      );
    }
    keepFor(verdict.keepFor);
    return { kind: 'zone', zone: { name, keys: keys.filter(maySign), isSupported: supported, link } };
  };

  const walkDown = async (name: WireName, errand: Errand, links: ZoneLink[]): Promise<Trust> => {
    const anchor = anchors.find(each => isWithin(name, each.zone));
    if (!anchor) {
      const reason: ValidationReason = { kind: 'no-trust-anchor', zone: nameToText(name) };
      return { kind: 'end', end: { status: 'indeterminate', reason }, links };
    }
    const first = await kept(`anchor ${nameToText(anchor.zone)}`, keepFor =>
      loadZone(anchor.zone, anchor.ds, anchor.keys, errand, keepFor),
    );
    if (first.kind === 'end') return { kind: 'end', end: first.end, links: [first.link] };
    if (first.kind !== 'zone') throw new Error('an anchor is a zone, or ends the chain');
    let zone = first.zone;
    links.push(zone.link);
    for (let count = anchor.zone.length + 1; count <= name.length; count += 1) {
      const step = await stepDown(zone, lastLabels(name, count), errand);
      if (step.kind === 'no-name') break;
      if (step.kind === 'end') return { kind: 'end', end: step.end, links: [...links, step.link] };
      if (step.kind === 'zone') {
        zone = step.zone;
        links.push(zone.link);
      }
    }
    return { kind: 'zone', zone, links };
  };

  return async (name, errand) => {
    const links: ZoneLink[] = [];
    try {
      return await walkDown(name, errand, links);
    } catch (error) {
      if (!(error instanceof Unanswered)) throw error;
      return { kind: 'end', end: { status: 'indeterminate', reason: error.reason }, links };
    }
  };
}

const unique = (numbers: readonly number[]) => [...new Set(numbers)];

const sameKey = (a: Dnskey, b: Dnskey) =>
  a.algorithm === b.algorithm && Buffer.compare(a.publicKey, b.publicKey) === 0;

function keyFacts(key: Dnskey, signatures: readonly SignatureFacts[]): ZoneLink['keys'][number] {
  const bits = rsaBits(key.algorithm, key.publicKey);
  return {
    keyTag: key.keyTag,
    algorithm: key.algorithm,
    flags: key.flags,
    ...(bits !== undefined && { bits }),
    signsKeys: signatures.some(
      facts => facts.verified && facts.keyTag === key.keyTag && facts.algorithm === key.algorithm,
    ),
  };
}

function endLink(
  zone: string,
  { status, reason }: TrustEnd,
  signatures: readonly SignatureFacts[],
): ZoneLink {
  return { zone, status, ds: [], keys: [], signatures: [...signatures], reason };
}

function leastTtl({ answer, authority }: WireMessage): Seconds {
  return Math.min(MAX_KEPT, ...[...answer, ...authority].map(record => record.ttl));
}
