import { spawn } from 'node:child_process';
import { closeSync, openSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { EXIT } from '../../../../electron/cli/exit-codes.ts';
import { MAKE_USAGE } from '../../../../electron/cli/make-usage.ts';
import { CLI_WORDS, USAGE } from '../../../../electron/cli/usage.ts';
import { describeOn } from '../../../support/describe-on.ts';
import { temporaryFolder } from '../../../support/temporary-folder.ts';

const MAIN = fileURLToPath(new URL('../../../../electron/cli/main.ts', import.meta.url));
const START = fileURLToPath(new URL('../../../../electron/start.ts', import.meta.url));
/** Each test starts programs: far more than they need, for a machine that has much else to do. */
const LIMIT_MS = 120_000;
vi.setConfig({ testTimeout: LIMIT_MS, hookTimeout: LIMIT_MS });

let folder: Awaited<ReturnType<typeof temporaryFolder>>;
let saved: string;
const DOMAIN = 'lindevoort-oefening.nl';
beforeAll(async () => {
  folder = await temporaryFolder('exit-status');
  saved = join(folder.path, 'saved.json');
  const { status } = await into(saved, fd => postzegel(['check', '--lab', '--json'], fd));
  expect(status).toBe(EXIT.fine);
});
afterAll(() => folder.remove());

type Sink = number | 'pipe';
interface Ended {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a command to its end, its output to a pipe that is read, or to a file that is open. */
function run(command: string, args: readonly string[], stdout: Sink = 'pipe', stderr: Sink = 'pipe') {
  const env = { ...process.env, LC_ALL: 'en_GB.UTF-8', POSTZEGEL_ELECTRON_WAIT_MS: '0' };
  const child = spawn(command, args, { stdio: ['ignore', stdout, stderr], timeout: LIMIT_MS, env });
  const said = { stdout: '', stderr: '' };
  child.stdout?.on('data', bytes => (said.stdout += String(bytes)));
  child.stderr?.on('data', bytes => (said.stderr += String(bytes)));
  return new Promise<Ended>(resolve => child.once('close', status => resolve({ status, ...said })));
}
const postzegel = (args: readonly string[], stdout?: Sink, stderr?: Sink) =>
  run(process.execPath, [MAIN, ...args], stdout, stderr);

/** Lends a file that is open for writing. */
async function into<Value>(path: string, use: (fd: number) => Promise<Value>): Promise<Value> {
  const fd = openSync(path, 'w');
  try {
    return await use(fd);
  } finally {
    closeSync(fd);
  }
}

/** Code that Node runs before the program, so that something in it goes wrong. */
const before = (code: string) => ['--import', `data:text/javascript,${encodeURIComponent(code)}`];

describe('a mistake of ours has its own exit status, and never that of findings', () => {
  test.each([
    ['thrown where nobody catches it', 'setTimeout(() => { throw new Error("mistake") }, 1)'],
    ['a promise that nobody awaits', 'setTimeout(() => { Promise.reject(new Error("mistake")) }, 1)'],
    ['something that is no error', 'setTimeout(() => { throw "mistake" }, 1)'],
    ['in what the command does', 'Date.now = () => { throw new Error("mistake") }'],
    [
      'a part that cannot be loaded',
      `import { registerHooks } from 'node:module';
       registerHooks({ resolve(name, context, next) { if (name.endsWith('run.ts')) throw new Error('mistake'); return next(name, context); } });`,
    ],
  ])('%s', async (_what, code) => {
    const { status, stderr } = await run(process.execPath, [...before(code), MAIN, 'check', '--lab']);
    expect(stderr).toContain('mistake');
    expect(status).toBe(EXIT.bug);
  });

  test('a command that never ends because nothing is left to wait for', async () => {
    const stuck = `import { registerHooks } from 'node:module';
      registerHooks({ load(url, context, next) {
        return url.endsWith('cli/run.ts')
          ? { format: 'module', shortCircuit: true, source: 'export const run = () => new Promise(() => {})' }
          : next(url, context);
      } });`;
    expect((await run(process.execPath, [...before(stuck), MAIN, 'check', '--lab'])).status).toBe(EXIT.bug);
  });

  test('`npm start` too; a wrong call is told as one', async () => {
    // Before it serves; from then on a mistake ends only the call that it belongs to.
    const code = `import fs from 'node:fs';
      import { syncBuiltinESMExports } from 'node:module';
      fs.readdirSync = () => { throw new Error('mistake'); };
      syncBuiltinESMExports();`;
    const broken = await run(process.execPath, [...before(code), START, '--no-open']);
    expect([broken.status, broken.stderr]).toEqual([EXIT.bug, expect.stringContaining('mistake')]);
    const wrong = await run(process.execPath, [START, '--no-opn']);
    expect([wrong.status, wrong.stderr]).toEqual([EXIT.usage, expect.stringContaining('--no-opn')]);
    expect(wrong.stderr).not.toContain('at ');
  });

  test('every status is in the help and in the README', () => {
    const readme = readFileSync(new URL('../../../../README.md', import.meta.url), 'utf8');
    for (const status of Object.values(EXIT)) {
      for (const text of [USAGE.nl, USAGE.en, readme]) {
        expect(text).toMatch(new RegExp(`(Exit status|Afsluitcode):[^]*\\b${status}\\b`));
      }
    }
    for (const status of [EXIT.bug, EXIT.unwritten, EXIT.interrupted]) {
      for (const text of [MAKE_USAGE.nl, MAKE_USAGE.en]) expect(text).toContain(`${status} `);
    }
  });
});

/** Each way in which the command line says something, over the saved check. */
const WAYS_OUT: readonly (readonly string[])[] = [
  ['--help'],
  ['make', '--help'],
  ['check'],
  ['check', '--json'],
  ['simulate'],
  ['simulate', '--attack', 'strip-starttls'],
  ['compare'],
  ['compare', '--html'],
  ['compare', '--markdown'],
  ['make', 'sending', '--server', 'postfix'],
  ['make', 'tls-rpt', '--rua', `mailto:tls@${DOMAIN}`],
  ['make', 'plan', 'withdraw', '--ics'],
];
const overSaved = (args: readonly string[]) =>
  args.includes('--help') || args[1] === 'sending' ? args : [...args, '--from', saved];

// `/dev/full` is a device of Linux: nothing fits on it.
const missing = process.platform === 'linux' ? undefined : 'a device on which nothing fits';
describeOn(missing, 'what cannot be written', () => {
  test.each(WAYS_OUT.map(args => [args.join(' '), args] as const))(
    'a full disk is told, and is no success: %s',
    async (_call, args) => {
      const { status, stderr } = await into('/dev/full', full => postzegel(overSaved(args), full));
      expect([status, stderr]).toEqual([
        EXIT.unwritten,
        expect.stringContaining(CLI_WORDS.en.unwritten('ENOSPC')),
      ]);
    },
  );

  test('standard error too: what goes with an answer is part of it', async () => {
    const wrong = await into('/dev/full', full => postzegel(['check', '--bogus'], 'pipe', full));
    expect(wrong.status).toBe(EXIT.unwritten);
    const make = ['make', 'sending', '--server', 'postfix'];
    const made = await into('/dev/full', full => postzegel(make, 'pipe', full));
    expect([made.status, made.stdout]).toEqual([EXIT.unwritten, '']);
    const both = await into('/dev/full', full => postzegel(['--help'], full, full));
    expect(both.status).toBe(EXIT.unwritten);
  });

  test('a disk that is full halfway: a write cut short is no whole one', async () => {
    const file = join(folder.path, 'short.json');
    // So many kilobytes a file may have. What is beyond them is a write cut short, and the next an error.
    const limited = `trap '' XFSZ; ulimit -f 8; exec "$@" > "${file}"`;
    const call = ['-c', limited, 'bash', process.execPath, MAIN, 'check', '--json', '--from', saved];
    const { status, stderr } = await run('bash', call);
    expect([status, stderr]).toEqual([
      EXIT.unwritten,
      expect.stringContaining(CLI_WORDS.en.unwritten('EFBIG')),
    ]);
    expect(statSync(file).size).toBe(8_192);
    expect(JSON.parse(readFileSync(saved, 'utf8'))).toHaveProperty('evidence');
  });

  test('a reader that leaves, as `head` does, is no fault and nothing to tell', async () => {
    const script = '"$@" 2>"$0" | true; exit ${PIPESTATUS[0]}';
    const errors = join(folder.path, 'errors');
    const call = ['-c', script, errors, process.execPath, MAIN, 'check', '--json', '--from', saved];
    expect((await run('bash', call)).status).toBe(EXIT.fine);
    expect(readFileSync(errors, 'utf8')).toBe('');
    const closed = '"$@" 2> >(exec true) >/dev/null';
    const unheard = ['-c', closed, 'bash', process.execPath, MAIN, 'make', 'sending', '--server', 'postfix'];
    expect((await run('bash', unheard)).status).toBe(EXIT.fine);
  });

  test('`npm start`: the address that nobody can be told is a status as well', async () => {
    const { status, stderr } = await into('/dev/full', full =>
      run(process.execPath, [START, '--browser', '--no-open'], full),
    );
    expect([status, stderr]).toEqual([
      EXIT.unwritten,
      expect.stringContaining(CLI_WORDS.en.unwritten('ENOSPC')),
    ]);
  });
});
