import { describe, expect, test } from 'vitest';
import { parseZoneFile } from '../../../../../shared/generate/zone-file/parse-zone-file.ts';

const ZONE = 'voorbeeld.nl';
const HEAD = '$TTL 3600\n@ SOA ns h 1 2 3 4 5\n@ NS ns\n';
const problemOf = (line: string) => {
  const parsed = parseZoneFile(`${HEAD}${line}\n`, ZONE);
  return parsed.ok ? undefined : parsed.errors[0];
};
const recordOf = (line: string) => {
  const parsed = parseZoneFile(`${HEAD}${line}\n`, ZONE);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.errors));
  return parsed.value.records[2]!;
};

/** Rdata as short as it may be, and what is no more or less of it. */
const RDATA: readonly (readonly [type: string, rdata: string, wrong: readonly string[]])[] = [
  ['A', '192.0.2.1', ['', '192.0.2.1 x', '::1', '192.0.2']],
  ['AAAA', '::1', ['', '::1 x', '192.0.2.1', ':1']],
  ['NS', 'ns', ['', 'ns x', 'a..b']],
  ['CNAME', 'a', ['', 'a x', 'a..b', '""']],
  ['DNAME', 'a', ['', 'a x', 'a..b']],
  ['MX', '0 mx', ['', '0', '0 mx x', '65536 mx', '-1 mx', 'mx 0', '0 a..b']],
  ['TXT', '""', ['', `"${'x'.repeat(256)}"`, 'a\\256', `a ${'x'.repeat(256)}`]],
  [
    'TLSA',
    '255 255 255 00',
    [
      '',
      '3',
      '3 1',
      '3 1 1',
      '3 1 1 0',
      '3 1 1 xx',
      '256 1 1 00',
      '3 256 1 00',
      '3 1 256 00',
      'x 1 1 00',
      '3 x 1 00',
      '3 1 x 00',
    ],
  ],
  ['DNAME', '.', ['..']],
];

describe('RFC 1035 §5.1: rdata has its words, no more and no fewer', () => {
  test.each(RDATA)('%s %s', (type, rdata, wrong) => {
    expect(recordOf(`a ${type} ${rdata}`).record?.type).toBe(type);
    for (const each of wrong) {
      expect(problemOf(`a ${type} ${each}`), each).toMatchObject({ kind: 'bad-rdata', line: 4, type });
    }
  });

  test('of a SOA record each of the seven', () => {
    const words = ['ns', 'h', '4294967295', '1h', '2m', '3d', '4w'];
    const parse = (rdata: readonly string[]) => parseZoneFile(`@ 60 SOA ${rdata.join(' ')}\n@ NS ns\n`, ZONE);
    const parsed = parse(words);
    expect(parsed.ok && parsed.value.soa?.record).toEqual({
      owner: ZONE,
      ttl: 60,
      type: 'SOA',
      mname: `ns.${ZONE}`,
      rname: `h.${ZONE}`,
      serial: 4_294_967_295,
      refresh: 3_600,
      retry: 120,
      expire: 259_200,
      minimum: 2_419_200,
    });
    const bad = { ok: false, errors: [{ kind: 'bad-rdata', line: 1, type: 'SOA' }] };
    for (const at of words.keys()) expect(parse(words.with(at, 'a..b'))).toMatchObject(bad);
    expect(parse(words.with(2, '4294967296'))).toMatchObject(bad);
    expect(parse(words.slice(0, 6))).toMatchObject(bad);
    expect(parse([...words, '1'])).toMatchObject(bad);
  });

  test('RFC 3597 §5: as octets, as many as it says', () => {
    expect(recordOf('a A \\# 4 c000 0201').record).toMatchObject({ address: '192.0.2.1' });
    for (const rdata of [
      '\\#',
      '\\# 4',
      '\\# 3 c0000201',
      '\\# 5 c0000201',
      '\\# x c0000201',
      '\\# 4 c000020',
    ])
      expect(problemOf(`a A ${rdata}`), rdata).toMatchObject({ kind: 'bad-rdata', line: 4, type: 'A' });
    // Rdata has a length of 16 bits (RFC 1035 §3.2.1).
    const octets = (count: number) => `a TXT \\# ${count} ${'00'.repeat(count)}`;
    expect(recordOf(octets(65_535)).record).toMatchObject({ type: 'TXT' });
    expect(problemOf(octets(65_536))).toMatchObject({ kind: 'bad-rdata' });
    expect(recordOf('a TXT "\\#" 4').record).toMatchObject({ strings: ['#', '4'] });
  });
});

