import { afterAll, beforeAll } from 'vitest';
import { describeOn, withoutRoot } from '../../support/describe-on.ts';
import { type Bed, startBed } from './bed.ts';

/** The servers answer after some 4 s; a busy machine may take its time. */
const START_LIMIT_MS = 60_000;

/** A group of tests that share one running bed. Ports 25, 53 and 443 are root's. */
export function describeWithBed(name: string, tests: (bed: () => Bed) => void): void {
  describeOn(withoutRoot('real servers on ports 25, 53 and 443'), name, () => {
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
