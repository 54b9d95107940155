import type { Extension } from '@peculiar/x509';
import { loadX509 } from '../../../../electron/lab/load-x509.ts';
import { certificateFacts } from '../../../../electron/tls/certificate.ts';
import type { CertificateFacts } from '../../../../shared/evidence/certificate.ts';

export const x509 = await loadX509();

export const NOW = 1_790_000_000;
const DAY = 86_400;

/** Kinds of signature that CAs use: the key's algorithm with the hash it signs with. */
export const SIGNATURES = {
  p256: { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' },
  p384: { name: 'ECDSA', namedCurve: 'P-384', hash: 'SHA-384' },
  p521: { name: 'ECDSA', namedCurve: 'P-521', hash: 'SHA-512' },
  p256sha512: { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-512' },
  rsa: {
    name: 'RSASSA-PKCS1-v1_5',
    modulusLength: 2048,
    publicExponent: new Uint8Array([1, 0, 1]),
    hash: 'SHA-256',
  },
  rsa384: {
    name: 'RSASSA-PKCS1-v1_5',
    modulusLength: 3072,
    publicExponent: new Uint8Array([3]),
    hash: 'SHA-384',
  },
  rsaSha1: {
    name: 'RSASSA-PKCS1-v1_5',
    modulusLength: 2048,
    publicExponent: new Uint8Array([1, 0, 1]),
    hash: 'SHA-1',
  },
  pss256: {
    name: 'RSA-PSS',
    modulusLength: 2048,
    publicExponent: new Uint8Array([1, 0, 1]),
    hash: 'SHA-256',
    saltLength: 32,
  },
  pss512: {
    name: 'RSA-PSS',
    modulusLength: 2048,
    publicExponent: new Uint8Array([1, 0, 1]),
    hash: 'SHA-512',
    saltLength: 64,
  },
  ed25519: { name: 'Ed25519' },
} as const;
export type SignatureKind = keyof typeof SIGNATURES;

/** A certificate with its key, its facts and its PEM. */
export interface Made {
  readonly facts: CertificateFacts;
  readonly pem: string;
  readonly der: Uint8Array;
  readonly keys: CryptoKeyPair;
  readonly kind: SignatureKind;
  readonly name: string;
}

export interface MakeOptions {
  readonly kind?: SignatureKind;
  readonly name?: string;
  readonly issuer?: Made;
  /** Keys of another certificate, to make a second one for them. */
  readonly keys?: CryptoKeyPair;
  readonly dnsNames?: readonly string[];
  readonly ca?: boolean;
  readonly pathLength?: number;
  readonly validity?: readonly [notBefore: number, notAfter: number];
  readonly extensions?: readonly Extension[];
  /** Leaves basicConstraints and keyUsage out. */
  readonly bare?: boolean;
}

export async function newKeys(kind: SignatureKind = 'p256'): Promise<CryptoKeyPair> {
  const keys = await crypto.subtle.generateKey(SIGNATURES[kind], true, ['sign', 'verify']);
  if (!('privateKey' in keys)) throw new Error(`no pair of keys for ${kind}`);
  return keys;
}

let serial = 1;

/** Makes a certificate; self-signed where no issuer is given. */
export async function make(options: MakeOptions = {}): Promise<Made> {
  const { kind = 'p256', name = 'CN=Test', issuer, ca = false, dnsNames = [], bare = false } = options;
  const keys = options.keys ?? (await newKeys(kind));
  const [notBefore, notAfter] = options.validity ?? [NOW - 30 * DAY, NOW + 30 * DAY];
  const usage = ca ? x509.KeyUsageFlags.keyCertSign : x509.KeyUsageFlags.digitalSignature;
  serial += 1;
  const certificate = await x509.X509CertificateGenerator.create({
    serialNumber: serial.toString(16).padStart(4, '0'),
    subject: name,
    issuer: issuer?.name ?? name,
    notBefore: new Date(notBefore * 1_000),
    notAfter: new Date(notAfter * 1_000),
    publicKey: keys.publicKey,
    signingKey: issuer?.keys.privateKey ?? keys.privateKey,
    signingAlgorithm: SIGNATURES[issuer?.kind ?? kind],
    extensions: [
      ...(bare
        ? []
        : [
            new x509.BasicConstraintsExtension(ca, options.pathLength, true),
            new x509.KeyUsagesExtension(usage, true),
          ]),
      ...(dnsNames.length > 0
        ? [new x509.SubjectAlternativeNameExtension(dnsNames.map(value => ({ type: 'dns', value }) as const))]
        : []),
      ...(options.extensions ?? []),
    ],
  });
  const der = new Uint8Array(certificate.rawData);
  return { facts: certificateFacts(der), pem: certificate.toString('pem'), der, keys, kind, name };
}
