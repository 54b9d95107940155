import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { runTool } from './run-tool.ts';

/** How a zone denies that a name exists: NSEC, or NSEC3 without salt and extra iterations (RFC 9276 §3.1). */
export type Denial = 'nsec' | 'nsec3' | 'nsec3-opt-out' | 'nsec3-salted';

const DENIAL_OPTIONS: Readonly<Record<Denial, readonly string[]>> = {
  nsec: [],
  nsec3: ['-3', '-', '-H', '0'],
  'nsec3-opt-out': ['-3', '-', '-H', '0', '-A'],
  'nsec3-salted': ['-3', 'C0FFEE', '-H', '12'],
};

const ALGORITHM = 'ECDSAP256SHA256';
/** Long enough that no signature is near its end while the tests run. */
const VALIDITY = { from: 'now-1h', to: 'now+30d' };

export interface ZoneToSign {
  /** A folder of its own: keys, DS set and signed zone are written here. */
  readonly folder: string;
  /** Apex, with trailing dot. */
  readonly origin: string;
  readonly text: string;
  readonly denial: Denial;
  /** BIND's mnemonic; ECDSA P-256 without it. */
  readonly algorithm?: string;
  /** As `dnssec-signzone` takes times: `now-30d`. */
  readonly validity?: { readonly from: string; readonly to: string };
}

export interface SignedZone {
  readonly file: string;
  /** DS records for the parent, one a line, owner included. */
  readonly ds: string;
  /** The key signing key in presentation form: flags, protocol, algorithm, base64. */
  readonly dnskey: string;
}

/** Makes a key signing and a zone signing key with BIND's own tools, and signs the zone with them. */
export async function signZone(zone: ZoneToSign): Promise<SignedZone> {
  const { folder, origin, algorithm = ALGORITHM, validity = VALIDITY } = zone;
  await mkdir(folder, { recursive: true });
  const plain = join(folder, 'zone');
  const file = join(folder, 'zone.signed');
  await writeFile(plain, zone.text);
  const newKey = async (...options: string[]) =>
    (await runTool('dnssec-keygen', ['-q', '-K', folder, '-a', algorithm, ...options, origin])).stdout.trim();
  const [keySigningKey] = await Promise.all([newKey('-f', 'KSK'), newKey()]);
  await runTool('dnssec-signzone', [
    ['-q', '-P', '-S', '-K', folder, '-d', folder, '-o', origin, '-O', 'full', '-f', file],
    ['-s', validity.from, '-e', validity.to],
    DENIAL_OPTIONS[zone.denial],
    plain,
  ]);
  const keyFile = await readFile(join(folder, `${keySigningKey}.key`), 'utf8');
  return {
    file,
    ds: await readFile(join(folder, `dsset-${origin}`), 'utf8'),
    dnskey: /\sDNSKEY\s+(.*)$/m.exec(keyFile)?.[1] ?? '',
  };
}
