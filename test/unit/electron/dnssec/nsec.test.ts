import { describe, expect, test } from 'vitest';
import { nsecDenial } from '../../../../electron/dnssec/nsec.ts';
import { typeNumber } from '../../../../electron/dns/wire/record-type.ts';
import { wireRecord } from '../../../support/dns-message.ts';
import { nameOf, zoneRecord } from '../../../support/zone-records.ts';

const nsecs = (lines: readonly string[], zone = 'example.') =>
  nsecDenial(
    lines.map(line => wireRecord(zoneRecord(line.replace(' ', ' NSEC ')))),
    nameOf(zone),
  );
const typed = (type: string) => typeNumber(type)!;

/** Owner, next name and types of the NSEC records; name and type asked; what is proven. */
type Row = readonly [string, readonly string[], string, string, string];

const APEX = 'example. a.example. NS SOA MX RRSIG NSEC DNSKEY';

const proofs: readonly Row[] = [
  [
    'RFC 4035 §5.4: the name has no such type',
    ['a.example. c.example. A RRSIG NSEC'],
    'a.example.',
    'MX',
    'no-type',
  ],
  ['the type is there', ['a.example. c.example. A RRSIG NSEC'], 'a.example.', 'A', 'contradicted'],
  [
    'RFC 6840 §4.3: a CNAME is there',
    ['a.example. c.example. CNAME RRSIG NSEC'],
    'a.example.',
    'A',
    'contradicted',
  ],
  [
    'RFC 4035 §5.4: neither the name nor a wildcard is there',
    ['a.example. c.example. A', APEX],
    'b.example.',
    'A',
    'no-name',
  ],
  ['one record can cover both', ['example. c.example. SOA NS'], 'b.example.', 'A', 'no-name'],
  ['the wildcard is not denied', ['a.example. c.example. A'], 'b.example.', 'A', 'not-proven'],
  [
    'RFC 4592 §2.2.2: the wildcard is an empty non-terminal',
    ['a.example. c.example. A', 'example. x.*.example. SOA NS'],
    'b.example.',
    'A',
    'no-type',
  ],
  ['the name is not covered', ['c.example. d.example. A', APEX], 'b.example.', 'A', 'not-proven'],
  [
    'the last record of the zone leads back to its apex',
    ['z.example. example. A', APEX],
    'zz.example.',
    'A',
    'no-name',
  ],
  ['a zone of one name', ['example. example. SOA NS'], 'b.example.', 'A', 'no-name'],
  ['the next name is not before itself', ['a.example. b.example. A', APEX], 'b.example.', 'A', 'not-proven'],
  [
    'nothing covers its own owner by spanning',
    ['b.example. c.example. A', APEX],
    'b.example.',
    'TXT',
    'no-type',
  ],
  [
    'RFC 4035 §3.1.3.4: the wildcard has no such type',
    ['a.example. c.example. A', '*.example. a.example. MX'],
    'b.example.',
    'A',
    'no-type',
  ],
  [
    'the wildcard has the type',
    ['a.example. c.example. A', '*.example. a.example. MX'],
    'b.example.',
    'MX',
    'contradicted',
  ],
  [
    'a wildcard that is further up than the closest encloser is the wrong one',
    ['a.x.example. c.x.example. A', '*.example. a.example. MX'],
    'b.x.example.',
    'A',
    'not-proven',
  ],
  [
    'RFC 4592 §2.2.2: an empty non-terminal',
    ['a.example. x.y.ent.example. A'],
    'ent.example.',
    'A',
    'no-type',
  ],
  [
    'an empty non-terminal in the middle',
    ['a.example. x.y.ent.example. A'],
    'y.ent.example.',
    'DS',
    'no-type',
  ],
  [
    'beside an empty non-terminal the closest encloser is that one',
    ['a.example. x.ent.example. A', 'a.example. x.ent.example. A'],
    'b.ent.example.',
    'A',
    'no-name',
  ],
  [
    'RFC 6840 §4.1: below a delegation its parent denies nothing',
    ['sub.example. z.example. NS RRSIG NSEC', APEX],
    'www.sub.example.',
    'A',
    'elsewhere',
  ],
  [
    'RFC 6840 §4.1: at a delegation its parent denies nothing but DS',
    ['sub.example. z.example. NS RRSIG NSEC'],
    'sub.example.',
    'A',
    'elsewhere',
  ],
  [
    'RFC 4035 §5.2: a delegation without DS',
    ['sub.example. z.example. NS RRSIG NSEC'],
    'sub.example.',
    'DS',
    'unsigned-delegation',
  ],
  [
    'a delegation with DS',
    ['sub.example. z.example. NS DS RRSIG NSEC'],
    'sub.example.',
    'DS',
    'contradicted',
  ],
  [
    'RFC 4035 §5.2: no delegation, and no DS',
    ['a.example. z.example. A RRSIG NSEC'],
    'a.example.',
    'DS',
    'no-type',
  ],
  [
    'RFC 6840 §4.4: the zone itself says nothing of its DS',
    ['sub.example. a.sub.example. NS SOA RRSIG NSEC'],
    'sub.example.',
    'DS',
    'not-proven',
  ],
  ['the apex is no delegation', ['example. a.example. NS SOA RRSIG NSEC'], 'example.', 'MX', 'no-type'],
  [
    'RFC 6672 §5.3.4.1: below a DNAME nothing is denied',
    ['dn.example. z.example. DNAME RRSIG NSEC', APEX],
    'www.dn.example.',
    'A',
    'not-proven',
  ],
  [
    'RFC 6672 §5.3.4.1: at a DNAME other types are',
    ['dn.example. z.example. DNAME RRSIG NSEC'],
    'dn.example.',
    'A',
    'no-type',
  ],
  ['a next name outside the zone', ['a.example. c.test. A', APEX], 'b.example.', 'A', 'not-proven'],
  ['a name outside the zone', ['a.example. c.example. A', APEX], 'b.test.', 'A', 'not-proven'],
  ['nothing', [], 'b.example.', 'A', 'not-proven'],
];

