import { describe, expect, test } from 'vitest';
import { rootCertificates } from 'node:tls';
import { certificateFacts } from '../../../../electron/tls/certificate.ts';
import {
  coversHost,
  daysSince1970,
  isSignedBy,
  pathCertificate,
  readPathCertificate,
  sameName,
} from '../../../../shared/certificates/index.ts';
import { make, x509 } from './made-certificates.ts';

test('RFC 5280 §4.1: of every root that Node trusts, key, dates and CA agree with what is read elsewhere', () => {
  expect(rootCertificates.length).toBeGreaterThan(100);
  for (const pem of rootCertificates) {
    const facts = certificateFacts(pem);
    const read = pathCertificate(facts);
    expect(read).toMatchObject({ spki: facts.spki, notBefore: facts.notBefore, notAfter: facts.notAfter });
    expect(read && sameName(read.issuer, read.subject)).toBe(facts.selfIssued);
    expect(read?.rules).toMatchObject({ ca: 'yes', mayCertSign: true, mayServe: true, unknownCritical: [] });
  }
});

test('RFC 5280 §6.1.3: every self-signed root that Node trusts is signed by its own key', () => {
  const facts = rootCertificates.map(pem => certificateFacts(pem)).filter(({ selfIssued }) => selfIssued);
  const unsigned = facts.filter(each => !isSignedBy(each, each.spki)).map(({ subject }) => subject);
  expect(facts.length).toBeGreaterThan(100);
  expect(unsigned).toEqual([]);
});

test('RFC 5280 §7.1: names are the same in either case, and with any run of spaces', async () => {
  const nameOf = async (name: string) => pathCertificate((await make({ name })).facts)!.subject;
  const name = await nameOf('O=Gemeente Voorbeeld, CN=Root');
  expect(sameName(name, await nameOf('O=gemeente  voorbeeld, CN=ROOT'))).toBe(true);
  expect(sameName(name, await nameOf('O=Gemeente Voorbeeld, CN=Root 2'))).toBe(false);
  expect(sameName(name, await nameOf('CN=Root, O=Gemeente Voorbeeld'))).toBe(false);
  expect(sameName(name, await nameOf('O=Gemeente Voorbeeld'))).toBe(false);
  // One value that reads like two is still one.
  expect(sameName(await nameOf('CN=a+OU=b'), await nameOf('CN=a\\+OU\\=b'))).toBe(false);
});

test('RFC 5280 §4.2: a certificate with an extension twice, or with one that is no DER, is not read', async () => {
  const noise = new x509.Extension('2.5.29.37', false, new Uint8Array([1, 2, 3]));
  expect(pathCertificate((await make({ extensions: [noise] })).facts)).toBeUndefined();
  const purpose = new x509.ExtendedKeyUsageExtension(['1.3.6.1.5.5.7.3.1']);
  expect(pathCertificate((await make({ extensions: [purpose] })).facts)).toBeDefined();
  expect(pathCertificate((await make({ extensions: [purpose, purpose] })).facts)).toBeUndefined();
});

test('no bytes are a certificate once one is missing, or one too many', async () => {
  const { der } = await make({ dnsNames: ['a.example'] });
  expect(readPathCertificate(der)).toBeDefined();
  for (let length = 0; length < der.length; length += 1) {
    expect(readPathCertificate(der.subarray(0, length))).toBeUndefined();
  }
  expect(readPathCertificate(new Uint8Array([...der, 0]))).toBeUndefined();
});

test('days are those of the calendar', () => {
  for (let day = -800_000; day < 800_000; day += 367) {
    const date = new Date(day * 86_400_000);
    expect(daysSince1970(date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate())).toBe(day);
  }
});

describe('RFC 6125 §6.4: hosts that a certificate covers', () => {
  test.each([
    ['the same name', 'mx.example.com', 'mx.example.com', true],
    ['in another case, with a dot', 'MX.example.com', 'mx.Example.com.', true],
    ['another name', 'mx.example.com', 'mx2.example.com', false],
    ['a wildcard', '*.example.com', 'mx.example.com', true],
    ['a wildcard for two labels', '*.example.com', 'a.mx.example.com', false],
    ['a wildcard for none', '*.example.com', 'example.com', false],
    ['part of a label', 'm*.example.com', 'mx.example.com', false],
    ['a wildcard for all of a top-level domain', '*.com', 'example.com', false],
    ['a name with a zero byte', 'mx.example.com\u0000.evil.example', 'mx.example.com', false],
  ])('%s: %s, %s', (_, dnsName, host, expected) => {
    expect(coversHost({ dnsNames: ['other.example', dnsName] }, host)).toBe(expected);
  });
});
