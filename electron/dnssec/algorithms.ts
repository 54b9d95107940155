import { createPublicKey, type KeyObject, verify } from 'node:crypto';
import { ed448 } from '@noble/curves/ed448.js';

/** DNSKEY algorithm numbers (IANA, DNS Security Algorithm Numbers) that can be validated here. */
const RSA_HASHES: Readonly<Record<number, string>> = { 5: 'sha1', 7: 'sha1', 8: 'sha256', 10: 'sha512' };
const EC_CURVES: Readonly<Record<number, { crv: string; hash: string; octets: number }>> = {
  13: { crv: 'P-256', hash: 'sha256', octets: 32 },
  14: { crv: 'P-384', hash: 'sha384', octets: 48 },
};
const ED25519 = 15;
const ED448 = 16;
/** RSASHA1 and RSASHA1-NSEC3-SHA1 (RFC 9905 §2: treated as unsupported, hence insecure). */
const SHA1_ALGORITHMS: readonly number[] = [5, 7];

/** Larger moduli take long to verify with; RFC 3110 §2 allows 4096 bits. */
const MAX_RSA_OCTETS = 512;
/**
 * What BoringSSL takes, so that it is the same on every host: 2^32 + 1 is the largest in use. A long exponent makes one
 * verification take milliseconds.
 */
const MAX_RSA_EXPONENT_BITS = 33;

/** Whether signatures of an algorithm count: one that does not makes a zone insecure, never bogus (RFC 4035 §5.2). */
export function isSupported(algorithm: number, sha1: 'insecure' | 'validate'): boolean {
  if (SHA1_ALGORITHMS.includes(algorithm)) return sha1 === 'validate';
  return algorithm in RSA_HASHES || algorithm in EC_CURVES || algorithm === ED25519 || algorithm === ED448;
}

/**
 * What one verification costs, in units of a budget of signatures: about the milliseconds it takes, where that is more
 * than a part of one.
 */
export function verificationCost(algorithm: number): number {
  if (algorithm === ED448) return 8;
  return algorithm === 14 ? 2 : 1;
}

/** Whether a signature over some bytes was made with a DNSKEY's key. Never throws: a key that is none fits nothing. */
export function verifySignature(
  algorithm: number,
  publicKey: Uint8Array,
  data: Uint8Array,
  signature: Uint8Array,
): boolean {
  try {
    // BoringSSL, which Electron has, knows no Ed448: a library does it the same on every host (RFC 8080).
    if (algorithm === ED448)
      return ed448.verify(Uint8Array.from(signature), Uint8Array.from(data), Uint8Array.from(publicKey));
    const key = importKey(algorithm, publicKey);
    if (!key) return false;
    if (algorithm === ED25519) return verify(null, data, key, signature);
    const curve = EC_CURVES[algorithm];
    if (curve) {
      // RFC 6605 §4: r and s, each as long as the curve's field.
      if (signature.length !== curve.octets * 2) return false;
      return verify(curve.hash, data, { key, dsaEncoding: 'ieee-p1363' }, signature);
    }
    const hash = RSA_HASHES[algorithm];
    return hash !== undefined && verify(hash, data, key, signature);
  } catch {
    return false;
  }
}

/** The size of an RSA key in bits; undefined for other algorithms, whose size follows from the number. */
export function rsaBits(algorithm: number, publicKey: Uint8Array): number | undefined {
  const parts = algorithm in RSA_HASHES ? rsaParts(publicKey) : undefined;
  if (!parts) return undefined;
  return bitLength(parts.modulus);
}

function bitLength(number: Uint8Array): number {
  const first = number.findIndex(byte => byte !== 0);
  return first < 0 ? 0 : (number.length - first) * 8 - Math.clz32(number[first]!) + 24;
}

const IMPORTED = new Map<string, KeyObject>();
/** Keys kept ready; the oldest goes when there are more. One check meets some tens. */
const MAX_IMPORTED = 500;

/** The same, by the very bytes that a zone's key was read into: those are used for each of its signatures. */
const IMPORTED_FROM = new WeakMap<Uint8Array, KeyObject>();

function importKey(algorithm: number, publicKey: Uint8Array): KeyObject | undefined {
  const key = IMPORTED_FROM.get(publicKey) ?? importByContent(algorithm, publicKey);
  if (key) IMPORTED_FROM.set(publicKey, key);
  return key;
}

function importByContent(algorithm: number, publicKey: Uint8Array): KeyObject | undefined {
  const octets = Buffer.from(publicKey.buffer, publicKey.byteOffset, publicKey.length);
  const name = `${algorithm} ${octets.toString('latin1')}`;
  const known = IMPORTED.get(name);
  if (known) return known;
  const jwk = toJwk(algorithm, publicKey);
  if (!jwk) return undefined;
  const key = createPublicKey({ key: jwk, format: 'jwk' });
  if (IMPORTED.size >= MAX_IMPORTED) IMPORTED.delete(IMPORTED.keys().next().value!);
  IMPORTED.set(name, key);
  return key;
}

function toJwk(algorithm: number, publicKey: Uint8Array) {
  const text = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64url');
  const curve = EC_CURVES[algorithm];
  if (curve) {
    // RFC 6605 §4: both coordinates, uncompressed.
    if (publicKey.length !== curve.octets * 2) return undefined;
    const [x, y] = [publicKey.subarray(0, curve.octets), publicKey.subarray(curve.octets)];
    return { kty: 'EC', crv: curve.crv, x: text(x), y: text(y) };
  }
  if (algorithm === ED25519) {
    return publicKey.length === 32 ? { kty: 'OKP', crv: 'Ed25519', x: text(publicKey) } : undefined;
  }
  const parts = rsaParts(publicKey);
  return parts && bitLength(parts.exponent) <= MAX_RSA_EXPONENT_BITS
    ? { kty: 'RSA', e: text(parts.exponent), n: text(parts.modulus) }
    : undefined;
}

/** RFC 3110 §2: the length of the exponent in one octet, or in three of which the first is 0. */
function rsaParts(publicKey: Uint8Array): { exponent: Uint8Array; modulus: Uint8Array } | undefined {
  const short = publicKey[0] !== 0;
  const length = short ? publicKey[0]! : ((publicKey[1] ?? 0) << 8) | (publicKey[2] ?? 0);
  const start = short ? 1 : 3;
  const exponent = publicKey.subarray(start, start + length);
  const modulus = publicKey.subarray(start + length);
  const usable =
    exponent.length === length && length > 0 && modulus.length > 0 && modulus.length <= MAX_RSA_OCTETS;
  return usable ? { exponent, modulus } : undefined;
}
