import { sha256 } from '@noble/hashes/sha2.js';
import { accepted, refused, type Result } from '../model/result.ts';
import { fromBase64, toHex } from '../model/bytes.ts';
import type { DomainName } from '../model/domain-name.ts';

/** What a registrar asks for. */
export interface DsFields {
  readonly keyTag: number;
  readonly algorithm: number;
  readonly digestType: 2;
  readonly digest: string;
}

export type DsProblem =
  | { readonly kind: 'too-large' }
  /** Not the four fields of a DNSKEY record. */
  | { readonly kind: 'not-dnskey' }
  /** RFC 4034 §2.1.1: flags 256 is a zone signing key, which the parent does not have to know. */
  | { readonly kind: 'not-a-key-signing-key' }
  /** RFC 9904: not to be signed with. */
  | { readonly kind: 'old-algorithm'; readonly algorithm: number };

const MAX_CHARACTERS = 10_000;
const OLD: readonly number[] = [1, 3, 5, 6, 7, 10, 12];

/** The DS of a DNSKEY record in presentation form (RFC 4034 §5.1.4, with SHA-256 by RFC 4509), for the parent zone. */
export function dsFromDnskey(owner: DomainName, text: string): Result<DsFields, DsProblem> {
  if (text.length > MAX_CHARACTERS) return refused({ kind: 'too-large' });
  const words = text
    .split('\n')
    .map(line => line.split(';', 1)[0]!)
    .join(' ')
    .split(/[\s()]+/)
    .filter(word => word !== '');
  const at = words.findIndex(word => /^DNSKEY$/i.test(word));
  const [flags = '', protocol = '', algorithm = '', ...key] = words.slice(at + 1);
  const publicKey = fromBase64(key.join(''));
  const numbers = [flags, protocol, algorithm].map(Number);
  const isNumber = [flags, protocol, algorithm].every(word => /^\d{1,5}$/.test(word));
  if (!isNumber || numbers[1] !== 3 || numbers[0]! > 65_535 || numbers[2]! > 255 || !publicKey) {
    return refused({ kind: 'not-dnskey' });
  }
  if (numbers[0] !== 257) return refused({ kind: 'not-a-key-signing-key' });
  if (OLD.includes(numbers[2]!)) return refused({ kind: 'old-algorithm', algorithm: numbers[2]! });
  // A key that lost its end on the way gives a DS that makes the whole domain bogus.
  if (!isWhole(numbers[2]!, publicKey)) return refused({ kind: 'not-dnskey' });
  const rdata = Uint8Array.from([numbers[0] >> 8, numbers[0] & 255, 3, numbers[2]!, ...publicKey]);
  const digest = toHex(sha256(Uint8Array.from([...wireName(owner), ...rdata])));
  return accepted({ keyTag: keyTag(rdata), algorithm: numbers[2]!, digestType: 2, digest });
}

/** Bytes of a key: RFC 6605 §4 (ECDSA) and RFC 8080 §3 (EdDSA). */
const KEY_BYTES: Readonly<Record<number, number>> = { 13: 64, 14: 96, 15: 32, 16: 57 };

/** RFC 3110 §2: an RSA key is the length of its exponent, the exponent, and the modulus, which is some times 64 bits. */
function isWhole(algorithm: number, key: Uint8Array): boolean {
  const wanted = KEY_BYTES[algorithm];
  if (wanted !== undefined) return key.length === wanted;
  const [short = 0, high = 0, low = 0] = key;
  const exponentEnd = short > 0 ? 1 + short : 3 + high * 256 + low;
  const modulus = key.length - exponentEnd;
  return algorithm === 8 ? modulus >= 128 && modulus % 8 === 0 : key.length > 0;
}

/** RFC 4034 appendix B. */
function keyTag(rdata: Uint8Array): number {
  const sum = rdata.reduce((total, byte, at) => total + (at % 2 === 0 ? byte << 8 : byte), 0);
  return (sum + (sum >> 16)) & 0xffff;
}

/** RFC 4034 §6.2: lower case, uncompressed. A domain name holds letters, digits, `-` and `_` alone. */
const wireName = (name: DomainName): number[] => [
  ...name.split('.').flatMap(label => [label.length, ...Array.from(label, letter => letter.charCodeAt(0))]),
  0,
];
