import { ed25519 } from '@noble/curves/ed25519.js';
import { ed448 } from '@noble/curves/ed448.js';
import type { CertificateFacts } from '../evidence/certificate.ts';
import { fromBase64, sameBytes } from '../model/bytes.ts';
import { ecCurve } from './curves.ts';
import { DER, type DerElement, insideOf, objectIdentifier, readDer } from './der.ts';
import { type HashName, hashOf } from './hash.ts';
import { verifyRsaPkcs1, verifyRsaPss } from './rsa.ts';

/** What a signature turned out to be. Of an algorithm that is not known here nothing can be said. */
export type SignatureState = 'valid' | 'invalid' | 'unknown-algorithm';

/**
 * Whether a key really signed a certificate (RFC 5280 §6.1.3 (a)(1)). Names, dates and the right to sign are the
 * caller's. Remembered for each certificate and key: a preview asks the same question at every keystroke.
 */
export function signatureState(
  certificate: Pick<CertificateFacts, 'der'>,
  spkiBase64: string,
): SignatureState {
  const known = VERIFIED.get(certificate) ?? new Map<string, SignatureState>();
  VERIFIED.set(certificate, known);
  const state = known.get(spkiBase64) ?? verify(certificate.der, spkiBase64);
  known.set(spkiBase64, state);
  return state;
}
const VERIFIED = new WeakMap<Pick<CertificateFacts, 'der'>, Map<string, SignatureState>>();

/** Whether a key is known to have signed a certificate. */
export const isSignedBy = (certificate: Pick<CertificateFacts, 'der'>, spkiBase64: string): boolean =>
  signatureState(certificate, spkiBase64) === 'valid';

const RSA_KEY = '1.2.840.113549.1.1.1';
const RSA_PSS = '1.2.840.113549.1.1.10';
const RSA_PKCS1: Readonly<Record<string, HashName>> = {
  '1.2.840.113549.1.1.5': 'sha1',
  '1.2.840.113549.1.1.14': 'sha224',
  '1.2.840.113549.1.1.11': 'sha256',
  '1.2.840.113549.1.1.12': 'sha384',
  '1.2.840.113549.1.1.13': 'sha512',
};
const EC_KEY = '1.2.840.10045.2.1';
const ECDSA: Readonly<Record<string, HashName>> = {
  '1.2.840.10045.4.1': 'sha1',
  '1.2.840.10045.4.3.1': 'sha224',
  '1.2.840.10045.4.3.2': 'sha256',
  '1.2.840.10045.4.3.3': 'sha384',
  '1.2.840.10045.4.3.4': 'sha512',
};
/** RFC 8410 §3: for these the key and the signature share one identifier. */
const ED25519 = '1.3.101.112';
const ED448 = '1.3.101.113';
function verify(derBase64: string, spkiBase64: string): SignatureState {
  const der = fromBase64(derBase64);
  const spki = fromBase64(spkiBase64);
  const [tbs, algorithm, signature] = (der && insideOf(readDer(der), DER.sequence)) ?? [];
  const [keyAlgorithm, key] = (spki && insideOf(readDer(spki), DER.sequence)) ?? [];
  const signed = algorithmOf(algorithm);
  const keyed = algorithmOf(keyAlgorithm);
  const signatureBytes = wholeBits(signature);
  const keyBytes = wholeBits(key);
  if (!tbs || !algorithm || !signed || !keyed || !signatureBytes || !keyBytes) return 'invalid';
  if (!namesSameAlgorithm(tbs, algorithm)) return 'invalid';
  try {
    const valid = verifySignature(signed, keyed, keyBytes, tbs.whole, signatureBytes);
    return valid === undefined ? 'unknown-algorithm' : valid ? 'valid' : 'invalid';
  } catch {
    // The library throws for points and numbers that are none: such a signature holds for nothing.
    return 'invalid';
  }
}

interface Algorithm {
  readonly identifier: string;
  readonly parameters: DerElement | undefined;
}

/** Undefined where the algorithm, or the curve, is not one that is known here. A key of another kind has not signed. */
function verifySignature(
  signed: Algorithm,
  keyed: Algorithm,
  key: Uint8Array,
  message: Uint8Array,
  signature: Uint8Array,
): boolean | undefined {
  const { identifier } = signed;
  const pkcs1 = RSA_PKCS1[identifier];
  if (pkcs1) return keyed.identifier === RSA_KEY && verifyRsaPkcs1(key, pkcs1, message, signature);
  const ecdsa = ECDSA[identifier];
  if (ecdsa) {
    if (keyed.identifier !== EC_KEY) return false;
    const curve = ecCurve(keyed.parameters && objectIdentifier(keyed.parameters.contents));
    if (!curve) return undefined;
    // X.509 knows no rule about the size of s (RFC 5480), so both halves of the curve's order do.
    const options = { format: 'der', prehash: false, lowS: false } as const;
    return curve.verify(signature, hashOf(ecdsa, message), key, options);
  }
  switch (identifier) {
    case RSA_PSS:
      // RFC 4055 §1.2: a key may be kept to PSS, or be for any kind of RSA signature.
      if (keyed.identifier !== RSA_KEY && keyed.identifier !== RSA_PSS) return false;
      return verifyRsaPss(key, signed.parameters, message, signature);
    case ED25519:
      return keyed.identifier === ED25519 && ed25519.verify(signature, message, key, { zip215: false });
    case ED448:
      return keyed.identifier === ED448 && ed448.verify(signature, message, key);
    default:
      return undefined;
  }
}

function algorithmOf(element: DerElement | undefined): Algorithm | undefined {
  const [type, parameters] = insideOf(element, DER.sequence) ?? [];
  const identifier = type?.tag === DER.objectIdentifier ? objectIdentifier(type.contents) : undefined;
  return identifier === undefined ? undefined : { identifier, parameters };
}

/** The bytes of a BIT STRING; its first octet says how many bits of the last are unused, here none (X.690 §8.6.2). */
const wholeBits = (element: DerElement | undefined): Uint8Array | undefined =>
  element?.tag === DER.bitString && element.contents[0] === 0 ? element.contents.subarray(1) : undefined;

/** RFC 5280 §4.1.1.2: what was signed names the same algorithm as stands beside the signature. */
function namesSameAlgorithm(tbs: DerElement, algorithm: DerElement): boolean {
  const fields = insideOf(tbs, DER.sequence) ?? [];
  const inside = fields[fields[0]?.tag === 0xa0 ? 2 : 1];
  return inside !== undefined && sameBytes(inside.whole, algorithm.whole);
}
