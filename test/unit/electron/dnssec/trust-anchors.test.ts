import { describe, expect, test } from 'vitest';
import { rootTrustAnchors, zoneAnchors } from '../../../../electron/dnssec/trust-anchors.ts';
import { nameToText } from '../../../../electron/dns/wire/wire-name.ts';

const digest = '00'.repeat(32);
const ds = (owner: string, keyTag = 1) => ({ owner, keyTag, algorithm: 8, digestType: 2, digest });
const key = (owner: string, publicKey = 'AQOy') => ({
  owner,
  flags: 257,
  protocol: 3,
  algorithm: 8,
  publicKey,
});

describe('trust anchors', () => {
  test('RFC 9718: both keys of the root, as DS with SHA-256', () => {
    expect(rootTrustAnchors).toMatchObject([
      { owner: '.', keyTag: 20_326, algorithm: 8, digestType: 2 },
      { owner: '.', keyTag: 38_696, algorithm: 8, digestType: 2 },
    ]);
    const [root] = zoneAnchors(rootTrustAnchors);
    expect(root!.ds.map(each => each.digest.length)).toEqual([32, 32]);
  });

  test('RFC 4035 §5: the nearest anchor comes first', () => {
    const zones = zoneAnchors([ds('.'), ds('a.b.example'), ds('example')]).map(({ zone }) =>
      nameToText(zone),
    );
    expect(zones).toEqual(['a.b.example', 'example', '.']);
  });

  test('DS and keys of one zone, however it is written, are one anchor', () => {
    const anchors = zoneAnchors([ds('example'), ds('EXAMPLE.', 2), key('Example'), ds('')]);
    expect(anchors.map(({ zone, ds, keys }) => [nameToText(zone), ds.length, keys.length])).toEqual([
      ['example', 2, 1],
      ['.', 1, 0],
    ]);
  });

  test('RFC 4034 §2.1: a key is read with all of its fields', () => {
    const [anchor] = zoneAnchors([{ ...key('example'), flags: 0x8101 }]);
    const rdata = Uint8Array.from([0x81, 0x01, 3, 8, 1, 3, 0xb2]);
    expect(anchor!.keys[0]).toMatchObject({ flags: 0x8101, algorithm: 8, rdata });
  });

  test('white space in digests and keys does not count', () => {
    expect(zoneAnchors([{ ...ds('.'), digest: `00 ${'00 '.repeat(31)}` }])[0]!.ds[0]!.digest).toHaveLength(
      32,
    );
    expect(zoneAnchors([key('.', 'AQ Oy')])[0]!.keys[0]!.publicKey).toHaveLength(3);
  });

  test.each([
    ['a digest that is no hex', { ...ds('.'), digest: 'xy' }],
    ['a key that is no base64', key('.', 'AQO')],
    ['a key for another protocol', { ...key('.'), protocol: 2 }],
    ['a name that is none', ds('a..b')],
  ])('%s is a mistake of whoever set it', (_, anchor) => {
    expect(() => zoneAnchors([anchor])).toThrow('trust anchor');
  });
});
