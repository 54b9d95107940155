import { join } from 'node:path';
import { createVitest } from 'vitest/node';
import { ROOT } from '../house/source-files.ts';
import type { Job, Outcome } from './warm-vitest.ts';

// A vitest that stays warm, in a process that can be killed: what a mutation makes endless, nothing else ends. The mutated
// text is handed out from memory; no file is touched.

let mutated: { readonly path: string; readonly source: string } | undefined;

const vitest = await createVitest(
  'test',
  {
    root: ROOT,
    config: false,
    watch: false,
    // What it keeps on disk goes by what is there, and would hide a change that is not.
    fsModuleCache: false,
    include: ['test/{unit,suites}/**/*.test.{ts,tsx}'],
    testTimeout: 30_000,
    bail: 1,
    reporters: [{}],
    maxWorkers: 2,
  },
  {
    plugins: [
      {
        name: 'mutated-source',
        enforce: 'pre',
        load: id => (id.split('?')[0] === mutated?.path ? mutated?.source : undefined),
      },
    ],
  },
);

process.on('message', (job: Job) => void run(job));
process.once('disconnect', () => process.exit());
process.send?.('ready');

async function run({ file, source, tests }: Job): Promise<void> {
  const path = join(ROOT, file);
  if (source !== undefined) mutated = { path, source };
  vitest.invalidateFile(path);
  const specifications = await vitest.globTestSpecifications(tests.map(test => join(ROOT, test)));
  const { testModules, unhandledErrors } = await vitest.runTestSpecifications(specifications);
  mutated = undefined;
  vitest.invalidateFile(path);
  // Those of earlier runs are in the list as well.
  const ran = testModules.filter(({ moduleId }) => specifications.some(each => each.moduleId === moduleId));
  const failed = ran.filter(module => !module.ok()).map(module => module.relativeModuleId);
  const outcome: Outcome = { failed, ran: ran.length, unhandled: unhandledErrors.length };
  process.send?.(outcome);
}
