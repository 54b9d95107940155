import { createHash, X509Certificate } from 'node:crypto';
import { rootCertificates } from 'node:tls';
import { describe, expect, test } from 'vitest';
import {
  certificateFacts,
  CertificateUnreadable,
  readCertificate,
  readPemCertificates,
} from '../../../../electron/tls/certificate.ts';
import { certificateFacts as schema } from '../../../../shared/evidence/certificate.ts';
import { type KeyKind, keyKinds, opensslX509, testCertificate } from '../../../support/test-certificates.ts';

const derOf = (pem: string) => new Uint8Array(new X509Certificate(pem).raw);
const subject = '/C=NL/O=Gemeente "Súdwest", Fryslân/CN=mx.test.example';

describe('what openssl x509 prints of the same certificate', () => {
  const keys: Record<KeyKind, unknown> = {
    rsa2048: { kind: 'rsa', bits: 2048 },
    rsaPss: { kind: 'rsa', bits: 2048 },
    p256: { kind: 'ec', curve: 'P-256', bits: 256 },
    p384: { kind: 'ec', curve: 'P-384', bits: 384 },
    p521: { kind: 'ec', curve: 'P-521', bits: 521 },
    brainpool: { kind: 'ec', curve: 'brainpoolP256r1', bits: 256 },
    explicit: { kind: 'ec', curve: 'explicit', bits: 256 },
    ed25519: { kind: 'ed25519' },
    ed448: { kind: 'ed448' },
  };
  test.each(keyKinds)('RFC 5280 §4.1: every fact agrees, for a key of kind %s', key => {
    const { certificate } = testCertificate({
      key,
      subject,
      names: ['MX.test.example', '*.b.test.example'],
    });
    const facts = certificateFacts(certificate);
    const printed = (...args: string[]) => opensslX509(certificate, ...args).trim();
    const field = (name: string, text: string) => new RegExp(`^${name}=(.*)$`, 'm').exec(text)?.[1];
    const names = printed('-subject', '-issuer', '-nameopt', 'RFC2253,-esc_msb');
    expect(facts.subject).toBe(field('subject', names));
    expect(facts.issuer).toBe(field('issuer', names));
    expect(facts.serialNumber).toBe(field('serial', printed('-serial'))?.toLowerCase());
    expect(facts.notBefore * 1_000).toBe(Date.parse(field('notBefore', printed('-startdate'))!));
    expect(facts.notAfter * 1_000).toBe(Date.parse(field('notAfter', printed('-enddate'))!));
    for (const digest of ['sha256', 'sha512'] as const) {
      const fingerprint = printed('-fingerprint', `-${digest}`).split('=')[1]!;
      expect(facts.digests.certificate[digest]).toBe(fingerprint.replaceAll(':', '').toLowerCase());
    }
    expect(printed('-text')).toContain(`Signature Algorithm: ${facts.signatureAlgorithm}`);
    expect(facts.dnsNames).toEqual(['mx.test.example', '*.b.test.example']);
    expect(facts.commonNames).toEqual(['mx.test.example']);
    expect(facts.publicKey).toEqual(keys[key]);
    expect(facts.isCa).toBe(false);
    expect(facts.selfIssued).toBe(true);
    const publicKey = Buffer.from(printed('-pubkey').replace(/-----[^-]+-----|\s/g, ''), 'base64');
    expect(facts.spki).toBe(publicKey.toString('base64'));
    expect(facts.digests.publicKey.sha256).toBe(createHash('sha256').update(publicKey).digest('hex'));
    expect(facts.digests.publicKey.sha512).toBe(createHash('sha512').update(publicKey).digest('hex'));
    expect(schema.safeParse(facts).success).toBe(true);
  });

  test('every root that Node trusts is read, and agrees with what Node reads of it', () => {
    for (const pem of rootCertificates) {
      const facts = certificateFacts(pem);
      const node = new X509Certificate(pem);
      expect(facts).toMatchObject({
        der: node.raw.toString('base64'),
        isCa: true,
        selfIssued: true,
        notBefore: Date.parse(node.validFrom) / 1_000,
        notAfter: Date.parse(node.validTo) / 1_000,
      });
      expect(BigInt(`0x${facts.serialNumber}`)).toBe(BigInt(`0x${node.serialNumber}`));
    }
  });
});

