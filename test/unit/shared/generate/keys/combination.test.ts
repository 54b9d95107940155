import { describe, expect, test } from 'vitest';
import { parseTlsaRecord, whyUnusable, writeTlsaRecord } from '../../../../../shared/dane/index.ts';
import {
  combinationsOf,
  dataOf,
  isIssuer,
  keyCombination,
  keyName,
} from '../../../../../shared/generate/keys/combination.ts';
import {
  broughtCertificate,
  broughtIssuer,
  broughtPlainKey,
  broughtRequest,
} from '../../../../support/made-key-material.ts';

const leaf = broughtCertificate('1', '2');
const issuer = broughtIssuer('3', '4');
const key = broughtPlainKey('5');
const request = broughtRequest('6', ['mx1.voorbeeld.nl']);
const numbers = (material: typeof leaf) =>
  combinationsOf(material).map(each => Object.values(each).join(' '));

describe('the records that can be made', () => {
  test.each([
    [
      'RFC 7672 §3.1.1: of a server’s certificate 3 1 1 first',
      leaf,
      ['3 1 1', '3 1 2', '3 1 0', '3 0 1', '3 0 2', '3 0 0'],
    ],
    ['RFC 7672 §3.1.2: of an issuer usage 2', issuer, ['2 1 1', '2 1 2', '2 1 0', '2 0 1', '2 0 2', '2 0 0']],
    ['RFC 6698 §2.1.2: of a key alone its key alone', key, ['3 1 1', '3 1 2', '3 1 0']],
    ['RFC 6698 §2.1.2: of a request its key alone', request, ['3 1 1', '3 1 2', '3 1 0']],
  ])('%s', (_rule, material, expected) => {
    expect(numbers(material)).toEqual(expected);
  });

  test.each([leaf, issuer, key, request])(
    'RFC 7672 §3.1.3: every one of them counts for mail: $kind',
    material => {
      for (const combination of combinationsOf(material)) {
        const record = { ...combination, data: dataOf(material, combination) };
        expect(whyUnusable(record)).toBeUndefined();
        expect(parseTlsaRecord(writeTlsaRecord(record))).toMatchObject({ ok: true, value: record });
      }
    },
  );

  test('RFC 7218 §2: of each of the numbers just those that there are fit', () => {
    const fits = (field: object) =>
      keyCombination.safeParse({ certificateUsage: 3, selector: 1, matchingType: 1, ...field }).success;
    const numbers = [-1, 0, 1, 2, 3, 4];
    expect(numbers.filter(certificateUsage => fits({ certificateUsage }))).toEqual([2, 3]);
    expect(numbers.filter(selector => fits({ selector }))).toEqual([0, 1]);
    expect(numbers.filter(matchingType => fits({ matchingType }))).toEqual([0, 1, 2]);
  });

  test.each([0, 1])('RFC 7672 §3.1.3: usage %i does not fit', certificateUsage => {
    expect(keyCombination.safeParse({ certificateUsage, selector: 1, matchingType: 1 }).success).toBe(false);
  });

  test('RFC 6698 §2.1.2, §2.1.3: each holds what its numbers say', () => {
    const held = (selector: 0 | 1, matchingType: 0 | 1 | 2) =>
      dataOf(leaf, { certificateUsage: 3, selector, matchingType });
    expect([held(1, 0), held(1, 1), held(1, 2)]).toEqual([40, 64, 128].map(length => '1'.repeat(length)));
    expect([held(0, 0), held(0, 1), held(0, 2)]).toEqual([40, 64, 128].map(length => '2'.repeat(length)));
  });
});

test.each([
  ['an issuer of others', issuer, true],
  [
    'a root, which is self-signed and names no host',
    broughtCertificate('1', '2', { isCa: true, selfIssued: true, names: [] }),
    true,
  ],
  [
    'a server’s own, self-signed, which programs call a CA',
    broughtCertificate('1', '2', { isCa: true, selfIssued: true }),
    false,
  ],
  ['a server’s', leaf, false],
  ['a key', key, false],
])('%s', (_what, material, expected) => {
  expect(isIssuer(material)).toBe(expected);
});

test.each([
  [leaf, 'mx1.voorbeeld.nl'],
  [issuer, 'Voorbeeld CA'],
  [
    broughtCertificate('1', '2', { names: [], subject: 'O=Alleen een organisatie' }),
    'O=Alleen een organisatie',
  ],
  [broughtCertificate('1', '2', { names: [], subject: 'CN=Een\\, twee,O=X' }), 'Een\\, twee'],
  [key, '55555555…'],
  [broughtRequest('6', []), '66666666…'],
  [request, 'mx1.voorbeeld.nl'],
  [broughtCertificate('1', '2', { names: [], subject: `CN=${'x'.repeat(9_000)}` }), 'x'.repeat(100)],
])('what it is called %#', (material, name) => {
  expect(keyName(material)).toBe(name);
});
