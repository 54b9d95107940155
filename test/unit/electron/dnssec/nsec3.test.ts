import { describe, expect, test } from 'vitest';
import { nsec3Denial, nsec3Hash, readNsec3 } from '../../../../electron/dnssec/nsec3.ts';
import { DEFAULT_VALIDATOR_LIMITS, workBudget, WorkLimit } from '../../../../electron/dnssec/work-budget.ts';
import { typeNumber } from '../../../../electron/dns/wire/record-type.ts';
import { wireRecord } from '../../../support/dns-message.ts';
import { nameOf, toBase32Hex, zoneRecord } from '../../../support/zone-records.ts';

const budget = () => workBudget(DEFAULT_VALIDATOR_LIMITS);
const hashOf = (name: string, iterations: number, salt: string) =>
  nsec3Hash(nameOf(name), { iterations, salt: Buffer.from(salt === '-' ? '' : salt, 'hex') }, budget());
const shifted = (hash: Uint8Array, by: bigint) => {
  const value = BigInt(`0x${Buffer.from(hash).toString('hex')}`) + by;
  return Buffer.from(value.toString(16).padStart(40, '0'), 'hex');
};

interface Parameters {
  readonly flags?: number;
  readonly iterations?: number;
  readonly salt?: string;
  readonly hashAlgorithm?: number;
  readonly zone?: string;
}

const record = (owner: Uint8Array, next: Uint8Array, types: string, parameters: Parameters) => {
  const { flags = 0, iterations = 0, salt = '-', hashAlgorithm = 1, zone = 'example.' } = parameters;
  const text = `NSEC3 ${hashAlgorithm} ${flags} ${iterations} ${salt} ${toBase32Hex(next)} ${types}`;
  return wireRecord(zoneRecord(`${toBase32Hex(owner)}.${zone} ${text}`));
};
/** The record at a name, which spans nothing else. */
const matching = (name: string, types: string, parameters: Parameters = {}) => {
  const hash = hashOf(name, parameters.iterations ?? 0, parameters.salt ?? '-');
  return record(hash, shifted(hash, 1n), types, parameters);
};
/** A record that spans nothing but this name. */
const covering = (name: string, parameters: Parameters = {}) => {
  const hash = hashOf(name, parameters.iterations ?? 0, parameters.salt ?? '-');
  return record(shifted(hash, -1n), shifted(hash, 1n), 'A RRSIG', parameters);
};
const OPT_OUT = { flags: 1 };
const APEX = 'NS SOA MX RRSIG DNSKEY NSEC3PARAM';

const denial = (records: readonly ReturnType<typeof record>[], insecureAbove = 150) =>
  nsec3Denial(records, nameOf('example.'), budget(), insecureAbove);
const typed = (type: string) => typeNumber(type)!;

type Row = readonly [string, readonly ReturnType<typeof record>[], string, string, string];
const nameError = [matching('example.', APEX), covering('b.example.'), covering('*.example.')];

