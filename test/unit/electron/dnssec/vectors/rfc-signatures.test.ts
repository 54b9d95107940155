import { describe, expect, test } from 'vitest';
import { dsMatches, keyTagOf, readDnskey, readDs } from '../../../../../electron/dnssec/dnskey.ts';
import { signedRrsets } from '../../../../../electron/dnssec/signed-rrset.ts';
import { verifyRrset } from '../../../../../electron/dnssec/verify-rrset.ts';
import { DEFAULT_VALIDATOR_LIMITS, workBudget } from '../../../../../electron/dnssec/work-budget.ts';
import { wireRecord } from '../../../../support/dns-message.ts';
import { vectorRecords } from '../../../../support/dnssec-vectors.ts';
import { nameOf, secondsOf, type ZoneRecord, zoneRecord } from '../../../../support/zone-records.ts';

const all = vectorRecords('signatures.zone');
const RRSIG = 46;
const DNSKEY = 48;
const DS = 43;
const keys = all.filter(({ type }) => type === DNSKEY);
const keyTagged = (tag: number) => keys.find(({ rdata }) => keyTagOf(rdata) === tag)!;
const signatureBy = (tag: number) =>
  all.find(({ type, rdata }) => type === RRSIG && ((rdata[16]! << 8) | rdata[17]!) === tag)!;

const www = (address: string) => zoneRecord(`www.example.net. 3600 IN A ${address}`);
const mx = zoneRecord('example.com. 3600 IN MX 10 mail.example.com.');
const otherMx = zoneRecord('example.com. 3600 IN MX 11 mail.example.com.');

function verdict(tag: number, record: ZoneRecord) {
  const key = keyTagged(tag);
  const rrsig = signatureBy(tag);
  const inception = Buffer.from(rrsig.rdata).readUInt32BE(12);
  const zone = { name: key.owner, keys: [readDnskey(key.rdata)!], isSupported: () => true };
  const [set] = signedRrsets([record, rrsig].map(wireRecord));
  return verifyRrset(set!, zone, inception, workBudget(DEFAULT_VALIDATOR_LIMITS), () => undefined).kind;
}

describe('signatures as the standards print them', () => {
  test.each([
    ['RFC 5702 §6.1: RSA/SHA-256', 9033, www('192.0.2.91'), www('192.0.2.92')],
    ['RFC 5702 §6.2: RSA/SHA-512', 3740, www('192.0.2.91'), www('192.0.2.92')],
    ['RFC 6605 §6.1: ECDSA P-256', 55648, www('192.0.2.1'), www('192.0.2.2')],
    ['RFC 6605 §6.2: ECDSA P-384', 10771, www('192.0.2.1'), www('192.0.2.2')],
    ['RFC 8080 §6.1: Ed25519, first example', 3613, mx, otherMx],
    ['RFC 8080 §6.1: Ed25519, second example', 35217, mx, otherMx],
    ['RFC 8080 §6.2: Ed448, first example', 9713, mx, otherMx],
    ['RFC 8080 §6.2: Ed448, second example', 38353, mx, otherMx],
  ])('%s', (_, tag, right, wrong) => {
    expect(verdict(tag, right)).toBe('verified');
    // The record's own TTL does not count: the original one is in the signature (RFC 4035 §5.3.2).
    expect(verdict(tag, { ...right, ttl: 1 })).toBe('verified');
    expect(verdict(tag, wrong)).toBe('failed');
  });
});

describe('key tags and DS records as the standards print them', () => {
  test.each([
    ['RFC 5702 §6.1', 9033],
    ['RFC 5702 §6.2', 3740],
    ['RFC 6605 §6.1', 55648],
    ['RFC 6605 §6.2', 10771],
    ['RFC 8080 §6.1', 3613],
    ['RFC 8080 §6.1', 35217],
    ['RFC 8080 §6.2', 9713],
    ['RFC 8080 §6.2', 38353],
    ['RFC 4034 §5.4', 60485],
  ])('%s, RFC 4034 appendix B: key tag %i', (_, tag) => {
    expect(keys.map(({ rdata }) => keyTagOf(rdata))).toContain(tag);
  });

  test('RFC 4034 appendix B.1: for algorithm 1 it is the third and second last octet of the key', () => {
    expect(keyTagOf(Uint8Array.of(1, 1, 3, 1, 9, 9, 0x6b, 0x45, 9))).toBe(0x6b45);
  });

  test.each([
    ['RFC 4034 §5.4: SHA-1', 60485, 1],
    ['RFC 4509 §2.3: SHA-256', 60485, 2],
    ['RFC 6605 §6.1: SHA-256', 55648, 2],
    ['RFC 6605 §6.2: SHA-384', 10771, 4],
    ['RFC 8080 §6.1: SHA-256', 3613, 2],
    ['RFC 8080 §6.1: SHA-256', 35217, 2],
    ['RFC 8080 §6.2: SHA-256', 9713, 2],
    ['RFC 8080 §6.2: SHA-256', 38353, 2],
  ])('%s', (_, tag, digestType) => {
    const { owner, rdata } = keyTagged(tag);
    const ds = all
      .filter(({ type }) => type === DS)
      .map(record => readDs(record.rdata)!)
      .find(each => each.keyTag === tag && each.digestType === digestType)!;
    const key = readDnskey(rdata)!;
    expect(dsMatches(ds, owner, key)).toBe(true);
    // RFC 4034 §5.1.4: the owner name is part of what is hashed.
    expect(dsMatches(ds, nameOf('other.example.'), key)).toBe(false);
    expect(dsMatches({ ...ds, keyTag: ds.keyTag ^ 1 }, owner, key)).toBe(false);
  });
});

test('RFC 4034 §3.2: the times of a signature are dates or seconds', () => {
  expect(secondsOf('20150819220000')).toBe(1_440_021_600);
  expect(secondsOf('1440021600')).toBe(1_440_021_600);
});
