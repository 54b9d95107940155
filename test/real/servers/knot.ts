import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { answersDns } from './answers.ts';
import { runTool } from './run-tool.ts';
import { type ServerProcess, startServer } from './server-process.ts';

/** Knot as an authoritative server that makes keys and signs its zones by itself. */
export interface KnotDescription {
  readonly folder: string;
  /** In 127.0.0.0/8; port 53. */
  readonly address: string;
  readonly zones: readonly KnotZone[];
}

interface KnotZone {
  /** Apex, with trailing dot. */
  readonly origin: string;
  readonly text: string;
  /** Not signed without it. */
  readonly signing?: { readonly algorithm: string; readonly denial: 'nsec' | 'nsec3' | 'nsec3-opt-out' };
}

export interface Knot extends ServerProcess {
  /** DS records of a signed zone for its parent, one a line. */
  dsOf(origin: string): Promise<string>;
}

/** Starts Knot; it answers when all its zones are signed. Needs root for port 53. */
export async function startKnot({ folder, address, zones }: KnotDescription): Promise<Knot> {
  for (const part of ['zones', 'keys', 'run']) await mkdir(join(folder, part), { recursive: true });
  const configuration = join(folder, 'knot.conf');
  const parts = await Promise.all(zones.map((zone, index) => zonePart(folder, zone, index)));
  await writeFile(
    configuration,
    `server:
  rundir: "${folder}/run"
  listen: ${address}@53
  udp-workers: 1
  tcp-workers: 1
  background-workers: 1
database:
  storage: "${folder}/keys"
log:
  - target: stdout
    any: info
policy:
${parts.map(part => part.policy).join('')}zone:
${parts.map(part => part.zone).join('')}`,
  );
  const server = await startServer({
    name: 'knot',
    command: 'knotd',
    args: ['-c', configuration],
    folder,
    isReady: async () =>
      (await Promise.all(zones.map(zone => answersDns(address, zone.origin)))).every(Boolean),
  });
  return {
    ...server,
    dsOf: async origin => (await runTool('keymgr', ['-c', configuration, origin, 'ds'])).stdout,
  };
}

async function zonePart(folder: string, { origin, text, signing }: KnotZone, index: number) {
  const file = join(folder, 'zones', String(index));
  await writeFile(file, `$ORIGIN ${origin}\n${text}`);
  const zone = `  - domain: "${origin}"
    file: "${file}"
    zonefile-load: whole
    zonefile-sync: -1
    journal-content: none
`;
  if (!signing) return { policy: '', zone };
  const policy = `  - id: p${index}
    algorithm: ${signing.algorithm.toLowerCase()}
    cds-cdnskey-publish: none
    nsec3: ${signing.denial === 'nsec' ? 'off' : 'on'}
    nsec3-opt-out: ${signing.denial === 'nsec3-opt-out' ? 'on' : 'off'}
    nsec3-iterations: 0
    nsec3-salt-length: 0
`;
  return { policy, zone: `${zone}    dnssec-signing: on\n    dnssec-policy: p${index}\n` };
}
