import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { TrustAnchor } from '../../../electron/network.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { startBind } from '../servers/bind.ts';
import { claimSlot, type Slot } from '../servers/claim-slot.ts';
import type { ServerProcess } from '../servers/server-process.ts';
import { signZone } from '../servers/sign-zone.ts';
import { startUnbound } from '../servers/unbound.ts';
import { PARENT, type ServedZone, zonesInFiles, zonesOfServer } from './comparison-zones.ts';

/** Zones of four signers below one root, a resolver that validates and one that does not. */
export interface ComparisonBed {
  readonly zones: readonly ServedZone[];
  readonly validating: string;
  readonly plain: string;
  readonly trustAnchors: readonly TrustAnchor[];
  /** For `delv -a`. */
  readonly anchorsFile: string;
  stop(): Promise<void>;
}

const HOSTS = { root: 1, files: 2, knot: 3, powerdns: 4, validating: 53, plain: 54 } as const;

/** Starts the bed; some 15 s on a small machine. Throws, with the log of the server that failed, when it cannot. */
export async function startComparisonBed(): Promise<ComparisonBed> {
  const undo: (() => Promise<void>)[] = [];
  const stop = async () => {
    for (const step of undo.splice(0).toReversed()) await step();
  };
  try {
    const slot = await claimSlot(Object.values(HOSTS).map(host => [host, 53] as const));
    undo.push(() => slot.release());
    const folder = await temporaryFolder('dnssec', 'everyone');
    undo.push(() => folder.remove());
    return { ...(await startAll(folder.path, slot, undo)), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function startAll(
  folder: string,
  slot: Slot,
  undo: (() => Promise<void>)[],
): Promise<Omit<ComparisonBed, 'stop'>> {
  const at = (host: keyof typeof HOSTS) => slot.at(HOSTS[host]);
  const started = async <Server extends ServerProcess>(server: Promise<Server>) => {
    const running = await server;
    undo.push(() => running.stop());
    return running;
  };
  const inFiles = await zonesInFiles(join(folder, 'zones'), at('files'));
  const knot = await zonesOfServer('knot', join(folder, 'knot'), at('knot'));
  undo.push(() => knot.server.stop());
  const powerDns = await zonesOfServer('powerdns', join(folder, 'powerdns'), at('powerdns'));
  undo.push(() => powerDns.server.stop());
  const zones = [...inFiles, ...knot.zones, ...powerDns.zones];

  const parent = await signZone({
    folder: join(folder, 'parent'),
    origin: PARENT,
    text: `${head(PARENT, at('root'))}${zones.map(delegation).join('')}`,
    denial: 'nsec3-opt-out',
  });
  const root = await signZone({
    folder: join(folder, 'root'),
    origin: '.',
    text: `${head('.', at('root'))}${PARENT} NS ns.${PARENT}\nns.${PARENT} A ${at('root')}\n${parent.ds}`,
    denial: 'nsec',
  });
  await started(
    startBind({
      folder: join(folder, 'bind'),
      views: [
        {
          // Parent and child on one server, as `nl` has with some of its domains.
          name: 'root',
          address: at('root'),
          zones: [
            { origin: '.', file: root.file },
            { origin: PARENT, file: parent.file },
          ],
        },
        { name: 'files', address: at('files'), zones: inFiles.flatMap(zone => zone.files) },
      ],
    }),
  );
  const rootServer = { name: 'ns.', address: at('root') };
  const trustAnchor = `. DNSKEY ${root.dnskey}`;
  const validating = {
    folder: join(folder, 'validating'),
    address: at('validating'),
    rootServer,
    trustAnchor,
  };
  await started(startUnbound(validating));
  await started(startUnbound({ folder: join(folder, 'plain'), address: at('plain'), rootServer }));

  const [flags, protocol, algorithm, ...key] = root.dnskey.split(/\s+/);
  const anchorsFile = join(folder, 'anchors.conf');
  await writeFile(
    anchorsFile,
    `trust-anchors { "." static-key ${flags} ${protocol} ${algorithm} "${key.join('')}"; };\n`,
  );
  return {
    zones,
    validating: at('validating'),
    plain: at('plain'),
    anchorsFile,
    trustAnchors: [
      {
        owner: '.',
        flags: Number(flags),
        protocol: Number(protocol),
        algorithm: Number(algorithm),
        publicKey: key.join(''),
      },
    ],
  };
}

function delegation({ origin, address, ds }: ServedZone): string {
  return `${origin} NS ns.${origin}\nns.${origin} A ${address}\n${ds}`;
}

function head(origin: string, address: string): string {
  const below = origin === '.' ? '' : origin;
  return `$TTL 300
@ SOA ns.${below} hostmaster.${below} 1 3600 900 604800 300
@ NS ns.${below}
ns.${below} A ${address}
`;
}
