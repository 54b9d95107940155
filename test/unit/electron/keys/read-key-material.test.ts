import { X509Certificate } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { readKeyMaterial } from '../../../../electron/keys/read-key-material.ts';
import {
  type KeyMaterial,
  keyMaterial,
  type KeyProblem,
  MAX_KEY_FILE_BYTES,
  MAX_KEYS,
} from '../../../../shared/evidence/keys/key-material.ts';
import { type KeyKind, keyKinds, testCertificate } from '../../../support/test-certificates.ts';
import { holdsSecret, INPUT, openssl, pemOf } from '../../../support/test-keys.ts';

const made = new Map(
  keyKinds.map(key => [key, testCertificate({ key, names: ['mx1.test.example', '*.test.example'] })]),
);
const of = (kind: KeyKind) => made.get(kind)!;
const bytesOf = (content: string | Uint8Array): Uint8Array =>
  typeof content === 'string' ? new TextEncoder().encode(content) : Uint8Array.from(content);

function found(content: string | Uint8Array): readonly KeyMaterial[] {
  const read = readKeyMaterial(bytesOf(content));
  if (!read.ok) throw new Error(read.errors[0]);
  for (const each of read.value) expect(keyMaterial.safeParse(each).error).toBeUndefined();
  return read.value;
}
const problemOf = (content: string | Uint8Array): KeyProblem | 'none' => {
  const read = readKeyMaterial(bytesOf(content));
  return read.ok ? 'none' : read.errors[0];
};
const hexOf = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex');
/** What OpenSSL says is the SubjectPublicKeyInfo. */
const spkiHex = (key: string) => hexOf(openssl(key, 'pkey', '-pubout', '-outform', 'DER'));

describe.each(keyKinds)('RFC 6698 §2.1.2: the public key of %s, as OpenSSL writes it', kind => {
  const { certificate, key } = of(kind);
  const pkcs8 = openssl(key, 'pkcs8', '-topk8', '-nocrypt', '-outform', 'DER');
  const spki = openssl(key, 'pkey', '-pubout', '-outform', 'DER');
  const request = openssl(key, 'req', '-new', '-key', INPUT, '-subj', '/CN=mx1.test.example');
  test.each<[string, string | Uint8Array, KeyMaterial['kind']]>([
    ['certificate, PEM', certificate, 'certificate'],
    ['certificate, DER', new Uint8Array(new X509Certificate(certificate).raw), 'certificate'],
    ['public key, PEM', pemOf('PUBLIC KEY', spki), 'public-key'],
    ['public key, DER', spki, 'public-key'],
    ['request, PEM', Buffer.from(request).toString(), 'request'],
    ['request, DER', openssl(request, 'req', '-outform', 'DER'), 'request'],
    ['private key, PKCS #8 PEM', key, 'private-key'],
    ['private key, PKCS #8 DER', pkcs8, 'private-key'],
  ])('%s', (_form, content, expected) => {
    const [material, ...others] = found(content);
    expect(others).toEqual([]);
    expect(material?.kind).toBe(expected);
    expect(material?.digests.publicKey.full).toBe(spkiHex(key));
  });
});

const WITH_OLD_FORM: readonly KeyKind[] = ['rsa2048', 'p256', 'p384', 'p521', 'brainpool', 'explicit'];
test.each(WITH_OLD_FORM)('RFC 8017 §A.1.2, RFC 5915 §3: the older form of a private key, %s', kind => {
  const { key } = of(kind);
  const pem = Buffer.from(openssl(key, 'pkey', '-traditional')).toString();
  expect(pem).toMatch(/BEGIN (RSA|EC) PRIVATE KEY/);
  const der = openssl(key, 'pkey', '-traditional', '-outform', 'DER');
  for (const content of [pem, der]) expect(found(content)[0]?.digests.publicKey.full).toBe(spkiHex(key));
});

test.each<KeyKind>(['p256', 'p384', 'p521', 'brainpool'])(
  'RFC 5915 §3: publicKey may be left out, and is computed, %s',
  kind => {
    const { key } = of(kind);
    const bare = Buffer.from(openssl(key, 'ec', '-no_public')).toString();
    expect(bare.length).toBeLessThan(key.length);
    expect(found(bare)[0]?.digests.publicKey.full).toBe(spkiHex(key));
  },
);

