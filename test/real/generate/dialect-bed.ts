import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { startBind } from '../servers/bind.ts';
import { claimSlot } from '../servers/claim-slot.ts';
import { startKnot } from '../servers/knot.ts';
import { startPowerDns } from '../servers/powerdns.ts';

/** A zone that comes from a file, and one that is changed while it is served. */
export const FROM_FILE = 'file.example';
export const UPDATED = 'updated.example';

/** Servers for the dialects: each serves the zone from the file, BIND and PowerDNS also the one that is changed. */
export interface DialectBed {
  readonly folder: string;
  /** The file's zone, with its SOA and NS records. */
  readonly zoneFile: string;
  readonly bind: string;
  readonly knot: string;
  readonly powerDns: string;
  /** For `pdnsutil --config-dir`. */
  readonly powerDnsFolder: string;
  stop(): Promise<void>;
}

const head = (origin: string) =>
  `$TTL 300\n$ORIGIN ${origin}.\n@ SOA ns hostmaster 1 3600 900 604800 300\n@ NS ns.elsewhere.example.\n`;

/** @param snippet what the zone from the file holds besides SOA and NS */
export async function startDialectBed(snippet: string): Promise<DialectBed> {
  const undo: (() => Promise<void>)[] = [];
  const stop = async () => {
    for (const step of undo.splice(0).toReversed()) await step();
  };
  try {
    const slot = await claimSlot([
      [1, 53],
      [2, 53],
      [3, 53],
    ]);
    undo.push(() => slot.release());
    const folder = await temporaryFolder('dialects', 'everyone');
    undo.push(() => folder.remove());
    const [bind, knot, powerDns] = [slot.at(1), slot.at(2), slot.at(3)];
    const zoneFile = join(folder.path, FROM_FILE);
    const updated = join(folder.path, UPDATED);
    await writeFile(zoneFile, head(FROM_FILE) + snippet);
    await writeFile(updated, head(UPDATED));
    const started = await Promise.allSettled([
      startBind({
        folder: join(folder.path, 'bind'),
        views: [
          {
            name: 'all',
            address: bind,
            zones: [
              { origin: FROM_FILE, file: zoneFile, settings: 'check-names ignore; check-integrity no; ' },
              { origin: UPDATED, file: updated, settings: 'check-names ignore; allow-update { any; }; ' },
            ],
          },
        ],
      }),
      startKnot({
        folder: join(folder.path, 'knot'),
        address: knot,
        zones: [{ origin: `${FROM_FILE}.`, text: head(FROM_FILE) + snippet }],
      }),
      startPowerDns({
        folder: join(folder.path, 'powerdns'),
        address: powerDns,
        zones: [{ origin: `${UPDATED}.`, text: head(UPDATED) }],
      }),
    ]);
    for (const each of started) if (each.status === 'fulfilled') undo.push(() => each.value.stop());
    for (const each of started) if (each.status === 'rejected') throw each.reason;
    return {
      folder: folder.path,
      zoneFile,
      bind,
      knot,
      powerDns,
      powerDnsFolder: join(folder.path, 'powerdns'),
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}
