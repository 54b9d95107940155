import { expect, test } from 'vitest';
import { isSameCombination, recordStates, unmatchedCombinations } from '../../../../shared/dane/index.ts';
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

test('RFC 7671 §9: neither data in full nor a record of no use is passed over for a stronger digest', () => {
  const records = [
    tlsaOf(current, 3, 1, 0),
    { ...tlsaOf(current, 3, 1, 1), data: 'abcd' },
    tlsaOf(current, 3, 1, 1),
    tlsaOf(current, 3, 1, 2),
    tlsaOf(current, 3, 0, 1),
  ];
  expect(recordStates(records, chain).map(({ outshone }) => outshone)).toEqual([
    false,
    false,
    true,
    false,
    false,
  ]);
});

test('a server that sends no certificate matches no record', () => {
  const records = [tlsaOf(current, 3, 1, 1), tlsaOf(issuer, 2, 0, 1), tlsaOf(issuer, 2, 0, 0)];
  expect(recordStates(records, []).map(({ state }) => state.kind)).toEqual([
    'no-match',
    'no-match',
    'no-match',
  ]);
});

test.each([
  [{}, true],
  [{ certificateUsage: 2 }, false],
  [{ selector: 0 }, false],
  [{ matchingType: 2 }, false],
  [{ certificateUsage: 2, selector: 0, matchingType: 2 }, false],
])('a combination is its three numbers: with %o it is the same: %s', (change, expected) => {
  const combination = { certificateUsage: 3, selector: 1, matchingType: 1 };
  expect(isSameCombination(combination, { ...combination, ...change })).toBe(expected);
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
