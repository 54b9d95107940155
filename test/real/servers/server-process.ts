import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { open, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';

/** How long a server may take from its start to its first answer. */
const START_LIMIT_MS = 20_000;
const LOOK_AGAIN_MS = 25;
/** How long a server may take to end when asked, before it is killed. */
const STOP_LIMIT_MS = 5_000;
/** As much of the end of a log as a failure shows. */
const LOG_TAIL_CHARACTERS = 6_000;
/** setpriv(1): what it runs gets this signal when the process that started it has gone. */
const ENDS_WITH_PARENT = ['setpriv', '--pdeathsig', 'TERM'] as const;

export interface ServerStart {
  readonly name: string;
  readonly command: string;
  readonly args: readonly string[];
  /** Working directory; the log is written here as `<name>.log`. */
  readonly folder: string;
  /** Whether the server answers by now. Asked again and again until it does. */
  isReady(): Promise<boolean>;
}

export interface ServerProcess {
  readonly name: string;
  readonly pid: number;
  /** All that the server has said. */
  readonly logFile: string;
  stop(): Promise<void>;
}

/**
 * Starts one server in the foreground as a child of this process, and waits until it answers. It is ended by its own
 * process id; the kernel ends it when this process was killed and could not. Throws with the end of its log if it ends
 * before it answered, or does not answer in time.
 */
export async function startServer(start: ServerStart): Promise<ServerProcess> {
  const logFile = join(start.folder, `${start.name}.log`);
  const log = await open(logFile, 'a');
  const [command, ...args] = [...ENDS_WITH_PARENT, start.command, ...start.args];
  const child = spawn(command, args, {
    cwd: start.folder,
    stdio: ['ignore', log.fd, log.fd],
  });
  let spawnError: Error | undefined;
  child.on('error', error => {
    spawnError = error;
  });
  await log.close();
  const stop = () => endChild(child);
  const endsAt = Date.now() + START_LIMIT_MS;
  while (!(await start.isReady())) {
    const ended = spawnError?.message ?? exitOf(child);
    if (ended !== undefined || Date.now() > endsAt) {
      await stop();
      throw await startFailure(start.name, ended ?? `no answer in ${START_LIMIT_MS} ms`, logFile);
    }
    await delay(LOOK_AGAIN_MS);
  }
  // Another server could be answering on the same address.
  const ended = exitOf(child);
  if (ended !== undefined || child.pid === undefined) {
    throw await startFailure(start.name, ended ?? 'not started', logFile);
  }
  return { name: start.name, pid: child.pid, logFile, stop };
}

function exitOf(child: ChildProcess): string | undefined {
  if (child.exitCode !== null) return `ended with status ${child.exitCode}`;
  return child.signalCode === null ? undefined : `ended by ${child.signalCode}`;
}

async function endChild(child: ChildProcess): Promise<void> {
  if (child.pid === undefined || exitOf(child) !== undefined) return;
  const exited = once(child, 'exit');
  child.kill('SIGTERM');
  const limit = new AbortController();
  const inTime = await Promise.race([
    exited.then(() => true),
    delay(STOP_LIMIT_MS, false, { signal: limit.signal }).catch(() => false),
  ]);
  limit.abort();
  if (!inTime) {
    child.kill('SIGKILL');
    await exited;
  }
}

async function startFailure(name: string, reason: string, logFile: string): Promise<Error> {
  const log = await readFile(logFile, 'utf8').catch(() => '');
  return new Error(`${name} did not start: ${reason}\n${log.slice(-LOG_TAIL_CHARACTERS)}`);
}
