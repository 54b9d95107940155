import type { TlsaRecord } from '../../dane/index.ts';
import type { IssuerFamily } from '../../evidence/keys/issuer-family.ts';
import type { BroughtRecord } from '../tlsa-choices.ts';

/** The record of one issuer. */
export type SiblingRecord = BroughtRecord & { readonly record: { readonly data: string } };

interface MissingSiblings {
  readonly family: string;
  readonly records: readonly SiblingRecord[];
}

/**
 * The issuers that records of a host leave out: an authority that has several lets any of them sign the next certificate, so
 * that `2 1 1` of one alone stops mail at a renewal. Of an issuer that signs no more, those that do are its successors.
 * @param chosen the records that are to be published for the host
 */
export function missingSiblings(
  families: readonly IssuerFamily[],
  host: string,
  chosen: readonly TlsaRecord[],
): readonly MissingSiblings[] {
  const named = new Set(
    chosen.flatMap(({ certificateUsage, selector, matchingType, data }) =>
      certificateUsage === 2 && selector === 1 && matchingType === 1 ? [data] : [],
    ),
  );
  return families.flatMap(({ name, generations }) => {
    if (!generations.some(({ issuers }) => issuers.some(({ sha256 }) => named.has(sha256)))) return [];
    const records = generations
      .filter(({ issuesNow }) => issuesNow)
      .flatMap(({ issuers }) => issuers)
      .filter(({ sha256 }) => !named.has(sha256))
      .map(issuer => ({
        host,
        name: `${name} ${issuer.name}`,
        record: { certificateUsage: 2, selector: 1, matchingType: 1, data: issuer.sha256 },
      }));
    return records.length > 0 ? [{ family: name, records }] : [];
  });
}
