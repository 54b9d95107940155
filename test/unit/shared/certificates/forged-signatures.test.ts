import {
  constants,
  createHash,
  createSign,
  generateKeyPairSync,
  type KeyObject,
  privateEncrypt,
} from 'node:crypto';
import { expect, test } from 'vitest';
import { readPathCertificate, signatureState } from '../../../../shared/certificates/index.ts';
import { make, x509 } from './made-certificates.ts';

const RSA = '2a864886f70d010101';
const PSS = '2a864886f70d01010a';
const SHA256_RSA = '2a864886f70d01010b';
const SHA384_RSA = '2a864886f70d01010c';
const SHA512_RSA = '2a864886f70d01010d';

function der(tag: number, ...parts: readonly Uint8Array[]): Buffer {
  const contents = Buffer.concat(parts);
  const { length } = contents;
  const head = length < 128 ? [length] : length < 256 ? [0x81, length] : [0x82, length >> 8, length & 255];
  return Buffer.concat([Buffer.from([tag, ...head]), contents]);
}
const NULL = der(5);
const algorithm = (identifier: string, parameters: Uint8Array = NULL) =>
  der(0x30, der(6, Buffer.from(identifier, 'hex')), parameters);
const bits = (bytes: Uint8Array) => der(3, Buffer.from([0]), bytes);
const number = (bytes: Buffer) =>
  der(2, bytes[0]! >= 0x80 ? Buffer.concat([Buffer.from([0]), bytes]) : bytes);
const rsaKey = (n: Buffer, e: number) =>
  der(0x30, algorithm(RSA), bits(der(0x30, number(n), number(Buffer.from([e]))))).toString('base64');

/** Something to sign that names this algorithm: the part of a tbsCertificate that is looked at. */
const tbsOf = (signed: Buffer) => der(0x30, number(Buffer.from([1])), signed);
const certificate = (tbs: Buffer, signed: Buffer, signature: Buffer) => ({
  der: der(0x30, tbs, signed, bits(signature)).toString('base64'),
});

const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
const modulusOf = (key: KeyObject) => Buffer.from(String(key.export({ format: 'jwk' }).n), 'base64url');
const spki = publicKey.export({ format: 'der', type: 'spki' }).toString('base64');
const sign = (hash: string, message: Buffer) => createSign(hash).update(message).sign(privateKey);
const raw = (key: KeyObject, encoded: Buffer) =>
  privateEncrypt({ key, padding: constants.RSA_NO_PADDING }, encoded);
const digestInfo = (prefix: string, hash: string, message: Buffer) =>
  Buffer.concat([Buffer.from(prefix, 'hex'), createHash(hash).update(message).digest()]);

test('RFC 5280 §4.1.1.2: a signature that is right, by another algorithm than was signed for', () => {
  const inside = algorithm(SHA256_RSA);
  const beside = algorithm(SHA384_RSA);
  expect(signatureState(certificate(tbsOf(inside), inside, sign('RSA-SHA256', tbsOf(inside))), spki)).toBe(
    'valid',
  );
  expect(signatureState(certificate(tbsOf(inside), beside, sign('RSA-SHA384', tbsOf(inside))), spki)).toBe(
    'invalid',
  );
});

test('RFC 4055 §1.2: a key that is for PSS only has made no signature of the older kind', () => {
  const signed = algorithm(SHA256_RSA);
  const made = certificate(tbsOf(signed), signed, sign('RSA-SHA256', tbsOf(signed)));
  const whole = Buffer.from(spki, 'base64');
  const kept = Buffer.from(whole.toString('hex').replace(RSA, PSS), 'hex').toString('base64');
  expect(signatureState(made, spki)).toBe('valid');
  expect(signatureState(made, kept)).toBe('invalid');
});

