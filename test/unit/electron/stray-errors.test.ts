import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { expect, test, vi } from 'vitest';

const HOST = fileURLToPath(new URL('../../support/stray-host.ts', import.meta.url));
/** It starts a program: far more than that needs, for a machine that has much else to do. */
const EXIT_LIMIT_MS = 120_000;
vi.setConfig({ testTimeout: EXIT_LIMIT_MS });

const check = (id: number, domain: string) => ({
  kind: 'call',
  id,
  name: 'checkDomain',
  input: { domain, network: 'real', resolver: '', allowPrivateAddresses: false },
});
const call = (id: number, name: string) => ({ kind: 'call', id, name, input: {} });

/** Sends frames to a host in a process of its own; then one more, when those are answered. */
async function talk(
  frames: readonly { id: number }[],
  last: { id: number },
  stderr: 'pipe' | 'closed' = 'pipe',
) {
  const child = spawn(process.execPath, [HOST], { stdio: ['pipe', 'pipe', 'pipe'], timeout: EXIT_LIMIT_MS });
  let logged = '';
  if (stderr === 'closed') child.stderr.destroy();
  else child.stderr.on('data', bytes => (logged += String(bytes)));
  const answers = new Map<number, { kind: string; failure?: { kind: string } }>();
  const waiting = new Set(frames.map(({ id }) => id));
  const send = (frame: object) => child.stdin.write(`${JSON.stringify(frame)}\n`);
  createInterface(child.stdout).on('line', line => {
    const answer = JSON.parse(line) as { id: number; kind: string };
    answers.set(answer.id, answer);
    waiting.delete(answer.id);
    if (answer.id === last.id) child.stdin.end();
    else if (waiting.size === 0) setTimeout(() => send(last), 100);
  });
  for (const frame of frames) send(frame);
  const status = await new Promise(resolve => child.once('exit', resolve));
  return { answers, logged, status };
}

const WRONG = ['a-timer.nl', 'a-promise.nl', 'a-socket.nl', 'a-listener.nl', 'too-late.nl'];

test('an error that nobody caught ends its own call with a number, no other call, and not the host', async () => {
  const frames = [call(1, 'measureCosts'), ...WRONG.map((domain, at) => check(2 + at, domain))];
  const { answers, logged, status } = await talk(frames, call(99, 'about'));
  expect(answers.get(1)).toMatchObject({ kind: 'done', output: { rounds: 3 } });
  for (const at of WRONG.keys()) {
    expect([WRONG[at], answers.get(2 + at)]).toMatchObject([
      WRONG[at],
      { kind: 'failed', failure: { kind: 'bug' } },
    ]);
  }
  expect(answers.get(99)?.kind).toBe('done');
  for (const where of [
    'in a timer',
    'in a promise',
    'of a socket',
    'with work under way',
    'after its call',
  ]) {
    expect(logged).toContain(`mistake ${where}`);
  }
  expect(logged).toContain('what was under way is stopped');
  expect(logged).toMatch(/an error that nobody caught: Error: mistake after its call/);
  expect(status).toBe(0);
});

test('a host whose log nobody reads any more goes on', async () => {
  const { answers, status } = await talk(
    [check(1, 'a-timer.nl'), check(2, 'too-late.nl')],
    call(99, 'about'),
    'closed',
  );
  expect(answers.get(1)).toMatchObject({ kind: 'failed', failure: { kind: 'bug' } });
  expect(answers.get(99)?.kind).toBe('done');
  expect(status).toBe(0);
});