describe('RFC 1035 §5.1: what comes before the rdata', () => {
  test.each([
    ['a 60 IN A 192.0.2.1', 60, 'word'],
    ['a IN 60 A 192.0.2.1', 60, 'word'],
    ['a CLASS0001 1h A 192.0.2.1', 3_600, 'word'],
    ['a A 192.0.2.1', 3_600, 'default'],
    ['a 0 A 192.0.2.1', 0, 'word'],
    ['a 2147483647 A 192.0.2.1', 2_147_483_647, 'word'],
  ])('%s', (line, ttl, ttlFrom) => {
    expect(recordOf(line)).toMatchObject({ ttl, ttlFrom, type: 'A', owner: `a.${ZONE}` });
  });

  test.each([
    ['a "A" 192.0.2.1', { kind: 'no-type', line: 4 }],
    ['a "60" A 192.0.2.1', { kind: 'no-type', line: 4 }],
    ['a 60 60 A 192.0.2.1', { kind: 'no-type', line: 4 }],
    ['a -A 192.0.2.1', { kind: 'no-type', line: 4 }],
    [`a A${'x'.repeat(32)} 1`, { kind: 'no-type', line: 4 }],
    ['a', { kind: 'no-type', line: 4 }],
    ['a IN IN A 192.0.2.1', undefined],
    ['"a" A 192.0.2.1', { kind: 'bad-name', line: 4, text: 'a' }],
    ['a XIN 192.0.2.1', undefined],
    ['a XCH 192.0.2.1', undefined],
    ['a INX 192.0.2.1', undefined],
    ['a CLASS10 A 192.0.2.1', { kind: 'other-class', line: 4, text: 'CLASS10' }],
    ['a HS A 192.0.2.1', { kind: 'other-class', line: 4, text: 'HS' }],
    ['a 1y A 192.0.2.1', { kind: 'bad-ttl', line: 4, text: '1y' }],
    [`${'x'.repeat(90)} A 192.0.2.1`, { kind: 'bad-name', line: 4, text: 'x'.repeat(80) }],
    [`a 1${'x'.repeat(90)} A 192.0.2.1`, { kind: 'bad-ttl', line: 4, text: `1${'x'.repeat(79)}` }],
  ])('%s', (line, problem) => {
    expect(problemOf(line)).toEqual(problem);
  });

  test.each([
    ['TYPE1', 'A'],
    ['type0002', 'NS'],
    ['TYPE5', 'CNAME'],
    ['TYPE6', 'SOA'],
    ['TYPE15', 'MX'],
    ['TYPE16', 'TXT'],
    ['TYPE28', 'AAAA'],
    ['TYPE39', 'DNAME'],
    ['TYPE46', 'RRSIG'],
    ['TYPE47', 'NSEC'],
    ['TYPE50', 'NSEC3'],
    ['TYPE52', 'TLSA'],
    ['TYPE0', 'TYPE0'],
    ['TYPE65280', 'TYPE65280'],
    ['caa', 'CAA'],
    ['XTYPE01', 'XTYPE01'],
  ])('RFC 3597 §5: %s is %s', (written, type) => {
    const parsed = parseZoneFile(`$TTL 60\na ${written} \\# 0\n`, ZONE);
    const found = parsed.ok ? parsed.value.records[0] : parsed.errors[0];
    expect(found).toMatchObject({ type });
  });
});

describe('RFC 1035 §5.1: how long a record without a TTL may be kept', () => {
  const ttls = (text: string) => {
    const parsed = parseZoneFile(text, ZONE);
    return parsed.ok ? parsed.value.records.map(({ ttl, ttlFrom }) => [ttl, ttlFrom]) : parsed.errors;
  };
  test('as long as the one before it that says so, and not the one that took it from elsewhere', () => {
    expect(ttls('a 60 A 192.0.2.1\nb A 192.0.2.2\nc 90 A 192.0.2.3\nd A 192.0.2.4\n')).toEqual([
      [60, 'word'],
      [60, 'previous'],
      [90, 'word'],
      [90, 'previous'],
    ]);
  });
  test('RFC 2308 §4: $TTL comes before what a record said', () => {
    expect(ttls('a 60 A 192.0.2.1\n$TTL 5\nb A 192.0.2.2\nc 90 A 192.0.2.3\nd A 192.0.2.4\n')).toEqual([
      [60, 'word'],
      [5, 'default'],
      [90, 'word'],
      [5, 'default'],
    ]);
  });
  test('the last field of the SOA record counts where nothing came before it', () => {
    expect(ttls('@ SOA ns h 1 2 3 4 77\na A 192.0.2.1\n')).toEqual([
      [77, 'default'],
      [77, 'default'],
    ]);
    expect(ttls('a 60 A 192.0.2.1\n@ SOA ns h 1 2 3 4 77\n')).toEqual([
      [60, 'word'],
      [60, 'previous'],
    ]);
    expect(ttls('@ SOA ns h 1 2 3 4\na A 192.0.2.1\n')).toMatchObject([
      { kind: 'no-ttl' },
      { kind: 'no-ttl' },
    ]);
  });
});