test('RFC 5915 §3: a public key that does not belong to the private one is damage', () => {
  const [mine, other] = [of('p256').key, testCertificate({ key: 'p256' }).key].map(key =>
    openssl(key, 'pkcs8', '-topk8', '-nocrypt', '-outform', 'DER'),
  );
  const mixed = Uint8Array.from([...mine!.subarray(0, -65), ...other!.subarray(-65)]);
  expect(problemOf(mixed)).toBe('damaged');
});

test('RFC 8017 §A.1.1: the older form of a public RSA key', () => {
  const { key } = of('rsa2048');
  const pem = Buffer.from(openssl(key, 'rsa', '-RSAPublicKey_out')).toString();
  expect(pem).toContain('BEGIN RSA PUBLIC KEY');
  expect(found(pem)[0]).toMatchObject({ kind: 'public-key', publicKey: { kind: 'rsa', bits: 2_048 } });
  expect(found(pem)[0]?.digests.publicKey.full).toBe(spkiHex(key));
});

describe('several in one file', () => {
  const ca = testCertificate({ isCa: true, subject: '/O=Test/CN=Test CA' });
  const leaf = testCertificate({ names: ['mx1.test.example'], issuer: ca });
  const chain = leaf.certificate + ca.certificate;

  test('a chain, in its order', () => {
    expect(found(chain)).toMatchObject([
      { kind: 'certificate', names: ['mx1.test.example'], isCa: false },
      { kind: 'certificate', subject: 'CN=Test CA,O=Test', isCa: true, names: [] },
    ]);
  });

  test('the certificate and its private key are one; another key is not', () => {
    expect(found(leaf.key + chain).map(({ kind }) => kind)).toEqual(['certificate', 'certificate']);
    expect(found(chain + of('rsa2048').key)).toHaveLength(3);
    expect(found(chain + chain)).toHaveLength(2);
  });

  test('a certificate beside a key behind a passphrase is enough', () => {
    const locked = openssl(leaf.key, 'pkcs8', '-topk8', '-passout', 'pass:x');
    expect(found(Buffer.from(locked).toString() + leaf.certificate)).toHaveLength(1);
  });

  test.each(['PEM', 'DER'])('RFC 5652 §5.1: a PKCS #7 file, %s', form => {
    const args = ['crl2pkcs7', '-nocrl', '-certfile', INPUT, '-outform', form];
    expect(found(openssl(chain, ...args)).map(({ kind }) => kind)).toEqual(['certificate', 'certificate']);
  });

  test('curve parameters before a key, and words between blocks, are passed over', () => {
    const key = Buffer.from(openssl('', 'ecparam', '-name', 'prime256v1', '-genkey')).toString();
    expect(key).toContain('BEGIN EC PARAMETERS');
    expect(found(`Bag Attributes\n  localKeyID: 01\n${key}`)).toHaveLength(1);
  });

  test('no more than twenty', () => {
    // RFC 8410 §10.1: the key is the last 32 octets.
    const key = Buffer.from('302a300506032b6570032100', 'hex');
    const many = Array.from({ length: 25 }, (_, at) =>
      pemOf('PUBLIC KEY', Buffer.concat([key, Buffer.alloc(32, at + 1)])),
    );
    expect(found(many.join(''))).toHaveLength(MAX_KEYS);
  });
});

describe('texts as programs keep them', () => {
  const { certificate } = of('p256');
  const expected = found(certificate);
  test.each<[string, string | Uint8Array]>([
    ['lines that end as in Windows', certificate.replaceAll('\n', '\r\n')],
    ['UTF-16 with its mark', Uint8Array.from(Buffer.from(`\ufeff${certificate}`, 'utf16le'))],
    ['UTF-8 with its mark', `\ufeff${certificate}`],
    ['quoted in a mail', certificate.replaceAll(/^/gm, '> ')],
    ['without its first and last line', certificate.replaceAll(/-----[^-]+-----/g, '')],
    ['behind a printed description', `Certificate:\n    Data:\n        Version: 3\n${certificate}`],
  ])('%s', (_what, content) => {
    expect(found(content)).toEqual(expected);
  });
});

