import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const MAIN = fileURLToPath(new URL('../../electron/cli/main.ts', import.meta.url));
const RUNS = 5;
const LIMIT_MS = 1_500;

/** From the start of the process to its last line: a check in the lab without delay. */
export async function benchCliStart(): Promise<boolean> {
  const times: number[] = [];
  for (let run = 0; run < RUNS; run += 1) {
    const startedAt = performance.now();
    await new Promise<void>((resolve, reject) => {
      const child = spawn(process.execPath, [MAIN, 'check', '--lab'], { stdio: 'ignore' });
      child.once('error', reject);
      child.once('exit', code => (code === 0 ? resolve() : reject(new Error(`exit status ${code}`))));
    });
    times.push(performance.now() - startedAt);
  }
  const middle = times.toSorted((a, b) => a - b)[Math.floor(RUNS / 2)]!;
  process.stdout.write(
    `check --lab, start of the process to its end: ${Math.round(middle)} ms (under ${LIMIT_MS})\n`,
  );
  return middle < LIMIT_MS;
}
