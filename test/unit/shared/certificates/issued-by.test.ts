import { describe, expect, test } from 'vitest';
import { certificateFacts } from '../../../../electron/tls/certificate.ts';
import { isSignedBy, signatureState } from '../../../../shared/certificates/index.ts';
import type { CertificateFacts } from '../../../../shared/evidence/certificate.ts';
import { type KeyKind, keyKinds, testCertificate } from '../../../support/test-certificates.ts';
import { make, SIGNATURES, type SignatureKind } from './made-certificates.ts';

const kinds = Object.keys(SIGNATURES).filter((key): key is SignatureKind => key in SIGNATURES);

/** The facts with one bit of the DER turned, counted from its start, or from its end where negative. */
function turned(facts: CertificateFacts, byte: number): CertificateFacts {
  const der = Buffer.from(facts.der, 'base64');
  const at = byte < 0 ? der.length + byte : byte;
  der[at]! ^= 1;
  return { ...facts, der: der.toString('base64') };
}

describe('a signature made by WebCrypto', () => {
  test.each(kinds)(
    'RFC 5280 §6.1.3 (a)(1): %s is valid under its own key, and under no other',
    async kind => {
      const ca = await make({ kind, ca: true, name: 'CN=CA' });
      const other = await make({ kind, ca: true, name: 'CN=CA' });
      const { facts } = await make({ issuer: ca, dnsNames: ['mx.test.example'] });
      expect(signatureState(facts, ca.facts.spki)).toBe('valid');
      expect(signatureState(facts, other.facts.spki)).toBe('invalid');
      expect(signatureState(facts, facts.spki)).toBe('invalid');
    },
  );

  test.each(kinds)(
    'RFC 5280 §6.1.3 (a)(1): %s is invalid once a bit of what was signed, or of it, is turned',
    async kind => {
      const ca = await make({ kind, ca: true, name: 'CN=CA' });
      const { facts } = await make({ issuer: ca, name: 'CN=leaf' });
      const middle = Math.floor(Buffer.from(facts.der, 'base64').length / 3);
      for (const byte of [middle, -1, -20]) {
        expect(isSignedBy(turned(facts, byte), ca.facts.spki)).toBe(false);
      }
    },
  );

  test('a key of one kind never verifies a signature of another', async () => {
    const [ec, rsa, ed] = await Promise.all(
      (['p256', 'rsa', 'ed25519'] as const).map(kind => make({ kind, ca: true })),
    );
    const made = [ec!, rsa!, ed!];
    for (const ca of made) {
      const { facts } = await make({ issuer: ca });
      for (const other of made) expect(isSignedBy(facts, other.facts.spki)).toBe(other === ca);
    }
  });
});

describe('a signature made by openssl', () => {
  const expected: Record<KeyKind, string> = {
    rsa2048: 'valid',
    rsaPss: 'valid',
    p256: 'valid',
    p384: 'valid',
    p521: 'valid',
    brainpool: 'valid',
    // RFC 5480 §2.1.1: curves in a certificate are named; one that is spelled out is not known here.
    explicit: 'unknown-algorithm',
    ed25519: 'valid',
    ed448: 'valid',
  };
  test.each(keyKinds.map(key => [key, expected[key]] as const))('of a key of kind %s is %s', (key, state) => {
    const facts = certificateFacts(testCertificate({ key }).certificate);
    expect(signatureState(facts, facts.spki)).toBe(state);
    expect(isSignedBy(turned(facts, -1), facts.spki)).toBe(false);
  });
});

test('what is no certificate, or no key, is signed by nobody', async () => {
  const { facts } = await make();
  expect(signatureState(facts, facts.spki)).toBe('valid');
  for (const other of ['', 'AAAA', 'MAMCAQE=', 'no base64', facts.spki]) {
    expect(signatureState({ der: other }, facts.spki)).toBe('invalid');
  }
  for (const other of ['', 'AAAA', 'MAMCAQE=', 'no base64', facts.der]) {
    expect(signatureState(facts, other)).toBe('invalid');
  }
});

test('RFC 5280 §4.1.1.2: a certificate that names one algorithm inside and another beside its signature is refused', async () => {
  const ca = await make({ kind: 'rsa', ca: true });
  const { facts } = await make({ issuer: ca });
  const der = Buffer.from(facts.der, 'base64');
  // sha256WithRSAEncryption, 1.2.840.113549.1.1.11: its last occurrence stands beside the signature; 12 is sha384.
  const identifier = Buffer.from('2a864886f70d01010b', 'hex');
  const at = der.lastIndexOf(identifier);
  expect(at).toBeGreaterThan(der.indexOf(identifier));
  der[at + identifier.length - 1] = 0x0c;
  expect(signatureState({ der: der.toString('base64') }, ca.facts.spki)).toBe('invalid');
});
