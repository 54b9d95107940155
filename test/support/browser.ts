import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import {
  chromium,
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  type Page,
} from 'playwright-core';

const START = fileURLToPath(new URL('../../electron/start.ts', import.meta.url));
const CHROMIUM = '/usr/bin/chromium';
const QUIET = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];
/** How long a page may take to show something, in ms. Far more than it needs, and less than a test may take. */
const WAIT_MS = 10_000;
/** The first start builds the page. */
const START_LIMIT_MS = 60_000;

/** The application as `npm start` runs it in the browser, its address, and what ends it. */
export interface RunningApp {
  readonly address: string;
  readonly output: () => string;
  readonly ended: Promise<number | null>;
  stop(signal?: NodeJS.Signals): Promise<void>;
}

interface AppOptions {
  readonly args?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  /** Lets it open the browser by itself, with the `xdg-open` that `env` leads to. */
  readonly opens?: boolean;
}

export async function startApp({ args = [], env = {}, opens = false }: AppOptions = {}): Promise<RunningApp> {
  const child = spawn(process.execPath, [START, '--browser', ...(opens ? [] : ['--no-open']), ...args], {
    env: { ...process.env, LANG: 'nl_NL.UTF-8', LC_ALL: '', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  const ended = new Promise<number | null>(resolve => child.once('exit', resolve));
  const address = await new Promise<string>((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`no address: ${output}`)), START_LIMIT_MS);
    const read = (chunk: Buffer) => {
      output += String(chunk);
      const found = /http:\/\/127\.0\.0\.1:\S+/.exec(output)?.[0];
      if (!found) return;
      clearTimeout(timer);
      resolve(found);
    };
    child.stdout.on('data', read);
    child.stderr.on('data', read);
    void ended.then(code => reject(new Error(`ended with ${code}: ${output}`)));
  });
  return {
    address,
    output: () => output,
    ended,
    async stop(signal = 'SIGTERM') {
      child.kill(signal);
      await ended;
    },
  };
}

export const launchBrowser = (): Promise<Browser> =>
  chromium.launch({ executablePath: CHROMIUM, args: QUIET });

/** A context whose pages report what went wrong in them. */
export async function watchedContext(
  browser: Browser,
  options: BrowserContextOptions,
): Promise<{ context: BrowserContext; troubles: string[] }> {
  const context = await browser.newContext(options);
  context.setDefaultTimeout(WAIT_MS);
  const troubles: string[] = [];
  context.on('page', page => {
    page.on('pageerror', error => troubles.push(error.message));
    page.on('console', message => {
      // Playwright's own screenshots put a style into the page, which our policy rightly refuses.
      if (message.type() === 'error' && !message.text().includes('inline style'))
        troubles.push(message.text());
    });
  });
  return { context, troubles };
}

/** The address works once, for this browser. The page stays open: from then on it lets in others, as a tab does. */
export async function openFirstPage(context: BrowserContext, app: RunningApp): Promise<Page> {
  const first = await context.newPage();
  await first.goto(app.address);
  await first.locator('main').waitFor();
  return first;
}
