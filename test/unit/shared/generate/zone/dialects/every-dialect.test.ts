import { describe, expect, test } from 'vitest';
import { type DialectId, DIALECTS } from '../../../../../../shared/generate/zone/dialects.ts';
import { changedSets, ttlOf } from '../../../../../../shared/generate/zone/set-difference.ts';
import { a, EXAMPLE, set, txt, ZONE } from '../example-change.ts';

test('what a file with it is called, and what has to be set before it runs', () => {
  const told = Object.entries(DIALECTS).map(([id, dialect]) => {
    const written = dialect.write(EXAMPLE);
    return [id, written.kind === 'text' ? [written.fileName, ...written.variables] : written.kind];
  });
  expect(Object.fromEntries(told)).toEqual({
    'zone-file': [`${ZONE}.zone`],
    nsupdate: [`${ZONE}.nsupdate`],
    pdnsutil: [`${ZONE}-pdnsutil.sh`],
    'windows-dns': [`${ZONE}.ps1`],
    'azure-dns': [`${ZONE}-azure-dns.sh`, 'RESOURCE_GROUP'],
    route53: [`${ZONE}-route53.sh`, 'HOSTED_ZONE_ID'],
    cloudflare: 'form',
    transip: 'form',
    octodns: [`${ZONE}.yaml`],
  } satisfies Record<DialectId, unknown>);
});

describe('what happens to a set', () => {
  const of = (...change: Parameters<typeof set>) => {
    const [changed] = changedSets({ zone: ZONE, sets: [set(...change)] });
    return (
      changed && [
        changed.removed.length,
        changed.added.length,
        changed.kept.length,
        changed.newTtl,
        changed.removeFirst,
      ]
    );
  };
  const [x, y] = [a('192.0.2.1'), a('192.0.2.2')];
  test.each<[string, Parameters<typeof set>, unknown[] | undefined]>([
    ['nothing', ['m', [x], [x]], undefined],
    ['one more', ['m', [x], [x, y]], [0, 1, 1, false, false]],
    ['one less', ['m', [x, y], [x]], [1, 0, 1, false, false]],
    ['another', ['m', [x], [y]], [1, 1, 0, false, false]],
    ['RFC 8461 §3.1: one text first goes', ['m', [txt('a')], [txt('b')]], [1, 1, 0, false, true]],
    ['the TTL alone', ['m', [x], [x], [60, 61]], [0, 0, 1, true, false]],
    ['the first of it', ['m', [], [x], [60, 61]], [0, 1, 0, false, false]],
    ['the last of it', ['m', [x], [], [60, 61]], [1, 0, 0, false, false]],
  ])('%s', (_what, change, expected) => {
    expect(of(...change)).toEqual(expected);
  });

  test('RFC 2181 §5.2: a set that has two TTLs gets one', () => {
    const { name, type, before, after } = set('m', [x, y], [x, y]);
    const mixed = { name, type, before: [before[0]!, { ...before[1]!, ttl: 60 }], after };
    expect(changedSets({ zone: ZONE, sets: [mixed] })).toMatchObject([{ newTtl: true }]);
  });

  test.each([
    [0, 0],
    [-1, 0],
    [1.9, 1],
    [2 ** 31 - 1, 2 ** 31 - 1],
    [2 ** 31, 2 ** 31 - 1],
    [Number.MAX_VALUE, 2 ** 31 - 1],
  ])('RFC 2181 §8: a TTL of %d is written as %d', (ttl, written) => {
    expect(ttlOf(set('m', [], [x], [0, ttl]))).toBe(written);
    expect(ttlOf(set('m', [x], [], [ttl, ttl]))).toBe(0);
  });
});
