import { X509Certificate } from 'node:crypto';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { certificateFacts, readCertificate, readPemCertificates } from '../../../electron/tls/certificate.ts';
import { certificateFacts as schema } from '../../../shared/evidence/certificate.ts';
import { mutated, overwritten } from '../../support/mutations.ts';
import { keyKinds, testCertificate } from '../../support/test-certificates.ts';

const RUNS = 20_000;
const pems = keyKinds.map(
  key =>
    testCertificate({ key, names: ['a.test.example', 'b.test.example'], subject: '/C=NL/O=Test/CN=a' })
      .certificate,
);
const ders = pems.map(pem => new Uint8Array(new X509Certificate(pem).raw));

/** Whatever comes in: facts that are Evidence and about just these bytes, or a problem; nothing is thrown. */
function readsOrRefuses(bytes: Uint8Array): boolean {
  const read = readCertificate(bytes);
  if (!read.ok) return false;
  expect(schema.safeParse(read.value).error).toBeUndefined();
  expect(read.value.der).toBe(Buffer.from(bytes).toString('base64'));
  return true;
}

test('mutated certificates', () => {
  let read = 0;
  const certificate = fc.constantFrom(...ders).chain(der => fc.oneof(mutated(der), overwritten(der)));
  fc.assert(
    fc.property(certificate, bytes => void (read += Number(readsOrRefuses(bytes)))),
    { numRuns: RUNS },
  );
  // Both ends were reached: changes within keys and signatures leave a certificate, and others do not.
  expect(read).toBeGreaterThan(RUNS / 50);
  expect(read).toBeLessThan(RUNS);
});

test('any bytes', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), bytes => void readsOrRefuses(bytes)),
    { numRuns: RUNS },
  );
});

test('where Node reads a mutated certificate too, both read the same', () => {
  let compared = 0;
  fc.assert(
    fc.property(fc.constantFrom(...ders).chain(overwritten), bytes => {
      const read = readCertificate(bytes);
      if (!read.ok) return;
      let node: X509Certificate;
      try {
        node = new X509Certificate(bytes);
      } catch {
        return;
      }
      compared += 1;
      expect(read.value.isCa).toBe(node.ca);
      const at = Date.parse(node.validTo);
      if (!Number.isNaN(at)) expect(read.value.notAfter * 1_000).toBe(at);
    }),
    { numRuns: RUNS / 4 },
  );
  expect(compared).toBeGreaterThan(RUNS / 40);
});

test('mutated PEM texts', () => {
  const text = Buffer.from(pems.join('words between\n'));
  fc.assert(
    fc.property(mutated(text), bytes => {
      const pem = Buffer.from(bytes).toString('latin1');
      const read = readPemCertificates(pem);
      if (read.ok) expect(read.value.length).toBeLessThanOrEqual(pems.length + 6);
      else expect(() => certificateFacts(pem)).toThrow('no certificate');
    }),
    { numRuns: RUNS / 10 },
  );
});
