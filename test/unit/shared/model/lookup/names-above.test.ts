import { expect, test } from 'vitest';
import { grouped } from '../../../../../shared/model/lookup/grouped.ts';
import { mxPatterns } from '../../../../../shared/model/lookup/mx-patterns.ts';
import { namesAbove } from '../../../../../shared/model/lookup/names-above.ts';
import { remembered } from '../../../../../shared/model/remembered.ts';

test.each<[string, readonly string[]]>([
  ['.', []],
  ['nl', ['.']],
  ['a.b.nl', ['b.nl', 'nl', '.']],
  ['a\\.b.nl', ['nl', '.']],
  ['a\\\\.nl', ['nl', '.']],
  ['a\\046b.nl', ['nl', '.']],
])('RFC 1035 §5.1: the names above %s', (name, above) => {
  expect([...namesAbove(name)]).toEqual(above);
});

test('what is worked out of an object is worked out once, nothing included', () => {
  let runs = 0;
  const work = remembered((_key: object) => {
    runs += 1;
    return undefined;
  });
  const [one, other] = [{}, {}];
  expect([work(one), work(one), work(other)]).toEqual([undefined, undefined, undefined]);
  expect(runs).toBe(2);
});

test('items by a key, in their own order', () => {
  expect([...grouped(['aa', 'b', 'cc'], ({ length }) => length)]).toEqual([
    [2, ['aa', 'cc']],
    [1, ['b']],
  ]);
});

test('the names of a policy, those with a wildcard apart', () => {
  const { names, wildcards } = mxPatterns(['MX.b.nl.', '*.B.nl', '*']);
  expect([[...names], [...wildcards]]).toEqual([['mx.b.nl', '*'], ['b.nl']]);
});
