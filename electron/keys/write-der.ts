import { DER } from '../../shared/certificates/der.ts';

/** One element of DER (X.690 §10.1: the length in its shortest form). */
export function derElement(tag: number, ...contents: readonly Uint8Array[]): Uint8Array {
  const length = contents.reduce((sum, each) => sum + each.length, 0);
  const octets: number[] = [];
  for (let rest = length; rest > 0; rest = Math.floor(rest / 256)) octets.unshift(rest % 256);
  const lengthOctets = length < 0x80 ? [length] : [0x80 | octets.length, ...octets];
  return Buffer.concat([Uint8Array.of(tag, ...lengthOctets), ...contents]);
}

/** No program makes RSA keys that are smaller; numbers that are, are something else. */
export const LEAST_RSA_BITS = 512;

/** `rsaEncryption` with its NULL, which certificates must have (RFC 3279 §2.3.1). */
const RSA_ALGORITHM = Buffer.from('300d06092a864886f70d0101010500', 'hex');

/** A SubjectPublicKeyInfo (RFC 5280 §4.1.2.7) of an algorithm and the key itself. */
export const writeSpki = (algorithm: Uint8Array, key: Uint8Array): Uint8Array =>
  derElement(DER.sequence, algorithm, derElement(DER.bitString, Uint8Array.of(0), key));

/** That of an RSAPublicKey (RFC 8017 §A.1.1). */
export const writeRsaSpki = (key: Uint8Array): Uint8Array => writeSpki(RSA_ALGORITHM, key);
