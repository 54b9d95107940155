import { describe, expect, test } from 'vitest';

/** What only root may do, as what is missing for it; undefined for root. */
export const withoutRoot = (what: string): string | undefined =>
  process.getuid?.() === 0 ? undefined : `${what} need root`;

/**
 * A group of tests that needs something of the machine. Where that is missing, the group is skipped and its name says why.
 * Not in CI: `install.sh` brings everything there, so what is missing is a failure, and nobody would read of a skip.
 */
export function describeOn(missing: string | undefined, name: string, tests: () => void): void {
  if (missing !== undefined && process.env['CI'])
    describe(name, () => {
      test('what these tests need is here', () => expect.unreachable(missing));
    });
  else describeWhereThereIs(missing, name, tests);
}

/** The same for what cannot be had everywhere, in CI neither: skipped with words, there too. */
export function describeWhereThereIs(missing: string | undefined, name: string, tests: () => void): void {
  if (missing === undefined) describe(name, tests);
  else describe.skip(`${name} (skipped: ${missing})`, tests);
}
