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
  /** Remembers a failed download. */
  readonly failureMark: string;
  readonly waitMs?: number;
  readonly now: () => number;
}

export type Runtime =
  | { readonly kind: 'there'; readonly executable: string }
  | { readonly kind: 'missing'; readonly why: 'not-fetched' | 'failed-before' };

/** Electron's own program, fetched if it can be had within the time. The npm package brings it only when asked to. */
export async function electronRuntime(parts: RuntimeParts): Promise<Runtime> {
  const executable = installed(parts.package);
  if (executable) return { kind: 'there', executable };
  const failedAt = existsSync(parts.failureMark)
    ? statSync(parts.failureMark).mtimeMs
    : Number.NEGATIVE_INFINITY;
  if (parts.now() - failedAt < FAILURE_KEPT_MS) return { kind: 'missing', why: 'failed-before' };
  await fetchRuntime(parts.package, parts.waitMs ?? DEFAULT_WAIT_MS);
  const fetched = installed(parts.package);
  if (fetched) {
    rmSync(parts.failureMark, { force: true });
    return { kind: 'there', executable: fetched };
  }
  mkdirSync(dirname(parts.failureMark), { recursive: true });
  writeFileSync(parts.failureMark, '');
  return { kind: 'missing', why: 'not-fetched' };
}

function installed(folder: string): string | undefined {
  const pathFile = join(folder, 'path.txt');
  if (!existsSync(pathFile)) return undefined;
  const executable = join(folder, 'dist', readFileSync(pathFile, 'utf8').trim());
  return existsSync(executable) ? executable : undefined;
}

/** Runs the package's own installer, and ends it when the time is up. Whether it worked is seen by what is there. */
function fetchRuntime(folder: string, waitMs: number): Promise<void> {
  return new Promise(resolve => {
    const child = spawn(process.execPath, [join(folder, 'install.js')], { stdio: 'ignore' });
    const timer = setTimeout(() => child.kill('SIGKILL'), waitMs);
    const done = () => {
      clearTimeout(timer);
      resolve();
    };
    child.once('error', done);
    child.once('exit', done);
  });
}
