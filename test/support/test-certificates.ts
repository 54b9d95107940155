import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A certificate with its key, in PEM, made by the `openssl` of this machine: a second opinion on our own reader. */
export interface TestCertificate {
  readonly certificate: string;
  readonly key: string;
}

/** Arguments of `openssl genpkey` for each kind of key that servers use. */
const KEY_KINDS = {
  rsa2048: ['-algorithm', 'RSA', '-pkeyopt', 'rsa_keygen_bits:2048'],
  p256: ['-algorithm', 'EC', '-pkeyopt', 'ec_paramgen_curve:P-256'],
  p384: ['-algorithm', 'EC', '-pkeyopt', 'ec_paramgen_curve:P-384'],
  p521: ['-algorithm', 'EC', '-pkeyopt', 'ec_paramgen_curve:P-521'],
  brainpool: ['-algorithm', 'EC', '-pkeyopt', 'ec_paramgen_curve:brainpoolP256r1'],
  explicit: ['-algorithm', 'EC', '-pkeyopt', 'ec_paramgen_curve:P-256', '-pkeyopt', 'ec_param_enc:explicit'],
  ed25519: ['-algorithm', 'ED25519'],
  ed448: ['-algorithm', 'ED448'],
  rsaPss: ['-algorithm', 'RSA-PSS', '-pkeyopt', 'rsa_keygen_bits:2048'],
} as const satisfies Record<string, readonly string[]>;
export type KeyKind = keyof typeof KEY_KINDS;
export const keyKinds: readonly KeyKind[] = Object.keys(KEY_KINDS).filter(
  (key): key is KeyKind => key in KEY_KINDS,
);

interface CertificateOptions {
  readonly key?: KeyKind;
  /** As `openssl req -subj` takes it. */
  readonly subject?: string;
  readonly names?: readonly string[];
  readonly issuer?: TestCertificate;
  readonly isCa?: boolean;
  /** First and last second, seconds since 1970. Default: from yesterday for 30 days. */
  readonly validity?: readonly [notBefore: number, notAfter: number];
  /** More lines for the extension section of the configuration. */
  readonly extensions?: readonly string[];
}

/** Makes one certificate; self-signed without an issuer. */
export function testCertificate(options: CertificateOptions = {}): TestCertificate {
  const { key = 'p256', subject = '/CN=mx.test.example', names = [], issuer, isCa = false } = options;
  return inFolder(folder => {
    const at = (name: string) => join(folder, name);
    openssl('genpkey', ...KEY_KINDS[key], '-out', at('key.pem'));
    writeFileSync(at('ca.cnf'), configuration(folder, isCa, names, options.extensions ?? []));
    writeFileSync(at('index.txt'), '');
    writeFileSync(at('serial'), randomBytes(16).toString('hex'));
    openssl(
      'req',
      '-new',
      '-utf8',
      '-config',
      at('ca.cnf'),
      '-key',
      at('key.pem'),
      '-subj',
      subject,
      '-out',
      at('request.pem'),
    );
    writeFileSync(at('issuer.pem'), issuer?.certificate ?? '');
    writeFileSync(at('issuer.key'), issuer?.key ?? '');
    const signer = issuer
      ? ['-cert', at('issuer.pem'), '-keyfile', at('issuer.key')]
      : ['-selfsign', '-keyfile', at('key.pem')];
    const [notBefore, notAfter] = options.validity ?? defaultValidity();
    const dates = ['-startdate', certificateTime(notBefore), '-enddate', certificateTime(notAfter)];
    const files = ['-in', at('request.pem'), '-out', at('certificate.pem')];
    openssl(
      'ca',
      '-batch',
      '-utf8',
      '-notext',
      '-preserveDN',
      '-config',
      at('ca.cnf'),
      ...signer,
      ...dates,
      ...files,
    );
    return {
      certificate: readFileSync(at('certificate.pem'), 'utf8'),
      key: readFileSync(at('key.pem'), 'utf8'),
    };
  });
}

/** What `openssl x509` prints of a certificate for these arguments. */
export const opensslX509 = (certificate: string, ...args: readonly string[]): string =>
  execFileSync('openssl', ['x509', '-noout', ...args], {
    input: certificate,
    encoding: 'utf8',
    stdio: 'pipe',
  });

function configuration(
  folder: string,
  isCa: boolean,
  names: readonly string[],
  more: readonly string[],
): string {
  const usage = isCa ? 'critical,keyCertSign,cRLSign' : 'digitalSignature';
  return `[ca]
default_ca = own
[own]
new_certs_dir = ${folder}
database = ${join(folder, 'index.txt')}
serial = ${join(folder, 'serial')}
default_md = default
policy = any
x509_extensions = extensions
unique_subject = no
[any]
${['C', 'ST', 'L', 'O', 'OU', 'CN', 'emailAddress', 'serialNumber'].map(name => `${name} = optional`).join('\n')}
[req]
distinguished_name = any
[extensions]
basicConstraints = critical,CA:${isCa ? 'TRUE' : 'FALSE'}
keyUsage = ${usage}
subjectKeyIdentifier = hash
authorityKeyIdentifier = keyid
${names.length > 0 ? `subjectAltName = ${names.map(name => `DNS:${name}`).join(',')}` : ''}
${more.join('\n')}
`;
}

function defaultValidity(): readonly [number, number] {
  const now = Math.floor(Date.now() / 1_000);
  return [now - 86_400, now + 30 * 86_400];
}

const certificateTime = (seconds: number) =>
  `${new Date(seconds * 1_000).toISOString().replace(/[-:T]/g, '').slice(0, 14)}Z`;

function openssl(...args: readonly string[]): void {
  execFileSync('openssl', args, { stdio: 'pipe' });
}

function inFolder<Value>(work: (folder: string) => Value): Value {
  const folder = mkdtempSync(join(tmpdir(), 'postzegel-certificates-'));
  try {
    return work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
