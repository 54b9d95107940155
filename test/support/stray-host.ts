import { connect } from 'node:net';
import { createInterface } from 'node:readline';
import { createDispatcher } from '../../electron/dispatch.ts';
import { hostLog } from '../../electron/host-log.ts';
import type { PostzegelApi } from '../../shared/contract/contract.ts';

// A host as the browser's and Electron's are, with calls that go wrong where nobody catches it: frames come in as lines
// on standard input, and go out on standard output.

const never = () => new Promise<never>(() => undefined);
const mistake = (where: string) => new Error(`mistake ${where}`);

const MISTAKES: Readonly<Record<string, (signal: AbortSignal) => Promise<never>>> = {
  'a-timer.nl': async () => {
    setTimeout(() => {
      throw mistake('in a timer');
    }, 5);
    return never();
  },
  'a-promise.nl': async () => {
    // oxlint-disable-next-line typescript/no-floating-promises
    Promise.reject(mistake('in a promise'));
    return never();
  },
  'a-socket.nl': async () => {
    const socket = connect(1, '127.0.0.1');
    socket.on('error', () => {
      throw mistake('of a socket');
    });
    return never();
  },
  'a-listener.nl': async signal => {
    signal.addEventListener('abort', () => process.stderr.write('what was under way is stopped\n'));
    setTimeout(() => {
      throw mistake('with work under way');
    }, 5);
    return never();
  },
  'too-late.nl': async () => {
    setTimeout(() => {
      throw mistake('after its call');
    }, 20);
    throw new Error('ended before');
  },
};

const api: PostzegelApi<AbortSignal> = {
  about: async () => ({ version: '1', host: 'test', practiceDomains: [] }),
  checkDomain: ({ domain }, _onProgress, signal) => MISTAKES[domain]!(signal),
  verifyPublication: never,
  publishPractice: never,
  readPastedSession: never,
  measureCosts: async () => {
    await new Promise(resolve => setTimeout(resolve, 200));
    return { policyFetchMs: 1, validationMs: 2, rounds: 3 };
  },
  readKeyMaterial: never,
  openKeyFile: never,
  issuerFamilies: never,
};

const page = createDispatcher(api, hostLog()).connect(frame => {
  process.stdout.write(`${JSON.stringify(frame)}\n`);
});
createInterface(process.stdin).on('line', line => page.receive(JSON.parse(line)));
