import { describe, expect, test } from 'vitest';
import {
  policyInForce,
  policyOpinions,
  recordInForce,
  recordOpinions,
  type StsSender,
} from '../../../../shared/mtasts/index.ts';
import { isIpv4 } from '../../../../shared/mtasts/sender-parsers.ts';

const INITIALS: { readonly [Initial in string]: StsSender } = {
  m: 'mox',
  M: 'Maddy',
  t: 'postfix-tlspol',
  r: 'postfix-mta-sts-resolver',
};
const named = (initials: string) => initials.split('').map(initial => INITIALS[initial]!);
const ALL = 'mMtr';

/** A policy of these lines, each ended by CRLF. */
const lines = (...each: readonly string[]) => each.map(line => `${line}\r\n`).join('');
const good = lines('version: STSv1', 'mode: enforce', 'mx: mx.example.com', 'max_age: 604800');

/** A name of so many letters, at most 255. */
const nameOf = (length: number) => [63, 63, 63, length - 192].map(each => 'a'.repeat(each)).join('.');

/** As their source has it; what is said of each was looked up in it. */
describe('policies: who takes them, and whether they are in force by RFC 8461 §3.2', () => {
  test.each<[string, string, string, boolean]>([
    ['CRLF', good, ALL, true],
    ['LF', good.replaceAll('\r\n', '\n'), ALL, true],
    ['no line end at the end', good.trimEnd(), ALL, true],
    ['one LF at the end for a CRLF', `${good.trimEnd()}\n`, ALL, true],
    ['an empty line at the end', `${good}\r\n`, 'tr', false],
    ['an empty line at the end, with LF', `${good.replaceAll('\r\n', '\n')}\n`, 'tr', false],
    ['an empty line in the middle', good.replace('mode', '\r\nmode'), 'tr', false],
    ['an empty line first', `\r\n${good}`, 'tr', false],
    ['a line of blanks', `${good} \t\r\n`, 'tr', false],
    ['blanks at the end without a line end', `${good}  `, 'tr', false],
    ['a space before the colon of a key that has to be there', good.replace('mode:', 'mode :'), 't', false],
    ['a tab before the colon', good.replace('version:', 'version\t:'), 't', false],
    ['a space before the colon of the only mx', good.replace('mx:', 'mx :'), 't', false],
    ['a space before the colon of one of two mx', `${good}mx : mx2.example.com\r\n`, 'Mtr', false],
    ['an indented line', good.replace('max_age', ' max_age'), 't', false],
    ['a tab in front of a line', good.replace('mx', '\tmx'), 't', false],
    ['spaces and tabs around a value', good.replace('enforce', ' \t enforce \t '), ALL, true],
    ['no space behind the colon', good.replaceAll(': ', ':'), ALL, true],
    ['the version last', lines(...good.trimEnd().split('\r\n').toReversed()), ALL, true],
    ['a byte order mark', `\ufeff${good}`, '', false],
    ['a no-break space behind a colon', good.replace('mode: ', 'mode:\u00a0'), 'Mtr', false],
    ['keys in another case', good.replace('mode', 'Mode'), '', false],
    ['the mode in another case', good.replace('enforce', 'Enforce'), '', false],
    ['the version in another case', good.replace('STSv1', 'stsv1'), '', false],
    ['text behind a value', good.replace('enforce', 'enforce # now'), '', false],
    ['mx in capitals', good.replace('mx.example', 'MX.Example'), ALL, true],
    ['a dot at the end of mx', good.replace('example.com', 'example.com.'), 'Mtr', false],
    ['an mx beyond ASCII', good.replace('mx.', 'm\u00fc.'), 'Mr', false],
    ['an mx with an underscore', good.replace('mx.', 'm_x.'), 'Mr', false],
    ['an IPv4 address as mx', good.replace('mx.example.com', '192.0.2.1'), 'Mr', false],
    ['an IPv4 address beside a name', `${good}mx: 192.0.2.1\r\n`, 'Mr', false],
    ['an IPv6 address as mx', good.replace('mx.example.com', '2001:db8::1'), 'r', false],
    ['no mx', good.replace('mx: mx.example.com\r\n', ''), '', false],
    ['no mx with mode none', lines('version: STSv1', 'mode: none', 'max_age: 60'), ALL, true],
    ['no mode', good.replace('mode: enforce\r\n', ''), '', false],
    ['max_age above the limit', good.replace('604800', '31557601'), 'mMt', false],
    ['max_age of ten nines', good.replace('604800', '9999999999'), 'Mt', false],
    ['max_age at the limit', good.replace('604800', '31557600'), ALL, true],
    ['max_age with zeros in front', good.replace('604800', '0000604800'), ALL, true],
    ['max_age with a plus', good.replace('604800', '+604800'), 'Mr', false],
    ['max_age below nothing', good.replace('604800', '-1'), 'M', false],
    ['max_age in parts', good.replace('604800', '604800.0'), '', false],
    ['max_age of eleven digits', good.replace('604800', '00000604800'), 'Mtr', false],
    ['an unknown key', `${good}owner: us\r\n`, ALL, true],
    ['a colon in the value of an unknown key', `${good}see: https://example.com\r\n`, 'mtr', true],
    ['an unknown key without a value', `${good}owner:\r\n`, 'Mtr', false],
    ['a comment', `# ours\r\n${good}`, 'r', false],
    ['a mode twice', `${good}mode: none\r\n`, ALL, true],
    ['a mode twice, the second no mode', `${good}mode: no\r\n`, 't', false],
    ['a version twice, the second another', `${good}version: STSv2\r\n`, 't', false],
    ['max_age twice, the second no number', `${good}max_age: soon\r\n`, 't', false],
    ['a version twice, the first another', `version: STSv2\r\n${good}`, 'r', false],
    ['a mode twice, the first no mode', `mode: no\r\n${good}`, 'r', false],
    ['max_age twice, the first no number', `max_age: soon\r\n${good}`, 'r', false],
    ['max_age of 2^31 - 1', good.replace('604800', '2147483647'), 'mMt', false],
    ['max_age of 2^31', good.replace('604800', '2147483648'), 'Mt', false],
    ['max_age with an underscore', good.replace('604800', '604_800'), 'r', false],
    ['a wildcard', good.replace('mx.', '*.'), ALL, true],
    ['a wildcard inside', good.replace('mx.', 'mx.*.'), 'Mr', false],
    ['a name of 253 letters', good.replace('mx.example.com', nameOf(253)), ALL, true],
    ['a name of 254 letters', good.replace('mx.example.com', nameOf(254)), 'Mr', false],
    ['a dot in front of the only mx', good.replace('mx.', '.mx.'), 'Mr', false],
    ['a line of JSON', `${good}{\r\n`, 'tr', false],
    ['an mx in braces beside a name', `${good}mx: {x}\r\n`, 'Mtr', false],
    ['an unknown key that begins with an underscore', `${good}_a: b\r\n`, 'Mtr', false],
    ['a control character in an unknown key', `${good}owner: a\u0007b\r\n`, 'Mtr', false],
    ['a CR inside a value', good.replace('enforce', 'enf\rorce'), '', false],
    ['a line without a colon that begins as a key', `${good}modee\r\n`, 'r', false],
    ['a web page', '<!doctype html><title>a: b</title>', '', false],
    ['nothing', '', '', false],
  ])('%s', (_what, text, takers, isInForce) => {
    const { takenBy, refusedBy } = policyOpinions(text);
    expect(takenBy).toEqual(named(takers));
    expect(refusedBy).toEqual(named(ALL).filter(sender => !takenBy.includes(sender)));
    expect(policyInForce(text) !== undefined).toBe(isInForce);
  });

  test('a text made to cost time costs little', () => {
    const blank = ' '.repeat(60_000);
    for (const text of [
      `a:${blank}\u0007`,
      `${blank}a`,
      `a${blank}:b`,
      ':'.repeat(60_000),
      '\n'.repeat(60_000),
    ])
      expect(policyOpinions(good + text).takenBy.length).toBeLessThan(4);
  });
});

