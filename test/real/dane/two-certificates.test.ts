import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { withOtherCertificate } from '../../../electron/smtp/other-certificate.ts';
import { probeSmtp } from '../../../electron/smtp/smtp-session.ts';
import { describeOn, withoutRoot } from '../../support/describe-on.ts';
import { loopbackNetwork } from '../../support/loopback-network.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { testCertificate } from '../../support/test-certificates.ts';
import { claimSlot } from '../servers/claim-slot.ts';
import { startPostfix } from '../servers/postfix.ts';

const HOST = 'mx.proef.nl';
/** The mail server's address in its slot. */
const MAIL = 1;
const root = testCertificate({ subject: '/CN=Test root', isCa: true });
const issued = (key: 'rsa2048' | 'p256') => testCertificate({ key, names: [HOST], issuer: root });

describeOn(withoutRoot('port 25 and Postfix'), 'a real server with two certificates', () => {
  test('RFC 8446 §4.2.3: a Postfix with an RSA and an ECDSA certificate is met with both', async () => {
    const undo: (() => Promise<unknown>)[] = [];
    try {
      const slot = await claimSlot([[MAIL, 25]]);
      undo.push(() => slot.release());
      const folder = await temporaryFolder('two-certificates', 'everyone');
      undo.push(() => folder.remove());
      const chainFile = join(folder.path, 'both.pem');
      const both = [issued('rsa2048'), issued('p256')];
      await writeFile(chainFile, both.map(({ key, certificate }) => key + certificate).join(''));
      const address = slot.at(MAIL);
      const startTls = { kind: 'offered', chainFile } as const;
      const listeners = [{ address, hostName: HOST, startTls }];
      const postfix = await startPostfix({ folder: join(folder.path, 'postfix'), listeners });
      undo.push(() => postfix.stop());

      const network = loopbackNetwork({ roots: [root.certificate] });
      const target = { host: HOST, address, port: 25 };
      const never = new AbortController().signal;
      const first = await probeSmtp(network, target, never);
      const { session, certificates } = await withOtherCertificate(network, target, first, never);
      expect(session.outcome).toMatchObject({ kind: 'tls', tls: { webPki: { kind: 'trusted' } } });
      expect(session.otherTls).toMatchObject({ webPki: { kind: 'trusted' } });
      expect(new Set(certificates.map(({ publicKey }) => publicKey.kind))).toEqual(new Set(['rsa', 'ec']));
    } finally {
      for (const step of undo.toReversed()) await step();
    }
  });
});
