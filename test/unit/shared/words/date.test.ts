import { describe, expect, test } from 'vitest';
import { sayDay, sayList, sayMoment, sayRoundedSpan, saySpan } from '../../../../shared/words/date.ts';

const AT = 1_805_074_200;

describe('points in time, in UTC wherever the reader is', () => {
  test.each([
    ['nl', '15 maart 2027', '15 maart 2027 om 01:30 UTC'],
    ['en', '15 March 2027', '15 March 2027 at 01:30 UTC'],
  ] as const)('%s: %s; %s', (language, day, moment) => {
    expect(sayDay(AT, language)).toBe(day);
    expect(sayMoment(AT * 1_000, language)).toBe(moment);
  });

  test.each([
    ['the last second of a day', 1_805_155_199, '15 maart 2027'],
    ['the first second of the next', 1_805_155_200, '16 maart 2027'],
    ['before 1970', -1, '31 december 1969'],
    ['RFC 4034 §3.1.5: the last moment that a signature can name', 4_294_967_295, '7 februari 2106'],
  ])('%s', (_what, at, expected) => {
    expect(sayDay(at, 'nl')).toBe(expected);
  });
});

describe('spans of time, in the largest unit that they are a whole number of', () => {
  test.each([
    [0, '0 seconden', '0 seconds'],
    [1, '1 seconde', '1 second'],
    [59, '59 seconden', '59 seconds'],
    [60, '1 minuut', '1 minute'],
    [90, '90 seconden', '90 seconds'],
    [3_600, '1 uur', '1 hour'],
    [7_200, '2 uur', '2 hours'],
    [86_400, '1 dag', '1 day'],
    [129_600, '36 uur', '36 hours'],
    [604_800, '1 week', '1 week'],
    [1_209_600, '2 weken', '2 weeks'],
    [2_592_000, '30 dagen', '30 days'],
    // RFC 8461 §3.2: the longest max_age there is.
    [31_557_600, '8.766 uur', '8,766 hours'],
  ])('%i s: %s; %s', (seconds, nl, en) => {
    expect([saySpan(seconds, 'nl'), saySpan(seconds, 'en')]).toEqual([nl, en]);
  });
});

describe('names in a sentence', () => {
  test.each([
    [[], '', ''],
    [['a'], 'a', 'a'],
    [['a', 'b'], 'a en b', 'a and b'],
    [['a', 'b', 'c'], 'a, b en c', 'a, b and c'],
  ])('%j: %s; %s', (names, nl, en) => {
    expect([sayList(names, 'nl'), sayList(names, 'en')]).toEqual([nl, en]);
  });
});

describe('spans of time that nobody needs to the second, rounded up', () => {
  test.each([
    [1, '1 seconde', '1 second'],
    [60, '1 minuut', '1 minute'],
    [61, '2 minuten', '2 minutes'],
    [3_599, '1 uur', '1 hour'],
    [3_601, '2 uur', '2 hours'],
    [86_400, '1 dag', '1 day'],
    [86_401, '2 dagen', '2 days'],
  ])('%i s: %s; %s', (seconds, nl, en) => {
    expect(sayRoundedSpan(seconds, 'nl')).toBe(nl);
    expect(sayRoundedSpan(seconds, 'en')).toBe(en);
  });
});
