import { posix } from 'node:path';
import { parseArgs } from 'node:util';
import { applicationFiles, textOf } from '../house/source-files.ts';
import { applied, diffOf, lineOf, type Mutation } from './mutation.ts';
import { mutationsOf } from './mutations.ts';
import { relatedTests } from './related-tests.ts';
import { sample } from './sample.ts';
import { createWarmVitest } from './warm-vitest.ts';

const USAGE = `npm run mutate -- FOLDER... [--sample 40|all] [--seed NUMBER] [--tests 20|all] [--limit SECONDS] [--at FILE:LINE]

Changes the sources in one place at a time and runs the unit tests that are nearest. What no test notices is shown.
  --sample   how many changes, of all that can be made in these folders or files
  --seed     which ones; printed, so that a run can be repeated
  --tests    how many test files at most for each change, the nearest first
  --limit    seconds that these may take, before the change counts as noticed; by itself four times what they take, and 15
  --at       only the changes on one line
`;
/** Those nearest notice most changes by themselves. */
const FIRST_TESTS = 3;
const TIMES_SLOWER = 4;
const SPARE_MS = 15_000;
const BASELINE_LIMIT_MS = 600_000;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    sample: { type: 'string', default: '40' },
    seed: { type: 'string', default: String(Date.now() % 1_000_000) },
    tests: { type: 'string', default: '20' },
    limit: { type: 'string' },
    at: { type: 'string' },
  },
});
const [atFile, atLine] = values.at?.split(':') ?? [];
const wanted = (atFile === undefined ? positionals : [atFile]).map(path =>
  posix.normalize(path).replace(/\/$/, ''),
);
const numberOf = (text: string) => (text === 'all' ? Infinity : Number(text));
const numbers = [values.sample, values.seed, values.tests, values.limit ?? '0'].map(numberOf);
const files = applicationFiles.filter(file =>
  wanted.some(path => file === path || file.startsWith(`${path}/`)),
);
if (files.length === 0 || numbers.some(Number.isNaN)) {
  process.stderr.write(USAGE);
  process.exit(64);
}
const [size = 0, seed = 0, mostTests = 0, limitSeconds = 0] = numbers;

interface Change {
  readonly file: string;
  readonly mutation: Mutation;
}
const all = files.flatMap(file =>
  mutationsOf(file, textOf(file))
    .filter(mutation => atLine === undefined || lineOf(textOf(file), mutation) === Number(atLine))
    .map((mutation): Change => ({ file, mutation })),
);
const chosen = sample(all, size, seed);
const say = (line: string) => process.stdout.write(`${line}\n`);
say(`${chosen.length} of ${all.length} changes in ${files.length} files, --seed ${seed}`);

const vitest = createWarmVitest();
/** How long each test file takes on the sources as they are, in ms; undefined where it fails there. */
const baselines = new Map<string, number | undefined>();

async function baselineOf(file: string, test: string): Promise<number | undefined> {
  if (!baselines.has(test)) {
    let ms: number | undefined;
    for (let tries = 2; tries > 0 && ms === undefined; tries -= 1) {
      const begun = performance.now();
      const outcome = await vitest.run({ file, tests: [test] }, BASELINE_LIMIT_MS);
      const isFine = outcome !== 'timeout' && outcome.failed.length === 0 && outcome.ran === 1;
      if (isFine) ms = performance.now() - begun;
    }
    baselines.set(test, ms);
    if (ms === undefined) say(`  left out, as it fails without a change: ${test}`);
  }
  return baselines.get(test);
}

/** What noticed a change; undefined where nothing did. */
async function noticedBy({ file, mutation }: Change): Promise<string | undefined> {
  const source = applied(textOf(file), mutation);
  const related = relatedTests(file).slice(0, mostTests);
  for (const tests of [related.slice(0, FIRST_TESTS), related.slice(FIRST_TESTS)]) {
    const fine: string[] = [];
    let baselineMs = 0;
    for (const test of tests) {
      const ms = await baselineOf(file, test);
      if (ms === undefined) continue;
      fine.push(test);
      baselineMs += ms;
    }
    if (fine.length === 0) continue;
    const limitMs = limitSeconds > 0 ? limitSeconds * 1_000 : baselineMs * TIMES_SLOWER + SPARE_MS;
    const outcome = await vitest.run({ file, source, tests: fine }, limitMs);
    if (outcome === 'timeout') return 'time-out';
    if (outcome.failed.length > 0) return outcome.failed[0];
    if (outcome.unhandled > 0) return 'an unhandled error';
  }
  return undefined;
}

const survivors: Change[] = [];
for (const change of chosen) {
  const { file, mutation } = change;
  const by = await noticedBy(change);
  const place = `${file}:${lineOf(textOf(file), mutation)} (${mutation.rule})`;
  if (by === undefined) {
    survivors.push(change);
    say(`SURVIVED ${place}\n${diffOf(textOf(file), mutation).replaceAll(/^/gm, '    ')}`);
  } else say(`noticed  ${place} by ${by}`);
}
vitest.stop();

say('');
for (const path of wanted) {
  const inside = (changes: readonly Change[]) =>
    changes.filter(({ file }) => file === path || file.startsWith(`${path}/`)).length;
  const [tried, left] = [inside(chosen), inside(survivors)];
  if (tried > 0) say(`${path}: ${left} of ${tried} survived (${Math.round((100 * left) / tried)} %)`);
}
