import { describe, expect, test } from 'vitest';
import { type TlsaRecord, verifyDane } from '../../../../shared/dane/index.ts';
import { certificateFacts } from '../../../../electron/tls/certificate.ts';
import { certificateOf } from '../../../support/made-evidence.ts';
import { type Made, make, NOW, x509 } from '../certificates/made-certificates.ts';
import { BASE } from './dane-certificates.ts';
import { tlsaOf } from './tlsa-of.ts';

const DAY = 86_400;
const dnsNames = [BASE];
const root = await make({ name: 'CN=Root', ca: true });
const middle = await make({ name: 'CN=Middle', ca: true, issuer: root });
const leaf = await make({ name: 'CN=leaf', issuer: middle, dnsNames });
const stranger = await make({ name: 'CN=stranger', ca: true });

/** Certificates for the name and key of the root, by an issuer that nobody sends: each with another thing wrong. */
const top = (change: Parameters<typeof make>[0]) =>
  make({ name: 'CN=Root', keys: root.keys, issuer: stranger, ca: true, ...change });
const withoutRights = await top({ ca: false });
const tooShort = await top({ pathLength: 0 });
const forClients = await top({
  extensions: [new x509.ExtendedKeyUsageExtension(['1.3.6.1.5.5.7.3.2'], false)],
});
const puzzling = await top({
  extensions: [new x509.Extension('1.3.6.1.4.1.99999.1', true, new Uint8Array([5, 0]))],
});
const name = Buffer.from('test.example');
const base = Buffer.concat([Buffer.from([0x30, name.length + 2, 0x82, name.length]), name]);
const constraints = Buffer.concat([Buffer.from([0x30, base.length + 2, 0xa1, base.length]), base]);
const keptOut = await top({ extensions: [new x509.Extension('2.5.29.30', true, constraints)] });
const old = await make({ name: 'CN=Root', keys: root.keys, ca: true, validity: [NOW - 9 * DAY, NOW - DAY] });
const early = await make({
  name: 'CN=Root',
  keys: root.keys,
  ca: true,
  validity: [NOW + DAY, NOW + 9 * DAY],
});

/** What one record comes to, by the certificate that it names; those further down are nearer to a match. */
const BY_NEARNESS: readonly (readonly (readonly [kind: string, named: Made])[])[] = [
  [['no-match', await make({ name: 'CN=elsewhere' })]],
  [['anchor-is-server', leaf]],
  [['anchor-unconnected', stranger]],
  [
    ['not-a-ca', withoutRights],
    ['path-too-long', tooShort],
    ['not-for-servers', forClients],
    ['unknown-critical-extension', puzzling],
    ['name-constraints', keptOut],
  ],
  [
    ['expired', old],
    ['not-yet-valid', early],
  ],
  [['matched', middle]],
];
const told = (named: readonly Made[], names: readonly string[] = [BASE]) => {
  // Those with nothing but dates against them come last, so that they are on no other way.
  const above = [middle, ...new Set(named)].filter(made => made !== leaf && made.name !== 'CN=elsewhere');
  const tlsa = named.map(made => tlsaOf(made, 2, 0, 1));
  return verifyDane({ tlsa, chain: [leaf, ...above].map(({ facts }) => facts), names, now: NOW }).reason.kind;
};

describe('of two records the nearer to a match is told, whichever comes first', () => {
  const all = BY_NEARNESS.flatMap((group, rank) => group.map(([kind, named]) => ({ kind, named, rank })));
  test.each(all)('$kind alone', ({ kind, named }) => {
    expect(told([named])).toBe(kind);
  });

  const pairs = all.flatMap(one => all.filter(other => other.rank > one.rank).map(other => ({ one, other })));
  test.each(pairs)('$one.kind, and $other.kind', ({ one, other }) => {
    expect(told([one.named, other.named])).toBe(other.kind);
    expect(told([other.named, one.named])).toBe(other.kind);
  });

  const alike = all.flatMap(one =>
    all.filter(other => other.rank === one.rank).map(other => ({ one, other })),
  );
  test.each(alike)('of two that are as near the first: $one.kind, and $other.kind', ({ one, other }) => {
    expect(told([one.named, other.named])).toBe(one.kind);
  });

  test.each(all.filter(({ rank }) => rank < 5))(
    'a name that does not fit is nearer than $kind',
    ({ named }) => {
      expect(told([named, middle], ['mx.nowhere.example'])).toBe('name-mismatch');
      expect(told([middle, named], ['mx.nowhere.example'])).toBe('name-mismatch');
    },
  );
});

