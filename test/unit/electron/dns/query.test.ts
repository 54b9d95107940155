import { decode } from 'dns-packet';
import { describe, expect, test } from 'vitest';
import { encodeQuery } from '../../../../electron/dns/index.ts';
import { withId } from '../../../../electron/dns/query.ts';

const questionOf = (name: string, type = 'A') => Buffer.from(encodeQuery({ name, type })).subarray(12, -11);

describe('a query', () => {
  test('RFC 4035 §3.2: asks for signatures, and for the answer as it is', () => {
    const query = decode(Buffer.from(encodeQuery({ name: 'mx.example.nl', type: 'MX' })));
    expect(query).toMatchObject({
      type: 'query',
      opcode: 'QUERY',
      flag_rd: true,
      flag_cd: true,
      flag_ad: false,
      flag_tc: false,
      questions: [{ name: 'mx.example.nl', type: 'MX', class: 'IN' }],
      answers: [],
      authorities: [],
    });
    expect(query.additionals).toMatchObject([
      { type: 'OPT', name: '.', udpPayloadSize: 1_232, ednsVersion: 0, flag_do: true, options: [] },
    ]);
  });

  test('RFC 5452 §9.2: each has an id of its own', () => {
    const ids = Array.from(
      { length: 64 },
      () => decode(Buffer.from(encodeQuery({ name: 'nl', type: 'A' }))).id,
    );
    expect(new Set(ids).size).toBeGreaterThan(56);
  });

  test.each([
    ['example.nl', '076578616d706c65026e6c00'],
    ['example.nl.', '076578616d706c65026e6c00'],
    ['_25._tcp.mx.nl', '035f3235045f746370026d78026e6c00'],
    ['.', '00'],
    ['a\\.b.nl', '03612e62026e6c00'],
    ['a\\000\\255.nl', '036100ff026e6c00'],
    ['a\\\\.nl', '02615c026e6c00'],
    ['xn--sdwest-fryslan-eub.nl', '16786e2d2d7364776573742d667279736c616e2d657562026e6c00'],
  ])('RFC 1035 §5.1: the name %s, to the byte', (name, hex) => {
    expect(questionOf(name).toString('hex')).toBe(`${hex}00010001`);
  });

  test.each([
    ['TLSA', 52],
    ['DS', 43],
    ['DNSKEY', 48],
    ['CAA', 257],
    ['TYPE65280', 65_280],
    ['TYPE1', 1],
  ])('the type %s', (type, number) => {
    expect(questionOf('nl', type).readUInt16BE(4)).toBe(number);
  });

  test.each([
    ['a..nl', 'A'],
    [`${'a'.repeat(64)}.nl`, 'A'],
    ['nl', 'NOPE'],
    ['nl', 'TYPE65536'],
    ['nl', 'constructor'],
  ])('what no parser of ours lets through is a bug: %s %s', (name, type) => {
    expect(() => encodeQuery({ name, type })).toThrow('no question');
  });

  test('RFC 1035 §4.1.1: a name server is asked for what it holds, without recursion and without CD; DO stays', () => {
    const query = Buffer.from(encodeQuery({ name: 'example.nl', type: 'TXT' }, 'name-server'));
    expect(query.readUInt16BE(2)).toBe(0);
    expect(decode(query).additionals).toMatchObject([{ type: 'OPT', flag_do: true }]);
  });

  test('the same query under another id', () => {
    const query = encodeQuery({ name: 'nl', type: 'A' });
    const other = withId(query, 0xabcd);
    expect(Buffer.from(other)).toEqual(Buffer.concat([Buffer.from('abcd', 'hex'), query.subarray(2)]));
  });
});