const proofs: readonly Row[] = [
  [
    'RFC 5155 §8.5: the name has no such type',
    [matching('a.example.', 'A RRSIG')],
    'a.example.',
    'MX',
    'no-type',
  ],
  ['the type is there', [matching('a.example.', 'A RRSIG')], 'a.example.', 'A', 'contradicted'],
  [
    'RFC 5155 §8.5: a CNAME is there',
    [matching('a.example.', 'CNAME RRSIG')],
    'a.example.',
    'A',
    'contradicted',
  ],
  ['an empty non-terminal has no types', [matching('ent.example.', '')], 'ent.example.', 'A', 'no-type'],
  ['RFC 5155 §8.4: neither the name nor a wildcard is there', nameError, 'b.example.', 'A', 'no-name'],
  ['§8.3: the closest encloser is the nearest that is there', nameError, 'x.y.b.example.', 'A', 'no-name'],
  ['§8.3: without the closest encloser', nameError.slice(1), 'b.example.', 'A', 'not-proven'],
  ['§8.3: without the next closer name', [nameError[0]!, nameError[2]!], 'b.example.', 'A', 'not-proven'],
  ['§8.4: without the wildcard', nameError.slice(0, 2), 'b.example.', 'A', 'not-proven'],
  [
    '§8.3: the name itself covered, but not the next closer name',
    [matching('example.', APEX), covering('x.b.example.'), covering('*.example.')],
    'x.b.example.',
    'A',
    'not-proven',
  ],
  [
    '§8.7: the wildcard has no such type',
    [matching('example.', APEX), covering('b.example.'), matching('*.example.', 'MX RRSIG')],
    'b.example.',
    'A',
    'no-type',
  ],
  [
    '§8.7: the wildcard has the type',
    [matching('example.', APEX), covering('b.example.'), matching('*.example.', 'MX RRSIG')],
    'b.example.',
    'MX',
    'contradicted',
  ],
  [
    '§9.2: a name error in an opt-out span',
    [matching('example.', APEX), covering('b.example.', OPT_OUT), covering('*.example.')],
    'b.example.',
    'A',
    'opt-out',
  ],
  [
    '§9.2: opt-out counts where it covers the next closer name, not the wildcard',
    [matching('example.', APEX, OPT_OUT), covering('b.example.'), covering('*.example.', OPT_OUT)],
    'b.example.',
    'A',
    'no-name',
  ],
  [
    '§8.6: DS in an opt-out span',
    [matching('example.', APEX), covering('sub.example.', OPT_OUT)],
    'sub.example.',
    'DS',
    'opt-out',
  ],
  [
    '§8.6: DS in an opt-out span that is the wildcard’s own',
    [
      matching('example.', APEX),
      record(hashOf('*.example.', 0, '-'), shifted(hashOf('sub.example.', 0, '-'), 1n), 'CNAME', OPT_OUT),
    ],
    'sub.example.',
    'DS',
    'opt-out',
  ],
  [
    '§8.6: DS in a span without opt-out',
    [matching('example.', APEX), covering('sub.example.')],
    'sub.example.',
    'DS',
    'not-proven',
  ],
  [
    '§8.9: a delegation without DS',
    [matching('sub.example.', 'NS')],
    'sub.example.',
    'DS',
    'unsigned-delegation',
  ],
  [
    '§8.9: a delegation with DS',
    [matching('sub.example.', 'NS DS RRSIG')],
    'sub.example.',
    'DS',
    'contradicted',
  ],
  ['§8.6: no delegation, and no DS', [matching('a.example.', 'A RRSIG')], 'a.example.', 'DS', 'no-type'],
  [
    'RFC 6840 §4.4: the zone itself says nothing of its DS',
    [matching('sub.example.', 'NS SOA RRSIG')],
    'sub.example.',
    'DS',
    'not-proven',
  ],
  [
    'RFC 6840 §4.1: at a delegation nothing but DS is denied',
    [matching('sub.example.', 'NS')],
    'sub.example.',
    'A',
    'elsewhere',
  ],
  [
    'RFC 5155 §8.3, RFC 6840 §4.1: below a delegation nothing is denied',
    [matching('sub.example.', 'NS'), covering('b.sub.example.'), covering('*.sub.example.')],
    'b.sub.example.',
    'A',
    'elsewhere',
  ],
  [
    'RFC 5155 §8.3: below a DNAME nothing is denied',
    [matching('dn.example.', 'DNAME RRSIG'), covering('b.dn.example.'), covering('*.dn.example.')],
    'b.dn.example.',
    'A',
    'not-proven',
  ],
  [
    '§8.2: records with other iterations are of another chain',
    [matching('example.', APEX), covering('b.example.', { iterations: 1 }), covering('*.example.')],
    'b.example.',
    'A',
    'not-proven',
  ],
  [
    '§8.2: records with another salt are of another chain',
    [matching('example.', APEX), covering('b.example.'), covering('*.example.', { salt: 'aabb' })],
    'b.example.',
    'A',
    'not-proven',
  ],
  [
    'a whole chain with iterations and salt is as good',
    [matching('example.', APEX), covering('b.example.'), covering('*.example.')].map((_, at) => {
      const parameters = { iterations: 5, salt: 'aabbccdd' };
      if (at === 0) return matching('example.', APEX, parameters);
      return covering(at === 1 ? 'b.example.' : '*.example.', parameters);
    }),
    'b.example.',
    'A',
    'no-name',
  ],
  [
    'records of another zone',
    [matching('example.', APEX, { zone: 'test.' }), covering('b.example.', { zone: 'test.' })],
    'b.example.',
    'A',
    'not-proven',
  ],
  [
    'records two labels below the zone',
    [matching('a.example.', 'A', { zone: 'x.example.' })],
    'a.example.',
    'MX',
    'not-proven',
  ],
  [
    'RFC 5155 §8.1: another hash',
    [matching('a.example.', 'A', { hashAlgorithm: 2 })],
    'a.example.',
    'MX',
    'not-proven',
  ],
  [
    'RFC 5155 §8.2: flags that are not known',
    [matching('a.example.', 'A', { flags: 2 })],
    'a.example.',
    'MX',
    'not-proven',
  ],
  ['a name outside the zone', nameError, 'b.test.', 'A', 'not-proven'],
  [
    'RFC 9276 §3.2: more iterations than we go along with',
    [matching('a.example.', 'A', { iterations: 151 })],
    'a.example.',
    'MX',
    'too-many-iterations',
  ],
  [
    'as many iterations as we go along with',
    [matching('a.example.', 'A', { iterations: 150 })],
    'a.example.',
    'MX',
    'no-type',
  ],
];

