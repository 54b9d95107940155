import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { runTool } from '../servers/run-tool.ts';
import type { Bed } from './bed.ts';
import { POLICY_PATH } from './bed-web.ts';

/** What programs that are not ours say about the bed: each of these asks one of them. */

/** The answer of the resolver, as `dig` shows it: its code, the AD flag, and the records' data, sorted. */
export async function digSays(bed: Bed, name: string, type: string) {
  const { stdout } = await runTool('dig', [`@${bed.resolver.address}`, name, type, '+tries=1', '+time=10']);
  const answer = /;; ANSWER SECTION:\n((?:.+\n)+)/.exec(stdout)?.[1] ?? '';
  return {
    rcode: /status: (\w+)/.exec(stdout)?.[1],
    authenticData: /;; flags:[^;]* ad[ ;]/.test(stdout),
    data: answer
      .split('\n')
      .filter(line => line !== '')
      .map(line => line.split(/\s+/).slice(4).join(' '))
      .toSorted(),
  };
}

export type DelvVerdict = 'secure' | 'insecure' | 'bogus' | 'failed';

/** BIND's validator, which fetches unvalidated answers through the resolver and starts from the bed's root key. */
export async function delvSays(bed: Bed, name: string, type: string): Promise<DelvVerdict> {
  const { stdout, stderr } = await runTool(
    'delv',
    [`@${bed.resolver.address}`, '-a', bed.files.delvAnchors, '+cdflag', name, type],
    { accept: [1] },
  );
  const output = stdout + stderr;
  if (/^; (negative response, )?fully validated/m.test(output)) return 'secure';
  if (/^; (negative response, )?unsigned answer/m.test(output)) return 'insecure';
  return output.includes('broken trust chain') ? 'bogus' : 'failed';
}

/** Postfix's own check of a domain as a sender at a security level: `Verified`, `Untrusted`, ... or why it has none. */
export async function posttlsFingerSays(
  { files }: { readonly files: PostfixView },
  level: 'dane' | 'secure',
  domain: string,
): Promise<string> {
  const output = await posttlsFinger(files, ['-l', level, '-F', files.ca, domain]);
  const connection = /(\w+) TLS connection established/.exec(output)?.[1];
  const refusal = /nullMX|Connection refused|Host not found(?:, try again)?|has a valid address/.exec(
    output,
  )?.[0];
  return connection ?? refusal ?? 'no TLS';
}

type PostfixView = Pick<Bed['files'], 'resolvConf' | 'ca'>;

/** All that posttls-finger says. It runs in a mount namespace of its own: glibc takes its resolver from /etc/resolv.conf only. */
export async function posttlsFinger({ resolvConf }: PostfixView, args: readonly string[]): Promise<string> {
  // A Postfix that was installed without a configuration has none, and posttls-finger asks for one.
  const configuration = join(dirname(resolvConf), 'posttls-finger');
  await mkdir(configuration, { recursive: true });
  await writeFile(join(configuration, 'main.cf'), 'compatibility_level = 3.6\n');
  const script = 'mount --bind "$1" /etc/resolv.conf; shift; exec posttls-finger "$@"';
  const { stdout, stderr } = await runTool(
    'unshare',
    [['--mount', 'sh', '-e', '-c', script, 'sh', resolvConf], ['-c', '-t', '10', '-T', '10'], args],
    { accept: [1], env: { MAIL_CONFIG: configuration } },
  );
  const output = stdout + stderr;
  // What it could not do at all must not pass for what it found.
  if (output.includes('fatal:')) throw new Error(output);
  return output;
}

/** A STARTTLS session as openssl sees it: the version, and the SHA-256 of each certificate sent, in lower-case hex. */
export async function opensslSays(bed: Bed, address: string, hostName: string) {
  const { stdout } = await runTool('openssl', [
    ['s_client', '-connect', `${address}:25`, '-starttls', 'smtp', '-servername', hostName],
    ['-showcerts', '-CAfile', bed.files.ca, '-verify_hostname', hostName],
  ]);
  const certificates = stdout.match(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g) ?? [];
  const [, version, cipherSuite] = /^New, (\S+), Cipher is (\S+)/m.exec(stdout) ?? [];
  return {
    version,
    cipherSuite,
    verification: /^Verif(?:ication|y return code): (.*)$/m.exec(stdout)?.[1],
    chain: await Promise.all(certificates.map(fingerprint)),
  };
}

async function fingerprint(pem: string): Promise<string> {
  const { stdout } = await runTool('openssl', ['x509', '-noout', '-fingerprint', '-sha256'], { input: pem });
  return (/=(.*)/.exec(stdout)?.[1] ?? '').replaceAll(':', '').toLowerCase();
}

/** The policy of a domain as curl gets it; redirects are not followed. */
export async function curlSays(bed: Bed, domain: string) {
  const host = `mta-sts.${domain}`;
  const format = '\n%{http_code} %{content_type} %{redirect_url}';
  const { status, stdout } = await runTool(
    'curl',
    [
      ['-sS', '--max-time', '10', '--cacert', bed.files.ca, '-w', format],
      ['--resolve', `${host}:443:${bed.addresses.web}`, `https://${host}${POLICY_PATH}`],
    ],
    { accept: [CURL_WRONG_CERTIFICATE] },
  );
  if (status === CURL_WRONG_CERTIFICATE) return { kind: 'wrong-certificate' } as const;
  const end = stdout.lastIndexOf('\n');
  const [httpStatus, contentType, location] = stdout.slice(end + 1).split(' ');
  return {
    kind: 'response',
    status: Number(httpStatus),
    contentType,
    location,
    body: stdout.slice(0, end),
  } as const;
}

/** curl(1), exit codes: CURLE_PEER_FAILED_VERIFICATION. */
const CURL_WRONG_CERTIFICATE = 60;
