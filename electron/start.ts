import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { runInBrowser } from './browser/main.ts';
import { hasDisplay } from './browser/open-browser.ts';
import { buildIfStale } from './build-if-stale.ts';
import { electronRuntime } from './electron-runtime.ts';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const RENDERER = { config: 'renderer/vite.config.ts', result: 'dist/renderer/index.html' };
const MAIN = [
  { config: 'electron/vite.config.ts', result: 'dist/main/main.js' },
  { config: 'electron/vite.preload.config.ts', result: 'dist/main/preload.cjs' },
];

type WhyBrowser = 'asked' | 'no-display' | 'no-runtime' | 'did-not-start';
const WHY: Readonly<Record<'nl' | 'en', Readonly<Record<WhyBrowser, string>>>> = {
  nl: {
    asked: 'Postzegel opent in uw browser, zoals gevraagd.',
    'no-display': 'Hier is geen beeldscherm: open dit adres in een browser op dit apparaat.',
    'no-runtime': 'Het venster van Electron is hier niet op te halen; Postzegel opent in uw browser.',
    'did-not-start': 'Het venster van Electron start hier niet; Postzegel opent in uw browser.',
  },
  en: {
    asked: 'Postzegel opens in your browser, as asked.',
    'no-display': 'There is no display here: open this address in a browser on this device.',
    'no-runtime': 'Electron’s window cannot be fetched here; Postzegel opens in your browser.',
    'did-not-start': 'Electron’s window does not start here; Postzegel opens in your browser.',
  },
};

/** How soon an Electron that cannot run here has ended, in ms: a missing library shows at once. */
const FALSE_START_MS = 5_000;

const { values } = parseArgs({ options: { browser: { type: 'boolean' }, 'no-open': { type: 'boolean' } } });
const why = await startElectron();
if (why) {
  const language = (process.env['LC_ALL'] || process.env['LANG'] || 'nl').startsWith('en') ? 'en' : 'nl';
  process.stdout.write(`${WHY[language][why]}\n`);
  await buildIfStale(ROOT, [RENDERER]);
  await runInBrowser({ open: values['no-open'] !== true });
}

/** Starts Electron and waits for its end; gives why it is the browser instead, where it is. */
async function startElectron(): Promise<WhyBrowser | undefined> {
  if (values.browser === true) return 'asked';
  if (!hasDisplay(process.env, process.platform)) return 'no-display';
  const waitMs = Number(process.env['POSTZEGEL_ELECTRON_WAIT_MS']);
  const runtime = await electronRuntime({
    package: join(ROOT, 'node_modules', 'electron'),
    failureMark: join(ROOT, '.cache', 'electron-not-fetched'),
    now: Date.now,
    ...(waitMs > 0 && { waitMs }),
  });
  if (runtime.kind === 'missing') return 'no-runtime';
  await buildIfStale(ROOT, [RENDERER, ...MAIN]);
  return runElectron(runtime.executable);
}

function runElectron(executable: string): Promise<WhyBrowser | undefined> {
  const startedAt = Date.now();
  const child = spawn(executable, [ROOT], { stdio: 'inherit' });
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => child.kill(signal));
  return new Promise(resolve => {
    child.once('error', () => resolve('did-not-start'));
    child.once('exit', code => {
      const falseStart = code !== 0 && code !== null && Date.now() - startedAt < FALSE_START_MS;
      resolve(falseStart ? 'did-not-start' : undefined);
    });
  });
}