describe('records: who takes them, and whether they are in force by RFC 8461 §3.1', () => {
  const one = (text: string) => [[text]];
  test.each<[string, readonly (readonly string[])[], string, boolean]>([
    ['as it should be', one('v=STSv1; id=1;'), ALL, true],
    ['no semicolon at the end', one('v=STSv1; id=1'), ALL, true],
    ['no spaces', one('v=STSv1;id=1'), ALL, true],
    ['several spaces and tabs', one('v=STSv1; \t  id=1 \t ; '), ALL, true],
    ['a space at the end', one('v=STSv1; id=1 '), 'Mtr', false],
    ['a tab at the end', one('v=STSv1; id=1\t'), 'Mtr', false],
    ['a space before the first semicolon', one('v=STSv1 ; id=1'), ALL, true],
    ['two semicolons', one('v=STSv1;; id=1;'), 'Mtr', false],
    ['the name of the version in capitals', one('V=STSv1; id=1'), '', false],
    ['the name of the id in capitals', one('v=STSv1; ID=1'), 't', false],
    ['the version in another case', one('v=stsv1; id=1'), '', false],
    ['white space before it', one(' v=STSv1; id=1'), 'M', false],
    ['white space around =', one('v=STSv1; id = 1'), 't', false],
    ['an empty id', one('v=STSv1; id='), 'tr', false],
    ['no id', one('v=STSv1; a=b'), 't', false],
    ['33 letters', one(`v=STSv1; id=${'a'.repeat(33)}`), 'Mtr', false],
    ['a hyphen in the id', one('v=STSv1; id=2026-11-30'), 'Mtr', false],
    ['an unknown field', one('v=STSv1; id=1; a=b'), ALL, true],
    ['= in a value', one('v=STSv1; id=1; a=b=c'), 'tr', false],
    ['a blank in a value', one('v=STSv1; id=1; a=b c'), 'tr', false],
    ['an unknown field and a semicolon at the end', one('v=STSv1; id=1; a=b;'), ALL, true],
    ['an unknown field that begins with an underscore', one('v=STSv1; id=1; _a=b'), 'Mtr', false],
    ['an id twice', one('v=STSv1; id=1; id=2'), 'Mtr', true],
    ['the id first', one('id=1; v=STSv1'), 'M', false],
    ['a later version', one('v=STSv12; id=1'), 't', false],
    ['beside another TXT record', [['v=STSv1; id=1'], ['hello']], 'mtr', true],
    ['two', [['v=STSv1; id=1'], ['v=STSv1; id=2']], 't', false],
    ['two, one with a space', [['v=STSv1 ; id=1'], ['v=STSv1; id=2']], 't', false],
    ['cut behind the version', [['v=STSv1', '; id=1']], ALL, true],
    ['cut inside the version', [['v=STS', 'v1; id=1']], 'mMr', true],
    ['none', [], '', false],
  ])('%s', (_what, records, takers, isInForce) => {
    expect(recordOpinions(records).takenBy).toEqual(named(takers));
    expect(recordInForce(records) !== undefined).toBe(isInForce);
  });
});

test.each<[string, boolean]>([
  ['192.0.2.1', true],
  ['255.255.255.255', true],
  ['192.0.2.256', false],
  ['192.0.2.1.5', false],
  ['192.0.2', false],
  ['1192.0.2.1', false],
  ['192.0.2.1192', false],
  ['mx.example.com', false],
])('RFC 1123 §2.1: %s is an address by its looks: %s', (name, isAddress) => {
  expect(isIpv4(name)).toBe(isAddress);
});