describe('what NSEC records prove', () => {
  test.each(proofs)('%s', (_, lines, name, type, expected) => {
    expect(nsecs(lines).prove(nameOf(name), typed(type)).kind).toBe(expected);
  });

  test('the root: DS of it, and names below it', () => {
    const root = nsecs(['. aaa. NS SOA RRSIG NSEC DNSKEY'], '.');
    expect(root.prove(nameOf('.'), typed('DS')).kind).toBe('no-type');
    expect(root.prove(nameOf('.'), typed('A')).kind).toBe('no-type');
    expect(nsecs(['. . NS SOA'], '.').prove(nameOf('nl.'), typed('A')).kind).toBe('no-name');
  });

  test('a record whose next name goes on behind it proves nothing', () => {
    const record = wireRecord(zoneRecord('a.example. NSEC c.example. A'));
    const cut = { ...record, rdata: record.rdata.subarray(0, 10) };
    expect(nsecDenial([cut], nameOf('example.')).prove(nameOf('a.example.'), typed('MX')).kind).toBe(
      'not-proven',
    );
    const bare = { ...record, rdata: record.rdata.subarray(0, 11) };
    expect(nsecDenial([bare], nameOf('example.')).prove(nameOf('a.example.'), typed('A')).kind).toBe(
      'no-type',
    );
  });

  test('a record whose next name cannot be read proves nothing', () => {
    const record = { ...wireRecord(zoneRecord('a.example. NSEC c.example. A')), rdata: Buffer.of(5, 1) };
    const denial = nsecDenial([{ ...record, message: record.rdata }], nameOf('example.'));
    expect(denial.prove(nameOf('a.example.'), typed('MX')).kind).toBe('not-proven');
  });
});

describe('RFC 4035 §5.3.4: what NSEC records prove of an answer from a wildcard', () => {
  test.each([
    ['the name is not there', ['a.w.example. c.w.example. A'], 'b.w.example.', 2, 'no-name'],
    ['a name further down', ['a.w.example. c.w.example. A'], 'x.b.w.example.', 2, 'no-name'],
    ['a closer name is there', ['a.b.w.example. c.w.example. A'], 'x.b.w.example.', 2, 'not-proven'],
    ['the name is an empty non-terminal', ['a.w.example. x.b.w.example. A'], 'b.w.example.', 2, 'not-proven'],
    ['the wildcard is further up', ['a.w.example. c.w.example. A'], 'b.w.example.', 1, 'not-proven'],
    ['the name is there', ['b.w.example. c.w.example. A'], 'b.w.example.', 2, 'not-proven'],
    ['it lies below a delegation', ['w.example. x.example. NS RRSIG NSEC'], 'b.w.example.', 2, 'not-proven'],
    ['it lies below a DNAME', ['w.example. x.example. DNAME RRSIG NSEC'], 'b.w.example.', 2, 'not-proven'],
  ])('%s', (_, lines, name, labels, expected) => {
    expect(nsecs(lines).provesWildcard(nameOf(name), labels).kind).toBe(expected);
  });
});
