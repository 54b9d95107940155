import { describe, expect, test } from 'vitest';
import type { DnsRecord } from '../../../../shared/evidence/dns.ts';
import { recordText } from '../../../../shared/report/record-text.ts';

const owner = 'voorbeeld.nl';
const of = { owner, ttl: 300 };
const txt = (...strings: string[]): DnsRecord => ({ ...of, type: 'TXT', strings });

describe('a record as a zone file has it', () => {
  test.each<[string, DnsRecord, string]>([
    ['A', { ...of, type: 'A', address: '192.0.2.1' }, 'A 192.0.2.1'],
    ['AAAA', { ...of, type: 'AAAA', address: '2001:db8::1' }, 'AAAA 2001:db8::1'],
    ['MX', { ...of, type: 'MX', preference: 10, exchange: 'mx.voorbeeld.nl' }, 'MX 10 mx.voorbeeld.nl.'],
    ['RFC 7505 §3: null MX', { ...of, type: 'MX', preference: 0, exchange: '.' }, 'MX 0 .'],
    ['CNAME', { ...of, type: 'CNAME', target: 'elders.nl' }, 'CNAME elders.nl.'],
    ['DNAME', { ...of, type: 'DNAME', target: 'elders.nl' }, 'DNAME elders.nl.'],
    ['NS', { ...of, type: 'NS', target: 'ns.elders.nl' }, 'NS ns.elders.nl.'],
    ['PTR', { ...of, type: 'PTR', target: 'mx.elders.nl' }, 'PTR mx.elders.nl.'],
    [
      'RFC 6698 §2.2: TLSA',
      { ...of, type: 'TLSA', certificateUsage: 3, selector: 1, matchingType: 1, data: 'ab12' },
      'TLSA 3 1 1 ab12',
    ],
    [
      'SOA',
      {
        ...of,
        type: 'SOA',
        mname: 'ns.voorbeeld.nl',
        rname: 'beheer.voorbeeld.nl',
        serial: 1,
        refresh: 2,
        retry: 3,
        expire: 4,
        minimum: 5,
      },
      'SOA ns.voorbeeld.nl. beheer.voorbeeld.nl. 1 2 3 4 5',
    ],
    [
      'RFC 4034 §5.3: DS',
      { ...of, type: 'DS', keyTag: 20_326, algorithm: 8, digestType: 2, digest: 'e06d' },
      'DS 20326 8 2 e06d',
    ],
    [
      'RFC 4034 §2.2: DNSKEY',
      { ...of, type: 'DNSKEY', flags: 257, protocol: 3, algorithm: 13, publicKey: 'AwEA' },
      'DNSKEY 257 3 13 AwEA',
    ],
    [
      'SRV',
      { ...of, type: 'SRV', priority: 1, weight: 2, port: 25, target: 'mx.voorbeeld.nl' },
      'SRV 1 2 25 mx.voorbeeld.nl.',
    ],
    [
      'RFC 8659 §4.1.1: CAA',
      { ...of, type: 'CAA', flags: 0, tag: 'issue', value: 'ca.nl' },
      'CAA 0 issue "ca.nl"',
    ],
    [
      'RFC 3597 §5: another type',
      { ...of, type: 'other', typeNumber: 65_280, rdata: 'c0ff' },
      'TYPE65280 \\# 2 c0ff',
    ],
    ['RFC 3597 §5: another type, empty', { ...of, type: 'other', typeNumber: 1, rdata: '' }, 'TYPE1 \\# 0'],
    ['TXT', txt('v=STSv1; id=1;'), 'TXT "v=STSv1; id=1;"'],
    ['TXT in two strings', txt('a', 'b'), 'TXT "a" "b"'],
    ['TXT with an empty string', txt(''), 'TXT ""'],
    ['RFC 1035 §5.1: quotes and backslashes', txt('a"b\\c'), 'TXT "a\\"b\\\\c"'],
    ['RFC 1035 §5.1: bytes that are no text', txt('\u0000\n\u007f\u00e9'), 'TXT "\\000\\010\\127\\233"'],
  ])('%s', (_what, record, expected) => {
    expect(recordText(record)).toBe(`voorbeeld.nl. 300 IN ${expected}`);
  });

  test('the root has no second dot', () => {
    expect(recordText({ owner: '.', ttl: 0, type: 'NS', target: '.' })).toBe('. 0 IN NS .');
  });
});
