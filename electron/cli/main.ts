import { endByMistake, watchMistakes } from './end-by-mistake.ts';
import { EXIT } from './exit-codes.ts';

// Until it is known how it ends: what cannot even be loaded, or never settles, is a mistake of ours as well.
process.exitCode = EXIT.bug;
watchMistakes();
try {
  const { run } = await import('./run.ts');
  process.exitCode = await run(process.argv.slice(2));
} catch (error) {
  endByMistake(error);
}
