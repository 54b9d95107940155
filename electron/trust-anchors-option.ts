import { parseArgs } from 'node:util';
import { readTrustAnchors } from './cli/read-files.ts';
import type { TrustAnchor } from './network.ts';
import type { StartLanguage } from './start-words.ts';

const OPTION = 'trust-anchors';

/** The file given with `--trust-anchors`, for an internal network with a root of its own. */
export function trustAnchorsFile(argv: readonly string[]): string | undefined {
  // What else is given is for others: Electron has options of its own.
  const { values } = parseArgs({
    args: [...argv],
    options: { [OPTION]: { type: 'string' } },
    strict: false,
    allowPositionals: true,
  });
  const file = values[OPTION];
  return typeof file === 'string' ? file : undefined;
}

/** The anchors in that file, as an option of `compose`. Throws `UnreadableFile` with the sentence to show. */
export async function trustAnchorsOption(
  argv: readonly string[],
  language: StartLanguage,
): Promise<{ readonly trustAnchors?: readonly TrustAnchor[] }> {
  const file = trustAnchorsFile(argv);
  return file === undefined ? {} : { trustAnchors: await readTrustAnchors(file, language) };
}
