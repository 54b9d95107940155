import { ed25519 } from '@noble/curves/ed25519.js';
import { ed448 } from '@noble/curves/ed448.js';
import { ecCurve } from '../../shared/certificates/curves.ts';
import {
  contextTag,
  DER,
  type DerElement,
  insideOf,
  integerBits,
  objectIdentifier,
  readDer,
} from '../../shared/certificates/der.ts';
import type { KeyProblem } from '../../shared/evidence/keys/key-material.ts';
import { accepted, refused, type Result } from '../../shared/model/result.ts';
import { derElement, writeRsaSpki, writeSpki } from './write-der.ts';

const RSA = '1.2.840.113549.1.1.1';
const RSA_PSS = '1.2.840.113549.1.1.10';
const EC = '1.2.840.10045.2.1';
/** RFC 8410 §3. */
const EDWARDS: Readonly<Record<string, typeof ed25519>> = {
  '1.3.101.112': ed25519,
  '1.3.101.113': ed448,
};

type PublicHalf = Result<Uint8Array, KeyProblem>;
const damaged: PublicHalf = refused('damaged');

/**
 * The SubjectPublicKeyInfo of a private key: PKCS #8 (RFC 5958), or the older forms PKCS #1 (RFC 8017 §A.1.2) and SEC 1
 * (RFC 5915). Undefined where the element is no private key. Reads with no help of a TLS library, so that it gives the
 * same wherever it runs; the caller wipes the bytes.
 */
export function publicHalf(element: DerElement): PublicHalf | undefined {
  const fields = insideOf(element, DER.sequence) ?? [];
  const [version, second, third] = fields;
  if (version?.tag !== DER.integer || version.contents.length !== 1) return undefined;
  if (second?.tag === DER.sequence && third?.tag === DER.octetString) return ofPkcs8(second, third);
  if (second?.tag === DER.octetString) return ofEcKey(fields, undefined);
  return isRsaPrivateKey(fields) ? accepted(writeRsaSpki(rsaPublicKey(fields))) : undefined;
}

/** No program makes RSA keys that are smaller; numbers that are, are something else. */
const LEAST_RSA_BITS = 512;

/**
 * RFC 8017 §A.1.2: version, modulus, two exponents, two primes, and three numbers that make it quick; version 1 has more
 * primes in a list of their own.
 */
function isRsaPrivateKey(fields: readonly DerElement[]): boolean {
  const [version, modulus] = fields;
  return (
    fields.length === (version?.contents[0] === 0 ? 9 : 10) &&
    fields.slice(0, 9).every(({ tag }) => tag === DER.integer) &&
    modulus !== undefined &&
    integerBits(modulus.contents) >= LEAST_RSA_BITS
  );
}

function ofPkcs8(algorithm: DerElement, key: DerElement): PublicHalf | undefined {
  const [type, parameters] = insideOf(algorithm, DER.sequence) ?? [];
  const identifier = type?.tag === DER.objectIdentifier ? objectIdentifier(type.contents) : undefined;
  if (identifier === undefined) return undefined;
  const inner = readDer(key.contents);
  if (identifier === RSA || identifier === RSA_PSS) {
    const fields = insideOf(inner, DER.sequence) ?? [];
    if (!isRsaPrivateKey(fields)) return damaged;
    const publicKey = rsaPublicKey(fields);
    // RFC 4055 §1.2: what the key may be used for is part of its algorithm.
    return accepted(identifier === RSA_PSS ? writeSpki(algorithm.whole, publicKey) : writeRsaSpki(publicKey));
  }
  if (identifier === EC) return ofEcKey(insideOf(inner, DER.sequence) ?? [], parameters);
  const curve = Object.hasOwn(EDWARDS, identifier) ? EDWARDS[identifier] : undefined;
  if (!curve) return refused('unsupported-key');
  // RFC 8410 §7: the private key is an OCTET STRING inside the OCTET STRING.
  if (inner?.tag !== DER.octetString || inner.contents.length !== curve.lengths.secretKey) return damaged;
  return accepted(writeSpki(algorithm.whole, curve.getPublicKey(inner.contents)));
}

const rsaPublicKey = ([, modulus, exponent]: readonly DerElement[]): Uint8Array =>
  derElement(DER.sequence, modulus!.whole, exponent!.whole);

/** RFC 5915 §3: the number itself; the curve, where PKCS #8 has not said it yet; and most times the public point. */
function ofEcKey(fields: readonly DerElement[], given: DerElement | undefined): PublicHalf {
  const inTag = (number: number) => {
    const wrapped = fields.find(({ tag }) => tag === contextTag(number, true));
    return wrapped && readDer(wrapped.contents);
  };
  const parameters = given ?? inTag(0);
  const [, secret] = fields;
  if (secret?.tag !== DER.octetString) return damaged;
  if (!parameters) return refused('unsupported-key');
  const written = inTag(1);
  const point = written?.tag === DER.bitString ? written.contents.subarray(1) : undefined;
  const curve = ecCurve(
    parameters.tag === DER.objectIdentifier ? objectIdentifier(parameters.contents) : undefined,
  );
  const computed = curve && pointOf(curve, secret.contents, point?.[0] === 2 || point?.[0] === 3);
  if (curve && !computed) return damaged;
  if (computed && point && Buffer.compare(computed, point) !== 0) return damaged;
  const key = computed ?? point;
  if (!key || key.length === 0) return refused('unsupported-key');
  const type = derElement(DER.objectIdentifier, EC_IDENTIFIER);
  return accepted(writeSpki(derElement(DER.sequence, type, parameters.whole), key));
}
const EC_IDENTIFIER = Buffer.from('2a8648ce3d0201', 'hex');

/** The public point, or undefined where the number is none that a key of this curve can be. */
function pointOf(
  curve: NonNullable<ReturnType<typeof ecCurve>>,
  secret: Uint8Array,
  compressed: boolean,
): Uint8Array | undefined {
  const size = curve.lengths.secretKey ?? secret.length;
  // RFC 5915 §3 wants leading zeros; some programs leave them out.
  const padded = Buffer.alloc(size);
  try {
    if (secret.length > size) return undefined;
    padded.set(secret, size - secret.length);
    return curve.getPublicKey(padded, compressed);
  } catch {
    return undefined;
  } finally {
    padded.fill(0);
  }
}
