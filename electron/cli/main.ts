import { compose } from '../compose.ts';
import { parseArguments } from './arguments.ts';
import { check } from './commands/check.ts';
import { make } from './commands/make.ts';
import { simulate } from './commands/simulate.ts';
import { EXIT } from './exit-codes.ts';
import type { Compose } from './observe.ts';
import { MAKE_USAGE } from './make-usage.ts';
import { CLI_WORDS, USAGE } from './usage.ts';

async function run(argv: readonly string[]): Promise<number> {
  const wanted = parseArguments(argv, process.env);
  switch (wanted.command) {
    case 'help':
      process.stdout.write((wanted.about === 'make' ? MAKE_USAGE : USAGE)[wanted.language]);
      return EXIT.fine;
    case 'wrong':
      process.stderr.write(
        `${CLI_WORDS[wanted.language].wrong(wanted.problem)}\n\n${USAGE[wanted.language]}`,
      );
      return EXIT.usage;
    case 'check':
      return check(wanted, composeCli, process, untilInterrupted());
    case 'simulate':
      return simulate(wanted, composeCli, process, untilInterrupted());
    case 'make':
      return make(wanted, composeCli, process, untilInterrupted());
  }
}

const composeCli: Compose = options => compose({ host: 'cli', ...options });

function untilInterrupted(): AbortSignal {
  const stop = new AbortController();
  process.once('SIGINT', () => stop.abort());
  process.once('SIGTERM', () => stop.abort());
  return stop.signal;
}

// A reader that closes the pipe early, such as `head`, is no fault.
process.stdout.on('error', () => process.exit(EXIT.fine));
try {
  process.exitCode = await run(process.argv.slice(2));
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
  process.exitCode = EXIT.bug;
}
