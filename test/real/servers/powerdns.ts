import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { answersDns } from './answers.ts';
import { runTool } from './run-tool.ts';
import { type ServerProcess, startServer } from './server-process.ts';

/** PowerDNS as an authoritative server that signs as it answers. */
export interface PowerDnsDescription {
  readonly folder: string;
  /** In 127.0.0.0/8; port 53. */
  readonly address: string;
  readonly zones: readonly PowerDnsZone[];
}

interface PowerDnsZone {
  /** Apex, with trailing dot. */
  readonly origin: string;
  readonly text: string;
  /** Not signed without it. */
  readonly signing?: { readonly algorithm: string; readonly denial: 'nsec' | 'nsec3' | 'nsec3-opt-out' };
}

export interface PowerDns extends ServerProcess {
  /** DS records of a signed zone for its parent, one a line. */
  dsOf(origin: string): Promise<string>;
}

const SCHEMA = '/usr/share/pdns-backend-sqlite3/schema/schema.sqlite3.sql';
/** NSEC3PARAM in presentation form: hash, flags, iterations, salt. */
const NSEC3_PARAMETERS = { nsec3: '1 0 0 -', 'nsec3-opt-out': '1 1 0 -' } as const;

/** Starts PowerDNS with its zones in SQLite. Needs root for port 53. */
export async function startPowerDns({ folder, address, zones }: PowerDnsDescription): Promise<PowerDns> {
  await mkdir(folder, { recursive: true });
  const database = join(folder, 'zones.sqlite');
  await writeFile(
    join(folder, 'pdns.conf'),
    `launch=gsqlite3
gsqlite3-database=${database}
gsqlite3-dnssec=yes
gsqlite3-pragma-synchronous=0
local-address=${address}
local-port=53
socket-dir=${folder}
guardian=no
daemon=no
receiver-threads=1
distributor-threads=1
cache-ttl=0
dname-processing=yes
security-poll-suffix=
`,
  );
  const connection = new DatabaseSync(database);
  connection.exec(await readFile(SCHEMA, 'utf8'));
  connection.close();
  const pdnsutil = async (...args: string[]) =>
    (await runTool('pdnsutil', [`--config-dir=${folder}`, ...args])).stdout;
  // One at a time: they all write to one database.
  for (const [index, { origin, text, signing }] of zones.entries()) {
    const file = join(folder, `zone-${index}`);
    await writeFile(file, `$ORIGIN ${origin}\n${text}`);
    await pdnsutil('load-zone', origin, file);
    if (!signing) continue;
    const algorithm = signing.algorithm.toLowerCase();
    const bits = algorithm.startsWith('rsa') ? ['2048'] : [];
    await pdnsutil('add-zone-key', origin, 'ksk', 'active', ...bits, algorithm);
    await pdnsutil('add-zone-key', origin, 'zsk', 'active', ...bits, algorithm);
    if (signing.denial !== 'nsec') await pdnsutil('set-nsec3', origin, NSEC3_PARAMETERS[signing.denial]);
    await pdnsutil('rectify-zone', origin);
  }
  const server = await startServer({
    name: 'powerdns',
    command: 'pdns_server',
    args: [`--config-dir=${folder}`],
    folder,
    isReady: async () =>
      (await Promise.all(zones.map(zone => answersDns(address, zone.origin)))).every(Boolean),
  });
  return { ...server, dsOf: origin => pdnsutil('export-zone-ds', origin) };
}
