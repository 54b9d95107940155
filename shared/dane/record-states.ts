import type { CertificateFacts } from '../evidence/certificate.ts';
import { isOutshone } from './digest-agility.ts';
import { matchesCertificate } from './match-certificate.ts';
import type { TlsaRecord } from './tlsa-fields.ts';
import { type SignatureBudget, signatureBudget } from './anchors/anchor-search.ts';
import { findAnchor } from './anchors/trust-anchor.ts';
import { type Unusable, wellFormedRecords, whyUnusable } from './usable-records.ts';

/** What one record is to the chain that a server sends now. Names and dates are for `verifyDane`. */
export type RecordState =
  | { readonly kind: 'unusable'; readonly why: Unusable }
  /** It names the server's certificate (usage 3), or an anchor that the certificate leads to (usage 2). */
  | { readonly kind: 'matches' }
  /** It is for a certificate of the past or of the future, or simply wrong. */
  | { readonly kind: 'no-match' };

export interface RecordWithState<Record extends TlsaRecord> {
  readonly record: Record;
  readonly state: RecordState;
  /** Senders pass over it, as a stronger digest stands beside it (RFC 7671 §9). */
  readonly outshone: boolean;
}

/** Each record with what it is to a chain, in the order given. */
export function recordStates<Record extends TlsaRecord>(
  records: readonly Record[],
  chain: readonly CertificateFacts[],
): readonly RecordWithState<Record>[] {
  const usable = wellFormedRecords(records);
  const isUsable = new Set<TlsaRecord>(usable);
  const budget = signatureBudget();
  return records.map(record => ({
    record,
    state: stateOf(record, chain, budget),
    outshone: isUsable.has(record) && isOutshone(record, usable),
  }));
}

function stateOf(
  record: TlsaRecord,
  chain: readonly CertificateFacts[],
  budget: SignatureBudget,
): RecordState {
  const why = whyUnusable(record);
  if (why) return { kind: 'unusable', why };
  const [server] = chain;
  const matches =
    record.certificateUsage === 3
      ? server !== undefined && matchesCertificate(record, server)
      : findAnchor(record, chain, budget).paths.length > 0;
  return { kind: matches ? 'matches' : 'no-match' };
}

/** A combination of usage, selector and matching type. */
export interface Combination {
  readonly certificateUsage: number;
  readonly selector: number;
  readonly matchingType: number;
}

export const isSameCombination = (one: Combination, other: Combination): boolean =>
  one.certificateUsage === other.certificateUsage &&
  one.selector === other.selector &&
  one.matchingType === other.matchingType;

/**
 * The combinations that are published and match nothing of the chain as it is now. RFC 7671 §8.4: there should be none, at
 * any time, as a sender may know only that one, or by digest agility go by it alone.
 */
export function unmatchedCombinations(
  records: readonly TlsaRecord[],
  chain: readonly CertificateFacts[],
): readonly Combination[] {
  const states = recordStates(records, chain).filter(({ state }) => state.kind !== 'unusable');
  const key = ({ certificateUsage, selector, matchingType }: Combination) =>
    `${certificateUsage} ${selector} ${matchingType}`;
  const matched = new Set(
    states.filter(({ state }) => state.kind === 'matches').map(({ record }) => key(record)),
  );
  const unmatched = new Map(
    states
      .filter(({ record }) => !matched.has(key(record)))
      .map(({ record: { certificateUsage, selector, matchingType } }) => {
        const combination = { certificateUsage, selector, matchingType };
        return [key(combination), combination] as const;
      }),
  );
  return [...unmatched.values()];
}
