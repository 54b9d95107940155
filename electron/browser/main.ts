import { fileURLToPath } from 'node:url';
import { compose, type ComposeOptions } from '../compose.ts';
import { createDispatcher } from '../dispatch.ts';
import { hostLog } from '../host-log.ts';
import { described } from '../stray-errors.ts';
import { openBrowser } from './open-browser.ts';
import { startBrowserHost } from './server.ts';

const PAGE_FOLDER = fileURLToPath(new URL('../../dist/renderer', import.meta.url));

/** Runs the application in the user's browser until its last page is gone, or Ctrl-C. Prints the address. */
export async function runInBrowser(
  { open, output }: { open: boolean; output: { write(text: string): unknown } },
  options: Omit<ComposeOptions, 'host'>,
): Promise<void> {
  const log = hostLog();
  const { api, close } = compose({ host: 'browser', ...options });
  const dispatcher = createDispatcher(api, log);
  const stop = () => {
    Promise.all([host.close(), close()])
      .catch((error: unknown) => log(described(error)))
      .finally(() => process.exit(0));
  };
  const host = await startBrowserHost({ dispatcher, pageFolder: PAGE_FOLDER, onDeserted: stop });
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
  // Printed as well where a browser opens: it may be the wrong one.
  output.write(`${host.address}\n`);
  if (open) await openBrowser(host.address, process.platform);
}
