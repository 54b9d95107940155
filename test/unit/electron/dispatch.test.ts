import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createDispatcher } from '../../../electron/dispatch.ts';
import type { PostzegelApi } from '../../../shared/contract/contract.ts';
import { CallFailed } from '../../../shared/contract/failure.ts';
import type { FrameFromHost } from '../../../shared/contract/frames.ts';

const ABOUT = { version: '1', host: 'test' as const, practiceDomains: [] };
const CHECK_INPUT = { domain: 'voorbeeld.nl', network: 'real', resolver: '', allowPrivateAddresses: false };

/** An API whose calls do what a test says, and a page that keeps what it was sent. */
function setUp(parts: Partial<PostzegelApi<AbortSignal>> = {}) {
  const sent: FrameFromHost[] = [];
  const logged: string[] = [];
  const signals: AbortSignal[] = [];
  const api: PostzegelApi<AbortSignal> = {
    about: async () => ABOUT,
    checkDomain: (_input, _onProgress, signal) =>
      new Promise(() => {
        signals.push(signal);
      }),
    verifyPublication: () => new Promise(() => undefined),
    publishPractice: async () => ({}),
    readPastedSession: async () => {
      throw new CallFailed({ kind: 'unreadable-output', problem: 'x' });
    },
    measureCosts: async () => ({ policyFetchMs: 1, validationMs: 2, rounds: 3 }),
    readKeyMaterial: async () => [],
    openKeyFile: async () => ({ kind: 'none-chosen' }),
    issuerFamilies: async () => [],
    ...parts,
  };
  const page = createDispatcher(api, line => logged.push(line)).connect(frame => sent.push(frame));
  return { page, sent, logged, signals };
}
const settled = () => new Promise(resolve => setImmediate(resolve));
const call = (id: number, name: string, input: unknown) => ({ kind: 'call', id, name, input });

test('a call is answered with its output', async () => {
  const { page, sent } = setUp();
  page.receive(call(1, 'about', {}));
  await settled();
  expect(sent).toEqual([{ kind: 'done', id: 1, output: ABOUT }]);
});

test('progress comes before the end, under the id of its call', async () => {
  const step = { probe: 'mx', subject: 'voorbeeld.nl', state: 'started', atMs: 0 } as const;
  const { page, sent } = setUp({
    checkDomain: async (_input, onProgress) => {
      onProgress(step);
      throw new CallFailed({ kind: 'cancelled' });
    },
  });
  page.receive(call(7, 'checkDomain', CHECK_INPUT));
  await settled();
  expect(sent).toEqual([
    { kind: 'progress', id: 7, step },
    { kind: 'failed', id: 7, failure: { kind: 'cancelled' } },
  ]);
});

test('an expected failure goes back as it is; a bug under a number that is in the log', async () => {
  const { page, sent, logged } = setUp({
    about: async () => {
      throw new Error('secret detail');
    },
  });
  page.receive(call(1, 'readPastedSession', { host: 'a.nl', text: '' }));
  page.receive(call(2, 'about', {}));
  await settled();
  expect(sent[0]).toEqual({ kind: 'failed', id: 1, failure: { kind: 'unreadable-output', problem: 'x' } });
  expect(sent[1]).toMatchObject({ kind: 'failed', id: 2, failure: { kind: 'bug' } });
  const number = (sent[1] as { failure: { number: string } }).failure.number;
  expect(logged.join()).toContain(number);
  expect(JSON.stringify(sent)).not.toContain('secret');
});

test('an output that does not fit the contract is a bug of ours, and does not reach the page', async () => {
  const { page, sent } = setUp({ about: async () => ({ ...ABOUT, version: 1 }) as never });
  page.receive(call(1, 'about', {}));
  await settled();
  expect(sent).toMatchObject([{ kind: 'failed', failure: { kind: 'bug' } }]);
});

describe('what does not fit the contract never reaches the API', () => {
  test.each([
    ['__proto__', {}],
    ['constructor', {}],
    ['toString', {}],
    ['nothing', {}],
    ['about', undefined],
    ['about', 'text'],
    ['checkDomain', {}],
    ['checkDomain', { ...CHECK_INPUT, network: 'moon' }],
    ['checkDomain', { ...CHECK_INPUT, domain: 'x'.repeat(2_001) }],
    ['readPastedSession', { host: 'a.nl', text: 'x'.repeat(200_001) }],
    ['readKeyMaterial', { content: 'A'.repeat(80_001) }],
    ['readKeyMaterial', { content: '-----BEGIN' }],
  ])('%s %j', async (name, input) => {
    const { page, sent, signals } = setUp();
    page.receive(call(1, name, input));
    await settled();
    expect(sent).toEqual([{ kind: 'failed', id: 1, failure: { kind: 'bad-call' } }]);
    expect(signals).toHaveLength(0);
  });

  test.each([
    null,
    undefined,
    7,
    'call',
    [],
    {},
    { kind: 'call' },
    { kind: 'call', id: 'x', name: 'about', input: {} },
    { kind: 'call', id: 1.5, name: 'about', input: {} },
  ])('no frame at all: %j', async frame => {
    const { page, sent } = setUp();
    page.receive(frame);
    await settled();
    expect(sent).toEqual([]);
  });
});

