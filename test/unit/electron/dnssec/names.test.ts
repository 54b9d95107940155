import { expect, test } from 'vitest';
import {
  commonAncestor,
  isWithin,
  lastLabels,
  parentOf,
  wildcardOf,
} from '../../../../electron/dnssec/names.ts';
import { nameToText } from '../../../../electron/dns/wire/wire-name.ts';
import { nameOf } from '../../../support/zone-records.ts';

test.each([
  ['a.example.', 'example.', true],
  ['example.', 'example.', true],
  ['example.', '.', true],
  ['.', '.', true],
  ['badexample.', 'example.', false],
  ['example.', 'a.example.', false],
  ['a\\.example.', 'example.', false],
  ['a.example.', 'EXAMPLE.', true],
])('RFC 1034 §3.1: %s within %s: %s', (name, ancestor, expected) => {
  expect(isWithin(nameOf(name), nameOf(ancestor))).toBe(expected);
});

test.each([
  ['a.b.example.', 'c.b.example.', 'b.example'],
  ['a.example.', 'a.example.', 'a.example'],
  ['a.example.', 'a.test.', '.'],
  ['x.a.example.', 'a.example.', 'a.example'],
  ['b.a.', 'b.c.', '.'],
])('the longest name that both %s and %s lie within is %s', (a, b, expected) => {
  expect(nameToText(commonAncestor(nameOf(a), nameOf(b)))).toBe(expected);
});

test('a name counted from the right, and one label up', () => {
  expect(nameToText(lastLabels(nameOf('a.b.example.'), 2))).toBe('b.example');
  expect(lastLabels(nameOf('a.b.example.'), 0)).toEqual([]);
  expect(nameToText(parentOf(nameOf('a.b.example.')))).toBe('b.example');
});

test('RFC 4592 §2.1.1: the wildcard below a name', () => {
  expect(nameToText(wildcardOf(nameOf('example.')))).toBe('*.example');
});
