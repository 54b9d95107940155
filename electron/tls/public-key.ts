import type { PublicKeyFacts } from '../../shared/evidence/certificate.ts';
import {
  DER,
  type DerElement,
  insideOf,
  integerBits,
  objectIdentifier,
  readDer,
} from '../../shared/certificates/der.ts';

/** Curves by object identifier: the name by which rules and people know them, and the bits of their field. */
const CURVES: Readonly<Record<string, { readonly curve: string; readonly bits: number }>> = {
  '1.2.840.10045.3.1.1': { curve: 'P-192', bits: 192 },
  '1.3.132.0.33': { curve: 'P-224', bits: 224 },
  '1.2.840.10045.3.1.7': { curve: 'P-256', bits: 256 },
  '1.3.132.0.34': { curve: 'P-384', bits: 384 },
  '1.3.132.0.35': { curve: 'P-521', bits: 521 },
  '1.3.132.0.10': { curve: 'secp256k1', bits: 256 },
  '1.3.36.3.3.2.8.1.1.7': { curve: 'brainpoolP256r1', bits: 256 },
  '1.3.36.3.3.2.8.1.1.11': { curve: 'brainpoolP384r1', bits: 384 },
  '1.3.36.3.3.2.8.1.1.13': { curve: 'brainpoolP512r1', bits: 512 },
};

/** The kind and size of the key in a SubjectPublicKeyInfo (RFC 5280 §4.1.2.7), or undefined where it is none. */
export function readPublicKey(spki: DerElement | undefined): PublicKeyFacts | undefined {
  const [algorithm, key] = insideOf(spki, DER.sequence) ?? [];
  const [type, parameters] = insideOf(algorithm, DER.sequence) ?? [];
  const identifier = type?.tag === DER.objectIdentifier ? objectIdentifier(type.contents) : undefined;
  if (identifier === undefined || key?.tag !== DER.bitString) return undefined;
  const bytes = key.contents.subarray(1);
  switch (identifier) {
    case '1.2.840.113549.1.1.1':
    // id-RSASSA-PSS: the same key, kept to one kind of signature (RFC 4055 §1.2).
    case '1.2.840.113549.1.1.10': {
      const modulus = insideOf(readDer(bytes), DER.sequence)?.[0];
      return modulus?.tag === DER.integer ? { kind: 'rsa', bits: integerBits(modulus.contents) } : undefined;
    }
    case '1.2.840.10045.2.1':
      return { kind: 'ec', ...curveOf(parameters, bytes) };
    // RFC 8410 §3.
    case '1.3.101.112':
      return { kind: 'ed25519' };
    case '1.3.101.113':
      return { kind: 'ed448' };
    default:
      return { kind: 'other', algorithm: identifier };
  }
}

/** A curve without a name here keeps its identifier; its bits then follow from the size of the point. */
function curveOf(parameters: DerElement | undefined, point: Uint8Array): { curve: string; bits: number } {
  const identifier =
    parameters?.tag === DER.objectIdentifier ? objectIdentifier(parameters.contents) : undefined;
  const named = identifier === undefined ? undefined : CURVES[identifier];
  if (named) return named;
  // SEC 1 §2.3.3: 04 and both coordinates, or 02 or 03 and one.
  const coordinates = point[0] === 4 ? 2 : 1;
  const bits = Math.max(0, Math.floor((point.length - 1) / coordinates) * 8);
  return { curve: identifier ?? 'explicit', bits };
}
