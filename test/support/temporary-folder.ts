import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface TemporaryFolder {
  readonly path: string;
  /** Deletes the folder and all in it; no error where it has gone already. */
  remove(): Promise<void>;
}

/**
 * Makes an empty folder of its own under the system's temporary folder.
 * @param access `everyone` lets other users look in: a server that gives up its root rights must reach its files
 */
export async function temporaryFolder(
  name: string,
  access: 'owner' | 'everyone' = 'owner',
): Promise<TemporaryFolder> {
  const path = await mkdtemp(join(tmpdir(), `postzegel-${name}-`));
  if (access === 'everyone') await chmod(path, 0o755);
  return { path, remove: () => rm(path, { recursive: true, force: true, maxRetries: 3 }) };
}
