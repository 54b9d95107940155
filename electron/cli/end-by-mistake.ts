import { EXIT } from './exit-codes.ts';
import { described } from '../stray-errors.ts';

/** Says what went wrong in here, on standard error, and ends the process with the status for it. */
export function endByMistake(error: unknown): never {
  process.stderr.write(`${described(error)}\n`);
  process.exit(EXIT.bug);
}

/** Lets any error that nobody caught end the process so. Gives back what ends that. */
export function watchMistakes(): () => void {
  process.on('uncaughtException', endByMistake);
  process.on('unhandledRejection', endByMistake);
  return () => {
    process.off('uncaughtException', endByMistake);
    process.off('unhandledRejection', endByMistake);
  };
}
