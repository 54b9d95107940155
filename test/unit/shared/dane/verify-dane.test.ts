import { describe, expect, test } from 'vitest';
import { usableTlsaRecords, verifyDane } from '../../../../shared/dane/index.ts';
import { make, NOW } from '../certificates/made-certificates.ts';
import { daneCases } from './dane-cases.ts';
import { BASE } from './dane-certificates.ts';
import { tlsaOf } from './tlsa-of.ts';

const own = await make({ name: 'CN=own', dnsNames: [BASE] });
const root = await make({ name: 'CN=Root', ca: true });
const leaf = await make({ name: 'CN=leaf', issuer: root, dnsNames: ['test.example'] });

describe('chains and records', () => {
  test.each(daneCases)('$title', ({ tlsa, chain, reason, opensslDiffers }) => {
    const result = verifyDane({ tlsa, chain: chain.map(made => made.facts), names: [BASE], now: NOW });
    expect(result.reason.kind).toBe(reason);
    expect(result.ok).toBe(reason === 'matched');
    if (result.ok) expect(tlsa).toContain(result.matched);
    else expect(result).not.toHaveProperty('matched');
    // What other senders refuse is told, as far as it is about the way through the chain.
    const onlyBySearch = result.reason.kind === 'matched' && result.reason.onlyBySearch;
    expect(onlyBySearch).toBe(result.ok && opensslDiffers !== undefined);
  });
});

describe('records that no sender goes by', () => {
  const question = { chain: [own.facts], names: [BASE], now: NOW };
  test.each([
    ['DANE-06: usage 0', { certificateUsage: 0 }],
    ['DANE-06: usage 1', { certificateUsage: 1 }],
    ['RFC 7671 §4.1: an unknown usage', { certificateUsage: 4 }],
    ['RFC 7671 §4.1: private usage', { certificateUsage: 255 }],
    ['RFC 7671 §4.1: an unknown selector', { selector: 2 }],
    ['RFC 7671 §4.1: an unknown matching type', { matchingType: 3 }],
    ['RFC 7671 §9: a digest of the wrong length', { data: 'ab'.repeat(31) }],
    ['RFC 7671 §9: no digest at all', { data: '' }],
    ['RFC 6698 §2.2: no hex', { data: 'zz'.repeat(32) }],
  ])('%s: secure but unusable, so that TLS is required and nobody authenticated (DANE-05)', (_, change) => {
    const record = { ...tlsaOf(own, 3, 1, 1), ...change };
    expect(verifyDane({ ...question, tlsa: [record] })).toEqual({
      ok: false,
      reason: { kind: 'no-usable-records' },
    });
    // Beside a usable one it changes nothing.
    expect(verifyDane({ ...question, tlsa: [record, tlsaOf(own, 3, 1, 1)] }).ok).toBe(true);
  });

  test('DANE-05: without records there is nothing to verify', () => {
    expect(verifyDane({ ...question, tlsa: [] }).reason).toEqual({ kind: 'no-records' });
  });

  test('RFC 7671 §9: usable records with the strongest digest, and full ones, for each usage and selector', () => {
    const records = [tlsaOf(own, 3, 1, 0), tlsaOf(own, 3, 1, 1), tlsaOf(own, 3, 1, 2), tlsaOf(own, 3, 0, 1)];
    expect(usableTlsaRecords(records)).toEqual([records[0], records[2], records[3]]);
  });
});

test('RFC 7671 §9, example: of 3 1 1, 3 1 2 and 3 1 0 the first is passed over', () => {
  const [weak, strong, full] = [1, 2, 0].map(matching => tlsaOf(own, 3, 1, matching));
  expect(usableTlsaRecords([weak!, strong!, full!])).toEqual([strong, full]);
});

test('a server without a certificate is nobody', () => {
  const tlsa = [tlsaOf(own, 3, 1, 1)];
  expect(verifyDane({ tlsa, chain: [], names: [BASE], now: NOW }).reason).toEqual({ kind: 'no-certificate' });
});

