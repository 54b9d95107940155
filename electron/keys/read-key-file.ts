import { constants, open } from 'node:fs/promises';
import {
  type KeyMaterial,
  type KeyProblem,
  MAX_KEY_FILE_BYTES,
} from '../../shared/evidence/keys/key-material.ts';
import { refused, type Result } from '../../shared/model/result.ts';
import { readKeyMaterial } from './read-key-material.ts';

/** To open a pipe would else wait for somebody to write into it. Windows has no such files, and no such flag. */
const NO_WAITING = constants.O_NONBLOCK ?? 0;

/** The same of a file. Reads a plain file only, and no more of it than may be there; a device or a pipe would have no end. */
export async function readKeyFile(path: string): Promise<Result<readonly KeyMaterial[], KeyProblem>> {
  const file = await open(path, constants.O_RDONLY | NO_WAITING).catch(() => undefined);
  if (!file) return refused('no-file');
  const bytes = Buffer.alloc(MAX_KEY_FILE_BYTES + 1);
  try {
    if (!(await file.stat()).isFile()) return refused('no-file');
    const { bytesRead } = await file.read(bytes, 0, bytes.length, 0);
    return readKeyMaterial(bytes.subarray(0, bytesRead));
  } catch {
    return refused('no-file');
  } finally {
    bytes.fill(0);
    await file.close();
  }
}
