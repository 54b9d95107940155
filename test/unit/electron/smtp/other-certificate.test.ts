import { X509Certificate } from 'node:crypto';
import type { TLSSocketOptions } from 'node:tls';
import { afterEach, describe, expect, test } from 'vitest';
import { withOtherCertificate } from '../../../../electron/smtp/other-certificate.ts';
import { probeSmtp } from '../../../../electron/smtp/smtp-session.ts';
import { smtpSession } from '../../../../shared/evidence/smtp.ts';
import { hostileSmtp, type HostileSmtp, type SmtpScript } from '../../../support/hostile-smtp.ts';
import { loopbackNetwork } from '../../../support/loopback-network.ts';
import { type TestCertificate, testCertificate } from '../../../support/test-certificates.ts';

const names = ['mx.test.example'];
const root = testCertificate({ subject: '/CN=Test root', key: 'rsa2048', isCa: true });
const rsa = testCertificate({ key: 'rsa2048', names, issuer: root });
const ecdsa = testCertificate({ key: 'p256', names, issuer: root });
const p384 = testCertificate({ key: 'p384', names, issuer: root });
const ed25519 = testCertificate({ key: 'ed25519', names, issuer: root });

const servers: HostileSmtp[] = [];
afterEach(async () => {
  for (const server of servers.splice(0)) await server.close();
});

const holding = (...certificates: readonly TestCertificate[]): TLSSocketOptions => ({
  key: certificates.map(({ key }) => key),
  cert: certificates.map(({ certificate }) => certificate),
});
const fingerprint = ({ certificate }: TestCertificate) =>
  new X509Certificate(certificate).fingerprint256.replaceAll(':', '').toLowerCase();

async function probe(script: SmtpScript) {
  const server = await hostileSmtp(script);
  servers.push(server);
  const network = loopbackNetwork({ roots: [root.certificate] });
  const target = { host: names[0]!, address: server.address, port: server.port, ehloName: 'client.example' };
  const never = new AbortController().signal;
  const first = await probeSmtp(network, target, never);
  const found = await withOtherCertificate(network, target, first, never);
  await server.whenAllClosed();
  expect(network.sockets.every(socket => socket.destroyed)).toBe(true);
  expect(smtpSession.safeParse(found.session).error).toBeUndefined();
  const { outcome, otherTls } = found.session;
  return {
    ...found,
    sessions: network.sockets.length,
    met: outcome.kind === 'tls' ? outcome.tls.chain[0] : undefined,
    other: otherTls?.chain[0],
  };
}

describe.each(['TLSv1.2', 'TLSv1.3'] as const)('over %s, a server with', maxVersion => {
  const secured = (...certificates: readonly TestCertificate[]): SmtpScript => ({
    tls: { ...holding(...certificates), maxVersion },
  });

  test.each<[string, TestCertificate, TestCertificate]>([
    ['RSA and ECDSA', rsa, ecdsa],
    ['RSA and P-384', rsa, p384],
    ['RSA and Ed25519', rsa, ed25519],
  ])('RFC 8446 §4.2.3: %s is met with both', async (_about, one, two) => {
    const found = await probe(secured(one, two));
    expect(new Set([found.met, found.other])).toEqual(new Set([fingerprint(one), fingerprint(two)]));
    expect(found.session.otherTls).toMatchObject({ version: maxVersion, webPki: { kind: 'trusted' } });
    // Evidence holds the certificates of both, and only one conversation.
    expect(found.certificates.map(({ digests }) => digests.certificate.sha256).toSorted()).toEqual(
      [fingerprint(one), fingerprint(two)].toSorted(),
    );
    expect(found.session.dialogue.filter(({ text }) => text === 'STARTTLS')).toHaveLength(1);
    expect(found.sessions).toBe(2);
  });

  test.each<[string, readonly TestCertificate[]]>([
    ['RSA', [rsa]],
    ['ECDSA', [ecdsa]],
    ['Ed25519', [ed25519]],
  ])('%s alone has no other, and is still met with that', async (_about, certificates) => {
    const found = await probe(secured(...certificates));
    expect(found.met).toBe(fingerprint(certificates[0]!));
    expect(found.session).not.toHaveProperty('otherTls');
    expect(found.certificates).toHaveLength(1);
    expect(found.sessions).toBe(2);
  });
});

test('TLS 1.0, in which nothing but the suites tells the keys apart', async () => {
  const found = await probe({
    tls: {
      ...holding(rsa, ecdsa),
      minVersion: 'TLSv1',
      maxVersion: 'TLSv1',
      ciphers: 'DEFAULT:@SECLEVEL=0',
    },
  });
  expect(new Set([found.met, found.other])).toEqual(new Set([fingerprint(rsa), fingerprint(ecdsa)]));
});

test.each<[string, SmtpScript]>([
  ['a server without STARTTLS is not asked again', { ehlo: '250 mx\r\n' }],
  ['nor one whose handshake fails', { afterStartTls: socket => socket.destroy() }],
])('gentle: %s', async (_about, script) => {
  const found = await probe(script);
  expect(found.sessions).toBe(1);
  expect(found.session).not.toHaveProperty('otherTls');
});
