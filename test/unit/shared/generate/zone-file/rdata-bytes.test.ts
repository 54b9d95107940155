import { describe, expect, test } from 'vitest';
import { recordOfBytes } from '../../../../../shared/generate/zone-file/rdata-bytes.ts';

const common = { owner: 'a.example', ttl: 60 };
const read = (type: string, bytes: Uint8Array) => recordOfBytes(type, bytes, common);
const bytesOf = (hex: string) => Buffer.from(hex.replaceAll(' ', ''), 'hex');
const NS = '026e73 076578616d706c65 00';
const HOST = '04484f5354 00';

/** RFC 3597 §5: what the octets of a record say. */
const RECORDS: readonly (readonly [type: string, hex: string, fields: object])[] = [
  ['A', 'c0 00 02 ff', { address: '192.0.2.255' }],
  ['AAAA', '20010db8 00000000 0a0b0000 0000ffff', { address: '2001:db8:0:0:a0b:0:0:ffff' }],
  ['NS', NS, { target: 'ns.example' }],
  ['CNAME', NS, { target: 'ns.example' }],
  ['DNAME', '00', { target: '.' }],
  ['MX', `0102 ${HOST}`, { preference: 258, exchange: 'host' }],
  ['TXT', '0161 00 02c3a9', { strings: ['a', '', '\u00c3\u00a9'] }],
  ['TLSA', '03 01 02 ab0c', { certificateUsage: 3, selector: 1, matchingType: 2, data: 'ab0c' }],
  [
    'SOA',
    `${NS} ${HOST} 80000102 81010203 82020304 83030405 84040506`,
    {
      mname: 'ns.example',
      rname: 'host',
      serial: 0x80000102,
      refresh: 0x81010203,
      retry: 0x82020304,
      expire: 0x83030405,
      minimum: 0x84040506,
    },
  ],
];

describe('RFC 3597 §5: rdata written as octets', () => {
  test.each(RECORDS)('%s', (type, hex, fields) => {
    expect(read(type, bytesOf(hex))).toEqual({ ...common, type, ...fields });
  });

  const EXACT = RECORDS.filter(([type]) => type !== 'TXT' && type !== 'TLSA');
  test.each(EXACT)('%s that is cut off anywhere, or goes on, is none', (type, hex) => {
    const bytes = bytesOf(hex);
    for (let length = 0; length < bytes.length; length += 1)
      expect(read(type, bytes.subarray(0, length)), `${length}`).toBeUndefined();
    expect(read(type, Buffer.concat([bytes, Buffer.of(0)]))).toBeUndefined();
  });

  test.each([
    ['TXT without a string', 'TXT', ''],
    ['TXT whose last string is cut off', 'TXT', '0161 0262'],
    ['TLSA of two octets', 'TLSA', '0301'],
    ['a name with a label of 64 octets', 'NS', `40${'61'.repeat(64)}00`],
    ['a compressed name', 'NS', 'c00c'],
    ['a name that is too long', 'NS', `${`3f${'61'.repeat(63)}`.repeat(4)}00`],
    ['a second name that is none', 'SOA', `${NS} 40${'61'.repeat(64)}00 ${'00'.repeat(20)}`],
    ['a first name that is none', 'SOA', `40${'61'.repeat(64)}00 ${NS} ${'00'.repeat(20)}`],
    ['a type that is not read', 'CAA', '00'],
  ])('%s is none', (_what, type, hex) => {
    expect(read(type, bytesOf(hex))).toBeUndefined();
  });

  test('TLSA without data is one that fits nothing', () => {
    expect(read('TLSA', bytesOf('030101'))).toMatchObject({ data: '' });
  });
});
