import type { KeyMaterial } from '../../shared/evidence/keys/key-material.ts';

type Certificate = Extract<KeyMaterial, { kind: 'certificate' }>;

const data = (digit: string) => ({
  full: digit.repeat(40),
  sha256: digit.repeat(64),
  sha512: digit.repeat(128),
});
const publicKey = { kind: 'ec', curve: 'P-256', bits: 256 } as const;

/** A certificate that was brought, told apart by two digits: that of its key, and its own. */
export const broughtCertificate = (
  key: string,
  own: string,
  facts: Partial<Certificate> = {},
): KeyMaterial => ({
  kind: 'certificate',
  publicKey,
  digests: { publicKey: data(key), certificate: data(own) },
  subject: 'CN=Voorbeeld',
  issuer: 'CN=Voorbeeld CA',
  names: ['mx1.voorbeeld.nl'],
  notAfter: 1_800_000_000,
  isCa: false,
  selfIssued: false,
  ...facts,
});

export const broughtIssuer = (key: string, own: string): KeyMaterial =>
  broughtCertificate(key, own, { isCa: true, names: [], subject: 'CN=Voorbeeld CA,O=Voorbeeld' });

export const broughtPlainKey = (
  key: string,
  kind: 'public-key' | 'private-key' = 'public-key',
): KeyMaterial => ({
  kind,
  publicKey,
  digests: { publicKey: data(key) },
});

export const broughtRequest = (key: string, names: string[]): KeyMaterial => ({
  kind: 'request',
  subject: '',
  names,
  publicKey,
  digests: { publicKey: data(key) },
});
