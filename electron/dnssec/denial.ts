import type { WireName } from '../dns/wire/wire-name.ts';

/** What a zone's own signed records prove of a name and a type that are not there. */
export type DenialProof =
  /** The name does not exist, and no wildcard stands for it. */
  | { readonly kind: 'no-name' }
  /** The name, or the wildcard for it, has no such type. */
  | { readonly kind: 'no-type' }
  /** The name is a delegation to a zone without DS (asked of DS only). */
  | { readonly kind: 'unsigned-delegation' }
  /**
   * An opt-out span covers the name: an unsigned delegation may be there (RFC 5155 §6). `noWildcard`: the wildcard that
   * would have answered is denied too, which a name error needs all the same (§8.4).
   */
  | { readonly kind: 'opt-out'; readonly noWildcard: boolean }
  /** More hash rounds than we go along with (RFC 9276 §3.2). */
  | { readonly kind: 'too-many-iterations'; readonly iterations: number }
  /** The records speak of this name, and say that there is what is claimed to be absent. */
  | { readonly kind: 'contradicted' }
  /** The records show a delegation at or above the name: it lies in another zone. */
  | { readonly kind: 'elsewhere' }
  /** Nothing here says enough of this name. */
  | { readonly kind: 'not-proven' };

/** The proofs in one answer, each record already verified with the zone's keys. */
export interface Denial {
  /** What is proven of a name and type; `rcode` says which of the two is claimed. */
  prove(name: WireName, type: number): DenialProof;
  /** That nothing lies between a name and the wildcard that answered for it, below so many labels (RFC 4035 §5.3.4). */
  provesWildcard(name: WireName, wildcardLabels: number): DenialProof;
}
