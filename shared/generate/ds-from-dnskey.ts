import { sha256 } from '@noble/hashes/sha2.js';
import { accepted, refused, type Result } from '../model/result.ts';
import { fromBase64, toHex } from '../model/bytes.ts';
import type { DomainName } from '../model/domain-name.ts';
import { absoluteWord, masterFile, type MasterFileText, valueWords } from './quoting/master-file.ts';

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
  /** RFC 4034 §5.1.4: the digest is over the name as well, so that the DS of another zone's key would be a wrong one. */
  | { readonly kind: 'other-owner'; readonly owner: string }
  /** RFC 4034 §2.1.1: flags 256 is a zone signing key, which the parent does not have to know. */
  | { readonly kind: 'not-a-key-signing-key' }
  /** RFC 9904: not to be signed with. */
  | { readonly kind: 'old-algorithm'; readonly algorithm: number };

const MAX_CHARACTERS = 10_000;
const OLD: readonly number[] = [1, 3, 5, 6, 7, 10, 12];
const SHOWN_CHARACTERS = 80;

/**
 * The DS (RFC 4034 §5.1.4, with SHA-256 by RFC 4509) of each key signing key among DNSKEY records in presentation form, as a
 * zone file or `dig` gives them, for the parent zone. Signatures among them and zone signing keys are passed over.
 */
export function dsFromDnskey(owner: DomainName, text: string): Result<readonly DsFields[], DsProblem> {
  if (text.length > MAX_CHARACTERS) return refused({ kind: 'too-large' });
  const keys = recordsIn(text).flatMap(record => readKey(record) ?? []);
  const stranger = keys.find(key => key.owner !== undefined && key.owner !== owner)?.owner;
  if (stranger !== undefined) {
    return refused({ kind: 'other-owner', owner: stranger.slice(0, SHOWN_CHARACTERS) });
  }
  if (keys.length === 0) return refused({ kind: 'not-dnskey' });
  const signing = keys.filter(({ flags }) => flags === KEY_SIGNING);
  const [first] = signing;
  if (!first) return refused({ kind: 'not-a-key-signing-key' });
  const fit = signing.filter(({ algorithm }) => !OLD.includes(algorithm));
  if (fit.length === 0) return refused({ kind: 'old-algorithm', algorithm: first.algorithm });
  return accepted(fit.map(key => dsOf(owner, key)));
}

/** The record for the parent zone, as a registrar or a zone file takes it. */
export const dsLine = (owner: DomainName, ds: DsFields): MasterFileText =>
  masterFile`${absoluteWord(owner)} IN DS ${valueWords({ ...ds, owner, type: 'DS', ttl: 0 })}`;

interface Key {
  /** Without the last dot; absent where the record does not name it. */
  readonly owner: string | undefined;
  readonly flags: number;
  readonly algorithm: number;
  readonly publicKey: Uint8Array;
}
/** RFC 4034 §2.1.1: zone key and secure entry point. */
const KEY_SIGNING = 257;
const DNSSEC_PROTOCOL = 3;

/** Each record with all its lines: what begins none goes on with the one before, in parentheses or pasted without. */
function recordsIn(text: string): readonly string[] {
  const records: string[] = [];
  for (const line of text.split('\n')) {
    const words = line.split(';', 1)[0]!.replaceAll(/[()]/g, ' ');
    const isStart = /(?:^|\s)(?:DNSKEY|RRSIG)(?:\s|$)/i.test(words) || /^\s*\d+\s+\d+\s+\d+\s/.test(words);
    if (isStart || records.length === 0) records.push(words);
    else records[records.length - 1] += ` ${words}`;
  }
  return records.filter(record => !/(?:^|\s)RRSIG\s/i.test(record));
}

function readKey(record: string): Key | undefined {
  const words = record.split(/\s+/).filter(word => word !== '');
  const at = words.findIndex(word => /^DNSKEY$/i.test(word));
  const [flags = '', protocol = '', algorithm = '', ...key] = words.slice(at + 1);
  const publicKey = fromBase64(key.join(''));
  const isNumber = [flags, protocol, algorithm].every(word => /^\d{1,5}$/.test(word));
  if (!isNumber || Number(protocol) !== DNSSEC_PROTOCOL || !publicKey?.length) return undefined;
  if (Number(flags) > 65_535 || Number(algorithm) > 255) return undefined;
  // A key that lost its end on the way gives a DS that makes the whole domain bogus.
  if (!isWhole(Number(algorithm), publicKey)) return undefined;
  const owner = at > 0 && !/^\s/.test(record) ? ownerIn(words[0]!) : undefined;
  return { owner, flags: Number(flags), algorithm: Number(algorithm), publicKey };
}

/** A name that is relative to a zone that nobody knows here says nothing; a TTL or a class is no name. */
function ownerIn(word: string): string | undefined {
  const name = word.toLowerCase().replace(/\.$/, '');
  return name.includes('.') || (word.endsWith('.') && name !== '') ? name : undefined;
}

function dsOf(owner: DomainName, { flags, algorithm, publicKey }: Key): DsFields {
  const rdata = Uint8Array.from([flags >> 8, flags & 255, DNSSEC_PROTOCOL, algorithm, ...publicKey]);
  const digest = toHex(sha256(Uint8Array.from([...wireName(owner), ...rdata])));
  return { keyTag: keyTag(rdata), algorithm, digestType: 2, digest };
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
