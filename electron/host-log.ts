import { described, watchStrayErrors } from './stray-errors.ts';

/**
 * The log of a host that serves until it is ended: lines on standard error. An error that nobody caught is logged too,
 * and ends at most the call it belongs to, never the host.
 */
export function hostLog(): (line: string) => void {
  // Nobody reads it any more, or the disk it goes to is full: that is no reason to stop serving.
  process.stderr.on('error', () => undefined);
  const log = (line: string) => void process.stderr.write(`${line}\n`);
  watchStrayErrors(error => log(`an error that nobody caught: ${described(error)}`));
  return log;
}
