import { CallFailed, type Failure } from '../../../../shared/contract/failure.ts';
import { type KeyMaterial, MAX_KEY_FILE_BYTES } from '../../../../shared/evidence/keys/key-material.ts';
import { toBase64 } from '../../../../shared/model/bytes.ts';
import { api } from '../../../host/api.ts';

/** What came of reading: what was found, why nothing was, or that the user thought better of it. */
export type KeysRead =
  | { readonly kind: 'found'; readonly found: readonly KeyMaterial[] }
  | { readonly kind: 'failed'; readonly failure: Failure }
  | { readonly kind: 'none-chosen' };

const unreadable = (problem: 'too-large' | 'no-file'): KeysRead => ({
  kind: 'failed',
  failure: { kind: 'unreadable-key', problem },
});
const NEVER = new AbortController().signal;

/** Hands the bytes to the program, and wipes them: nothing here keeps what may be a private key. */
async function readBytes(bytes: Uint8Array): Promise<KeysRead> {
  if (bytes.length > MAX_KEY_FILE_BYTES) return unreadable('too-large');
  const content = toBase64(bytes);
  bytes.fill(0);
  return settled(async () => ({
    kind: 'found',
    found: await api.readKeyMaterial({ content }, () => undefined, NEVER),
  }));
}

export const readText = (text: string): Promise<KeysRead> => readBytes(new TextEncoder().encode(text));

export async function readFile(file: File): Promise<KeysRead> {
  if (file.size > MAX_KEY_FILE_BYTES) return unreadable('too-large');
  const content = await file.arrayBuffer().catch(() => undefined);
  return content ? readBytes(new Uint8Array(content)) : unreadable('no-file');
}

/** By the dialog of the host: what is in the file does not come here. */
export const pickFile = (): Promise<KeysRead> =>
  settled(async () => {
    const picked = await api.openKeyFile({}, () => undefined, NEVER);
    return picked.kind === 'read' ? { kind: 'found', found: picked.found } : picked;
  });

async function settled(call: () => Promise<KeysRead>): Promise<KeysRead> {
  try {
    return await call();
  } catch (error) {
    if (error instanceof CallFailed) return { kind: 'failed', failure: error.failure };
    throw error;
  }
}
