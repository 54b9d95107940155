import { describe, expect, test } from 'vitest';
import { baseDomains, expand, referenceNames, rolloverScheme } from '../../../../shared/dane/index.ts';

const host = 'mx.example.com';
const aliases = [
  { owner: host, target: 'between.example.net' },
  { owner: 'between.example.net', target: 'real.example.org' },
];

describe('DANE-04: TLSA base domains, RFC 7672 §2.2.2', () => {
  test.each([
    ['no alias, secure: the host', { status: 'secure', aliases: [], firstAlias: 'unknown' }, [host]],
    [
      'aliases, all of them secure: the expanded name first, then the host; never one in between',
      { status: 'secure', aliases, firstAlias: 'secure' },
      ['real.example.org', host],
    ],
    [
      'aliases, secure at first only: the host',
      { status: 'insecure', aliases, firstAlias: 'secure' },
      [host],
    ],
    [
      'one alias, secure at first only: the host',
      { status: 'insecure', aliases: [aliases[0]!], firstAlias: 'secure' },
      [host],
    ],
    [
      'aliases, the first of unknown status: the host, whose own TLSA answer tells',
      { status: 'insecure', aliases, firstAlias: 'unknown' },
      [host],
    ],
  ] as const)('%s', (_, answer, names) => {
    expect(baseDomains({ host, ...answer })).toEqual({ kind: 'candidates', names });
  });

  test.each([
    [
      'DANE-03: no alias, insecure: DANE does not apply',
      { status: 'insecure', aliases: [], firstAlias: 'unknown' },
      'insecure',
    ],
    [
      'aliases, the first one insecure: DANE does not apply',
      { status: 'insecure', aliases, firstAlias: 'insecure' },
      'insecure',
    ],
    [
      'DANE-01: bogus: the host is not to be used',
      { status: 'bogus', aliases: [], firstAlias: 'unknown' },
      'unreachable',
    ],
    [
      'DANE-01: bogus behind a secure alias',
      { status: 'bogus', aliases, firstAlias: 'secure' },
      'unreachable',
    ],
    [
      'DANE-01: indeterminate',
      { status: 'indeterminate', aliases: [], firstAlias: 'unknown' },
      'unreachable',
    ],
  ] as const)('%s', (_, answer, kind) => {
    expect(baseDomains({ host, ...answer })).toEqual({ kind });
  });

  test.each([
    [1, 'name-1'],
    [8, 'name-8'],
    [9, 'name-8'],
    [20, 'name-8'],
  ])('of %i aliases in a row eight are followed', (count, end) => {
    const row = Array.from({ length: count }, (_, at) => ({ owner: `name-${at}`, target: `name-${at + 1}` }));
    expect(expand('name-0', row)).toBe(end);
    expect(expand('name-0', row.toReversed())).toBe(end);
  });

  test('RFC 1034 §3.6.2: of two aliases at one name, which no zone has, the first is followed', () => {
    const two = ['first', 'second'].map(target => ({ owner: host, target }));
    expect(expand(host, two)).toBe('first');
  });

  test('aliases that go round end', () => {
    expect(
      expand('a', [
        { owner: 'a', target: 'b' },
        { owner: 'b', target: 'a' },
      ]),
    ).toMatch(/^[ab]$/);
    expect(expand('a', [])).toBe('a');
  });
});

describe('DANE-07: reference names, RFC 7672 §3.2.2', () => {
  // The example of §3.2.2: exchange.example.org is an alias of example.com, which has the MX records.
  const nextHop = 'exchange.example.org';
  const expandedNextHop = 'example.com';
  test.each([
    [
      'the MX host, the next hop, and what that stands for',
      { baseDomain: 'mx10.example.com', nextHop, expandedNextHop, mxSecure: true },
      ['mx10.example.com', nextHop, expandedNextHop],
    ],
    [
      'a base domain that the MX host is an alias of',
      { baseDomain: 'mxbackup.example.net', nextHop, expandedNextHop, mxSecure: true },
      ['mxbackup.example.net', nextHop, expandedNextHop],
    ],
    ['no alias', { baseDomain: host, nextHop: 'example.com', mxSecure: true }, [host, 'example.com']],
    [
      'MX records that nothing vouches for: the MX host only',
      { baseDomain: host, nextHop: 'example.com', mxSecure: false },
      [host],
    ],
    [
      'no MX records: the domain itself, once',
      { baseDomain: 'example.com', nextHop: 'Example.com.', mxSecure: true },
      ['example.com'],
    ],
  ])('%s', (_, destination, names) => {
    expect(referenceNames(destination)).toEqual(names);
  });
});

describe('DANE-16: rollover scheme, as internet.nl counts', () => {
  test.each([
    ['none', [], 'none'],
    ['3', [3], 'none'],
    ['3 and 3', [3, 3], 'current-and-next'],
    ['3 and 2', [3, 2], 'current-and-issuer'],
    ['2 and 2, which is not accepted', [2, 2], 'none'],
    ['2', [2], 'none'],
    ['3 and 1', [3, 1], 'none'],
    ['3, 3 and 2', [3, 3, 2], 'current-and-next'],
  ])('%s', (_, usages, kind) => {
    expect(rolloverScheme(usages.map(certificateUsage => ({ certificateUsage })))).toEqual({ kind });
  });
});
