import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { whyUnusable } from '../../../../../shared/dane/index.ts';
import { issuerFamily } from '../../../../../shared/evidence/keys/issuer-family.ts';
import { missingSiblings } from '../../../../../shared/generate/keys/issuer-siblings.ts';

const file = new URL('../../../../../assets/issuers/lets-encrypt.json', import.meta.url);
const letsEncrypt = issuerFamily.parse(JSON.parse(readFileSync(file, 'utf8')));
const HOST = 'mx1.voorbeeld.nl';
const issuerOf = (name: string) => {
  const issuer = letsEncrypt.generations.flatMap(({ issuers }) => issuers).find(each => each.name === name);
  return { certificateUsage: 2, selector: 1, matchingType: 1, data: issuer!.sha256 };
};
const missing = (...records: ReturnType<typeof issuerOf>[]) =>
  missingSiblings([letsEncrypt], HOST, records).flatMap(({ records: left }) => left.map(({ name }) => name));

describe('RFC 7672 §3.1.2: an authority that signs with another issuer at each renewal', () => {
  test('one issuer of those that sign now: the others are missing, RSA and EC alike', () => {
    expect(missing(issuerOf('YR1'))).toEqual(
      ['YR2', 'YR3', 'YE1', 'YE2', 'YE3'].map(name => `Let’s Encrypt ${name}`),
    );
  });

  test('all but one of those that sign now: that one', () => {
    expect(missing(...['YR1', 'YR2', 'YR3', 'YE1', 'YE2'].map(issuerOf))).toEqual(['Let’s Encrypt YE3']);
  });

  test('one that signs no more: all that do', () => {
    expect(missing(issuerOf('R13'))).toHaveLength(6);
  });

  test('all of them: nothing is missing, and what is missing is usable', () => {
    const all = ['YR1', 'YR2', 'YR3', 'YE1', 'YE2', 'YE3'].map(issuerOf);
    expect(missing(...all)).toEqual([]);
    const [first] = missingSiblings([letsEncrypt], HOST, [issuerOf('YR1')]);
    for (const { host, record } of first!.records) {
      expect(host).toBe(HOST);
      expect(whyUnusable(record)).toBeUndefined();
    }
  });

  test.each([
    ['another issuer', { ...issuerOf('YR1'), data: 'f'.repeat(64) }],
    ['the same digest of something else', { ...issuerOf('YR1'), certificateUsage: 3 }],
    ['the whole certificate', { ...issuerOf('YR1'), selector: 0 }],
    ['the same digest as if it were in full', { ...issuerOf('YR1'), matchingType: 0 }],
  ])('%s says nothing', (_what, record) => {
    expect(missing(record)).toEqual([]);
  });
});

test('the issuers are told apart', () => {
  const digests = letsEncrypt.generations.flatMap(({ issuers }) => issuers.map(({ sha256 }) => sha256));
  expect(digests).toHaveLength(16);
  expect(new Set(digests).size).toBe(16);
});
