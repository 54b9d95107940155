import { expect, test } from 'vitest';
import { recordStates, unmatchedCombinations } from '../../../../shared/dane/index.ts';
import { make } from '../certificates/made-certificates.ts';
import { tlsaOf } from './tlsa-of.ts';

const issuer = await make({ name: 'CN=Issuer', ca: true });
const current = await make({ name: 'CN=current', issuer });
const next = await make({ name: 'CN=next', issuer });
const chain = [current.facts, issuer.facts];

test('each record with what it is to the chain', () => {
  const records = [
    tlsaOf(current, 3, 1, 1),
    tlsaOf(next, 3, 1, 1),
    tlsaOf(issuer, 2, 1, 1),
    tlsaOf(current, 2, 1, 1),
    tlsaOf(next, 2, 0, 1),
    tlsaOf(current, 1, 1, 1),
    tlsaOf(next, 3, 1, 2),
  ];
  expect(recordStates(records, chain).map(({ state, outshone }) => [state, outshone])).toEqual([
    [{ kind: 'matches' }, true],
    [{ kind: 'no-match' }, true],
    [{ kind: 'matches' }, false],
    [{ kind: 'no-match' }, false],
    [{ kind: 'no-match' }, false],
    [{ kind: 'unusable', why: { kind: 'usage-not-for-smtp' } }, false],
    [{ kind: 'no-match' }, false],
  ]);
});

test.each([
  ['the current key and the next', [tlsaOf(current, 3, 1, 1), tlsaOf(next, 3, 1, 1)], []],
  ['the current key and the issuer', [tlsaOf(current, 3, 1, 1), tlsaOf(issuer, 2, 1, 1)], []],
  [
    'RFC 7671 §8.2: 3 1 1 of the current key beside 2 0 1 of a chain to come',
    [tlsaOf(current, 3, 1, 1), tlsaOf(next, 2, 0, 1)],
    ['2 0 1'],
  ],
  ['the next key in another digest', [tlsaOf(current, 3, 1, 1), tlsaOf(next, 3, 1, 2)], ['3 1 2']],
  ['only the next key, twice', [tlsaOf(next, 3, 1, 1), tlsaOf(issuer, 3, 1, 1)], ['3 1 1']],
  ['unusable records do not count', [tlsaOf(current, 3, 1, 1), tlsaOf(next, 0, 0, 1)], []],
])('DANE-10: each published combination matches the chain of now: %s', (_, records, unmatched) => {
  const found = unmatchedCombinations(records, chain);
  expect(found.map(each => `${each.certificateUsage} ${each.selector} ${each.matchingType}`)).toEqual(
    unmatched,
  );
});
