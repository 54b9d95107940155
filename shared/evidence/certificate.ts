import * as z from 'zod/mini';
import { seconds } from '../model/time.ts';

const hex = z.string().check(z.regex(/^[0-9a-f]*$/));
const base64 = z.string().check(z.regex(/^[A-Za-z0-9+/]*={0,2}$/));

/** The kinds of key that the rules know by name; a key of another kind keeps its object identifier. */
export const publicKeyFacts = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('rsa'), bits: z.number() }),
  z.object({ kind: z.literal('ec'), curve: z.string(), bits: z.number() }),
  z.object({ kind: z.literal('ed25519') }),
  z.object({ kind: z.literal('ed448') }),
  z.object({ kind: z.literal('other'), algorithm: z.string() }),
]);
export type PublicKeyFacts = z.infer<typeof publicKeyFacts>;

/**
 * What Evidence keeps of one X.509 certificate (RFC 5280): the certificate itself, what is read from it, and the
 * digests that a TLSA record can name. Nothing here says whether anyone should trust it.
 */
export const certificateFacts = z.object({
  /** The whole certificate, DER, in base64. */
  der: base64,
  /** SubjectPublicKeyInfo, DER, in base64: what TLSA selector 1 means (RFC 6698 §2.1.2). */
  spki: base64,
  /** Digests in lower-case hex, by selector and matching type. */
  digests: z.object({
    certificate: z.object({ sha256: hex, sha512: hex }),
    publicKey: z.object({ sha256: hex, sha512: hex }),
  }),
  subject: z.string(),
  issuer: z.string(),
  serialNumber: hex,
  /** DNS-IDs of the subjectAltName extension, as written, lower case. */
  dnsNames: z.array(z.string()),
  /** commonName values of the subject; only of use where there is no DNS-ID (RFC 7672 §3.2.3). */
  commonNames: z.array(z.string()),
  notBefore: seconds,
  notAfter: seconds,
  publicKey: publicKeyFacts,
  /** Signature algorithm by its usual name (`sha256WithRSAEncryption`), or its object identifier. */
  signatureAlgorithm: z.string(),
  /** basicConstraints cA; absent extension means false. */
  isCa: z.boolean(),
  /** Subject and issuer are the same name, to the byte. */
  selfIssued: z.boolean(),
});
export type CertificateFacts = z.infer<typeof certificateFacts>;
