import { spawn } from 'node:child_process';

/** How soon an Electron that cannot run here has ended, in ms: a missing library or sandbox shows at once. */
const FALSE_START_MS = 5_000;

/** Runs Electron with the application's folder and options, until its end. What ends us ends it. */
export function runElectron(executable: string, args: readonly string[]): Promise<'ended' | 'false-start'> {
  const startedAt = performance.now();
  const child = spawn(executable, args, { stdio: 'inherit' });
  let asked = false;
  const stop = (signal: NodeJS.Signals) => {
    asked = true;
    child.kill(signal);
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, stop);
  return new Promise(resolve => {
    const end = (how: 'ended' | 'false-start') => {
      for (const signal of ['SIGINT', 'SIGTERM'] as const) process.off(signal, stop);
      resolve(how);
    };
    child.once('error', () => end('false-start'));
    // Not by its exit status alone: where the system refuses the sandbox, Electron ends itself by a signal.
    child.once('exit', code => {
      const soon = performance.now() - startedAt < FALSE_START_MS;
      end(code !== 0 && soon && !asked ? 'false-start' : 'ended');
    });
  });
}
