import * as z from 'zod/mini';
import { seconds } from '../model/time.ts';
import { anyText, CAPS, upTo, word } from './bounds/caps.ts';
import { askedName, dnsName } from './bounds/names.ts';
import { dnssecStatus } from './dnssec-status.ts';

/**
 * Why an answer is not secure, or could not be judged. `infoCode` is the Extended DNS Error that says the same
 * (RFC 8914 §4); `zone` is where it has to be mended.
 */
const reason = <Kind extends string, Fields extends z.core.$ZodShape>(kind: Kind, fields: Fields) =>
  z.object({ kind: z.literal(kind), zone: dnsName(), infoCode: z.optional(z.number()), ...fields });

export const validationReason = z.discriminatedUnion('kind', [
  /** Insecure: the parent proves that there is no DS, so the zone is not signed as far as anyone can tell. */
  reason('unsigned-delegation', {}),
  /** Insecure: an NSEC3 opt-out span covers the name, so nothing can be proven of it. */
  reason('opt-out', {}),
  /** Insecure: what was asked for are signatures, and those are not signed themselves. */
  reason('signatures-asked', {}),
  /** Insecure: no algorithm or digest of the zone's DS is one that we may go by. */
  reason('unsupported-algorithms', { algorithms: upTo(z.number(), CAPS.zoneFacts) }),
  reason('unsupported-digests', { digestTypes: upTo(z.number(), CAPS.zoneFacts) }),
  reason('nsec3-iterations', { iterations: z.number() }),
  /** No trust anchor lies above the name. */
  reason('no-trust-anchor', {}),
  /** Bogus: the DS is there, and no key of the zone fits it. The registrar has another DS than the zone has keys. */
  reason('no-key-for-ds', { keyTags: upTo(z.number(), CAPS.zoneFacts) }),
  /** Bogus: the keys of the zone are not signed by a key that the DS names. */
  reason('keys-not-signed', { keyTags: upTo(z.number(), CAPS.zoneFacts) }),
  reason('signature-missing', { name: askedName(), type: word() }),
  reason('signature-expired', { name: askedName(), type: word(), at: seconds }),
  reason('signature-not-yet-valid', { name: askedName(), type: word(), at: seconds }),
  reason('signature-invalid', { name: askedName(), type: word() }),
  /** Bogus: the absence of a name or type is claimed and not proven. */
  reason('denial-missing', { name: askedName(), type: word() }),
  /** Indeterminate: an answer that was needed did not come. */
  reason('no-answer', { name: askedName(), type: word(), detail: anyText() }),
  /** Bogus: more work than any honest zone asks for (CVE-2023-50387, CVE-2023-50868). */
  reason('limit', { limit: word() }),
  /** Bogus: aliases lead in circles, or on and on. */
  reason('alias-loop', { name: askedName() }),
]);
export type ValidationReason = z.infer<typeof validationReason>;

/** A signature as it was seen (RFC 4034 §3.1), and whether it was right. */
export const signatureFacts = z.object({
  owner: dnsName(),
  typeCovered: word(),
  keyTag: z.number(),
  algorithm: z.number(),
  inception: seconds,
  expiration: seconds,
  verified: z.boolean(),
});
export type SignatureFacts = z.infer<typeof signatureFacts>;

/** One zone on the way from the trust anchor to an answer: what its parent says of it, and what it says itself. */
export const zoneLink = z.object({
  zone: dnsName(),
  status: dnssecStatus,
  /** The DS records at the parent, or the trust anchor in the same form. Empty where the delegation is not signed. */
  ds: upTo(
    z.object({ keyTag: z.number(), algorithm: z.number(), digestType: z.number(), matches: z.boolean() }),
    CAPS.zoneFacts,
  ),
  keys: upTo(
    z.object({
      keyTag: z.number(),
      algorithm: z.number(),
      flags: z.number(),
      bits: z.optional(z.number()),
      /** Signs the zone's set of keys, validly. */
      signsKeys: z.boolean(),
    }),
    CAPS.zoneFacts,
  ),
  /** Signatures over the zone's keys, and over the answers that were looked up in it. */
  signatures: upTo(signatureFacts, CAPS.zoneFacts),
  denial: z.optional(
    z.object({
      kind: z.enum(['nsec', 'nsec3']),
      iterations: z.optional(z.number()),
      saltLength: z.optional(z.number()),
      optOut: z.optional(z.boolean()),
    }),
  ),
  reason: z.optional(validationReason),
});
export type ZoneLink = z.infer<typeof zoneLink>;
