import { describe, expect, test } from 'vitest';
import { pathCertificate } from '../../../../shared/certificates/index.ts';
import { firstWay } from '../../../../shared/dane/anchors/first-way.ts';
import type { TlsaRecord } from '../../../../shared/dane/index.ts';
import { certificateOf } from '../../../support/made-evidence.ts';
import { type Made, make, NOW } from '../certificates/made-certificates.ts';
import { tlsaOf } from './tlsa-of.ts';

const DAY = 86_400;
const root = await make({ name: 'CN=Root', ca: true });
const middle = await make({ name: 'CN=Middle', ca: true, issuer: root });
const leaf = await make({ name: 'CN=leaf', issuer: middle });
const own = await make({ name: 'CN=own' });
const stranger = await make({ name: 'CN=stranger', ca: true });

const way = (records: readonly TlsaRecord[], chain: readonly Made[], left = 100) => {
  const budget = { left };
  const facts = chain.map(made => made.facts);
  return { found: firstWay(records, facts, NOW, budget), spent: left - budget.left };
};
const digest = (made: Made) => tlsaOf(made, 2, 0, 1);
const bareKey = (made: Made) => tlsaOf(made, 2, 1, 0);
const whole = (made: Made) => tlsaOf(made, 2, 0, 0);
const named = (path: readonly { readonly der: string }[] | undefined) =>
  path?.map(({ der }) => [leaf, middle, root, own].find(made => made.facts.der === der)?.name);

describe('RFC 7671 §5.2: the one way that OpenSSL takes, up by names to the first anchor of any record', () => {
  test.each<[string, readonly TlsaRecord[], readonly Made[], readonly Made[] | undefined]>([
    ['to the root', [digest(root)], [leaf, middle, root], [leaf, middle, root]],
    ['to the root, sent in another order', [digest(root)], [leaf, root, middle], [leaf, middle, root]],
    [
      'no further than the first anchor',
      [digest(root), digest(middle)],
      [leaf, middle, root],
      [leaf, middle],
    ],
    ['to an anchor that the record holds', [whole(root)], [leaf, middle], [leaf, middle, root]],
    ['nowhere without an anchor', [digest(stranger)], [leaf, middle, root], undefined],
    ['nowhere over a gap', [digest(root)], [leaf, root], undefined],
    ['nowhere from a certificate that looks self-signed', [digest(root)], [own, root], undefined],
    ['nor where it is sent again', [digest(own)], [own, own], undefined],
    ['nowhere without a certificate', [digest(root)], [], undefined],
  ])('%s', (_what, records, chain, expected) => {
    const { found } = way(records, chain);
    expect(named(found?.path)).toEqual(expected?.map(({ name }) => name));
    if (found) expect(found.endsAtAnchor).toBe(true);
  });

  test('the record is told at whose anchor it ends', () => {
    const records = [digest(stranger), digest(root), tlsaOf(root, 2, 1, 1)];
    expect(way(records, [leaf, middle, root]).found?.record).toBe(records[1]);
    const keys = [bareKey(stranger), bareKey(root), bareKey(root)];
    expect(way(keys, [leaf, middle]).found?.record).toBe(keys[1]);
  });

  test('RFC 7671 §5.2.3: where nothing goes further, a bare key that signed the last one will do', () => {
    expect(way([bareKey(root)], [leaf, middle]).found).toMatchObject({
      endsAtAnchor: false,
      path: { length: 2 },
    });
    expect(way([bareKey(middle)], [leaf]).found).toMatchObject({ endsAtAnchor: false, path: { length: 1 } });
    expect(way([bareKey(own)], [own]).found).toMatchObject({ endsAtAnchor: false, path: { length: 1 } });
    expect(way([bareKey(stranger)], [leaf, middle]).found).toBeUndefined();
  });

  test('every signature on it has to hold, and each is paid for', async () => {
    expect(way([digest(root)], [leaf, middle, root])).toMatchObject({ found: {}, spent: 2 });
    expect(way([digest(root)], [leaf, middle, root], 2).found).toBeDefined();
    expect(way([digest(root)], [leaf, middle, root], 1).found).toBeUndefined();
    expect(way([bareKey(root)], [leaf, middle])).toMatchObject({ found: {}, spent: 2 });
    expect(way([bareKey(root)], [leaf, middle], 1).found).toBeUndefined();
    const falseMiddle = await make({ name: 'CN=Middle', ca: true, issuer: root });
    expect(way([digest(root)], [leaf, falseMiddle, root]).found).toBeUndefined();
    expect(way([bareKey(root)], [leaf, falseMiddle]).found).toBeUndefined();
    const falseRoot = await make({ name: 'CN=Root', ca: true });
    expect(way([digest(falseRoot)], [leaf, middle, falseRoot]).found).toBeUndefined();
  });

  test.each([
    [10, true],
    [11, false],
  ])('twelve certificates are looked at: the issuer behind %i others', (others, isFound) => {
    const between = Array.from({ length: others }, () => stranger);
    expect(way([digest(middle)], [leaf, ...between, middle]).found !== undefined).toBe(isFound);
  });

  test('a certificate that cannot be read is passed over, and is no place to begin', () => {
    const opaque = { ...own, facts: certificateOf('c') };
    expect(way([digest(middle)], [leaf, opaque, middle]).found).toBeDefined();
    expect(way([digest(middle)], [opaque, middle]).found).toBeUndefined();
  });

  test('two CAs that have signed each other are no way without an end', async () => {
    const one = await make({ name: 'CN=One', ca: true });
    const two = await make({ name: 'CN=Two', ca: true });
    const oneByTwo = await make({ name: 'CN=One', ca: true, issuer: two, keys: one.keys });
    const twoByOne = await make({ name: 'CN=Two', ca: true, issuer: one, keys: two.keys });
    const below = await make({ name: 'CN=leaf', issuer: one });
    expect(way([digest(stranger)], [below, oneByTwo, twoByOne]).found).toBeUndefined();
    expect(way([digest(twoByOne)], [below, oneByTwo, twoByOne]).found).toMatchObject({ path: { length: 3 } });
  });
});

