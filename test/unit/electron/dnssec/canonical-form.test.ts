import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { canonicalRdata, compareBytes, compareNames } from '../../../../electron/dnssec/canonical-form.ts';
import { parseMessage } from '../../../../electron/dns/wire/wire-message.ts';
import { nameToText, parseName } from '../../../../electron/dns/wire/wire-name.ts';
import { nameOf, uint16, uint32, zoneRecord } from '../../../support/zone-records.ts';
import { wireRecord } from '../../../support/dns-message.ts';

describe('canonical order of names', () => {
  const ORDERED = [
    'example.',
    'a.example.',
    'yljkjljk.a.example.',
    'Z.a.example.',
    'zABC.a.EXAMPLE.',
    'z.example.',
    '\\001.z.example.',
    '*.z.example.',
    '\\200.z.example.',
  ].map(nameOf);

  test('RFC 4034 §6.1: the example is in order', () => {
    for (const [at, name] of ORDERED.entries())
      for (const [other, later] of ORDERED.entries())
        expect(Math.sign(compareNames(name, later)), `${nameToText(name)} ${nameToText(later)}`).toBe(
          Math.sign(at - other),
        );
  });

  test('RFC 4034 §6.1: the order is total, whatever the labels hold', () => {
    const label = fc.uint8Array({ minLength: 1, maxLength: 4 });
    const name = fc.array(label, { maxLength: 4 });
    fc.assert(
      fc.property(name, name, name, (a, b, c) => {
        expect(Math.sign(compareNames(a, b)) + Math.sign(compareNames(b, a))).toBe(0);
        const [x, y, z] = [a, b, c].toSorted(compareNames) as [typeof a, typeof a, typeof a];
        expect(compareNames(x, z)).toBeLessThanOrEqual(0);
        expect(compareNames(x, y)).toBeLessThanOrEqual(0);
      }),
    );
  });

  test('RFC 4034 §6.3: shorter data comes before longer data that begins with it', () => {
    expect(compareBytes(Uint8Array.of(1), Uint8Array.of(1, 0))).toBeLessThan(0);
    expect(compareBytes(Uint8Array.of(0xff), Uint8Array.of(0x7f, 1))).toBeGreaterThan(0);
  });
});

/** Records whose rdata is put together by hand, behind a name that their own may point at. */
function inMessage(type: number, rdata: Uint8Array) {
  const parts = [
    ...[0, 0x8000, 0, 1, 0, 0].map(uint16),
    Buffer.from('\x07eXample\x00', 'latin1'),
    uint16(type),
    uint16(1),
    uint32(1),
    uint16(rdata.length),
    rdata,
  ];
  const message = parseMessage(Buffer.concat(parts));
  if (!message.ok) throw new Error('not a message');
  return message.value.answer[0]!;
}

describe('canonical rdata', () => {
  const upper = Buffer.from('\x01A\x07EXAMPLE\x00', 'latin1');
  const pointer = Buffer.from([1, 0x41, 0xc0, 12]);
  const lower = Buffer.from('\x01a\x07example\x00', 'latin1');
  const before = (octets: number) => Buffer.alloc(octets, 0x41);

  test.each([
    ['NS', 2, 0],
    ['MD', 3, 0],
    ['MF', 4, 0],
    ['CNAME', 5, 0],
    ['MB', 7, 0],
    ['MG', 8, 0],
    ['MR', 9, 0],
    ['PTR', 12, 0],
    ['MX', 15, 2],
    ['AFSDB', 18, 2],
    ['RT', 21, 2],
    ['SIG', 24, 18],
    ['NXT', 30, 0],
    ['SRV', 33, 6],
    ['KX', 36, 2],
    ['DNAME', 39, 0],
    ['RRSIG', 46, 18],
  ])(
    'RFC 4034 §6.2: the name in %s is in lower case and uncompressed, and nothing else of it',
    (_, type, octets) => {
      // What follows looks like a name, and is a signature or a bit map where there is any.
      const expected = Buffer.concat([before(octets), lower, upper]);
      for (const name of [upper, pointer]) {
        const rdata = Buffer.concat([before(octets), name, upper]);
        expect(Buffer.from(canonicalRdata(inMessage(type, rdata))!)).toEqual(expected);
      }
    },
  );

  test.each([
    ['SOA', 6, 0],
    ['MINFO', 14, 0],
    ['RP', 17, 0],
    ['PX', 26, 2],
  ])('RFC 4034 §6.2: both names in %s, and what follows as it is', (_, type, octets) => {
    const tail = Buffer.concat([upper, Buffer.from('AZ')]);
    const rdata = Buffer.concat([before(octets), upper, pointer, tail]);
    const expected = Buffer.concat([before(octets), lower, lower, tail]);
    expect(Buffer.from(canonicalRdata(inMessage(type, rdata))!)).toEqual(expected);
  });

  test('RFC 3403 §4.1: in NAPTR the name comes after three strings', () => {
    const strings = Buffer.from('\x00\x01\x00\x09\x01S\x03SIP\x00', 'latin1');
    const expected = Buffer.concat([strings, lower]);
    expect(Buffer.from(canonicalRdata(inMessage(35, Buffer.concat([strings, upper])))!)).toEqual(expected);
  });

  test.each([
    ['RFC 6840 §5.1: NSEC', 47],
    ['RFC 3597 §7: a type that is not known', 65_280],
    ['HINFO, which holds no name', 13],
  ])('%s keeps its capitals', (_, type) => {
    expect(Buffer.from(canonicalRdata(inMessage(type, upper))!)).toEqual(upper);
  });

  test.each([
    ['is cut off', 15, Buffer.from([0, 10, 5, 0x61])],
    ['runs past its rdata', 5, Buffer.from([1, 0x61])],
    ['points forward', 5, Buffer.from([0xc0, 0xff])],
    ['is missing', 15, Buffer.from([0])],
  ])('rdata whose name %s has no canonical form', (_, type, rdata) => {
    expect(canonicalRdata(inMessage(type, rdata))).toBeUndefined();
  });

  test('rdata without names is what it was', () => {
    const record = zoneRecord('example. A 192.0.2.1');
    expect(canonicalRdata(wireRecord(record))).toEqual(record.rdata);
    expect(parseName('example')).toEqual(record.owner);
  });
});
