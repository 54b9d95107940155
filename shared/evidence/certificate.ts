import * as z from 'zod/mini';
import { seconds } from '../model/time.ts';
import { CAPS, LONGEST, upTo, upToCharacters, word } from './bounds/caps.ts';

const certificateText = () => upToCharacters(LONGEST.certificate);
const hex = certificateText().check(z.regex(/^[0-9a-f]*$/));
const base64 = certificateText().check(z.regex(/^[A-Za-z0-9+/]*={0,2}$/));

/** The kinds of key that the rules know by name; a key of another kind keeps its object identifier. */
export const publicKeyFacts = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('rsa'), bits: z.number() }),
  z.object({ kind: z.literal('ec'), curve: word(), bits: z.number() }),
  z.object({ kind: z.literal('ed25519') }),
  z.object({ kind: z.literal('ed448') }),
  z.object({ kind: z.literal('other'), algorithm: word() }),
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
  subject: certificateText(),
  issuer: certificateText(),
  serialNumber: hex,
  /** DNS-IDs of the subjectAltName extension, as written, lower case. */
  dnsNames: upTo(certificateText(), CAPS.certificateNames),
  /** commonName values of the subject; only of use where there is no DNS-ID (RFC 7672 §3.2.3). */
  commonNames: upTo(certificateText(), CAPS.certificateNames),
  notBefore: seconds,
  notAfter: seconds,
  publicKey: publicKeyFacts,
  /** Signature algorithm by its usual name (`sha256WithRSAEncryption`), or its object identifier. */
  signatureAlgorithm: word(),
  /** basicConstraints cA; absent extension means false. */
  isCa: z.boolean(),
  /** Subject and issuer are the same name, to the byte. */
  selfIssued: z.boolean(),
});
export type CertificateFacts = z.infer<typeof certificateFacts>;

/** Certificates by the SHA-256 of their DER in lower-case hex, each once. */
export const certificatesSeen = z.record(word(), certificateFacts).check(
  z.check(({ value, issues }) => {
    if (Object.keys(value).length <= CAPS.certificates) return;
    issues.push({ code: 'too_big', origin: 'record', maximum: CAPS.certificates, input: value });
  }),
);
