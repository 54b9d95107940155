import { compose } from '../compose.ts';
import { type CliArguments, parseArguments } from './arguments.ts';
import { check } from './commands/check.ts';
import { compare } from './commands/compare.ts';
import { make } from './commands/make.ts';
import { simulate } from './commands/simulate.ts';
import { EXIT } from './exit-codes.ts';
import { MAKE_USAGE } from './make-usage.ts';
import type { Compose, Streams } from './observe.ts';
import { outputTo } from './output.ts';
import { CLI_WORDS, USAGE } from './usage.ts';

/** Does what was asked for, and gives the exit status. */
export async function run(argv: readonly string[]): Promise<number> {
  const wanted = parseArguments(argv, process.env);
  const end = (code: string) => {
    // Where standard error fails as well, the exit status is all there is.
    process.stderr.write(`${CLI_WORDS[wanted.language].unwritten(code)}\n`);
    process.exit(EXIT.unwritten);
  };
  return await obey(wanted, {
    // A reader that closes the pipe early, such as `head`, is no fault.
    stdout: outputTo(process.stdout, code => (code === 'EPIPE' ? process.exit(EXIT.fine) : end(code))),
    // Nobody hears what is said besides; what is asked for may be wanted all the same.
    stderr: outputTo(process.stderr, code => (code === 'EPIPE' ? undefined : end(code))),
  });
}

async function obey(wanted: CliArguments, streams: Streams): Promise<number> {
  switch (wanted.command) {
    case 'help':
      streams.stdout.write((wanted.about === 'make' ? MAKE_USAGE : USAGE)[wanted.language]);
      return EXIT.fine;
    case 'wrong':
      streams.stderr.write(
        `${CLI_WORDS[wanted.language].wrong(wanted.problem)}\n\n${USAGE[wanted.language]}`,
      );
      return EXIT.usage;
    case 'check':
      return await check(wanted, composeCli, streams, untilInterrupted());
    case 'compare':
      return await compare(wanted, composeCli, streams, untilInterrupted());
    case 'simulate':
      return await simulate(wanted, composeCli, streams, untilInterrupted());
    case 'make':
      return await make(wanted, composeCli, streams, untilInterrupted());
  }
}

const composeCli: Compose = options => compose({ host: 'cli', ...options });

function untilInterrupted(): AbortSignal {
  const stop = new AbortController();
  process.once('SIGINT', () => stop.abort());
  process.once('SIGTERM', () => stop.abort());
  return stop.signal;
}
