import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { RecordSetChange } from '../../../shared/overlay/proposal.ts';
import { DIALECTS } from '../../../shared/generate/zone/dialects.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { startBind } from '../servers/bind.ts';
import { claimSlot } from '../servers/claim-slot.ts';
import { type Knot, startKnot } from '../servers/knot.ts';
import { runTool } from '../servers/run-tool.ts';
import { startUnbound } from '../servers/unbound.ts';

export const ZONE = 'published.example';

/**
 * One zone with two name servers: BIND, which takes updates, and Knot, which has what a test gives it. A real root above
 * it, and Unbound as the user's resolver.
 */
export interface PublicationBed {
  readonly addresses: Readonly<Record<'bind' | 'knot' | 'lame' | 'resolver', string>>;
  /** Publishes in BIND, with the text made for nsupdate. */
  update(sets: readonly RecordSetChange[]): Promise<void>;
  /** Lets the zone name a third server, which does not know it. */
  nameLameServer(): Promise<void>;
  /** Lets Knot serve the zone with these sets, and nothing else besides its name servers. */
  serve(sets: readonly RecordSetChange[]): Promise<void>;
  stopKnot(): Promise<void>;
  stop(): Promise<void>;
}

/** @param sets what the zone holds to begin with */
export async function startPublicationBed(sets: readonly RecordSetChange[]): Promise<PublicationBed> {
  const undo: (() => Promise<unknown>)[] = [];
  const stop = async () => {
    for (const step of undo.splice(0).toReversed()) await step();
  };
  try {
    const slot = await claimSlot([1, 2, 3, 4, 53].map(host => [host, 53] as const));
    undo.push(() => slot.release());
    const folder = await temporaryFolder('publication', 'everyone');
    undo.push(() => folder.remove());
    const [root, bind, knot, lame, resolver] = [1, 2, 3, 4, 53].map(slot.at) as [
      string,
      string,
      string,
      string,
      string,
    ];
    const servers = [
      ['ns1', bind],
      ['ns2', knot],
    ] as const;
    const delegation = servers
      .map(([label, address]) => `${ZONE}. NS ${label}.${ZONE}.\n${label}.${ZONE}. A ${address}\n`)
      .join('');
    const apex = (serial: number) =>
      `$TTL 300\n$ORIGIN ${ZONE}.\n@ SOA ns1 hostmaster ${serial} 3600 900 604800 120\n${delegation}`;
    const rootFile = join(folder.path, 'root');
    const zoneFile = join(folder.path, ZONE);
    const otherFile = join(folder.path, 'other');
    await writeFile(
      rootFile,
      `$TTL 300\n. SOA ns. hostmaster. 1 3600 900 604800 300\n. NS ns.\nns. A ${root}\n${delegation}`,
    );
    await writeFile(zoneFile, apex(1) + zoneText(sets));
    await writeFile(
      otherFile,
      '$TTL 300\n@ SOA ns hostmaster 1 3600 900 604800 300\n@ NS ns\nns A 127.0.0.1\n',
    );
    const settings = 'allow-update { any; }; check-names ignore; check-integrity no; ';
    const named = await startBind({
      folder: join(folder.path, 'bind'),
      views: [
        { name: 'root', address: root, zones: [{ origin: '.', file: rootFile }] },
        { name: 'primary', address: bind, zones: [{ origin: ZONE, file: zoneFile, settings }] },
        { name: 'lame', address: lame, zones: [{ origin: 'other.example', file: otherFile }] },
      ],
    });
    undo.push(() => named.stop());
    let serial = 1;
    let running: Knot | undefined;
    const stopKnot = async () => {
      await running?.stop();
      running = undefined;
    };
    undo.push(stopKnot);
    const serve = async (held: readonly RecordSetChange[]) => {
      await stopKnot();
      const text = apex(serial) + zoneText(held);
      running = await startKnot({
        folder: join(folder.path, `knot-${serial}`),
        address: knot,
        zones: [{ origin: `${ZONE}.`, text }],
      });
      serial += 1;
    };
    await serve(sets);
    const unbound = await startUnbound({
      folder: join(folder.path, 'unbound'),
      address: resolver,
      rootServer: { name: 'ns.', address: root },
    });
    undo.push(() => unbound.stop());
    return {
      addresses: { bind, knot, lame, resolver },
      async update(changes) {
        await runTool('nsupdate', [], { input: `server ${bind}\n${textOf('nsupdate', changes)}` });
      },
      async nameLameServer() {
        const input = `server ${bind}\nzone ${ZONE}\nupdate add ${ZONE} 300 NS ns3.${ZONE}.\nupdate add ns3.${ZONE} 300 A ${lame}\nsend\n`;
        await runTool('nsupdate', [], { input });
      },
      serve,
      stopKnot,
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

const zoneText = (sets: readonly RecordSetChange[]) => textOf('zone-file', sets);

function textOf(id: 'zone-file' | 'nsupdate', sets: readonly RecordSetChange[]): string {
  const written = DIALECTS[id].write({ zone: ZONE, sets });
  if (written.kind !== 'text') throw new Error(`${id} is a form`);
  return written.text;
}