describe('what NSEC3 records prove', () => {
  test.each([
    ['covered', [covering('*.example.')], true],
    ['not told of', [], false],
    ['there, without the type', [matching('*.example.', 'MX RRSIG')], false],
  ])('RFC 5155 §8.4: a wildcard beside an opt-out span, %s', (_, atWildcard, noWildcard) => {
    const records = [matching('example.', APEX), covering('b.example.', OPT_OUT), ...atWildcard];
    expect(denial(records).prove(nameOf('b.example.'), typed('A'))).toEqual({ kind: 'opt-out', noWildcard });
  });

  test.each(proofs)('%s', (_, records, name, type, expected) => {
    expect(denial(records).prove(nameOf(name), typed(type)).kind).toBe(expected);
  });

  test('RFC 5155 §3.1.7: the last span leads back to the first', () => {
    const b = hashOf('b.example.', 0, '-');
    const wrapping = record(shifted(b, -1n), shifted(b, -2n), 'A', {});
    expect(denial([wrapping]).provesWildcard(nameOf('b.example.'), 1).kind).toBe('no-name');
    const alone = record(b, b, 'A', {});
    expect(denial([alone]).provesWildcard(nameOf('b.example.'), 1).kind).toBe('not-proven');
    expect(denial([alone]).provesWildcard(nameOf('c.example.'), 1).kind).toBe('no-name');
  });
});

describe('RFC 5155 §8.8: what NSEC3 records prove of an answer from a wildcard', () => {
  test.each([
    ['the next closer name is not there', [covering('b.example.')], 'b.example.', 'no-name'],
    ['a name further down: the next closer name counts', [covering('b.example.')], 'x.b.example.', 'no-name'],
    [
      'the name covered, but not the next closer name',
      [covering('x.b.example.')],
      'x.b.example.',
      'not-proven',
    ],
    ['in an opt-out span', [covering('b.example.', OPT_OUT)], 'b.example.', 'opt-out'],
    ['nothing', [], 'b.example.', 'not-proven'],
    [
      'too many iterations',
      [covering('b.example.', { iterations: 200 })],
      'b.example.',
      'too-many-iterations',
    ],
  ])('%s', (_, records, name, expected) => {
    expect(denial(records).provesWildcard(nameOf(name), 1).kind).toBe(expected);
  });
});

describe('work', () => {
  test('hash rounds are counted, each name once', () => {
    const counting = workBudget({ ...DEFAULT_VALIDATOR_LIMITS, nsec3Rounds: 11 });
    const proof = nsec3Denial(
      [matching('a.example.', 'A', { iterations: 10 })],
      nameOf('example.'),
      counting,
      150,
    );
    expect(proof.prove(nameOf('a.example.'), typed('MX')).kind).toBe('no-type');
    expect(proof.prove(nameOf('a.example.'), typed('TXT')).kind).toBe('no-type');
    expect(() => proof.prove(nameOf('b.example.'), typed('MX'))).toThrow(WorkLimit);
  });
});

describe('records that cannot be read', () => {
  const good = matching('a.example.', 'A RRSIG');
  const zone = nameOf('example.');
  test.each([
    ['cut off', { ...good, rdata: good.rdata.subarray(0, 20) }],
    ['empty', { ...good, rdata: new Uint8Array() }],
    ['with a salt longer than it', { ...good, rdata: Buffer.of(1, 0, 0, 0, 255, 1, 2) }],
    [
      'with a hash of another length',
      { ...good, rdata: Buffer.concat([Buffer.of(1, 0, 0, 0, 0, 5), Buffer.alloc(5)]) },
    ],
    ['at a name that is no hash', { ...good, owner: nameOf('www.example.') }],
    ['at a name with other digits', { ...good, owner: nameOf(`${'z'.repeat(32)}.example.`) }],
  ])('%s', (_, bad) => {
    expect(readNsec3(bad, zone)).toBeUndefined();
    expect(readNsec3(good, zone)).toBeDefined();
  });
});
