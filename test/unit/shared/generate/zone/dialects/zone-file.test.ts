import { describe, expect, test } from 'vitest';
import { DIALECTS } from '../../../../../../shared/generate/zone/dialects.ts';
import { aaaa, EXAMPLE, linesOf, NEW, removalOf, set, txt, ZONE } from '../example-change.ts';

describe('RFC 1035 §5.1: a piece of a master file', () => {
  test('names are relative, the apex is @; only what comes is to be pasted, and what goes stands apart', () => {
    expect(linesOf('zone-file', EXAMPLE)).toEqual([
      '$ORIGIN voorbeeld.nl.',
      '_mta-sts 3600 IN TXT "v=STSv1; id=2;"',
      `_25._tcp.mx 3600 IN TLSA 3 1 1 ${NEW}`,
      '@ 300 IN MX 10 mx.voorbeeld.nl.',
    ]);
    expect(removalOf('zone-file', EXAMPLE)).toEqual([
      'weg IN CNAME elders.nl.',
      '_mta-sts IN TXT "v=STSv1; id=1;"',
    ]);
  });

  test('where records only go, there is nothing to paste; where they only come, nothing to remove', () => {
    const gone = [set('x', [txt('a')], [])];
    expect(DIALECTS['zone-file'].write({ zone: ZONE, sets: gone })).toMatchObject({ text: '' });
    expect(removalOf('zone-file', gone)).toEqual(['x IN TXT "a"']);
    expect(removalOf('zone-file', [set('x', [], [txt('a')])])).toEqual([]);
  });

  test.each([
    ['quotes and backslashes', [txt('a"b\\c')], 'x 3600 IN TXT "a\\"b\\\\c"'],
    ['semicolons stand as they are in quotes', [txt('a;b')], 'x 3600 IN TXT "a;b"'],
    ['bytes that are no US-ASCII', [txt('caf\u00e9\n')], 'x 3600 IN TXT "caf\\233\\010"'],
    ['several strings', [txt('a', '')], 'x 3600 IN TXT "a" ""'],
    ['no string', [txt()], 'x 3600 IN TXT ""'],
    [
      'RFC 1035 §3.3: a string that is too long',
      [txt('y'.repeat(300))],
      `x 3600 IN TXT "${'y'.repeat(255)}" "${'y'.repeat(45)}"`,
    ],
    ['an IPv6 address', [aaaa('2001:db8::1')], 'x 3600 IN AAAA 2001:db8::1'],
  ])('%s', (_what, after, line) => {
    expect(linesOf('zone-file', [set('x', [], after)])).toEqual([`$ORIGIN ${ZONE}.`, line]);
  });

  test('RFC 2181 §5.2: another TTL alone is a change of the whole set', () => {
    const sets = [set('x', [txt('a')], [txt('a')], [60, 3_600])];
    expect(linesOf('zone-file', sets).slice(1)).toEqual(['x 3600 IN TXT "a"']);
    expect(removalOf('zone-file', sets)).toEqual(['x IN TXT "a"']);
  });

  test('an escaped dot ends no label, and a wildcard stays one', () => {
    const sets = [set('a\\.b', [], [txt('a')]), set('*.c\\032d', [], [txt('a')])];
    expect(linesOf('zone-file', sets).slice(1)).toEqual([
      'a\\.b 3600 IN TXT "a"',
      '*.c\\032d 3600 IN TXT "a"',
    ]);
  });
});