describe('a match that every sender makes is told before one that only a search finds', () => {
  test('RFC 7672 §3.1.2: of two certificates of one issuer OpenSSL takes the first', async () => {
    const cross = await make({ name: 'CN=Cross', ca: true, issuer: root });
    const self = await make({ name: 'CN=Cross', ca: true, keys: cross.keys });
    const below = await make({ name: 'CN=leaf', issuer: cross, dnsNames });
    const chain = [below, cross, self].map(({ facts }) => facts);
    const records = [tlsaOf(self, 2, 0, 1), tlsaOf(cross, 2, 0, 1)] as const;
    const judged = (tlsa: readonly TlsaRecord[]) => verifyDane({ tlsa, chain, names: [BASE], now: NOW });
    expect(judged([records[0]]).reason).toMatchObject({ kind: 'matched', onlyBySearch: true });
    // RFC 7672 §3.2.3: whoever is found, by whatever way, has to be the one that the mail is for.
    const misnamed = verifyDane({ tlsa: [records[0]], chain, names: ['mx.nowhere.example'], now: NOW });
    expect(misnamed).toEqual({ ok: false, reason: { kind: 'name-mismatch', names: [BASE] } });
    for (const tlsa of [records, records.toReversed()]) {
      const { matched, reason } = judged(tlsa);
      expect(reason).toMatchObject({ kind: 'matched', onlyBySearch: false });
      expect(matched).toBe(records[1]);
    }
  });

  test('of two anchors on one way the record of the lower one, and of two records of one anchor the first', () => {
    const chain = [leaf, middle, root].map(({ facts }) => facts);
    const tlsa = [tlsaOf(root, 2, 0, 1), tlsaOf(middle, 2, 0, 1)];
    expect(verifyDane({ tlsa, chain, names: [BASE], now: NOW }).matched).toBe(tlsa[1]);
    const same = [tlsaOf(root, 2, 0, 1), tlsaOf(root, 2, 1, 1)];
    expect(verifyDane({ tlsa: same, chain, names: [BASE], now: NOW }).matched).toBe(same[0]);
    const both = [tlsaOf(leaf, 3, 0, 1), tlsaOf(leaf, 3, 1, 1)];
    expect(verifyDane({ tlsa: both, chain, names: [BASE], now: NOW }).matched).toBe(both[0]);
  });

  test('where the one way that OpenSSL takes leads to the anchor and has a flaw, only a search matches', async () => {
    const dated = await make({ name: 'CN=Middle', ca: true, issuer: root, keys: middle.keys, pathLength: 0 });
    const lower = await make({ name: 'CN=Lower', ca: true, issuer: middle });
    const below = await make({ name: 'CN=leaf', issuer: lower, dnsNames });
    const chain = [below, lower, dated, middle, root].map(({ facts }) => facts);
    const { ok, reason } = verifyDane({ tlsa: [tlsaOf(root, 2, 0, 1)], chain, names: [BASE], now: NOW });
    expect(ok).toBe(true);
    expect(reason).toMatchObject({ kind: 'matched', onlyBySearch: true });
  });
});

