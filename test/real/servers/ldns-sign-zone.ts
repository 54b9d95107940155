import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { runTool } from './run-tool.ts';
import type { SignedZone, ZoneToSign } from './sign-zone.ts';

const RSA_BITS = '2048';
const NSEC3 = ['-n', '-t', '0'];
const DENIAL_OPTIONS = {
  nsec: [],
  nsec3: NSEC3,
  'nsec3-opt-out': [...NSEC3, '-p'],
  'nsec3-salted': ['-n', '-t', '12', '-s', 'C0FFEE'],
} as const;

/** Makes a key signing and a zone signing key with the ldns tools, and signs the zone with them. */
export async function ldnsSignZone(zone: Omit<ZoneToSign, 'validity'>): Promise<SignedZone> {
  const { folder, origin, text, denial, algorithm = 'ECDSAP256SHA256' } = zone;
  await mkdir(folder, { recursive: true });
  const plain = join(folder, 'zone');
  const file = join(folder, 'zone.signed');
  await writeFile(plain, `$ORIGIN ${origin}\n${text}`);
  const newKey = async (...options: string[]) => {
    const args = ['-a', algorithm, '-b', RSA_BITS, ...options, origin];
    return (await runTool('ldns-keygen', args, { folder })).stdout.trim();
  };
  const keys = [await newKey('-k'), await newKey()];
  const args = ['-o', origin, '-f', file, ...DENIAL_OPTIONS[denial], plain, ...keys];
  await runTool('ldns-signzone', args, { folder });
  const keyFile = await readFile(join(folder, `${keys[0]}.key`), 'utf8');
  return {
    file,
    ds: await readFile(join(folder, `${keys[0]}.ds`), 'utf8'),
    dnskey: /\sDNSKEY\s+([^;]*)/.exec(keyFile)?.[1]?.trim() ?? '',
  };
}