test('cancelling aborts the one call, and nothing is sent for it any more', async () => {
  const { page, sent, signals } = setUp();
  page.receive(call(1, 'checkDomain', CHECK_INPUT));
  page.receive(call(2, 'checkDomain', CHECK_INPUT));
  page.receive({ kind: 'cancel', id: 1 });
  page.receive({ kind: 'cancel', id: 99 });
  await settled();
  expect(signals.map(signal => signal.aborted)).toEqual([true, false]);
  expect(sent).toEqual([]);
});

test('closing aborts all calls', () => {
  const { page, signals } = setUp();
  page.receive(call(1, 'checkDomain', CHECK_INPUT));
  page.receive(call(2, 'checkDomain', CHECK_INPUT));
  page.close();
  expect(signals.map(signal => signal.aborted)).toEqual([true, true]);
});

test('more than eight calls at once are refused, and an id in use does not start another', async () => {
  const { page, sent, signals } = setUp();
  for (let id = 1; id <= 9; id += 1) page.receive(call(id, 'checkDomain', CHECK_INPUT));
  page.receive(call(1, 'checkDomain', CHECK_INPUT));
  await settled();
  expect(signals).toHaveLength(8);
  expect(sent).toEqual([{ kind: 'failed', id: 9, failure: { kind: 'too-many-calls', limit: 8 } }]);
});

test('a cancelled call that has not stopped yet still counts', async () => {
  const { page, sent } = setUp();
  for (let id = 1; id <= 8; id += 1) {
    page.receive(call(id, 'checkDomain', CHECK_INPUT));
    page.receive({ kind: 'cancel', id });
  }
  page.receive(call(9, 'checkDomain', CHECK_INPUT));
  await settled();
  expect(sent).toEqual([{ kind: 'failed', id: 9, failure: { kind: 'too-many-calls', limit: 8 } }]);
});

test('a call that has ended makes room for another, under the same id as well', async () => {
  const { page, sent } = setUp();
  for (let turn = 1; turn <= 9; turn += 1) {
    page.receive(call(1, 'about', {}));
    await settled();
  }
  expect(sent.map(frame => frame.kind)).toEqual(Array.from({ length: 9 }, () => 'done'));
});

test('what a cancelled call trips over on its way out is no bug', async () => {
  const { page, sent, logged } = setUp({
    checkDomain: (_input, _onProgress, signal) =>
      new Promise((_resolve, reject) => {
        signal.addEventListener('abort', () => reject(new Error('socket closed')));
      }),
  });
  page.receive(call(1, 'checkDomain', CHECK_INPUT));
  page.receive({ kind: 'cancel', id: 1 });
  await settled();
  expect(sent).toEqual([]);
  expect(logged).toEqual([]);
});

test('progress that comes after the end or after cancelling is not passed on', async () => {
  const step = { probe: 'mx', subject: 'voorbeeld.nl', state: 'started', atMs: 0 } as const;
  const late: (() => void)[] = [];
  const { page, sent } = setUp({
    checkDomain: async (_input, onProgress) => {
      late.push(() => onProgress(step));
      throw new CallFailed({ kind: 'cancelled' });
    },
  });
  page.receive(call(1, 'checkDomain', CHECK_INPUT));
  await settled();
  for (const tell of late) tell();
  expect(sent).toEqual([{ kind: 'failed', id: 1, failure: { kind: 'cancelled' } }]);
});

test('nothing is called after closing, and nothing is sent', async () => {
  const { page, sent, signals } = setUp();
  page.receive(call(1, 'about', {}));
  page.close();
  page.receive(call(2, 'about', {}));
  page.receive(call(3, 'checkDomain', CHECK_INPUT));
  await settled();
  expect(sent).toEqual([]);
  expect(signals).toEqual([]);
});

test('a page whose pipe throws does no harm to the host, nor to another page', async () => {
  const logged: string[] = [];
  const dispatcher = createDispatcher(
    { about: async () => ABOUT } as unknown as PostzegelApi<AbortSignal>,
    line => logged.push(line),
  );
  const gone = dispatcher.connect(() => {
    throw new Error('Object has been destroyed');
  });
  const sent: FrameFromHost[] = [];
  const other = dispatcher.connect(frame => sent.push(frame));
  gone.receive(call(1, 'nothing', {}));
  gone.receive(call(2, 'about', {}));
  other.receive(call(1, 'about', {}));
  await settled();
  expect(logged).toHaveLength(2);
  expect(sent).toEqual([{ kind: 'done', id: 1, output: ABOUT }]);
});

test('whatever comes in, it does not throw, and only a call of the contract is run', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.oneof(
        fc.anything({ withNullPrototype: true }),
        fc.record({ kind: fc.constant('call'), id: fc.integer(), name: fc.string(), input: fc.anything() }),
        fc.record({
          kind: fc.constant('call'),
          id: fc.anything(),
          name: fc.constant('about'),
          input: fc.json(),
        }),
      ),
      async frame => {
        const { page, sent, signals } = setUp();
        page.receive(frame);
        await settled();
        expect(signals).toEqual([]);
        expect(sent.every(answer => answer.kind === 'failed' && answer.failure.kind === 'bad-call')).toBe(
          true,
        );
      },
    ),
  );
});
