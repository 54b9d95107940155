import { describe, expect, test } from 'vitest';
import { limitedWait } from '../../../electron/limited-wait.ts';

const never = new AbortController().signal;

describe('a wait that is limited', () => {
  test('the first result counts, and listening ends once', async () => {
    const stops: string[] = [];
    const result = await limitedWait<{ kind: 'got'; value: number }>(1_000, never, settle => {
      setTimeout(() => {
        settle({ kind: 'got', value: 1 });
        settle({ kind: 'got', value: 2 });
      }, 1);
      return () => stops.push('stopped');
    });
    expect(result).toEqual({ kind: 'got', value: 1 });
    expect(stops).toEqual(['stopped']);
  });

  test('a result that is there at once ends the listening too', async () => {
    const stops: string[] = [];
    const result = await limitedWait<'now'>(1_000, never, settle => {
      settle('now');
      return () => stops.push('stopped');
    });
    expect([result, stops]).toEqual(['now', ['stopped']]);
  });

  test('time that has passed is the cause timeout', async () => {
    const stops: string[] = [];
    const result = await limitedWait(5, never, () => () => stops.push('stopped'));
    expect(result).toEqual({ kind: 'failed', cause: { kind: 'timeout', afterMs: 5 } });
    expect(stops).toEqual(['stopped']);
  });

  test('cancelling is the cause cancelled, and before the start nothing starts', async () => {
    const cancelling = new AbortController();
    const waiting = limitedWait(60_000, cancelling.signal, () => () => undefined);
    cancelling.abort();
    const cancelled = { kind: 'failed', cause: { kind: 'cancelled' } };
    expect(await waiting).toEqual(cancelled);
    let started = false;
    const late = limitedWait(60_000, cancelling.signal, () => {
      started = true;
      return () => undefined;
    });
    expect([await late, started]).toEqual([cancelled, false]);
  });
});
