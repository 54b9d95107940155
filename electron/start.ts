import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { runInBrowser } from './browser/main.ts';
import { hasDisplay } from './browser/open-browser.ts';
import { buildIfStale } from './build-if-stale.ts';
import { electronRuntime } from './electron-runtime.ts';
import { EXIT } from './cli/exit-codes.ts';
import { UnreadableFile } from './cli/read-files.ts';
import { runElectron } from './run-electron.ts';
import { startLanguage, startLine, type WhyBrowser, WORDS } from './start-words.ts';
import { trustAnchorsFile, trustAnchorsOption } from './trust-anchors-option.ts';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const RENDERER = { config: 'renderer/vite.config.ts', result: 'dist/renderer/index.html' };
const MAIN = [
  { config: 'electron/vite.config.ts', result: 'dist/main/main.js' },
  { config: 'electron/vite.preload.config.ts', result: 'dist/main/preload.cjs' },
];

const { values } = parseArgs({
  options: {
    browser: { type: 'boolean' },
    'no-open': { type: 'boolean' },
    'trust-anchors': { type: 'string' },
  },
});
const language = startLanguage(process.env);
const display = hasDisplay(process.env, process.platform);

const options = await trustAnchorsOption(process.argv.slice(2), language).catch((error: unknown) => {
  if (!(error instanceof UnreadableFile)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exit(EXIT.usage);
});
const why = await startElectron();
if (why) {
  const open = display && values['no-open'] !== true;
  process.stdout.write(`${startLine(language, why, open)}\n`);
  await buildIfStale(ROOT, [RENDERER]);
  await runInBrowser({ open }, options);
}

/** Starts Electron and waits for its end; gives why it is the browser instead, where it is. */
async function startElectron(): Promise<WhyBrowser | undefined> {
  if (values.browser === true) return 'asked';
  if (!display) return 'no-display';
  const waitMs = Number.parseInt(process.env['POSTZEGEL_ELECTRON_WAIT_MS'] ?? '', 10);
  const runtime = await electronRuntime({
    package: join(ROOT, 'node_modules', 'electron'),
    failureMark: join(ROOT, '.cache', 'electron-not-fetched'),
    now: Date.now,
    // A minute of silence looks like a hang. To standard error: the one line that says why stays the only one.
    onFetch: limitMs => process.stderr.write(`${WORDS[language].fetching(Math.ceil(limitMs / 1_000))}\n`),
    ...(waitMs >= 0 && { waitMs }),
  });
  if (runtime.kind === 'missing') return 'no-runtime';
  await buildIfStale(ROOT, [RENDERER, ...MAIN]);
  return (await runElectron(runtime.executable, electronArguments())) === 'false-start'
    ? 'did-not-start'
    : undefined;
}

/** The application, and what it is to know. */
function electronArguments(): readonly string[] {
  const file = trustAnchorsFile(process.argv.slice(2));
  return file === undefined ? [ROOT] : [ROOT, `--trust-anchors=${resolve(file)}`];
}
