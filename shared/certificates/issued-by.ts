import { ed25519 } from '@noble/curves/ed25519.js';
import { ed448 } from '@noble/curves/ed448.js';
import { p256, p384, p521 } from '@noble/curves/nist.js';
import type { CertificateFacts } from '../evidence/certificate.ts';
import { fromBase64 } from '../model/bytes.ts';
import { DER, insideOf, objectIdentifier, readDer } from './der.ts';
import { type HashName, hashOf } from './hash.ts';
import { verifyRsaPkcs1, verifyRsaPss } from './rsa.ts';

/**
 * Whether the key of one certificate really signed another (RFC 5280 §6.1.3 (a)(1)). Names and dates are the caller's.
 * A certificate whose algorithm is not known here was, for all we know, not signed by it.
 */
export function isSignedBy(certificate: CertificateFacts, spkiBase64: string): boolean {
  const known = VERIFIED.get(certificate) ?? new Map<string, boolean>();
  VERIFIED.set(certificate, known);
  const answer = known.get(spkiBase64) ?? verify(certificate, spkiBase64);
  known.set(spkiBase64, answer);
  return answer;
}
/** A preview asks the same question at every keystroke. */
const VERIFIED = new WeakMap<CertificateFacts, Map<string, boolean>>();

/** A certificate that its issuer's certificate vouches for: the names meet, the issuer may sign, and it did. */
export function isIssuedBy(certificate: CertificateFacts, issuer: CertificateFacts): boolean {
  return certificate.issuer === issuer.subject && issuer.isCa && isSignedBy(certificate, issuer.spki);
}

const RSA_PKCS1: Readonly<Record<string, HashName>> = {
  '1.2.840.113549.1.1.5': 'sha1',
  '1.2.840.113549.1.1.14': 'sha224',
  '1.2.840.113549.1.1.11': 'sha256',
  '1.2.840.113549.1.1.12': 'sha384',
  '1.2.840.113549.1.1.13': 'sha512',
};
const ECDSA: Readonly<Record<string, HashName>> = {
  '1.2.840.10045.4.1': 'sha1',
  '1.2.840.10045.4.3.1': 'sha224',
  '1.2.840.10045.4.3.2': 'sha256',
  '1.2.840.10045.4.3.3': 'sha384',
  '1.2.840.10045.4.3.4': 'sha512',
};
const RSA_PSS = '1.2.840.113549.1.1.10';
const ED25519 = '1.3.101.112';
const ED448 = '1.3.101.113';
const CURVES = {
  '1.2.840.10045.3.1.7': p256,
  '1.3.132.0.34': p384,
  '1.3.132.0.35': p521,
} as const;

function verify(certificate: CertificateFacts, spkiBase64: string): boolean {
  const der = fromBase64(certificate.der);
  const spki = fromBase64(spkiBase64);
  if (!der || !spki) return false;
  const [tbs, algorithm, signatureBits] = insideOf(readDer(der), DER.sequence) ?? [];
  const [keyAlgorithm, keyBits] = insideOf(readDer(spki), DER.sequence) ?? [];
  if (
    !tbs ||
    !algorithm ||
    signatureBits?.tag !== DER.bitString ||
    !keyAlgorithm ||
    keyBits?.tag !== DER.bitString
  ) {
    return false;
  }
  const [type, parameters] = insideOf(algorithm, DER.sequence) ?? [];
  const identifier = type && objectIdentifier(type.contents);
  if (identifier === undefined) return false;
  const message = tbs.whole;
  // The first octet of a BIT STRING says how many bits of the last are unused; here none are (X.690 §8.6.2).
  const signature = signatureBits.contents.subarray(1);
  const key = keyBits.contents.subarray(1);
  try {
    if (Object.hasOwn(RSA_PKCS1, identifier))
      return verifyRsaPkcs1(key, RSA_PKCS1[identifier]!, message, signature);
    if (identifier === RSA_PSS) return verifyRsaPss(key, parameters, message, signature);
    if (identifier === ED25519) return ed25519.verify(signature, message, key);
    if (identifier === ED448) return ed448.verify(signature, message, key);
    if (!Object.hasOwn(ECDSA, identifier)) return false;
    const [, curve] = insideOf(keyAlgorithm, DER.sequence) ?? [];
    const name = curve && objectIdentifier(curve.contents);
    if (name === undefined || !Object.hasOwn(CURVES, name)) return false;
    const digest = hashOf(ECDSA[identifier]!, message);
    // X.509 knows no rule about the size of s (RFC 5480), so both halves of the curve's order do.
    const options = { format: 'der', prehash: false, lowS: false } as const;
    return CURVES[name as keyof typeof CURVES].verify(signature, digest, key, options);
  } catch {
    // The library throws for points and numbers that are none: such a signature holds for nothing.
    return false;
  }
}
