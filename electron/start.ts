import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { runInBrowser } from './browser/main.ts';
import { hasDisplay } from './browser/open-browser.ts';
import { buildIfStale } from './build-if-stale.ts';
import { electronRuntime } from './electron-runtime.ts';
import { EXIT } from './cli/exit-codes.ts';
import { outputTo } from './cli/output.ts';
import { UnreadableFile } from './cli/read-files.ts';
import { CLI_WORDS } from './cli/usage.ts';
import { endByMistake, watchMistakes } from './cli/end-by-mistake.ts';
import { runElectron } from './run-electron.ts';
import { startLanguage, startLine, type WhyBrowser, WORDS } from './start-words.ts';
import { trustAnchorsFile, trustAnchorsOption } from './trust-anchors-option.ts';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const RENDERER = { config: 'renderer/vite.config.ts', result: 'dist/renderer/index.html' };
const MAIN = [
  { config: 'electron/vite.config.ts', result: 'dist/main/main.js' },
  { config: 'electron/vite.preload.config.ts', result: 'dist/main/preload.cjs' },
];

const language = startLanguage(process.env);
const display = hasDisplay(process.env, process.platform);

const stopWatching = watchMistakes();
const output = outputTo(process.stdout, code => {
  // Whoever has seen enough leaves; what runs goes on.
  if (code === 'EPIPE') return;
  process.stderr.write(`${CLI_WORDS[language].unwritten(code)}\n`);
  process.exit(EXIT.unwritten);
});
const values = optionsOf(process.argv.slice(2));
const trusted = await trustAnchorsOption(process.argv.slice(2), language).catch((error: unknown) => {
  if (!(error instanceof UnreadableFile)) throw error;
  endByCall(error.message);
});
const why = await startElectron();
if (why) {
  const open = display && values['no-open'] !== true;
  output.write(`${startLine(language, why, open)}\n`);
  await buildIfStale(ROOT, [RENDERER]);
  // From here on it serves: what goes wrong in one call ends no other.
  stopWatching();
  await runInBrowser({ open, notOpened: WORDS[language].notOpened, output }, trusted).catch(endByMistake);
}

function optionsOf(args: string[]) {
  try {
    return parseArgs({
      args,
      options: {
        browser: { type: 'boolean' },
        'no-open': { type: 'boolean' },
        'trust-anchors': { type: 'string' },
      },
    }).values;
  } catch (error) {
    endByCall(CLI_WORDS[language].wrong(error instanceof Error ? error.message : String(error)));
  }
}

/** Says what is wrong with the call, and ends. */
function endByCall(sentence: string): never {
  process.stderr.write(`${sentence}\n`);
  process.exit(EXIT.usage);
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
