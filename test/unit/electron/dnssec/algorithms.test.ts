import { describe, expect, test } from 'vitest';
import {
  isSupported,
  rsaBits,
  verificationCost,
  verifySignature,
} from '../../../../electron/dnssec/algorithms.ts';
import { rsaKeyWithExponent } from '../../../support/rsa-exponent.ts';
import { newKey } from '../../../support/zone-signing.ts';

const data = Buffer.from('data');
const publicKeyOf = ({ rdata }: { rdata: Uint8Array }) => rdata.subarray(4);

describe('which algorithms count', () => {
  test.each([8, 10, 13, 14, 15, 16])('RFC 9904: %i does', algorithm => {
    expect(isSupported(algorithm, 'insecure')).toBe(true);
  });
  test.each([5, 7])('RFC 9905 §2: %i does where that is asked for', algorithm => {
    expect(isSupported(algorithm, 'insecure')).toBe(false);
    expect(isSupported(algorithm, 'validate')).toBe(true);
  });
  test.each([0, 1, 2, 3, 4, 6, 9, 11, 12, 17, 23, 252, 253, 254, 255])('%i does not', algorithm => {
    expect(isSupported(algorithm, 'validate')).toBe(false);
  });
});

test.each([
  [5, 1],
  [8, 1],
  [10, 1],
  [13, 1],
  [14, 2],
  [15, 1],
  [16, 8],
])('CVE-2023-50387: a verification with algorithm %i costs %i', (algorithm, cost) => {
  expect(verificationCost(algorithm)).toBe(cost);
});

describe('signatures', () => {
  const cases = [5, 7, 8, 10, 13, 14, 15, 16].map(algorithm => {
    const key = newKey(algorithm);
    return [algorithm, publicKeyOf(key), key.sign(data)] as const;
  });
  test.each(cases)('algorithm %i: right, and wrong in each of its parts', (algorithm, key, signature) => {
    expect(verifySignature(algorithm, key, data, signature)).toBe(true);
    expect(verifySignature(algorithm, key, Buffer.from('dada'), signature)).toBe(false);
    expect(verifySignature(algorithm, publicKeyOf(newKey(algorithm)), data, signature)).toBe(false);
    const wrong = Buffer.from(signature);
    wrong[5]! ^= 1;
    expect(verifySignature(algorithm, key, data, wrong)).toBe(false);
  });
  test.each(cases)(
    'algorithm %i: a signature or key of another length fits nothing',
    (algorithm, key, signature) => {
      for (const other of [signature.subarray(1), Buffer.concat([signature, Buffer.of(0)]), Buffer.alloc(0)])
        expect(verifySignature(algorithm, key, data, other)).toBe(false);
      for (const other of [Buffer.alloc(0), key.subarray(0, 3), Buffer.concat([key, Buffer.of(0)])])
        expect(verifySignature(algorithm, other, data, signature)).toBe(false);
    },
  );
  test('a point that is not on the curve fits nothing', () => {
    expect(verifySignature(13, Buffer.alloc(64, 1), data, Buffer.alloc(64, 1))).toBe(false);
    expect(verifySignature(14, Buffer.alloc(96, 1), data, Buffer.alloc(96, 1))).toBe(false);
  });
  test('a signature of nothing but zeros fits nothing', () => {
    for (const [algorithm, key, { length }] of cases)
      expect(verifySignature(algorithm, key, data, Buffer.alloc(length)), `${algorithm}`).toBe(false);
  });
});

describe('RFC 3110 §2: RSA keys', () => {
  const modulus = (bits: number) =>
    Buffer.concat([Buffer.of(1 << ((bits - 1) % 8)), Buffer.alloc((bits - 1) >> 3, 1)]);
  test.each([
    ['a short exponent', [3, 1, 0, 1], 1_024, 1_024],
    ['a length in three octets', [0, 0, 3, 1, 0, 1], 2_048, 2_048],
    ['a size that is no whole number of octets', [1, 3], 1_023, 1_023],
    ['the largest modulus', [1, 3], 4_096, 4_096],
    ['a modulus that is too large', [1, 3], 4_104, undefined],
    ['zeros before the modulus, which are no part of its size', [1, 3, 0, 0], 1_024, 1_024],
    ['an exponent whose length takes both octets', [0, 1, 1, ...Array<number>(257).fill(1)], 1_024, 1_024],
  ])('%s', (_, head, bits, expected) => {
    expect(rsaBits(8, Buffer.concat([Buffer.from(head), modulus(bits)]))).toBe(expected);
  });
  test('another algorithm has no such size', () => {
    expect(rsaBits(13, Buffer.alloc(64))).toBeUndefined();
  });
  test('a modulus of nothing but zeros has no bits', () => {
    expect(rsaBits(8, Buffer.from([1, 3, 0, 0]))).toBe(0);
  });
  test.each([
    ['nothing', []],
    ['no modulus', [3, 1, 0, 1]],
    ['an exponent longer than the key', [200, 1]],
    ['an exponent of no octets', [0, 0, 0, 1, 2, 3]],
  ])('%s is no key', (_, bytes) => {
    expect(rsaBits(8, Buffer.from(bytes))).toBeUndefined();
    expect(verifySignature(8, Buffer.from(bytes), data, Buffer.alloc(128))).toBe(false);
  });
  test.each([
    [2n ** 32n, 33, true],
    [2n ** 33n, 34, false],
  ])('the first exponent above %i, of %i bits, signs as every other: %s', (above, bits, counts) => {
    const { exponent, publicKey, sign } = rsaKeyWithExponent(above);
    expect(exponent.toString(2)).toHaveLength(bits);
    expect(verifySignature(8, publicKey, data, sign(data))).toBe(counts);
  });
  test('an exponent that takes very long is refused, as BoringSSL refuses it', () => {
    const { rdata, sign } = newKey(8);
    const [exponent, rest] = [rdata.subarray(5, 8), rdata.subarray(8)];
    const padded = Buffer.concat([Buffer.of(6, 0, 0, 0), exponent, rest]);
    expect(verifySignature(8, padded, data, sign(data))).toBe(true);
    const long = Buffer.concat([Buffer.of(6, 2, 0, 0), exponent, rest]);
    expect(verifySignature(8, long, data, sign(data))).toBe(false);
  });
});
