import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { DnsRecord } from '../../../../shared/evidence/dns.ts';
import { missingFrom, sameRecords } from '../../../../shared/publication/same-records.ts';
import { madeSet } from '../../../support/made-changes.ts';

const owner = 'voorbeeld.nl';
const ttl = 300;
const txt = (...strings: readonly string[]): DnsRecord => ({
  owner,
  ttl,
  type: 'TXT',
  strings: [...strings],
});
const aaaa = (address: string): DnsRecord => ({ owner, ttl, type: 'AAAA', address });
const mx = (preference: number, exchange: string): DnsRecord => ({
  owner,
  ttl,
  type: 'MX',
  preference,
  exchange,
});
const tlsa = (data: string, certificateUsage = 3): DnsRecord => ({
  owner,
  ttl,
  type: 'TLSA',
  certificateUsage,
  selector: 1,
  matchingType: 1,
  data,
});
const cname = (target: string): DnsRecord => ({ owner, ttl, type: 'CNAME', target });

describe('the same set', () => {
  test.each<[string, DnsRecord[], DnsRecord[]]>([
    ['RFC 2181 §5: in another order', [txt('a'), txt('b')], [txt('b'), txt('a')]],
    ['RFC 2181 §5.2: under another TTL', [{ ...txt('a'), ttl: 60 }], [txt('a')]],
    ['with a record twice', [txt('a'), txt('a')], [txt('a')]],
    ['RFC 8461 §3.1: a text cut elsewhere', [txt('v=STSv1; ', 'id=1;')], [txt('v=STSv1; id=1;')]],
    ['RFC 4343 §2: names in other case', [mx(10, 'MX1.Voorbeeld.NL')], [mx(10, 'mx1.voorbeeld.nl')]],
    ['a name with its last dot', [cname('host.voorbeeld.nl.')], [cname('host.voorbeeld.nl')]],
    ['RFC 5952 §4: another spelling of an address', [aaaa('2001:DB8:0:0::1')], [aaaa('2001:db8::1')]],
    ['RFC 4291 §2.2: with IPv4 at its end', [aaaa('64:ff9b::192.0.2.1')], [aaaa('64:ff9b::c000:201')]],
    ['digits of a digest in other case', [tlsa('ABCD')], [tlsa('abcd')]],
    ['nothing and nothing', [], []],
  ])('%s', (_what, some, others) => {
    expect(sameRecords(some, others)).toBe(true);
    expect(sameRecords(others, some)).toBe(true);
  });

  test.each<[string, DnsRecord[], DnsRecord[]]>([
    ['one record more', [txt('a'), txt('b')], [txt('a')]],
    ['nothing, and something', [], [txt('a')]],
    ['a text in other case: an id is not a name', [txt('id=A')], [txt('id=a')]],
    ['a space where strings meet', [txt('v=STSv1;', ' id=1;')], [txt('v=STSv1;', 'id=1;')]],
    ['another preference', [mx(10, 'mx.nl')], [mx(20, 'mx.nl')]],
    ['another usage', [tlsa('abcd', 3)], [tlsa('abcd', 2)]],
    ['another address', [aaaa('2001:db8::1')], [aaaa('2001:db8:1::')]],
    ['another type', [cname('a.nl')], [mx(0, 'a.nl')]],
    ['a dot that belongs to the label (RFC 1035 §5.1)', [cname('a\\.')], [cname('a')]],
  ])('is not: %s', (_what, some, others) => {
    expect(sameRecords(some, others)).toBe(false);
    expect(sameRecords(others, some)).toBe(false);
  });
});

test('whatever the records hold: any order is the same set, and one left out is missing', () => {
  fc.assert(
    fc.property(madeSet('voorbeeld.nl'), ({ first }) => {
      expect(sameRecords(first, first.toReversed())).toBe(true);
      const [left, ...others] = first;
      if (left) expect([0, 1]).toContain(missingFrom(others, [left]).length);
      expect(missingFrom([], first)).toEqual(first);
    }),
  );
});
