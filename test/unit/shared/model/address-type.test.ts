import { isIP } from 'node:net';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addressType } from '../../../../shared/model/address-type.ts';
import { fullIpv6 } from '../../../../shared/generate/zone-file/address-text.ts';

/** What Node takes for an address is one here, and nothing else: an implementation of somebody else's. */
const expected = (text: string) => ({ 4: 'A', 6: 'AAAA' })[isIP(text)];

describe('RFC 4291 §2.2: which texts are addresses', () => {
  test.each([
    '0.0.0.0',
    '255.255.255.255',
    '256.0.0.1',
    '1.2.3.299',
    '1.2.3',
    '1.2.3.4.5',
    '1.2.3.4.',
    '.1.2.3.4',
    '01.2.3.4',
    '1.2.3.04',
    '1..2.3',
    '19.199.249.99',
    '::',
    '::1',
    '1::',
    '1:2:3:4:5:6:7:8',
    '1:2:3:4:5:6:7',
    '1:2:3:4:5:6:7:8:9',
    '1:2:3:4:5:6:7::',
    '::2:3:4:5:6:7:8',
    '1::3:4:5:6:7:8',
    '1:2:3:4:5:6:7::8',
    '1:2:3:4::5:6:7:8',
    '1::2::3',
    ':::',
    ':1',
    '1:',
    '1:2:3:4:5:6:7:',
    ':2:3:4:5:6:7:8',
    '12345::',
    'g::',
    'ABCD::EF01',
    '::1.2.3.4',
    '::ffff:255.255.255.255',
    '1:2:3:4:5:6:1.2.3.4',
    '1:2:3:4:5:6:7:1.2.3.4',
    '1:2:3:4:5::1.2.3.4',
    '1:2:3:4:5:6::1.2.3.4',
    '::1.2.3.4:5',
    '1.2.3.4::',
    '::1.2.3.256',
    '::1.2.3',
    '::1.2.3.4 ',
    '1',
    'abcd',
    '',
    '1::2\n',
    '0000:0000:0000:0000:0000:ffff:192.168.100.200',
  ])('%j', text => {
    expect(addressType(text)).toBe(expected(text));
  });

  test('RFC 4007 §11: a zone index is none of a record', () => {
    expect(addressType('fe80::1%eth0')).toBeUndefined();
  });

  test('whatever is made of their signs', () => {
    const piece = fc.constantFrom('0', '1', '9', 'a', 'F', '255', 'abcd', ':', '::', '.', 'g');
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 17 }), pieces => {
        const text = pieces.join('');
        expect(addressType(text)).toBe(expected(text));
      }),
      { numRuns: 2_000 },
    );
  });
});

describe('an IPv6 address in full', () => {
  const groups = fc.array(fc.oneof(fc.constant(0), fc.nat(0xffff)), { minLength: 8, maxLength: 8 });
  test('however it is written', () => {
    fc.assert(
      fc.property(groups, fc.nat(7), fc.nat(8), fc.boolean(), (numbers, from, count, isUpper) => {
        const hex = numbers.map(number => number.toString(16));
        const until = Math.min(8, from + count);
        const shortened = hex.map((group, at) => (at >= from && at < until ? '0' : group));
        const wanted = shortened.join(':');
        const forms = [
          wanted,
          shortened.map(group => group.padStart(4, '0')).join(':'),
          ...(until > from
            ? [`${shortened.slice(0, from).join(':')}::${shortened.slice(until).join(':')}`]
            : []),
        ];
        const octets = [6, 7].flatMap(at => {
          const number = Number.parseInt(shortened[at]!, 16);
          return [number >> 8, number & 255];
        });
        forms.push([...shortened.slice(0, 6), octets.join('.')].join(':'));
        for (const form of forms) expect(fullIpv6(isUpper ? form.toUpperCase() : form), form).toBe(wanted);
      }),
    );
  });

  test.each(['192.0.2.1', '1::2::3', '', 'x'])('%j is none', text => {
    expect(fullIpv6(text)).toBeUndefined();
  });
});