describe('of several issuers of one name', () => {
  const at = (from: number, to: number) =>
    make({ name: 'CN=Middle', ca: true, issuer: root, keys: middle.keys, validity: [NOW + from, NOW + to] });
  const taken = (...sent: readonly Made[]) => {
    const next = way([digest(root)], [leaf, ...sent, root]).found?.path[1];
    return sent.findIndex(({ facts }) => pathCertificate(facts) === next);
  };

  test('the first that is valid now is taken', async () => {
    const past = await at(-9 * DAY, -1);
    const future = await at(1, 9 * DAY);
    expect(taken(past, middle)).toBe(1);
    expect(taken(future, middle)).toBe(1);
    expect(taken(middle, past)).toBe(0);
    // RFC 5280 §4.1.2.5: the period includes its ends.
    expect(taken(await at(-9 * DAY, 0), middle)).toBe(0);
    expect(taken(await at(0, 9 * DAY), middle)).toBe(0);
  });

  test('where none is valid, the one that ends last', async () => {
    const older = await at(-9 * DAY, -3 * DAY);
    const newer = await at(-9 * DAY, -DAY);
    expect(taken(older, newer)).toBe(1);
    expect(taken(newer, older)).toBe(0);
  });

  test('RFC 7671 §5.2.2: what records hold stands before what was sent, in the order of the records', async () => {
    const again = await at(-DAY, DAY);
    const ends = (records: readonly TlsaRecord[], chain: readonly Made[]) =>
      way(records, chain).found?.record;
    const records = [whole(again), digest(middle)];
    expect(ends(records, [leaf, middle])).toBe(records[0]);
    const both = [whole(again), whole(middle)];
    expect(ends(both, [leaf])).toBe(both[0]);
    expect(ends(both.toReversed(), [leaf])).toBe(both[1]);
  });
});
