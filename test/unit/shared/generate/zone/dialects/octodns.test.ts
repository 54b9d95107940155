import { describe, expect, test } from 'vitest';
import { a, EXAMPLE, linesOf, NEW, OLD, removalOf, set, txt } from '../example-change.ts';

describe('a piece of an OctoDNS zone file', () => {
  test('keys are in order, what was there before stands apart', () => {
    expect(linesOf('octodns', EXAMPLE)).toEqual([
      '---',
      "'':",
      '  - ttl: 300',
      '    type: MX',
      '    values:',
      "      - exchange: 'mx.voorbeeld.nl.'",
      '        preference: 10',
      "'_25._tcp.mx':",
      '  - ttl: 3600',
      '    type: TLSA',
      '    values:',
      ...[OLD, NEW].flatMap(data => [
        `      - certificate_association_data: '${data}'`,
        '        certificate_usage: 3',
        '        matching_type: 1',
        '        selector: 1',
      ]),
      "'_mta-sts':",
      '  - ttl: 3600',
      '    type: TXT',
      '    values:',
      "      - 'v=STSv1\\; id=2\\;'",
    ]);
    expect(removalOf('octodns', EXAMPLE)).toEqual([
      "'_25._tcp.mx':",
      '  - ttl: 3600',
      '    type: TLSA',
      '    values:',
      `      - certificate_association_data: '${OLD}'`,
      '        certificate_usage: 3',
      '        matching_type: 1',
      '        selector: 1',
      "'_mta-sts':",
      '  - ttl: 3600',
      '    type: TXT',
      '    values:',
      "      - 'v=STSv1\\; id=1\\;'",
      "'weg':",
      '  - ttl: 3600',
      '    type: CNAME',
      "    value: 'elders.nl.'",
    ]);
  });

  test('sets of one name stand under one key', () => {
    const lines = linesOf('octodns', [
      set('x', [], [txt('a')]),
      set('y', [], [txt('b')]),
      set('x', [], [a('192.0.2.1')]),
    ]);
    expect(lines.filter(line => !line.startsWith(' '))).toEqual(['---', "'x':", "'y':"]);
    expect(lines.filter(line => line.includes('type'))).toEqual([
      '    type: TXT',
      '    type: A',
      '    type: TXT',
    ]);
  });

  test('numbers in names count as numbers, in whatever order the sets come', () => {
    const names = ['mx10', 'mx9', '_9._tcp', '_25._tcp', 'mx', 'a.mx9', 'mx9b', 'mx9a'];
    const keysOf = (order: readonly string[]) =>
      linesOf(
        'octodns',
        order.map(name => set(name, [], [txt('a')])),
      ).filter(line => line.startsWith("'"));
    const sorted = ['_9._tcp', '_25._tcp', 'a.mx9', 'mx', 'mx9', 'mx9a', 'mx9b', 'mx10'];
    for (const order of [names, names.toReversed(), sorted, sorted.toReversed()]) {
      expect(keysOf(order)).toEqual(sorted.map(name => `'${name}':`));
    }
    // Equal as numbers, and two names all the same.
    expect(keysOf(['mx1', 'mx01'])).toEqual(keysOf(['mx01', 'mx1']));
  });

  test.each([
    ['a quote of YAML', "it's", "it''s"],
    ['quotes inside', 'a"b', 'a"b'],
    ['a quote at the start: OctoDNS takes off both ends', '"a', '""a"'],
    ['what OctoDNS takes for two strings', 'a" "b', 'a"\\032"b'],
    ['a backslash', 'a\\b', 'a\\\\b'],
    ['a backslash before a semicolon', 'a\\;b', 'a\\092\\;b'],
    ['bytes that are no US-ASCII', 'caf\u00e9\n', 'caf\\233\\010'],
  ])('%s', (_what, text, value) => {
    expect(linesOf('octodns', [set('x', [], [txt(text)])]).at(-1)).toBe(`      - '${value}'`);
  });
});
