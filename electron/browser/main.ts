import { fileURLToPath } from 'node:url';
import { compose, type ComposeOptions } from '../compose.ts';
import { createDispatcher } from '../dispatch.ts';
import { openBrowser } from './open-browser.ts';
import { startBrowserHost } from './server.ts';

const PAGE_FOLDER = fileURLToPath(new URL('../../dist/renderer', import.meta.url));

/** Runs the application in the user's browser until its last page is gone, or Ctrl-C. Prints the address. */
export async function runInBrowser(
  { open }: { open: boolean },
  options: Omit<ComposeOptions, 'host'>,
): Promise<void> {
  const { api, close } = compose({ host: 'browser', ...options });
  const dispatcher = createDispatcher(api, line => process.stderr.write(`${line}\n`));
  const stop = async () => {
    await Promise.all([host.close(), close()]);
    process.exit(0);
  };
  const host = await startBrowserHost({ dispatcher, pageFolder: PAGE_FOLDER, onDeserted: () => void stop() });
  process.once('SIGINT', () => void stop());
  process.once('SIGTERM', () => void stop());
  // Printed as well where a browser opens: it may be the wrong one.
  process.stdout.write(`${host.address}\n`);
  if (open) await openBrowser(host.address, process.platform);
}
