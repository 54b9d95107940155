import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { mutated, overwritten } from '../../support/mutations.ts';
import {
  answerKey,
  expectNoOtherSecure,
  FUZZ_TIMEOUT,
  inBatches,
  recordedCases,
  RUNS,
  SEED,
} from './recorded-cases.ts';

const cases = await recordedCases();
const changedBytes = (bytes: Uint8Array) => fc.oneof(overwritten(bytes), overwritten(bytes), mutated(bytes));

const answerChanged = fc
  .constantFrom(...cases)
  .chain(each => fc.tuple(fc.constant(each), changedBytes(each.responses.get(answerKey(each))!)));
const chainChanged = fc
  .constantFrom(...cases)
  .chain(each =>
    fc
      .constantFrom(...each.responses.keys())
      .chain(key => fc.tuple(fc.constant(each), fc.constant(key), changedBytes(each.responses.get(key)!))),
  );

const statuses = new Map<string, number>();
const counted = (status: string) => statuses.set(status, (statuses.get(status) ?? 0) + 1);

test(
  `mutated answers: no throw, and secure only with what the unchanged answer says (seed ${SEED})`,
  { timeout: FUZZ_TIMEOUT },
  () =>
    inBatches(Math.ceil(RUNS * 0.75), (numRuns, seed) =>
      fc.assert(
        fc.asyncProperty(answerChanged, async ([each, bytes]) => {
          counted(expectNoOtherSecure(each, await each.resolveWith(bytes)));
        }),
        { numRuns, seed },
      ),
    ),
);

test(
  `mutated responses anywhere in the chain of trust: the same, each from the start (seed ${SEED})`,
  { timeout: FUZZ_TIMEOUT },
  () =>
    inBatches(Math.ceil(RUNS * 0.25), (numRuns, seed) =>
      fc.assert(
        fc.asyncProperty(chainChanged, async ([each, key, bytes]) => {
          counted(expectNoOtherSecure(each, await each.resolveFromStart(key, bytes)));
        }),
        { numRuns, seed },
      ),
    ),
);

test('the mutations reach both sides: some results are still secure, some are bogus', () => {
  console.log(`seed ${SEED}, ${RUNS} runs:`, Object.fromEntries(statuses));
  expect(statuses.get('secure')).toBeGreaterThan(0);
  expect(statuses.get('bogus')).toBeGreaterThan(0);
});
