import { X509Certificate } from 'node:crypto';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { readKeyMaterial } from '../../../electron/keys/read-key-material.ts';
import {
  keyMaterial,
  keyProblem,
  MAX_KEY_FILE_BYTES,
  MAX_KEYS,
} from '../../../shared/evidence/keys/key-material.ts';
import { mutated, overwritten } from '../../support/mutations.ts';
import { keyKinds, testCertificate } from '../../support/test-certificates.ts';
import { INPUT, openssl } from '../../support/test-keys.ts';

const RUNS = 10_000;
const made = keyKinds.map(key => testCertificate({ key, names: ['a.test.example'] }));
const text = (pem: string) => new TextEncoder().encode(pem);
const privateKeys = made.map(({ key }) => openssl(key, 'pkcs8', '-topk8', '-nocrypt', '-outform', 'DER'));
const old = made.slice(0, 5).map(({ key }) => openssl(key, 'pkey', '-traditional', '-outform', 'DER'));
const others = made.flatMap(({ certificate, key }) => [
  new Uint8Array(new X509Certificate(certificate).raw),
  openssl(key, 'pkey', '-pubout', '-outform', 'DER'),
  openssl(key, 'req', '-new', '-key', INPUT, '-subj', '/CN=a.test.example', '-outform', 'DER'),
]);
const bundle = openssl(
  made.map(({ certificate }) => certificate).join(''),
  'crl2pkcs7',
  '-nocrl',
  '-certfile',
  INPUT,
  '-outform',
  'DER',
);

/** Whatever comes in: what fits the contract, or a known problem; and the bytes are gone. Nothing is thrown. */
function readsOrRefuses(bytes: Uint8Array): boolean {
  const content = Uint8Array.from(bytes);
  const read = readKeyMaterial(content);
  expect(content.every(byte => byte === 0)).toBe(true);
  if (!read.ok) {
    expect(keyProblem.options).toContain(read.errors[0]);
    return false;
  }
  expect(read.value.length).toBeGreaterThan(0);
  expect(read.value.length).toBeLessThanOrEqual(MAX_KEYS);
  for (const each of read.value) expect(keyMaterial.safeParse(each).error).toBeUndefined();
  return true;
}

test.each([
  ['private keys', privateKeys],
  ['private keys of the older forms', old],
  ['certificates, public keys and requests', others],
  ['a PKCS #7 file', [bundle]],
])('mutated DER: %s', (_what, ders) => {
  let read = 0;
  const changed = fc.constantFrom(...ders).chain(der => fc.oneof(mutated(der), overwritten(der)));
  fc.assert(
    fc.property(changed, bytes => void (read += Number(readsOrRefuses(bytes)))),
    { numRuns: RUNS / 4 },
  );
  expect(read).toBeGreaterThan(0);
  expect(read).toBeLessThan(RUNS / 4);
});

test('mutated PEM', () => {
  const pems = made.flatMap(({ certificate, key }) => [text(certificate + key), text(key)]);
  let read = 0;
  fc.assert(
    fc.property(
      fc.constantFrom(...pems).chain(mutated),
      bytes => void (read += Number(readsOrRefuses(bytes))),
    ),
    { numRuns: RUNS / 4 },
  );
  expect(read).toBeGreaterThan(0);
  expect(read).toBeLessThan(RUNS / 4);
});

test('any bytes, and any text', () => {
  const any = fc.oneof(fc.uint8Array({ maxLength: 300 }), fc.string({ maxLength: 300 }).map(text));
  fc.assert(
    fc.property(any, bytes => void readsOrRefuses(bytes)),
    { numRuns: RUNS },
  );
});

test.each([
  [
    'sequences within sequences',
    Uint8Array.from({ length: 60_000 }, (_, at) => (at % 2 === 0 ? 0x30 : 0x80)),
  ],
  ['as many elements as there is room for', sequenceOf(29_990, [5, 0])],
  ['as many numbers as there is room for', sequenceOf(19_990, [2, 1, 1])],
  ['beginnings without an end', text('-----BEGIN CERTIFICATE-----'.repeat(2_222))],
  ['dashes', text('-'.repeat(MAX_KEY_FILE_BYTES))],
  ['headers without an end', text('-----BEGIN RSA PRIVATE KEY-----\n' + 'Proc-Type:'.repeat(5_000))],
  ['base64 without an end', text('A'.repeat(MAX_KEY_FILE_BYTES))],
  ['white space', text(' \n'.repeat(MAX_KEY_FILE_BYTES / 2))],
])('as large as may be: %s', (_what, bytes) => {
  expect(bytes.length).toBeLessThanOrEqual(MAX_KEY_FILE_BYTES);
  expect(readsOrRefuses(bytes)).toBe(false);
});

function sequenceOf(count: number, element: readonly number[]): Uint8Array {
  const inner = Array.from({ length: count }, () => element).flat();
  return Uint8Array.of(
    0x30,
    0x83,
    inner.length >> 16,
    (inner.length >> 8) & 255,
    inner.length & 255,
    ...inner,
  );
}
