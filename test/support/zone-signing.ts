import { createHash, generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { ed448 } from '@noble/curves/ed448.js';
import { keyTagOf } from '../../electron/dnssec/dnskey.ts';
import { nameToWire, type WireName } from '../../electron/dns/wire/wire-name.ts';
import type { TrustAnchor } from '../../electron/network.ts';
import { nameToText } from '../../electron/dns/wire/wire-name.ts';
import { nameOf, uint16, uint32, type ZoneRecord } from './zone-records.ts';

/** A key of a test zone, whatever its algorithm. */
export interface SigningKey {
  readonly algorithm: number;
  readonly rdata: Uint8Array;
  readonly keyTag: number;
  readonly sign: (data: Uint8Array) => Uint8Array;
}

export const KSK = 257;
export const ZSK = 256;
const RRSIG = 46;
const DNSKEY = 48;
const DS = 43;

/** A new key; `flags` and `protocol` as its DNSKEY record has them (RFC 4034 §2.1). */
export function newKey(algorithm: number, flags: number = KSK, protocol: number = 3): SigningKey {
  const { publicKey, sign: signData } = newPair(algorithm);
  return keyOf(algorithm, publicKey, signData, flags, protocol);
}

/** The same key under other flags or another protocol. */
export const withFields = (key: SigningKey, flags: number, protocol = 3): SigningKey =>
  keyOf(key.algorithm, key.rdata.subarray(4), key.sign, flags, protocol);

function keyOf(
  algorithm: number,
  publicKey: Uint8Array,
  signData: SigningKey['sign'],
  flags: number,
  protocol: number,
): SigningKey {
  const rdata = Buffer.concat([uint16(flags), Buffer.of(protocol, algorithm), publicKey]);
  return { algorithm, rdata, keyTag: keyTagOf(rdata), sign: signData };
}

const HASHES: Readonly<Record<number, string>> = { 5: 'sha1', 7: 'sha1', 8: 'sha256', 10: 'sha512' };
const CURVES = { 13: ['P-256', 'sha256'], 14: ['P-384', 'sha384'] } as const;

function newPair(algorithm: number): { publicKey: Uint8Array; sign: SigningKey['sign'] } {
  const bytesOf = (key: KeyObject, ...fields: ('x' | 'y' | 'e' | 'n')[]) => {
    const jwk = key.export({ format: 'jwk' });
    return fields.map(field => Buffer.from(jwk[field] ?? '', 'base64url'));
  };
  if (algorithm === 16) {
    const { publicKey, secretKey } = ed448.keygen();
    return { publicKey, sign: data => ed448.sign(Uint8Array.from(data), secretKey) };
  }
  if (algorithm === 15) {
    const { publicKey, privateKey } = generateKeyPairSync('ed25519');
    return { publicKey: bytesOf(publicKey, 'x')[0]!, sign: data => sign(null, data, privateKey) };
  }
  if (algorithm === 13 || algorithm === 14) {
    const [namedCurve, hash] = CURVES[algorithm];
    const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve });
    const key = { key: privateKey, dsaEncoding: 'ieee-p1363' } as const;
    return { publicKey: Buffer.concat(bytesOf(publicKey, 'x', 'y')), sign: data => sign(hash, data, key) };
  }
  const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 1_024 });
  const [exponent, modulus] = bytesOf(publicKey, 'e', 'n') as [Buffer, Buffer];
  const hash = HASHES[algorithm] ?? 'sha256';
  return {
    publicKey: Buffer.concat([Buffer.of(exponent.length), exponent, modulus]),
    sign: data => sign(hash, data, privateKey),
  };
}

export interface SigningTerms {
  readonly signer: string | WireName;
  readonly inception: number;
  readonly expiration: number;
  /** Fields of the RRSIG that shall not be what they should. They are signed along. */
  readonly labels?: number;
  readonly originalTtl?: number;
  readonly keyTag?: number;
  readonly algorithm?: number;
  readonly typeCovered?: number;
}

/** The RRSIG record over an RRset, given in canonical form (RFC 4034 §3.1.8.1). */
export function signatureOver(set: readonly ZoneRecord[], key: SigningKey, terms: SigningTerms): ZoneRecord {
  const [{ owner, type, ttl }] = set as [ZoneRecord];
  const signer = typeof terms.signer === 'string' ? nameOf(terms.signer) : terms.signer;
  const isWildcard = owner[0]?.length === 1 && owner[0][0] === 0x2a;
  const { labels = owner.length - (isWildcard ? 1 : 0), originalTtl = ttl } = terms;
  const { keyTag = key.keyTag, algorithm = key.algorithm, typeCovered = type } = terms;
  const fields = Buffer.concat([
    uint16(typeCovered),
    Buffer.of(algorithm, labels),
    ...[originalTtl, terms.expiration, terms.inception].map(uint32),
    uint16(keyTag),
    nameToWire(signer),
  ]);
  const records = set
    .map(({ rdata }) => Buffer.from(rdata))
    .toSorted((a, b) => Buffer.compare(a, b))
    .map(rdata =>
      Buffer.concat([
        nameToWire(owner),
        uint16(type),
        uint16(1),
        uint32(originalTtl),
        uint16(rdata.length),
        rdata,
      ]),
    );
  const signature = key.sign(Buffer.concat([fields, ...records]));
  return { owner, type: RRSIG, ttl, rdata: Buffer.concat([fields, signature]) };
}

const DIGESTS: Readonly<Record<number, string>> = { 1: 'sha1', 2: 'sha256', 4: 'sha384' };

/** The DS record for a key; of a digest type that nobody knows it is 32 octets of nothing. */
export function dsRecord(owner: string | WireName, key: SigningKey, digestType = 2): ZoneRecord {
  const name = typeof owner === 'string' ? nameOf(owner) : owner;
  const hash = DIGESTS[digestType];
  const digest = hash
    ? createHash(hash).update(nameToWire(name)).update(key.rdata).digest()
    : Buffer.alloc(32);
  const rdata = Buffer.concat([uint16(key.keyTag), Buffer.of(key.algorithm, digestType), digest]);
  return { owner: name, type: DS, ttl: 3_600, rdata };
}

export const keyRecord = (owner: string | WireName, key: SigningKey): ZoneRecord => ({
  owner: typeof owner === 'string' ? nameOf(owner) : owner,
  type: DNSKEY,
  ttl: 3_600,
  rdata: key.rdata,
});

/** The trust anchor that a key is, as DS. */
export function dsAnchor(owner: string | WireName, key: SigningKey): TrustAnchor {
  const { owner: name, rdata } = dsRecord(owner, key);
  const digest = Buffer.from(rdata.subarray(4)).toString('hex');
  return { owner: nameToText(name), keyTag: key.keyTag, algorithm: key.algorithm, digestType: 2, digest };
}
