import { decode } from 'dns-packet';
import { describe, expect, test } from 'vitest';
import { encodeQuery, withId } from '../../../../electron/dns/query.ts';
import { queryOf } from '../../../support/query-of.ts';

const questionOf = (name: string, type = 'A') => Buffer.from(queryOf({ name, type })).subarray(12, -11);

describe('a query', () => {
  test('RFC 4035 §3.2: asks for signatures, and for the answer as it is', () => {
    const query = decode(Buffer.from(queryOf({ name: 'mx.example.nl', type: 'MX' })));
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
    const ids = Array.from({ length: 64 }, () => decode(Buffer.from(queryOf({ name: 'nl', type: 'A' }))).id);
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
    ['nl', 'NOPE'],
    ['nl', 'TYPE65536'],
    ['nl', 'constructor'],
  ])('a type that does not exist is a bug: %s %s', (name, type) => {
    expect(() => encodeQuery({ name, type })).toThrow('no type');
  });

  const label = 'a'.repeat(63);
  test.each([
    ['', 'empty-label'],
    ['a..nl', 'empty-label'],
    ['.nl', 'empty-label'],
    ['nl..', 'empty-label'],
    ['..', 'empty-label'],
    [`${label}a.nl`, 'label-too-long'],
    [`\\097${label}.nl`, 'label-too-long'],
    [`${`${label}.`.repeat(3)}${'a'.repeat(62)}`, 'name-too-long'],
    ['a€.nl', 'bad-character'],
    ['a\\256.nl', 'bad-character'],
    ['nl\\', 'bad-character'],
  ] as const)(
    'RFC 1035 §2.3.4: %s cannot be asked for, and that is no error of ours: %s',
    (name, problem) => {
      expect(encodeQuery({ name, type: 'A' })).toEqual({
        kind: 'failed',
        cause: { kind: 'impossible-name', problem },
      });
    },
  );

  test.each(['.', label, `${`${label}.`.repeat(3)}${'a'.repeat(61)}`, '\\000.nl', 'nl.'])(
    'RFC 1035 §2.3.4: %s only just can',
    name => {
      expect(encodeQuery({ name, type: 'A' }).kind).toBe('query');
    },
  );

  test('RFC 1035 §4.1.1: a name server is asked for what it holds, without recursion and without CD; DO stays', () => {
    const query = Buffer.from(queryOf({ name: 'example.nl', type: 'TXT' }, 'name-server'));
    expect(query.readUInt16BE(2)).toBe(0);
    expect(decode(query).additionals).toMatchObject([{ type: 'OPT', flag_do: true }]);
  });

  test('the same query under another id', () => {
    const query = queryOf({ name: 'nl', type: 'A' });
    const other = withId(query, 0xabcd);
    expect(Buffer.from(other)).toEqual(Buffer.concat([Buffer.from('abcd', 'hex'), query.subarray(2)]));
  });
});
