import { lstatSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { html, htmlText, type HtmlText } from '../../shared/generate/quoting/html.ts';

export interface RedirectFile {
  readonly path: string;
  /** Deletes it and its folder, at once; no error where they have gone already. */
  remove(): void;
}

const OTHERS_MAY_WRITE = 0o022;

/**
 * Writes a page for one user that leads to an address. Every user of a machine can read the arguments of every program
 * (`/proc`), so an address that opens something goes to a browser in a file.
 *
 * It lies in the home folder, in sight: a browser in a snap reads there, and neither in `/tmp` nor in folders with a dot,
 * and one in a flatpak is handed the file wherever it is. In the folder nobody else may look; the file itself nobody else
 * may read, even if the folder were put elsewhere under it.
 *
 * All at once: a program that is told to end in between would leave it behind.
 *
 * @returns undefined where the home folder is not there, not this user's own, or open to the writing of others
 */
export function writeRedirectFile(address: string, home: () => string): RedirectFile | undefined {
  let folder: string | undefined;
  const remove = () => {
    if (folder !== undefined) rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
  };
  try {
    // Throws where a user has no home at all.
    const parent = home();
    if (!isPrivate(parent)) return undefined;
    // With mode 0700, and a name of its own.
    folder = mkdtempSync(join(parent, 'Postzegel-'));
    const path = join(folder, 'open.html');
    writeFileSync(path, redirectPage(address), { flag: 'wx', mode: 0o600 });
    return { path, remove };
  } catch {
    remove();
    return undefined;
  }
}

function isPrivate(folder: string): boolean {
  const { uid, mode } = lstatSync(folder);
  // Windows has no such modes; a profile is its user's own there.
  return process.getuid === undefined || (uid === process.getuid() && (mode & OTHERS_MAY_WRITE) === 0);
}

function redirectPage(address: string): HtmlText {
  const to = htmlText(address);
  return html`<!doctype html>
<html lang="nl">
<meta charset="utf-8">
<meta name="referrer" content="no-referrer">
<meta http-equiv="refresh" content="0; url=${to}">
<title>Postzegel</title>
<p><a href="${to}">Naar Postzegel</a></p>
<p lang="en"><a href="${to}">To Postzegel</a></p>
</html>
`;
}
