import { readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as z from 'zod/mini';
import type { Bed } from './bed.ts';
import { processIdentity } from './process-identity.ts';

const identity = z.object({ pid: z.number(), startedTicks: z.number() });

/** What `up.ts` leaves for `down.ts`: which processes to end, and what to clear away if they could not do so. */
const bedState = z.object({
  owner: identity,
  servers: z.array(identity),
  addresses: z.array(z.string()),
  /** What somebody who uses the bed needs to know. */
  facts: z.object({
    resolver: z.object({ address: z.string(), port: z.number() }),
    files: z.object({
      folder: z.string(),
      ca: z.string(),
      trustAnchors: z.string(),
      delvAnchors: z.string(),
      resolvConf: z.string(),
    }),
    domains: z.record(z.string(), z.string()),
  }),
});
export type BedState = z.infer<typeof bedState>;

const STATE_FILE = join(tmpdir(), 'postzegel-bed.json');

/** Nothing when the bed is not up. */
export async function readBedState(): Promise<BedState | undefined> {
  const text = await readFile(STATE_FILE, 'utf8').catch(() => undefined);
  return text === undefined ? undefined : bedState.parse(JSON.parse(text));
}

/** Writes down the bed that this process runs. */
export async function writeBedState(bed: Bed): Promise<BedState> {
  const [owner, ...servers] = await Promise.all([
    processIdentity(process.pid),
    ...bed.servers.map(server => processIdentity(server.pid)),
  ]);
  if (!owner) throw new Error('/proc does not show this process.');
  const { root, nl, domains } = bed.addresses;
  const state: BedState = {
    owner,
    servers: servers.filter(server => server !== undefined),
    addresses: [root, nl, domains],
    facts: { resolver: bed.resolver, files: bed.files, domains: bed.domains },
  };
  // Not to follow a link, nor into a file, that somebody else put there.
  await removeBedState();
  await writeFile(STATE_FILE, JSON.stringify(state, null, 2), { flag: 'wx', mode: 0o600 });
  return state;
}

export function removeBedState(): Promise<void> {
  return rm(STATE_FILE, { force: true });
}
