import * as z from 'zod/mini';
import type { KeyMaterial } from '../../evidence/keys/key-material.ts';

/** Which part of a certificate or key a record names, and how. Usages 0 and 1 are not for mail (RFC 7672 §3.1.3). */
export const keyCombination = z.object({
  certificateUsage: z.union([z.literal(2), z.literal(3)]),
  selector: z.union([z.literal(0), z.literal(1)]),
  matchingType: z.union([z.literal(0), z.literal(1), z.literal(2)]),
});
export type KeyCombination = z.infer<typeof keyCombination>;

/** SHA-256 first, which all senders know (RFC 7672 §3.1.1); in full last (RFC 7671 §10.1.2: NOT RECOMMENDED). */
const MATCHING_TYPES = [1, 2, 0] as const;

/**
 * The records that can be made of it, the advised one first: `3 1 1` of a server's key (RFC 7672 §3.1.1), `2 1 1` of an issuer.
 * The latter as it lives on when the issuer's certificate is renewed or signed by another; RFC 7672 §3.1.2 itself would have
 * `2 0 1`, which comes after it.
 */
export function combinationsOf(material: KeyMaterial): readonly KeyCombination[] {
  const certificateUsage = isIssuer(material) ? 2 : 3;
  const selectors = material.kind === 'certificate' ? ([1, 0] as const) : ([1] as const);
  return selectors.flatMap(selector =>
    MATCHING_TYPES.map(matchingType => ({ certificateUsage, selector, matchingType }) as const),
  );
}

/**
 * Whether it signs certificates for servers. One that is self-signed and names a host is a server's own: programs that make
 * such certificates call each of them a CA.
 */
export const isIssuer = (material: KeyMaterial): boolean =>
  material.kind === 'certificate' && material.isCa && !(material.selfIssued && material.names.length > 0);

/** What a record of this combination holds, in lower-case hex (RFC 6698 §2.1.2, §2.1.3). */
export function dataOf(material: KeyMaterial, { selector, matchingType }: KeyCombination): string {
  const { publicKey } = material.digests;
  const data = selector === 0 && material.kind === 'certificate' ? material.digests.certificate : publicKey;
  return [data.full, data.sha256, data.sha512][matchingType]!;
}

/** What it is called: a common name, else the whole name; the beginning of the digest where it has none. */
export function keyName(material: KeyMaterial): string {
  const subject = material.kind === 'certificate' || material.kind === 'request' ? material.subject : '';
  const [name] = material.kind === 'certificate' || material.kind === 'request' ? material.names : [];
  const commonName = /(?:^|,)CN=((?:\\.|[^,\\])+)/.exec(subject)?.[1];
  const called = name ?? commonName ?? subject;
  return called === '' ? `${material.digests.publicKey.sha256.slice(0, 8)}…` : called.slice(0, 100);
}
