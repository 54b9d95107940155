import type { SignatureFacts, ValidationReason } from '../../shared/evidence/chain.ts';
import type { Seconds } from '../../shared/model/time.ts';
import { typeName } from '../dns/wire/record-type.ts';
import { nameToText, sameName, type WireName } from '../dns/wire/wire-name.ts';
import { verificationCost, verifySignature } from './algorithms.ts';
import { type Dnskey, maySign } from './dnskey.ts';
import { isWithin } from './names.ts';
import { labelCount, type Rrsig, signedData, type SignedRrset } from './signed-rrset.ts';
import type { WorkBudget } from './work-budget.ts';

export type RrsetVerdict =
  | {
      readonly kind: 'verified';
      readonly by: Dnskey;
      /** For how long it may be kept at most (RFC 4035 §5.3.3). */
      readonly keepFor: Seconds;
      /** The answer was made from a wildcard below this many labels; that needs a proof of its own. */
      readonly wildcardLabels?: number;
    }
  | { readonly kind: 'failed'; readonly reason: ValidationReason };

export interface SigningZone {
  readonly name: WireName;
  readonly keys: readonly Dnskey[];
  /** Algorithms that are not counted. */
  readonly isSupported: (algorithm: number) => boolean;
}

/** Signatures of one RRset that are told of; an RRset has one for each algorithm, and twice that in a key rollover. */
const MAX_NOTED = 16;

/**
 * Verifies an RRset with a zone's keys (RFC 4035 §5.3): any one good signature suffices (RFC 6840 §5.11), however many
 * broken ones come before it. RFC 4035 §5.3.3 leaves that to local policy; ours is the budget, which a hostile zone
 * exhausts and a clumsy one does not.
 */
export function verifyRrset(
  set: SignedRrset,
  zone: SigningZone,
  now: Seconds,
  budget: WorkBudget,
  note: (facts: SignatureFacts) => void,
): RrsetVerdict {
  const place = { zone: nameToText(zone.name), name: nameToText(set.owner), type: typeName(set.type) };
  let noted = 0;
  const noteFew = (facts: SignatureFacts) => {
    noted += 1;
    if (noted <= MAX_NOTED) note(facts);
  };
  let reason: ValidationReason = { kind: 'signature-missing', infoCode: 10, ...place };
  for (const rrsig of set.signatures) {
    // RFC 4035 §5.3.1: signer, owner and labels have to fit before any arithmetic is done.
    const fits =
      sameName(rrsig.signer, zone.name) &&
      isWithin(set.owner, zone.name) &&
      rrsig.labels <= labelCount(set.owner);
    if (!fits || !zone.isSupported(rrsig.algorithm)) continue;
    const facts = {
      owner: place.name,
      typeCovered: place.type,
      keyTag: rrsig.keyTag,
      algorithm: rrsig.algorithm,
      inception: rrsig.inception,
      expiration: rrsig.expiration,
    };
    const timing = timeProblem(rrsig, now);
    if (timing) {
      noteFew({ ...facts, verified: false });
      reason = { ...timing, ...place };
      continue;
    }
    const by = signer(set, rrsig, zone.keys, budget);
    noteFew({ ...facts, verified: by !== undefined });
    if (by) {
      const keepFor = Math.min(rrsig.originalTtl, (rrsig.expiration - now) | 0);
      const isExpanded = rrsig.labels < labelCount(set.owner);
      return { kind: 'verified', by, keepFor, ...(isExpanded && { wildcardLabels: rrsig.labels }) };
    }
    if (reason.kind === 'signature-missing') reason = { kind: 'signature-invalid', infoCode: 6, ...place };
  }
  return { kind: 'failed', reason };
}

function signer(
  set: SignedRrset,
  rrsig: Rrsig,
  keys: readonly Dnskey[],
  budget: WorkBudget,
): Dnskey | undefined {
  const candidates = keys.filter(
    key => key.keyTag === rrsig.keyTag && key.algorithm === rrsig.algorithm && maySign(key),
  );
  const data = candidates.length > 0 ? signedData(set, rrsig) : undefined;
  if (!data) return undefined;
  // CVE-2023-50387: many keys of one tag times many signatures is an attack, not a zone.
  return candidates.slice(0, budget.limits.keysPerTag).find(key => {
    budget.spend('signatures', verificationCost(key.algorithm));
    return verifySignature(key.algorithm, key.publicKey, data, rrsig.signature);
  });
}

function timeProblem({ inception, expiration }: Rrsig, now: Seconds) {
  // RFC 4034 §3.1.5: serial arithmetic (RFC 1982), so that it goes on after 2106. By it, an end 2^31 seconds or more
  // after the start lies before it: such a signature is never valid, as Unbound and BIND have it too.
  if (serialLess(expiration, inception)) return { kind: 'signature-invalid', infoCode: 6 } as const;
  if (serialLess(expiration, now)) return { kind: 'signature-expired', infoCode: 7, at: expiration } as const;
  if (serialLess(now, inception))
    return { kind: 'signature-not-yet-valid', infoCode: 8, at: inception } as const;
  return undefined;
}

const serialLess = (a: number, b: number): boolean => ((a - b) | 0) < 0;
