import { rm } from 'node:fs/promises';
import { removeLoopbackAddress } from '../servers/loopback-address.ts';
import { readBedState, removeBedState } from './bed-state.ts';
import { endProcess } from './process-identity.ts';

/** The process that started the servers ends them one after the other. */
const OWNER_LIMIT_MS = 30_000;
const SERVER_LIMIT_MS = 5_000;

const state = await readBedState();
if (!state) {
  console.log('The servers are not up.');
} else {
  const ended = await endProcess(state.owner, OWNER_LIMIT_MS);
  // Only needed where that process was killed before it could do this itself.
  const serversEnded = await Promise.all(state.servers.map(server => endProcess(server, SERVER_LIMIT_MS)));
  await Promise.all(state.addresses.map(removeLoopbackAddress));
  await rm(state.facts.files.folder, { recursive: true, force: true });
  await removeBedState();
  const allEnded = ended && serversEnded.every(Boolean);
  console.log(allEnded ? 'The servers are down.' : 'Some server did not end when asked to.');
  if (!allEnded) process.exitCode = 1;
}