test.each([
  ['in capitals', (hex: string) => hex.toUpperCase()],
  ['with spaces and line breaks', (hex: string) => `${hex.slice(0, 10)} \n\t${hex.slice(10)}`],
  ['as bytes', (hex: string) => new Uint8Array(Buffer.from(hex, 'hex'))],
])('RFC 6698 §2.2: data %s is the same data', (_, written) => {
  for (const [usage, selector, matching] of [
    [3, 0, 0],
    [3, 1, 1],
    [3, 0, 2],
  ] as const) {
    const record = tlsaOf(own, usage, selector, matching);
    const tlsa = [{ ...record, data: written(record.data) }];
    expect(verifyDane({ tlsa, chain: [own.facts], names: [], now: NOW }).ok).toBe(true);
  }
});

test('RFC 7672 §3.2.2: the domain that the mail is for is a reference name beside the TLSA base domain', () => {
  const question = { tlsa: [tlsaOf(root, 2, 0, 1)], chain: [leaf.facts, root.facts], now: NOW };
  expect(verifyDane({ ...question, names: [BASE] }).reason.kind).toBe('name-mismatch');
  expect(verifyDane({ ...question, names: [BASE, 'test.example'] }).ok).toBe(true);
  expect(verifyDane({ ...question, names: [BASE, 'TEST.example.'] }).ok).toBe(true);
});

test('RFC 7672 §3.1.1: with usage 3 it is told what was overlooked, instead of alarming', async () => {
  const question = { names: [BASE], now: NOW };
  const right = verifyDane({ ...question, tlsa: [tlsaOf(own, 3, 1, 1)], chain: [own.facts] });
  expect(right.reason).toEqual({ kind: 'matched', overlooked: [], onlyBySearch: false });
  const old = await make({ dnsNames: ['other.example'], validity: [NOW - 200, NOW - 100] });
  const overlooked = verifyDane({ ...question, tlsa: [tlsaOf(old, 3, 1, 1)], chain: [old.facts] });
  expect(overlooked.reason).toEqual({
    kind: 'matched',
    overlooked: ['name', 'expired'],
    onlyBySearch: false,
  });
});

test.each([
  ['at its first second', 0, 100, []],
  ['a second before', 1, 100, ['not-yet-valid']],
  ['at its last second', -100, 0, []],
  ['a second behind', -100, -1, ['expired']],
])('RFC 7672 §3.1.1: a certificate %s: what was overlooked', async (_, from, to, overlooked) => {
  const made = await make({ dnsNames: [BASE], validity: [NOW + from, NOW + to] });
  const question = { tlsa: [tlsaOf(made, 3, 1, 1)], chain: [made.facts], names: [BASE], now: NOW };
  expect(verifyDane(question).reason).toMatchObject({ kind: 'matched', overlooked });
});

test('of several records that fail, the one that nearly did it is told', () => {
  const tlsa = [tlsaOf(own, 3, 1, 1), tlsaOf(root, 2, 0, 1), tlsaOf(own, 2, 0, 1)];
  const result = verifyDane({
    tlsa,
    chain: [leaf.facts, root.facts],
    names: ['mx.nowhere.example'],
    now: NOW,
  });
  expect(result.reason).toEqual({ kind: 'name-mismatch', names: ['test.example'] });
});

test('a chain made to be hard to search is given up, and found all the same where the way is short', async () => {
  // Eleven CAs of one name and key, each signed by any other: 11! ways through them.
  const first = await make({ name: 'CN=Maze', ca: true });
  const maze = await Promise.all(
    Array.from({ length: 10 }, () => make({ name: 'CN=Maze', ca: true, keys: first.keys })),
  );
  const lost = await make({ name: 'CN=leaf', issuer: first, dnsNames: [BASE] });
  const question = { chain: [lost, ...maze].map(made => made.facts), names: [BASE], now: NOW };
  expect(verifyDane({ ...question, tlsa: [tlsaOf(root, 2, 0, 1)] }).reason.kind).toBe('no-match');
  expect(verifyDane({ ...question, tlsa: [tlsaOf(maze[9]!, 2, 0, 1)] }).ok).toBe(true);
});
