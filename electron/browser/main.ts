import { homedir } from 'node:os';
import { fileURLToPath } from 'node:url';
import { compose, type ComposeOptions } from '../compose.ts';
import { createDispatcher } from '../dispatch.ts';
import { hostLog } from '../host-log.ts';
import { described } from '../stray-errors.ts';
import { openBrowser } from './open-browser.ts';
import { type RedirectFile, writeRedirectFile } from './redirect-file.ts';
import { startBrowserHost } from './server.ts';

const PAGE_FOLDER = fileURLToPath(new URL('../../dist/renderer', import.meta.url));

interface BrowserHostOpening {
  readonly open: boolean;
  readonly notOpened: string;
  readonly output: { write(text: string): unknown };
}

/**
 * Runs the application in the user's browser until its last page is gone, or Ctrl-C. Prints the address, and `notOpened` after
 * it where no browser opens by itself.
 */
export async function runInBrowser(
  { open, notOpened, output }: BrowserHostOpening,
  options: Omit<ComposeOptions, 'host'>,
): Promise<void> {
  const log = hostLog();
  const { api, close } = compose({ host: 'browser', ...options });
  const dispatcher = createDispatcher(api, log);
  let redirect: RedirectFile | undefined;
  let visited = false;
  const stop = () => {
    Promise.all([host.close(), close()])
      .catch((error: unknown) => log(described(error)))
      .finally(() => process.exit(0));
  };
  const host = await startBrowserHost({
    dispatcher,
    pageFolder: PAGE_FOLDER,
    onVisited: () => {
      visited = true;
      redirect?.remove();
    },
    onDeserted: stop,
  });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, stop);
  process.once('exit', () => redirect?.remove());
  // Printed as well where a browser opens: it may be the wrong one.
  output.write(`${host.address}\n`);
  if (!open) return;
  const openYourself = () => {
    redirect?.remove();
    if (!visited) output.write(`${notOpened}\n`);
  };
  redirect = writeRedirectFile(host.address, homedir);
  if (redirect === undefined) openYourself();
  else openBrowser(redirect.path, process.platform, openYourself);
}