describe('parts of a certificate', () => {
  test('RFC 5280 §4.2.1.9: cA is told of a CA, and its issued certificate is not self-issued', () => {
    const ca = testCertificate({ subject: '/CN=CA', isCa: true });
    const leaf = certificateFacts(testCertificate({ issuer: ca }).certificate);
    expect(certificateFacts(ca.certificate)).toMatchObject({ isCa: true, selfIssued: true });
    expect(leaf).toMatchObject({ isCa: false, selfIssued: false, issuer: 'CN=CA', dnsNames: [] });
  });

  test('RFC 5280 §4.1.2.5: years below 1950 and from 2050 are GeneralizedTime', () => {
    const far = Date.UTC(2061, 1, 28, 23, 59, 58) / 1_000;
    const before = Date.UTC(1951, 0, 1) / 1_000;
    const { certificate } = testCertificate({ validity: [before, far] });
    expect(certificateFacts(certificate)).toMatchObject({ notBefore: before, notAfter: far });
  });

  test.each([
    ['a comma and a plus', '/CN=a, b \\+ c', 'CN=a\\, b \\+ c'],
    ['a space at either end', '/CN= a ', 'CN=\\ a\\ '],
    ['a number sign in front', '/CN=#a', 'CN=\\#a'],
    ['two values in one RDN', '/CN=a+OU=b', 'CN=a+OU=b'],
  ])('RFC 4514 §2.4: %s', (_, subject, text) => {
    const name = certificateFacts(testCertificate({ subject }).certificate).subject;
    expect(name).toBe(text);
  });
});

describe('what is no certificate', () => {
  const good = derOf(testCertificate().certificate);
  const problems: [string, Uint8Array | string, unknown][] = [
    ['no bytes', new Uint8Array(), { kind: 'not-der', part: 'certificate' }],
    ['a text without PEM', 'hello', { kind: 'no-pem' }],
    [
      'PEM of something that is no base64',
      '-----BEGIN CERTIFICATE-----\n!\n-----END CERTIFICATE-----',
      { kind: 'not-der', part: 'certificate' },
    ],
    ['PEM that is cut off', '-----BEGIN CERTIFICATE-----\nAAAA', { kind: 'not-der', part: 'certificate' }],
    [
      'bytes after the end',
      Buffer.concat([good, Buffer.from([0])]),
      { kind: 'not-der', part: 'certificate' },
    ],
    ['a certificate that is cut off', good.subarray(0, -1), { kind: 'not-der', part: 'certificate' }],
    ['more bytes than a chain may have', new Uint8Array(102_401), { kind: 'too-large', limitBytes: 102_400 }],
    ['the indefinite form', Uint8Array.of(0x30, 0x80, 0, 0), { kind: 'not-der', part: 'certificate' }],
  ];
  test.each(problems)(
    '%s: certificateFacts throws CertificateUnreadable with the problem',
    (_, bytes, problem) => {
      let thrown: unknown;
      try {
        certificateFacts(bytes);
      } catch (error) {
        thrown = error;
      }
      expect(thrown).toBeInstanceOf(CertificateUnreadable);
      expect(thrown).toMatchObject({ problem });
    },
  );

  test('readCertificate gives the problem as a value', () => {
    expect(readCertificate(good.subarray(1))).toEqual({
      ok: false,
      errors: [{ kind: 'not-der', part: 'certificate' }],
    });
    expect(readCertificate(good)).toMatchObject({ ok: true, warnings: [] });
  });
});

describe('PEM texts (RFC 7468)', () => {
  const one = testCertificate({ subject: '/CN=one' }).certificate;
  const two = testCertificate({ subject: '/CN=two' }).certificate;
  const subjects = (text: string) => {
    const read = readPemCertificates(text);
    return read.ok ? read.value.map(({ subject }) => subject) : read.errors;
  };
  test.each([
    ['one after another', `${one}${two}`],
    ['text around and between them', `first\n${one}\nsecond: \n${two}\nend`],
    ['CRLF line ends', `${one}${two}`.replaceAll('\n', '\r\n')],
    ['quoted in a mail', `${one}${two}`.replaceAll(/^/gm, '> ')],
    ['indented', `${one}${two}`.replaceAll(/^/gm, '   ')],
    ['the old label', `${one}${two}`.replaceAll(' CERTIFICATE', ' X509 CERTIFICATE')],
  ])('all certificates are read in their order: %s', (_, text) => {
    expect(subjects(text)).toEqual(['CN=one', 'CN=two']);
  });

  test('a broken block is named in the warnings, and the others are read', () => {
    const broken = one.replace(/\n[^-\n]{10}/, '\n');
    expect(readPemCertificates(`${broken}${two}`)).toMatchObject({
      ok: true,
      value: [{ subject: 'CN=two' }],
      warnings: [{ kind: 'not-der' }],
    });
    expect(subjects(broken)).toMatchObject([{ kind: 'not-der' }]);
    expect(subjects('nothing')).toEqual([{ kind: 'no-pem' }]);
  });

  test('no more than 100 blocks are read', () => {
    expect(subjects(one.repeat(120))).toHaveLength(100);
  });
});
