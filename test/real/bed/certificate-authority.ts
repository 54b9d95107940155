import { randomBytes } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { runTool } from '../servers/run-tool.ts';

export interface CertificateAuthority {
  /** The root, in PEM: what a client must trust. */
  readonly rootPem: string;
  readonly rootFile: string;
  issue(request: CertificateRequest): Promise<IssuedCertificate>;
}

interface CertificateRequest {
  /** Names the files. */
  readonly name: string;
  /** DNS-IDs; the first is the common name as well. */
  readonly hostNames: readonly [string, ...string[]];
  readonly key: keyof typeof KEY_OPTIONS;
}

export interface IssuedCertificate {
  /** Private key, the certificate, then the intermediate that issued it, in one PEM file. */
  readonly chainFile: string;
  /** The certificate alone, in PEM. */
  readonly certificateFile: string;
  /** SHA-256 of SubjectPublicKeyInfo in lower-case hex: the data of a `TLSA x 1 1` record. */
  readonly publicKeySha256: string;
}

const KEY_OPTIONS = {
  ec: ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256'],
  // What the NCSC's guideline for TLS (2025) calls sufficient.
  rsa: ['-newkey', 'rsa:3072'],
} as const;
const VALID_DAYS = '365';

/** Makes a root and an intermediate with openssl: what a real chain looks like. */
export async function createCertificateAuthority(folder: string): Promise<CertificateAuthority> {
  await mkdir(folder, { recursive: true });
  const at = (file: string) => join(folder, file);
  const root = { key: at('root.key'), certificate: at('root.pem') };
  const intermediate = { key: at('intermediate.key'), certificate: at('intermediate.pem') };
  await runTool('openssl', [
    [
      'req',
      '-x509',
      ...KEY_OPTIONS.ec,
      '-nodes',
      '-days',
      VALID_DAYS,
      '-subj',
      '/O=Proefbank/CN=Proefbank Root',
    ],
    ['-addext', 'keyUsage=critical,keyCertSign,cRLSign'],
    ['-keyout', root.key, '-out', root.certificate],
  ]);
  const sign = async (
    issuer: { key: string; certificate: string },
    subject: { key: string; certificate: string; distinguishedName: string; extensions: readonly string[] },
    keyOptions: readonly string[],
  ) => {
    const request = `${subject.key}.csr`;
    const extensionFile = `${subject.key}.ext`;
    await writeFile(extensionFile, subject.extensions.join('\n'));
    await runTool('openssl', [
      ['req', ...keyOptions, '-nodes', '-subj', subject.distinguishedName],
      ['-keyout', subject.key, '-out', request],
    ]);
    await runTool('openssl', [
      ['x509', '-req', '-in', request, '-CA', issuer.certificate, '-CAkey', issuer.key],
      // Positive, and never the same twice, without the serial file that calls at once would fight over.
      ['-set_serial', `0x01${randomBytes(15).toString('hex')}`],
      ['-days', VALID_DAYS, '-extfile', extensionFile, '-out', subject.certificate],
    ]);
  };
  await sign(
    root,
    {
      ...intermediate,
      distinguishedName: '/O=Proefbank/CN=Proefbank Issuing CA',
      extensions: ['basicConstraints=critical,CA:TRUE,pathlen:0', 'keyUsage=critical,keyCertSign,cRLSign'],
    },
    KEY_OPTIONS.ec,
  );
  return {
    rootPem: await readFile(root.certificate, 'utf8'),
    rootFile: root.certificate,
    issue: async ({ name, hostNames, key }) => {
      const leaf = { key: at(`${name}.key`), certificate: at(`${name}.pem`) };
      const extensions = [
        'basicConstraints=CA:FALSE',
        'extendedKeyUsage=serverAuth',
        `subjectAltName=${hostNames.map(host => `DNS:${host}`).join(',')}`,
      ];
      // The common name holds at most 64 characters (RFC 5280, ub-common-name).
      const distinguishedName = `/CN=${hostNames[0].slice(0, 64)}`;
      await sign(intermediate, { ...leaf, distinguishedName, extensions }, KEY_OPTIONS[key]);
      const parts = await Promise.all(
        [leaf.key, leaf.certificate, intermediate.certificate].map(file => readFile(file, 'utf8')),
      );
      const chainFile = at(`${name}.chain.pem`);
      await writeFile(chainFile, parts.join(''), { mode: 0o600 });
      return {
        chainFile,
        certificateFile: leaf.certificate,
        publicKeySha256: await publicKeySha256(leaf.certificate, folder),
      };
    },
  };
}

async function publicKeySha256(certificate: string, folder: string): Promise<string> {
  const publicKey = await runTool('openssl', ['x509', '-in', certificate, '-noout', '-pubkey']);
  const der = join(folder, `${randomBytes(8).toString('hex')}.der`);
  await runTool('openssl', ['pkey', '-pubin', '-outform', 'DER', '-out', der], { input: publicKey.stdout });
  const digest = await runTool('openssl', ['dgst', '-sha256', '-r', der]);
  return digest.stdout.slice(0, 64);
}
