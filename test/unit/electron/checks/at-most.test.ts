import { expect, test } from 'vitest';
import { atMost } from '../../../../electron/checks/at-most.ts';

test('never more than the limit at once, and every task runs, also after one that fails', async () => {
  const run = atMost(3);
  let running = 0;
  let most = 0;
  const task = (at: number) =>
    run(async () => {
      running += 1;
      most = Math.max(most, running);
      for (let turns = 0; turns < 1 + (at % 4); turns += 1) await Promise.resolve();
      running -= 1;
      if (at % 5 === 0) throw new Error(`task ${at}`);
      return at;
    });
  const results = await Promise.allSettled(Array.from({ length: 40 }, (_, at) => task(at)));
  expect(most).toBe(3);
  expect(running).toBe(0);
  expect(results.filter(result => result.status === 'fulfilled')).toHaveLength(32);
  expect(await run(async () => 'still open')).toBe('still open');
});
