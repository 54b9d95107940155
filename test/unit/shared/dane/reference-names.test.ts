import { describe, expect, test } from 'vitest';
import { isForOneOf } from '../../../../shared/dane/reference-names.ts';

const NAMES = ['mx.example.com', 'example.com'];

describe('DANE-07, RFC 7672 §3.2.3: whether a certificate is for one of the reference names', () => {
  test.each<[string, readonly string[], readonly string[], boolean]>([
    ['the first of them as DNS-ID', ['mx.example.com'], [], true],
    ['the second', ['example.com'], [], true],
    ['one DNS-ID of several', ['other.example', 'example.com'], [], true],
    ['another', ['other.example'], [], false],
    ['none of either kind', [], [], false],
    ['one common name, without a DNS-ID', [], ['example.com'], true],
    ['the first common name of two', [], ['example.com', 'other.example'], true],
    ['the second common name of two', [], ['other.example', 'mx.example.com'], true],
    ['another common name', [], ['other.example'], false],
    ['a wildcard as common name', [], ['*.example.com'], true],
    ['a common name beside a DNS-ID does not count', ['other.example'], ['mx.example.com'], false],
  ])('%s', (_what, dnsNames, commonNames, expected) => {
    expect(isForOneOf({ dnsNames: [...dnsNames], commonNames: [...commonNames] }, NAMES)).toBe(expected);
  });

  test('without a reference name it is for nobody', () => {
    expect(isForOneOf({ dnsNames: ['mx.example.com'], commonNames: ['mx.example.com'] }, [])).toBe(false);
  });
});
