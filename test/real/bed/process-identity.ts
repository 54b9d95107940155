import { readFile } from 'node:fs/promises';
import { setTimeout as delay } from 'node:timers/promises';

/** A process that cannot be taken for a later one with the same id. */
export interface ProcessIdentity {
  readonly pid: number;
  /** When it started, in clock ticks since the machine did (proc(5), field 22 of stat). */
  readonly startedTicks: number;
}

const LOOK_AGAIN_MS = 50;

/** Nothing when there is no such process, or it has ended and nobody has asked for its status yet. */
export async function processIdentity(pid: number): Promise<ProcessIdentity | undefined> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => undefined);
  // The second field is the command's name in parentheses, and may hold anything: count from behind it.
  const [state, ...fields] = stat?.slice(stat.lastIndexOf(')') + 2).split(' ') ?? [];
  return state === undefined || state === 'Z' ? undefined : { pid, startedTicks: Number(fields[18]) };
}

/** Asks that very process to end, and waits until it has. Gives false when it has not in that time. */
export async function endProcess(identity: ProcessIdentity, limitMs: number): Promise<boolean> {
  const endsAt = Date.now() + limitMs;
  if (await isAlive(identity)) process.kill(identity.pid, 'SIGTERM');
  while (await isAlive(identity)) {
    if (Date.now() > endsAt) return false;
    await delay(LOOK_AGAIN_MS);
  }
  return true;
}

async function isAlive(identity: ProcessIdentity): Promise<boolean> {
  const now = await processIdentity(identity.pid);
  return now?.startedTicks === identity.startedTicks;
}