describe('a signature of a kind that is not known', () => {
  /** ecdsa-with-SHA256, in both places, made an algorithm that nobody knows. */
  const unknown = (made: Made): Made => {
    const hex = Buffer.from(made.der).toString('hex').replaceAll('2a8648ce3d040302', '2a8648ce3d04030f');
    return { ...made, facts: certificateFacts(Buffer.from(hex, 'hex')) };
  };
  const odd = unknown(leaf);
  const judged = (tlsa: readonly TlsaRecord[], chain: readonly Made[] = [odd, middle]) =>
    verifyDane({ tlsa, chain: chain.map(({ facts }) => facts), names: [BASE], now: NOW }).reason.kind;

  test('RFC 7672 §3.1.2: nothing can be said of the anchor that was sent', () => {
    expect(judged([tlsaOf(middle, 2, 0, 1)])).toBe('unknown-algorithm');
    expect(judged([tlsaOf(middle, 2, 1, 0)], [odd])).toBe('unknown-algorithm');
  });

  test('it is nearer to a match than records of others, and further than a way that was found', () => {
    const records = [tlsaOf(stranger, 2, 0, 1), tlsaOf(odd, 2, 0, 1), tlsaOf(middle, 2, 0, 1)];
    expect(judged(records)).toBe('unknown-algorithm');
    expect(judged(records.toReversed())).toBe('unknown-algorithm');
  });

  test('a digest that matches no certificate is no match, whoever signed what', () => {
    for (const selector of [0, 1]) {
      expect(judged([tlsaOf(stranger, 2, selector, 1)])).toBe('no-match');
    }
    expect(judged([tlsaOf(stranger, 2, 1, 1)], [odd])).toBe('no-match');
  });

  test('with usage 3 it does not matter', () => {
    expect(judged([tlsaOf(odd, 3, 1, 1)])).toBe('matched');
  });
});

describe('what costs is kept within limits', () => {
  const judged = (tlsa: readonly TlsaRecord[], chain: readonly Made[]) =>
    verifyDane({ tlsa, chain: chain.map(({ facts }) => facts), names: [BASE], now: NOW });

  test.each([
    [49, true],
    [50, false],
  ])('fifty records are looked at: the right one behind %i others', (others, ok) => {
    const wrong = Array.from({ length: others }, () => tlsaOf(stranger, 3, 1, 1));
    expect(judged([...wrong, tlsaOf(leaf, 3, 1, 1)], [leaf]).ok).toBe(ok);
  });

  test.each([
    [10, true],
    [11, false],
  ])('twelve certificates are looked at: the issuer behind %i others', (others, ok) => {
    const between = Array.from({ length: others }, () => stranger);
    expect(judged([tlsaOf(middle, 2, 0, 1)], [leaf, ...between, middle]).ok).toBe(ok);
  });
});

test('RFC 7672 §3.1.1: a record of usage 3 that names an issuer is no anchor', () => {
  const chain = [leaf, middle, root].map(({ facts }) => facts);
  for (const made of [middle, root]) {
    expect(verifyDane({ tlsa: [tlsaOf(made, 3, 0, 1)], chain, names: [BASE], now: NOW }).reason.kind).toBe(
      'no-match',
    );
  }
});

test('RFC 7672 §3.2.3: of a certificate without DNS-ID the common names are told where none fits', async () => {
  const byName = await make({ name: 'CN=mx.other.example', issuer: middle });
  const question = { chain: [byName, middle].map(({ facts }) => facts), names: [BASE], now: NOW };
  expect(verifyDane({ ...question, tlsa: [tlsaOf(middle, 2, 0, 1)] }).reason).toEqual({
    kind: 'name-mismatch',
    names: ['mx.other.example'],
  });
});

test('RFC 7671 §5.2: the anchor is a certificate that can be read', () => {
  const opaque = certificateOf('c');
  const record = { certificateUsage: 2, selector: 0, matchingType: 1, data: 'c'.repeat(64) };
  const question = { tlsa: [record], names: [BASE], now: NOW };
  expect(verifyDane({ ...question, chain: [leaf.facts, opaque] }).reason.kind).toBe('no-match');
  expect(verifyDane({ ...question, chain: [opaque, middle.facts] }).reason.kind).toBe('anchor-is-server');
});
