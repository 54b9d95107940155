import { describe, expect, test } from 'vitest';
import {
  dsMatches,
  isSupportedDigest,
  keyTagOf,
  maySign,
  readDnskey,
  readDs,
  strongestOnly,
} from '../../../../electron/dnssec/dnskey.ts';
import { nameOf } from '../../../support/zone-records.ts';
import { dsRecord, newKey, withFields } from '../../../support/zone-signing.ts';

const key = newKey(13);
const read = (flags: number, protocol = 3) => readDnskey(withFields(key, flags, protocol).rdata);

describe('DNSKEY', () => {
  test.each([
    ['RFC 4034 §2.1.1: a zone key', 0x0100, true],
    ['RFC 4034 §2.1.1: the SEP bit makes no difference', 0x0101, true],
    ['RFC 4034 §2.1.1: not a zone key', 0x0001, false],
    ['RFC 4034 §2.1.1: no flags', 0, false],
    ['RFC 5011 §2.1: revoked', 0x0181, false],
    ['reserved bits make no difference', 0xfe01 | 0x0100, true],
  ])('%s', (_, flags, expected) => {
    expect(maySign(read(flags)!)).toBe(expected);
  });

  test.each([0, 1, 2, 4, 255])('RFC 4034 §2.1.2: protocol %i is no key for DNSSEC', protocol => {
    expect(read(257, protocol)).toBeUndefined();
  });

  test('RFC 4034 §2.1: without a key it is none', () => {
    expect(readDnskey(Uint8Array.of(1, 1, 3, 13))).toBeUndefined();
    expect(readDnskey(Uint8Array.of(1, 1, 3, 13, 9))?.publicKey).toEqual(Uint8Array.of(9));
    expect(readDnskey(new Uint8Array())).toBeUndefined();
  });

  test('RFC 5011 §2.1: revoking changes the key tag', () => {
    expect(read(0x0181)!.keyTag).toBe((read(0x0101)!.keyTag + 0x80) % 0xffff);
  });

  test('RFC 4034 appendix B.1: of algorithm 1 the tag is a part of the modulus', () => {
    expect(keyTagOf(Uint8Array.of(1, 1, 3, 1, 0xaa, 0x12, 0x34, 0xbb))).toBe(0x1234);
    expect(keyTagOf(Uint8Array.of(1, 1, 3, 1))).toBe(0x0103);
  });

  test('RFC 4034 appendix B: the carry is added once', () => {
    expect(keyTagOf(Uint8Array.of(0xff, 0xff, 3, 8, 0xfc, 0xf8))).toBe(0);
  });
});

describe('DS', () => {
  const ds = (digestType: number) => readDs(dsRecord('example.', key, digestType).rdata)!;

  test.each([1, 2, 4])('RFC 4034 §5.1.4: digest type %i names its key, for its owner only', digestType => {
    const dnskey = read(257)!;
    expect(dsMatches(ds(digestType), nameOf('example.'), dnskey)).toBe(true);
    expect(dsMatches(ds(digestType), nameOf('EXAMPLE.'), dnskey)).toBe(true);
    expect(dsMatches(ds(digestType), nameOf('example.nl.'), dnskey)).toBe(false);
    expect(dsMatches({ ...ds(digestType), algorithm: 8 }, nameOf('example.'), dnskey)).toBe(false);
    expect(dsMatches({ ...ds(digestType), keyTag: 1 }, nameOf('example.'), dnskey)).toBe(false);
    expect(dsMatches({ ...ds(digestType), digest: new Uint8Array() }, nameOf('example.'), dnskey)).toBe(
      false,
    );
    expect(dsMatches(ds(digestType), nameOf('example.'), read(256)!)).toBe(false);
  });

  test.each([0, 3, 5, 6, 255])('digest type %i is not known', digestType => {
    expect(isSupportedDigest(digestType)).toBe(false);
    expect(dsMatches(ds(digestType), nameOf('example.'), read(257)!)).toBe(false);
  });

  test.each([
    ['SHA-1 beside SHA-256', [1, 2], [2]],
    ['SHA-1 beside SHA-384', [4, 1], [4]],
    ['SHA-1 alone', [1, 1], [1, 1]],
    ['SHA-256 beside SHA-384: both', [2, 4], [2, 4]],
    ['none', [], []],
  ])('RFC 4509 §3: %s', (_, types, expected) => {
    expect(strongestOnly(types.map(ds)).map(each => each.digestType)).toEqual(expected);
  });

  test('RFC 4034 §5.1: rdata without a digest is none', () => {
    expect(readDs(Uint8Array.of(0, 1, 8, 2))).toBeUndefined();
    const whole = { keyTag: 0x0102, algorithm: 8, digestType: 2, digest: Uint8Array.of(9) };
    expect(readDs(Uint8Array.of(1, 2, 8, 2, 9))).toEqual(whole);
  });
});
