import { afterAll, beforeAll, describe } from 'vitest';
import { type Bed, startBed } from './bed.ts';

/** The servers answer after some 4 s; a busy machine may take its time. */
const START_LIMIT_MS = 60_000;

/**
 * A group of tests that share one running bed. Ports 25, 53 and 443 are root's: without root rights the group is
 * skipped, and its name says why.
 */
export function describeWithBed(name: string, tests: (bed: () => Bed) => void): void {
  if (process.getuid?.() !== 0) {
    describe.skip(`${name} (skipped: real servers on ports 25, 53 and 443 need root)`, () => tests(absent));
    return;
  }
  describe(name, () => {
    let bed: Bed | undefined;
    beforeAll(async () => {
      bed = await startBed();
    }, START_LIMIT_MS);
    afterAll(() => bed?.stop(), START_LIMIT_MS);
    tests(() => bed ?? absent());
  });
}

function absent(): never {
  throw new Error('The servers are not running.');
}
