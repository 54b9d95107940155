import { describe, expect, test } from 'vitest';
import { createClient } from '../../../../shared/contract/client.ts';
import { CallFailed } from '../../../../shared/contract/failure.ts';
import type { FrameFromPage } from '../../../../shared/contract/frames.ts';
import { madeEvidence } from '../../../support/made-evidence.ts';

const ABOUT = { version: '1', host: 'test', practiceDomains: [] };
const CHECK = {
  domain: 'voorbeeld.nl',
  network: 'lab',
  resolver: '',
  allowPrivateAddresses: false,
} as const;
const STEP = { probe: 'mx', subject: 'voorbeeld.nl', state: 'started', atMs: 0 };
const ignore = () => undefined;
const never = () => new AbortController().signal;

/** A client on a pipe whose other end is the test. */
function connected() {
  const sent: FrameFromPage[] = [];
  let hear: (frame: unknown) => void = ignore;
  let close = ignore;
  const api = createClient({
    send: frame => sent.push(frame),
    onFrame: listener => {
      hear = listener;
    },
    onClosed: listener => {
      close = listener as typeof ignore;
    },
  });
  return { api, sent, hear: (frame: unknown) => hear(frame), close: () => close() };
}

/** What a call came to so far: its output, its failure, or that it still runs. */
async function outcome(call: Promise<unknown>): Promise<unknown> {
  const running = new Promise(resolve => setImmediate(resolve, 'running'));
  return Promise.race([call, running]).catch((error: unknown) =>
    error instanceof CallFailed ? error.failure : error,
  );
}

test('a call is one frame with its name and input, and ends with the output that comes back', async () => {
  const { api, sent, hear } = connected();
  const call = api.checkDomain(CHECK, ignore, never());
  expect(sent).toEqual([{ kind: 'call', id: 1, name: 'checkDomain', input: CHECK }]);
  expect(await outcome(call)).toBe('running');
  const evidence = madeEvidence();
  hear({ kind: 'done', id: 1, output: JSON.parse(JSON.stringify(evidence)) });
  expect(await outcome(call)).toEqual(evidence);
});

test('every call has an id of its own, and takes its own answer, in whatever order', async () => {
  const { api, sent, hear } = connected();
  const calls = [0, 1, 2].map(() => api.about({}, ignore, never()));
  expect(sent.map(({ id }) => id)).toEqual([1, 2, 3]);
  for (const id of [3, 1, 2]) hear({ kind: 'done', id, output: { ...ABOUT, version: String(id) } });
  expect(await Promise.all(calls)).toEqual(['1', '2', '3'].map(version => ({ ...ABOUT, version })));
});

test('progress reaches its own call, as often as it comes, and not after the end', async () => {
  const { api, hear } = connected();
  const steps: unknown[][] = [[], []];
  const [first] = [0, 1].map(at => api.checkDomain(CHECK, step => steps[at]!.push(step), never()));
  hear({ kind: 'progress', id: 1, step: STEP });
  hear({ kind: 'progress', id: 1, step: { ...STEP, state: 'answered' } });
  hear({ kind: 'failed', id: 1, failure: { kind: 'cancelled' } });
  hear({ kind: 'progress', id: 1, step: STEP });
  expect(await outcome(first!)).toEqual({ kind: 'cancelled' });
  expect(steps).toEqual([[STEP, { ...STEP, state: 'answered' }], []]);
});

test.each([
  { kind: 'bad-resolver', text: 'x' },
  { kind: 'bug', number: '7' },
  { kind: 'bad-domain', text: 'x', problem: { kind: 'single-label', label: 'x' } },
])('a failure comes back with its facts: $kind', async failure => {
  const { api, hear } = connected();
  const call = api.checkDomain(CHECK, ignore, never());
  hear({ kind: 'failed', id: 1, failure });
  expect(await outcome(call)).toEqual(failure);
});

describe('what does not fit the contract', () => {
  test.each([
    null,
    7,
    'done',
    [],
    {},
    { kind: 'done' },
    { kind: 'done', id: '1', output: ABOUT },
    { kind: 'done', id: 2, output: ABOUT },
    { kind: 'failed', id: 1, failure: { kind: 'none-of-ours' } },
    { kind: '__proto__', id: 1 },
    { kind: 'call', id: 1, name: 'about', input: {} },
  ])('a frame that is none is passed over: %j', async frame => {
    const { api, hear } = connected();
    const call = api.about({}, ignore, never());
    hear(frame);
    expect(await outcome(call)).toBe('running');
    hear({ kind: 'done', id: 1, output: ABOUT });
    expect(await outcome(call)).toEqual(ABOUT);
  });

  test.each([
    undefined,
    null,
    {},
    { ...ABOUT, version: 1 },
    { ...ABOUT, host: 'moon' },
    { ...ABOUT, practiceDomains: [{}] },
  ])('an output of another shape ends the call as a bad call: %j', async output => {
    const { api, hear } = connected();
    const call = api.about({}, ignore, never());
    hear({ kind: 'done', id: 1, output });
    expect(await outcome(call)).toEqual({ kind: 'bad-call' });
  });

  test('a step of another shape is passed over, and the call goes on', async () => {
    const { api, hear } = connected();
    const steps: unknown[] = [];
    const call = api.checkDomain(CHECK, step => steps.push(step), never());
    for (const step of [undefined, 'mx', { ...STEP, probe: '__proto__' }]) {
      hear({ kind: 'progress', id: 1, step });
    }
    expect(steps).toEqual([]);
    expect(await outcome(call)).toBe('running');
  });
});

describe('stopping', () => {
  test('a signal that aborts ends the call at once, and tells the host once', async () => {
    const { api, sent, hear } = connected();
    const stop = new AbortController();
    const steps: unknown[] = [];
    const call = api.checkDomain(CHECK, step => steps.push(step), stop.signal);
    stop.abort();
    expect(await outcome(call)).toEqual({ kind: 'cancelled' });
    expect(sent.slice(1)).toEqual([{ kind: 'cancel', id: 1 }]);
    hear({ kind: 'progress', id: 1, step: STEP });
    hear({ kind: 'done', id: 1, output: madeEvidence() });
    expect(steps).toEqual([]);
  });

  test('a signal that was aborted already: nothing is sent', async () => {
    const { api, sent } = connected();
    const call = api.about({}, ignore, AbortSignal.abort());
    expect(await outcome(call)).toEqual({ kind: 'cancelled' });
    expect(sent).toEqual([]);
  });

  test('a signal that aborts after the end stops nothing', async () => {
    const { api, sent, hear } = connected();
    const stop = new AbortController();
    const call = api.about({}, ignore, stop.signal);
    hear({ kind: 'done', id: 1, output: ABOUT });
    expect(await outcome(call)).toEqual(ABOUT);
    stop.abort();
    expect(sent).toHaveLength(1);
  });
});

describe('a pipe that closes', () => {
  test('ends every call that runs, and every later one before it is sent', async () => {
    const { api, sent, close } = connected();
    const calls = [0, 1].map(() => api.about({}, ignore, never()));
    close();
    for (const call of [...calls, api.about({}, ignore, never())]) {
      expect(await outcome(call)).toEqual({ kind: 'disconnected' });
    }
    expect(sent).toHaveLength(2);
  });

  test('a signal that aborts after it sends nothing more', async () => {
    const { api, sent, close } = connected();
    const stop = new AbortController();
    const call = api.about({}, ignore, stop.signal);
    close();
    stop.abort();
    expect(await outcome(call)).toEqual({ kind: 'disconnected' });
    expect(sent).toHaveLength(1);
  });
});
