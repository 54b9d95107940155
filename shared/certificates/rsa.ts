import { sameBytes, toHex } from '../model/bytes.ts';
import { DER, type DerElement, insideOf, objectIdentifier, readDer } from './der.ts';
import { type HashName, hashOf } from './hash.ts';

/** Larger moduli take long and are no CA's; smaller ones cannot hold what is signed. */
const MAX_MODULUS_BITS = 8_192;
const MIN_MODULUS_BITS = 512;

/** DER of `DigestInfo` up to the digest, by hash (RFC 8017 §9.2, note 1). */
const DIGEST_INFO: Readonly<Record<HashName, string>> = {
  sha1: '3021300906052b0e03021a05000414',
  sha224: '302d300d06096086480165030402040500041c',
  sha256: '3031300d060960864801650304020105000420',
  sha384: '3041300d060960864801650304020205000430',
  sha512: '3051300d060960864801650304020305000440',
};
const PSS_HASHES: Readonly<Record<string, HashName>> = {
  '1.3.14.3.2.26': 'sha1',
  '2.16.840.1.101.3.4.2.4': 'sha224',
  '2.16.840.1.101.3.4.2.1': 'sha256',
  '2.16.840.1.101.3.4.2.2': 'sha384',
  '2.16.840.1.101.3.4.2.3': 'sha512',
};

/** RSASSA-PKCS1-v1_5 (RFC 8017 §8.2.2): the expected encoding is made and compared whole, nothing is parsed. */
export function verifyRsaPkcs1(
  key: Uint8Array,
  hash: HashName,
  message: Uint8Array,
  signature: Uint8Array,
): boolean {
  const opened = open(key, signature);
  if (!opened) return false;
  const info = `${DIGEST_INFO[hash]}${toHex(hashOf(hash, message))}`;
  const padding = opened.length - info.length / 2 - 3;
  return padding >= 8 && toHex(opened) === `0001${'ff'.repeat(padding)}00${info}`;
}

/** RSASSA-PSS (RFC 8017 §9.1.2), with the mask made by MGF1 and the hash that the parameters name for both. */
export function verifyRsaPss(
  key: Uint8Array,
  parameters: DerElement | undefined,
  message: Uint8Array,
  signature: Uint8Array,
): boolean {
  const fields = insideOf(parameters, DER.sequence) ?? [];
  const inner = (tag: number) => fields.find(field => field.tag === tag)?.contents;
  const hashField = inner(0xa0);
  const identifier = hashField && insideOf(readDer(hashField), DER.sequence)?.[0];
  const name = identifier ? objectIdentifier(identifier.contents) : '1.3.14.3.2.26';
  const hash = name === undefined || !Object.hasOwn(PSS_HASHES, name) ? undefined : PSS_HASHES[name];
  const saltField = inner(0xa2);
  const salt = saltField ? readDer(saltField)?.contents : Uint8Array.of(20);
  const opened = open(key, signature);
  if (!opened || hash === undefined || !salt || salt.length > 2) return false;
  return pssMatches(
    opened,
    modulusBits(key) - 1,
    hash,
    salt.reduce((sum, byte) => sum * 256 + byte, 0),
    message,
  );
}

function pssMatches(
  opened: Uint8Array,
  emBits: number,
  hash: HashName,
  saltLength: number,
  message: Uint8Array,
): boolean {
  const encoded = opened.subarray(opened.length - Math.ceil(emBits / 8));
  const digest = hashOf(hash, message);
  const maskedLength = encoded.length - digest.length - 1;
  if (encoded.at(-1) !== 0xbc || maskedLength < saltLength + 1) return false;
  const h = encoded.subarray(maskedLength, maskedLength + digest.length);
  const mask = mgf1(hash, h, maskedLength);
  const block = encoded.subarray(0, maskedLength).map((byte, at) => byte ^ mask[at]!);
  block[0]! &= 0xff >> (8 * encoded.length - emBits);
  const saltStart = maskedLength - saltLength;
  if (!block.subarray(0, saltStart - 1).every(byte => byte === 0) || block[saltStart - 1] !== 1) return false;
  const again = new Uint8Array([
    ...Array.from({ length: 8 }, () => 0),
    ...digest,
    ...block.subarray(saltStart),
  ]);
  return sameBytes(h, hashOf(hash, again));
}

function mgf1(hash: HashName, seed: Uint8Array, length: number): Uint8Array {
  const mask: number[] = [];
  for (let counter = 0; mask.length < length; counter += 1) {
    mask.push(...hashOf(hash, new Uint8Array([...seed, 0, 0, counter >> 8, counter & 255])));
  }
  return Uint8Array.from(mask.slice(0, length));
}

/** RSAVP1 (RFC 8017 §5.2.2): the signature to the power of the public exponent, in as many octets as the modulus. */
function open(key: Uint8Array, signature: Uint8Array): Uint8Array | undefined {
  const [modulus, exponent] = insideOf(readDer(key), DER.sequence) ?? [];
  const bits = modulusBits(key);
  // A public exponent beyond 64 bits is nobody's, and would take long.
  if (
    !modulus ||
    !exponent ||
    bits < MIN_MODULUS_BITS ||
    bits > MAX_MODULUS_BITS ||
    exponent.contents.length > 8
  ) {
    return undefined;
  }
  const e = toNumber(exponent.contents);
  // RFC 8017 §3.1: at least 3, and odd. With 1 a signature would be whatever is claimed to be signed.
  if (e < 3n || (e & 1n) === 0n) return undefined;
  const octets = Math.ceil(bits / 8);
  const n = toNumber(modulus.contents);
  const s = toNumber(signature);
  if (signature.length !== octets || s >= n) return undefined;
  const hex = power(s, e, n)
    .toString(16)
    .padStart(octets * 2, '0');
  return Uint8Array.from({ length: octets }, (_, at) => Number.parseInt(hex.slice(at * 2, at * 2 + 2), 16));
}

function modulusBits(key: Uint8Array): number {
  const [modulus] = insideOf(readDer(key), DER.sequence) ?? [];
  return modulus?.tag === DER.integer ? toNumber(modulus.contents).toString(2).length : 0;
}

const toNumber = (bytes: Uint8Array): bigint => (bytes.length === 0 ? 0n : BigInt(`0x${toHex(bytes)}`));

function power(base: bigint, exponent: bigint, modulus: bigint): bigint {
  let result = 1n;
  let square = base % modulus;
  for (let left = exponent; left > 0n; left >>= 1n) {
    if ((left & 1n) === 1n) result = (result * square) % modulus;
    square = (square * square) % modulus;
  }
  return result;
}