describe('RFC 7672 §3.2.3: names', () => {
  test('DNS-IDs, and the common name only where there are none', () => {
    expect(found(of('p256').certificate)[0]).toMatchObject({ names: ['mx1.test.example', '*.test.example'] });
    expect(found(testCertificate({ subject: '/CN=Mail.Test.Example' }).certificate)[0]).toMatchObject({
      names: ['mail.test.example'],
    });
    expect(found(testCertificate({ subject: '/O=Test/CN=Mail server' }).certificate)[0]).toMatchObject({
      names: [],
    });
  });

  test('RFC 2985 §5.4.2: those that a request asks for', () => {
    const request = openssl(
      of('p256').key,
      'req',
      '-new',
      '-key',
      INPUT,
      '-subj',
      '/CN=other.example',
      '-addext',
      'subjectAltName=DNS:MX1.test.example,DNS:mx2.test.example',
    );
    expect(found(request)[0]).toMatchObject({
      kind: 'request',
      subject: 'CN=other.example',
      names: ['mx1.test.example', 'mx2.test.example'],
    });
  });
});

describe('what is not read, and why', () => {
  const { certificate, key } = of('rsa2048');
  const locked = (...args: string[]) => openssl(key, ...args, '-passout', 'pass:geheim');
  const ssh = Buffer.from('openssh-key-v1\0none');
  test.each<[KeyProblem, string, string | Uint8Array]>([
    ['empty', 'no bytes', ''],
    ['empty', 'white space', ' \n\t\n'],
    ['too-large', 'a byte too many', new Uint8Array(MAX_KEY_FILE_BYTES + 1)],
    ['encrypted-key', 'RFC 5958 §3: PKCS #8, PEM', locked('pkcs8', '-topk8')],
    ['encrypted-key', 'RFC 5958 §3: PKCS #8, DER', locked('pkcs8', '-topk8', '-outform', 'DER')],
    ['encrypted-key', 'an older scheme', locked('pkcs8', '-topk8', '-v1', 'PBE-SHA1-3DES')],
    ['encrypted-key', 'RFC 1421 §4.6.1.1: headers', locked('rsa', '-aes128', '-traditional')],
    [
      'pkcs12',
      'RFC 7292 §4',
      openssl(key + certificate, 'pkcs12', '-export', '-in', INPUT, '-passout', 'pass:geheim'),
    ],
    ['openssh-key', 'OpenSSH', pemOf('OPENSSH PRIVATE KEY', ssh)],
    ['damaged', 'cut off', certificate.slice(0, 400)],
    ['damaged', 'a character that is no base64', certificate.replace(/\nMII/, '\n!II')],
    [
      'nothing-known',
      'DER that is cut off',
      new Uint8Array(new X509Certificate(certificate).raw).subarray(0, 300),
    ],
    [
      'unsupported-key',
      'RFC 8410 §3: a key that signs nothing',
      openssl('', 'genpkey', '-algorithm', 'X25519'),
    ],
    ['nothing-known', 'words', 'Beste collega, hierbij het certificaat.'],
    ['nothing-known', 'a list of revoked certificates', pemOf('X509 CRL', Uint8Array.of(0x30, 0))],
    ['nothing-known', 'DER of something else', Uint8Array.of(0x30, 3, 2, 1, 5)],
  ])('%s: %s', (problem, _what, content) => {
    expect(problemOf(content)).toBe(problem);
  });
});

describe.each(keyKinds)('a private key, %s', kind => {
  const { key } = of(kind);
  const spki = openssl(key, 'pkey', '-pubout', '-outform', 'DER');
  test('nothing of it comes out, and its bytes are wiped', () => {
    const forms = [key, openssl(key, 'pkcs8', '-topk8', '-nocrypt', '-outform', 'DER')];
    for (const form of forms) {
      const content = bytesOf(form);
      const read = readKeyMaterial(content);
      expect(read.ok).toBe(true);
      expect(holdsSecret(JSON.stringify(read), key, spki)).toBe(false);
      expect(content.every(byte => byte === 0)).toBe(true);
    }
  });

  test('the look for secrets finds one', () => {
    const pkcs8 = openssl(key, 'pkcs8', '-topk8', '-nocrypt', '-outform', 'DER');
    expect(holdsSecret(JSON.stringify({ a: hexOf(pkcs8) }), key, spki)).toBe(true);
    expect(holdsSecret(`log: ${key.replaceAll('\n', '')}`, key, spki)).toBe(true);
  });
});
