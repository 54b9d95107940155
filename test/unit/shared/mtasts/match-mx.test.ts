import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { matchesMx } from '../../../../shared/mtasts/index.ts';

describe('STS-30: RFC 8461 §4.1', () => {
  test.each([
    ['the same name', 'mx.example.com', 'mx.example.com', true],
    ['in another case', 'MX.Example.com', 'mx.eXample.COM', true],
    ['the host with a dot at its end, as DNS tools write it', 'mx.example.com', 'mx.example.com.', true],
    ['a pattern with a dot at its end', 'mx.example.com.', 'mx.example.com', true],
    ['a wildcard with one', '*.example.com.', 'mx.example.com.', true],
    ['only one dot is taken off', 'mx.example.com', 'mx.example.com..', false],
    ['a wildcard covers a label of one character', '*.example.com', 'a.example.com', true],
    ['another name', 'mx.example.com', 'mx2.example.com', false],
    ['a name below it', 'example.com', 'mx.example.com', false],
    ['a wildcard covers one label', '*.example.com', 'mail.example.com', true],
    ['a wildcard does not cover none', '*.example.com', 'example.com', false],
    ['a wildcard does not cover two', '*.example.com', 'a.b.example.com', false],
    ['a wildcard is for whole labels', '*.example.com', 'mailexample.com', false],
    ['nor is it for another domain that ends alike', '*.example.com', 'mx.badexample.com', false],
    ['a star alone is no wildcard', '*', 'mx', false],
    ['a star further on is no wildcard', 'mx.*.com', 'mx.example.com', false],
    ['a wildcard does not cover an empty label', '*.example.com', '.example.com', false],
    ['A-labels', '*.xn--bcher-kva.example', 'mx.xn--bcher-kva.example', true],
    [
      'Exchange Online: *.mx.microsoft is one label short',
      '*.mx.microsoft',
      'gemeente-nl.e-v1.mx.microsoft',
      false,
    ],
    ['Exchange Online: with the label', '*.e-v1.mx.microsoft', 'gemeente-nl.e-v1.mx.microsoft', true],
  ])('%s: %s, %s', (_, pattern, host, expected) => {
    expect(matchesMx(pattern, host)).toBe(expected);
  });
});

const label = fc.stringMatching(/^[a-z0-9]([a-z0-9-]{0,8}[a-z0-9])?$/);
const name = fc.array(label, { minLength: 2, maxLength: 5 });

test('a host matches itself, and a wildcard in place of its first label, and no wildcard in place of two', () => {
  fc.assert(
    fc.property(name, labels => {
      const host = labels.join('.');
      expect(matchesMx(host, host)).toBe(true);
      expect(matchesMx(`*.${labels.slice(1).join('.')}`, host)).toBe(true);
      if (labels.length > 2) expect(matchesMx(`*.${labels.slice(2).join('.')}`, host)).toBe(false);
      expect(matchesMx(`*.${host}`, host)).toBe(false);
    }),
  );
});
