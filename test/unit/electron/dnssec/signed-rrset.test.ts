import { describe, expect, test } from 'vitest';
import {
  findRrset,
  labelCount,
  shownRecords,
  signedData,
  signedOwner,
  signedRrsets,
} from '../../../../electron/dnssec/signed-rrset.ts';
import { nameToText } from '../../../../electron/dns/wire/wire-name.ts';
import { wireRecord } from '../../../support/dns-message.ts';
import { signed, signedText } from '../../../support/small-chain.ts';
import { nameOf, zoneRecord } from '../../../support/zone-records.ts';

const A = 1;
const setsOf = (records: readonly ReturnType<typeof zoneRecord>[]) => signedRrsets(records.map(wireRecord));

describe('RRsets', () => {
  test('RFC 2181 §5: records by owner and type, each once, with the signatures that cover them', () => {
    const sets = setsOf([
      ...signedText('a.example. A 192.0.2.1'),
      zoneRecord('A.example. A 192.0.2.1'),
      zoneRecord('a.example. A 192.0.2.2'),
      ...signedText('b.example. A 192.0.2.1'),
      zoneRecord('a.example. MX 10 B.example.'),
      zoneRecord('a.example. MX 10 b.example.'),
    ]);
    expect(
      sets.map(set => [nameToText(set.owner), set.type, set.records.length, set.signatures.length]),
    ).toEqual([
      ['a.example', A, 2, 1],
      ['b.example', A, 1, 1],
      ['a.example', 15, 1, 0],
    ]);
    expect(findRrset(sets, nameOf('b.example.'), A)).toBe(sets[1]);
    expect(findRrset(sets, nameOf('c.example.'), A)).toBeUndefined();
  });

  test('signatures over nothing, and records of another class, are left out', () => {
    const [record, rrsig] = signedText('a.example. A 192.0.2.1');
    expect(setsOf([rrsig!])).toEqual([]);
    expect(signedRrsets([{ ...wireRecord(record!), recordClass: 3 }])).toEqual([]);
  });

  test('RFC 4034 §3.1: a signature that is cut off is none', () => {
    const [record, rrsig] = signedText('a.example. A 192.0.2.1');
    for (const length of [0, 17, 18, 20]) {
      const cut = { ...rrsig!, rdata: rrsig!.rdata.subarray(0, length) };
      expect(setsOf([record!, cut])[0]!.signatures).toEqual([]);
    }
    // With all of its fields it is one, that fits nothing.
    const bare = { ...rrsig!, rdata: rrsig!.rdata.subarray(0, 18 + '\u0007example\u0000'.length) };
    expect(setsOf([record!, bare])[0]!.signatures).toMatchObject([{ signature: Buffer.alloc(0) }]);
  });

  test('RFC 4035 §5.3.3: no TTL is shown above the one that was signed', () => {
    const records = signedText('a.example. 60 A 192.0.2.1');
    const shown = (ttl: number) =>
      shownRecords(setsOf(records.map(record => ({ ...record, ttl })))[0]!)[0]!.ttl;
    expect([shown(30), shown(60), shown(99_999)]).toEqual([30, 60, 60]);
    // Of several signatures the least, whichever of them is the one that holds.
    const record = zoneRecord('a.example. 60 A 192.0.2.1');
    const rrsigs = [60, 20, 40].map(originalTtl => signed([record], undefined, { originalTtl })[1]!);
    expect(shownRecords(setsOf([record, ...rrsigs])[0]!)[0]!.ttl).toBe(20);
  });
});

describe('what a signature is over', () => {
  test.each([
    ['a.example.', 2, 'a.example'],
    ['a.b.example.', 2, '*.b.example'],
    ['a.b.example.', 1, '*.example'],
    ['*.example.', 1, '*.example'],
    ['x.*.example.', 1, '*.example'],
    ['a.example.', 0, '*'],
    ['.', 0, '.'],
  ])('RFC 4035 §5.3.2: %s with %i labels was signed as %s', (owner, labels, expected) => {
    const [set] = setsOf(signedText(`${owner} A 192.0.2.1`));
    const rrsig = { ...set!.signatures[0]!, labels };
    expect(nameToText(signedOwner(set!, rrsig))).toBe(expected);
  });

  test.each([
    ['.', 0],
    ['example.', 1],
    ['*.example.', 1],
    ['*.', 0],
    ['x.*.example.', 3],
  ])('RFC 4034 §3.1.3: labels of %s: %i', (name, expected) => {
    expect(labelCount(nameOf(name))).toBe(expected);
  });

  test('RFC 4034 §6.3: the records in canonical order, whatever order they came in', () => {
    const records = ['192.0.2.9', '10.0.0.1', '192.0.2.1'].map(address =>
      zoneRecord(`a.example. A ${address}`),
    );
    const [first] = setsOf(signed(records));
    const [second] = setsOf(signed(records.toReversed()));
    const rrsig = first!.signatures[0]!;
    expect(signedData(first!, rrsig)).toEqual(signedData(second!, rrsig));
    const data = Buffer.from(signedData(first!, rrsig)!);
    const places = [10, 1, 9].map(octet =>
      data.lastIndexOf(octet === 10 ? Buffer.of(10, 0, 0, 1) : Buffer.of(192, 0, 2, octet)),
    );
    expect(places).toEqual(places.toSorted((a, b) => a - b));
    expect(places[0]).toBeGreaterThan(0);
  });

  test('rdata that cannot be read leaves nothing to verify', () => {
    const record = { ...zoneRecord('a.example. MX 10 b.example.'), rdata: Buffer.of(0, 10, 9, 1) };
    const [set] = setsOf([record, ...signedText('a.example. MX 10 c.example.')]);
    expect(set!.canonical).toBeUndefined();
    expect(signedData(set!, set!.signatures[0]!)).toBeUndefined();
  });
});
