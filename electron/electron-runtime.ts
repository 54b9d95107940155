import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** How long fetching Electron's runtime may take, in ms. Default 60,000: some 100 MB; a firewall may drop it silently. */
const DEFAULT_WAIT_MS = 60_000;
/** A network that blocked it today will do so at the next start: not tried again for a day, in ms. */
const FAILURE_KEPT_MS = 24 * 60 * 60 * 1_000;

export interface RuntimeParts {
  /** The folder of the npm package `electron`. */
  readonly package: string;
  /** The file that remembers a failed download. */
  readonly failureMark: string;
  /** As the user set it: tried whatever happened before, for so many ms; 0 is not at all. */
  readonly waitMs?: number;
  readonly now: () => number;
  /** Called when the download begins. */
  readonly onFetch: (limitMs: number) => void;
}

export type Runtime =
  | { readonly kind: 'there'; readonly executable: string }
  | { readonly kind: 'missing'; readonly why: 'not-fetched' | 'failed-before' };

/** Electron's own program, fetched if it can be had within the time. The npm package brings it only when asked to. */
export async function electronRuntime(parts: RuntimeParts): Promise<Runtime> {
  const executable = installed(parts.package);
  if (executable) return { kind: 'there', executable };
  if (parts.waitMs === 0) return { kind: 'missing', why: 'not-fetched' };
  if (parts.waitMs === undefined && failedLately(parts)) return { kind: 'missing', why: 'failed-before' };
  const limitMs = parts.waitMs ?? DEFAULT_WAIT_MS;
  parts.onFetch(limitMs);
  await fetchRuntime(parts.package, limitMs);
  const fetched = installed(parts.package);
  if (fetched) {
    rmSync(parts.failureMark, { force: true });
    return { kind: 'there', executable: fetched };
  }
  mkdirSync(dirname(parts.failureMark), { recursive: true });
  writeFileSync(parts.failureMark, '');
  return { kind: 'missing', why: 'not-fetched' };
}

/** The installer writes `path.txt` last: a download that was cut off halfway is not taken for one that is there. */
function installed(folder: string): string | undefined {
  const pathFile = join(folder, 'path.txt');
  if (!existsSync(pathFile)) return undefined;
  const executable = join(folder, 'dist', readFileSync(pathFile, 'utf8').trim());
  return existsSync(executable) ? executable : undefined;
}

function failedLately({ failureMark, now }: RuntimeParts): boolean {
  return existsSync(failureMark) && now() - statSync(failureMark).mtimeMs < FAILURE_KEPT_MS;
}

/** Runs the package's own installer, and ends it when the time is up. Whether it worked is seen by what is there. */
function fetchRuntime(folder: string, waitMs: number): Promise<void> {
  return new Promise(resolve => {
    const child = spawn(process.execPath, [join(folder, 'install.js')], { stdio: 'ignore' });
    const end = () => child.kill('SIGKILL');
    const stop = () => {
      end();
      process.exit(1);
    };
    const timer = setTimeout(end, waitMs);
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, stop);
    const done = () => {
      clearTimeout(timer);
      for (const signal of ['SIGINT', 'SIGTERM'] as const) process.off(signal, stop);
      resolve();
    };
    child.once('error', done);
    child.once('exit', done);
  });
}
