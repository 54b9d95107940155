import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { startBed } from './bed.ts';
import { type BedState, readBedState, removeBedState, writeBedState } from './bed-state.ts';
import { processIdentity } from './process-identity.ts';

const USAGE = `node test/real/bed/up.ts [--background] [--json]
Starts real servers on loopback and tells how to use them. Stays until it is interrupted, or with --background
until test/real/bed/down.ts is run.`;

const { values } = parseArgs({
  options: { background: { type: 'boolean' }, json: { type: 'boolean' }, help: { type: 'boolean' } },
});

if (values.help) console.log(USAGE);
else if (values.background) await startInBackground();
else await stayInForeground();

async function stayInForeground(): Promise<void> {
  await refuseSecond();
  // From now on, so that an interruption while the servers start still clears away what there is.
  const interrupted = Promise.race([
    once(process, 'SIGINT'),
    once(process, 'SIGTERM'),
    once(process, 'SIGHUP'),
  ]);
  const bed = await startBed();
  print((await writeBedState(bed)).facts);
  // A pending promise alone does not keep Node running.
  const alive = setInterval(() => {}, 60_000);
  await interrupted;
  await bed.stop();
  await removeBedState();
  clearInterval(alive);
}

async function startInBackground(): Promise<void> {
  await refuseSecond();
  const child = spawn(process.execPath, [fileURLToPath(import.meta.url), '--json'], {
    detached: true,
    // Not inherited: whoever reads our own output would wait for it to be closed by the one that stays.
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  child.stderr.pipe(process.stderr);
  // The facts come when all servers answer; a bed that fails closes its output without them.
  let output = '';
  for await (const chunk of child.stdout.setEncoding('utf8')) {
    output += String(chunk);
    if (output.endsWith('}\n')) break;
  }
  child.stderr.destroy();
  child.unref();
  const state = await readBedState();
  if (output === '' || !state) process.exitCode = 1;
  else print(state.facts);
}

async function refuseSecond(): Promise<void> {
  const state = await readBedState();
  if (!state) return;
  const owner = await processIdentity(state.owner.pid);
  if (owner?.startedTicks !== state.owner.startedTicks) return;
  console.error('The servers are up already; test/real/bed/down.ts ends them.');
  process.exit(1);
}

function print({ resolver, files, domains }: BedState['facts']): void {
  if (values.json) {
    console.log(JSON.stringify({ resolver, files, domains }, null, 2));
    return;
  }
  const lines: [string, string][] = [
    ['resolver', `${resolver.address}:${resolver.port}`],
    ['CA certificate', files.ca],
    ['trust anchors', files.trustAnchors],
    ['for delv -a', files.delvAnchors],
    ['for /etc/resolv.conf', files.resolvConf],
    ...Object.entries(domains),
  ];
  for (const [name, value] of lines) console.log(`${name.padEnd(24)} ${value}`);
}