test('RFC 8017 §3.1: with a public exponent of 1 anybody could sign', () => {
  const signed = algorithm(SHA256_RSA);
  const tbs = tbsOf(signed);
  const info = digestInfo('3031300d060960864801650304020105000420', 'sha256', tbs);
  const padding = Buffer.alloc(256 - 3 - info.length, 0xff);
  const encoded = Buffer.concat([Buffer.from([0, 1]), padding, Buffer.from([0]), info]);
  expect(signatureState(certificate(tbs, signed, raw(privateKey, encoded)), spki)).toBe('valid');
  expect(signatureState(certificate(tbs, signed, encoded), rsaKey(modulusOf(publicKey), 1))).toBe('invalid');
});

test('RFC 8017 §9.2: a key too short for its hash has no room for the padding', () => {
  const small = generateKeyPairSync('rsa', { modulusLength: 704 });
  const smallSpki = small.publicKey.export({ format: 'der', type: 'spki' }).toString('base64');
  const signed = algorithm(SHA512_RSA);
  const tbs = tbsOf(signed);
  const info = digestInfo('3051300d060960864801650304020305000440', 'sha512', tbs);
  const padding = Buffer.alloc(88 - 3 - info.length, 0xff);
  expect(padding.length).toBeLessThan(8);
  const encoded = Buffer.concat([Buffer.from([0, 1]), padding, Buffer.from([0]), info]);
  expect(signatureState(certificate(tbs, signed, raw(small.privateKey, encoded)), smallSpki)).toBe('invalid');
});

test('RFC 8017 §9.1.2: PSS wants zeros and a one before the salt', () => {
  // RSASSA-PSS-params with SHA-256 for both, and a salt of 32.
  const sha256 = algorithm('608648016503040201');
  const parameters = der(
    0x30,
    der(0xa0, sha256),
    der(0xa1, algorithm('2a864886f70d010108', sha256)),
    der(0xa2, number(Buffer.from([32]))),
  );
  const signed = algorithm(PSS, parameters);
  const tbs = tbsOf(signed);
  const hash = (...parts: Buffer[]) => createHash('sha256').update(Buffer.concat(parts)).digest();
  const encode = (spoil: number) => {
    const salt = Buffer.alloc(32, 7);
    const h = hash(Buffer.alloc(8), hash(tbs), salt);
    const block = Buffer.concat([Buffer.alloc(190), Buffer.from([1]), salt]);
    block[100]! ^= spoil;
    const mask = Buffer.concat(Array.from({ length: 7 }, (_, at) => hash(h, Buffer.from([0, 0, 0, at]))));
    const masked = block.map((byte, at) => byte ^ mask[at]!);
    masked[0]! &= 0x7f;
    return Buffer.concat([masked, h, Buffer.from([0xbc])]);
  };
  expect(signatureState(certificate(tbs, signed, raw(privateKey, encode(0))), spki)).toBe('valid');
  expect(signatureState(certificate(tbs, signed, raw(privateKey, encode(1))), spki)).toBe('invalid');
});

test('RFC 5280 §4.2.1.10: name constraints are read as they were written', async () => {
  const { der: other } = await make({ name: 'O=Elsewhere' });
  const name = readPathCertificate(other)!.subject;
  const text = Buffer.from('Test.example');
  const organization = der(
    0x30,
    der(0x31, der(0x30, der(6, Buffer.from('55040a', 'hex')), der(0x0c, Buffer.from('ELSEWHERE')))),
  );
  const value = der(
    0x30,
    der(0xa0, der(0x30, der(0x82, text))),
    der(0xa1, der(0x30, der(0xa4, organization)), der(0x30, der(0x87, Buffer.alloc(8)))),
  );
  const made = await make({
    ca: true,
    extensions: [new x509.Extension('2.5.29.30', true, new Uint8Array(value))],
  });
  expect(readPathCertificate(made.der)!.rules.nameConstraints).toEqual({
    permitted: { dns: ['test.example'], directory: [] },
    excluded: { dns: [], directory: [name] },
  });
});
