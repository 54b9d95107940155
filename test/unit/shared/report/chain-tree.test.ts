import { describe, expect, test } from 'vitest';
import type { ZoneLink } from '../../../../shared/evidence/chain.ts';
import { chainAsText } from '../../../../shared/report/chain-as-text.ts';
import { type ChainNode, chainTree, sayZone } from '../../../../shared/report/chain-tree.ts';

const secure = (zone: string): ZoneLink => ({
  zone,
  status: 'secure',
  ds: [{ keyTag: 1, algorithm: 13, digestType: 2, matches: true }],
  keys: [
    { keyTag: 1, algorithm: 13, flags: 257, signsKeys: true },
    { keyTag: 2, algorithm: 8, flags: 256, bits: 2_048, signsKeys: false },
  ],
  signatures: [
    {
      owner: zone,
      typeCovered: 'DNSKEY',
      keyTag: 1,
      algorithm: 13,
      inception: 1_700_000_000,
      expiration: 1_765_670_400,
      verified: true,
    },
  ],
});
const outline = (nodes: readonly ChainNode[]): unknown =>
  nodes.map(({ link, isAnchor, below }) => [link.zone, isAnchor, outline(below)]);

describe('the chain of trust as a tree', () => {
  test('each zone hangs below the nearest one it lies in, whatever order they come in', () => {
    const zones = ['voorbeeld.nl', 'nl', 'eu', '.', 'mail.voorbeeld.nl', 'anders.nl'].map(secure);
    expect(outline(chainTree(zones))).toEqual([
      [
        '.',
        true,
        [
          [
            'nl',
            false,
            [
              ['voorbeeld.nl', false, [['mail.voorbeeld.nl', false, []]]],
              ['anders.nl', false, []],
            ],
          ],
          ['eu', false, []],
        ],
      ],
    ]);
  });

  test('a name that only ends alike is not below: nl is above anders.nl and not above stapelnl', () => {
    expect(outline(chainTree(['nl', 'stapelnl'].map(secure)))).toEqual([
      ['nl', true, []],
      ['stapelnl', true, []],
    ]);
  });

  test('no zones, no tree', () => {
    expect(chainTree([])).toEqual([]);
  });
});

describe('what is said about a zone', () => {
  const say = (link: ZoneLink, isAnchor = false) => sayZone({ link, isAnchor }, 'en');

  test('a signed zone: fingerprint, keys with their algorithm and who signs the keys, the end of its signature', () => {
    expect(say(secure('nl'))).toEqual({
      name: 'nl',
      status: 'signed',
      facts: [
        'fingerprint at the zone above (DS): 1 (ECDSA P-256)',
        'keys in the zone: 1 (ECDSA P-256, signs the keys); 2 (RSA/SHA-256, 2048 bits)',
        'first signature to end: 14 December 2025',
      ],
    });
  });

  test('where trust begins there is no zone above', () => {
    expect(say(secure('.'), true).facts[0]).toBe('trust begins here (trust anchor): 1 (ECDSA P-256)');
    expect(say({ ...secure('.'), ds: [] }, true).facts[0]).toMatch(/^keys in the zone/);
  });

  test('a broken zone: which DS fits no key, and why that is', () => {
    const link: ZoneLink = {
      ...secure('voorbeeld.nl'),
      status: 'bogus',
      ds: [{ keyTag: 9, algorithm: 13, digestType: 2, matches: false }],
      reason: { kind: 'no-key-for-ds', zone: 'voorbeeld.nl', infoCode: 9, keyTags: [9] },
    };
    const { status, reason, facts } = say(link);
    expect(status).toBe('the chain breaks here');
    expect(reason).toContain('voorbeeld.nl (9)');
    expect(facts[0]).toBe('fingerprint at the zone above (DS): 9 (ECDSA P-256, fits no key)');
  });

  test.each([
    [{ kind: 'nsec' } as const, 'proves with NSEC what is not there'],
    [{ kind: 'nsec3', optOut: false } as const, 'proves with NSEC3 what is not there'],
    [{ kind: 'nsec3', optOut: true } as const, /opt-out/],
  ])('denial %o', (denial, expected) => {
    expect(say({ ...secure('nl'), denial }).facts.at(-1)).toMatch(expected);
  });

  test('an algorithm without a name keeps its number', () => {
    const link = { ...secure('nl'), ds: [{ keyTag: 1, algorithm: 200, digestType: 2, matches: true }] };
    expect(say(link).facts[0]).toContain('1 (200)');
  });
});

describe('the tree as text', () => {
  test('lines lead from each zone to those below it', () => {
    const lines = chainAsText(['.', 'nl', 'voorbeeld.nl', 'eu'].map(secure), 'nl', 100);
    expect(lines.filter(line => line.includes('✓'))).toEqual([
      '✓ root (.): ondertekend',
      '├─ ✓ nl: ondertekend',
      '│  └─ ✓ voorbeeld.nl: ondertekend',
      '└─ ✓ eu: ondertekend',
    ]);
  });

  test.each([40, 60, 100])('no line is wider than %i columns', width => {
    const lines = chainAsText(['.', 'nl', 'voorbeeld.nl'].map(secure), 'en', width);
    expect(Math.max(...lines.map(line => line.length))).toBeLessThanOrEqual(width);
  });
});
