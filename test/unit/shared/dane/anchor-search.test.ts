import { beforeAll, describe, expect, test } from 'vitest';
import type { PathCertificate } from '../../../../shared/certificates/index.ts';
import { pathCertificate } from '../../../../shared/certificates/index.ts';
import { AnchorSearch, signatureBudget } from '../../../../shared/dane/anchors/anchor-search.ts';
import { type Made, make } from '../certificates/made-certificates.ts';

const read = ({ facts }: Made): PathCertificate => pathCertificate(facts)!;

const root = await make({ name: 'CN=Root', ca: true });
const middle = await make({ name: 'CN=Middle', ca: true, issuer: root });
const leaf = await make({ name: 'CN=leaf', issuer: middle });
const own = await make({ name: 'CN=own' });

const search = (sent: readonly Made[], anchors: readonly Made[], left = 100, key?: Made) => {
  const budget = { left };
  const found = new AnchorSearch(sent.map(read), new Set(anchors.map(read)), key && read(key).spki, budget);
  return { found, budget };
};
const namesOf = (path: readonly PathCertificate[]) => path.map(({ subject }) => subject.join());

describe('RFC 7672 §3.1.2: the way from the server to an anchor is signed all along', () => {
  test('each signature on the way costs one of those that may still be verified, and not one more', () => {
    const { found, budget } = search([middle, root], [root]);
    found.from([read(leaf)]);
    expect(found.paths.map(({ path }) => namesOf(path))).toEqual([
      [leaf, middle, root].map(made => namesOf([read(made)])[0]),
    ]);
    expect(budget.left).toBe(98);
  });

  test.each([
    [2, 1],
    [1, 0],
    [0, 0],
  ])('with %i left, %i ways are found', (left, ways) => {
    const { found, budget } = search([middle, root], [root], left);
    found.from([read(leaf)]);
    expect(found.paths).toHaveLength(ways);
    expect(budget.left).toBe(0);
  });

  test('one server costs at most 80 signatures, whatever it sends', () => {
    const budget = signatureBudget();
    const key = read(own).spki;
    const tries = Array.from({ length: 82 }, () => {
      const found = new AnchorSearch([], new Set(), key, budget);
      found.from([read(own)]);
      return found.paths.length;
    });
    expect(tries.indexOf(0)).toBe(80);
    expect(tries.lastIndexOf(1)).toBe(79);
  });

  test('no more than six ways to one anchor are tried', async () => {
    const above = async () => make({ name: 'CN=Middle', ca: true, issuer: root, keys: middle.keys });
    const sent = await Promise.all(Array.from({ length: 8 }, above));
    for (const count of [5, 6, 7]) {
      const { found } = search(sent.slice(0, count), sent);
      found.from([read(leaf)]);
      expect(found.paths).toHaveLength(Math.min(count, 6));
    }
  });

  describe('a chain far longer than any', () => {
    let line: readonly Made[] = [];
    beforeAll(async () => {
      let made = [await make({ name: 'CN=0', ca: true })];
      for (let at = 1; at <= 60; at += 1) {
        made = [await make({ name: `CN=${at}`, ca: true, issuer: made[0]! }), ...made];
      }
      line = made;
    });
    test.each([
      [60, 1],
      [61, 0],
    ])('of %i certificates: %i ways', (length, ways) => {
      const sent = line.slice(1, length);
      const { found } = search(sent, sent.slice(-1));
      found.from([read(line[0]!)]);
      expect(found.paths).toHaveLength(ways);
    });
  });

  test('cross-signing: the anchor is tried before other certificates of its name, wherever it was sent', async () => {
    const above = async () => make({ name: 'CN=Middle', ca: true, keys: middle.keys });
    const others = await Promise.all(Array.from({ length: 4 }, above));
    const { found } = search([...others, middle], [middle]);
    found.from([read(leaf)]);
    expect(found.paths[0]).toMatchObject({ endsAtAnchor: true, path: { length: 2 } });
  });

  test('a certificate is on the way once, also where it was sent twice', () => {
    const { found } = search([middle, middle, root], []);
    found.from([read(leaf)]);
    expect(found.paths).toEqual([]);
  });
});
