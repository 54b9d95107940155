import { createReadStream } from 'node:fs';
import * as z from 'zod/mini';
import type { Evidence } from '../../shared/evidence/evidence.ts';
import { readSavedEvidence, type SavedProblem } from '../../shared/evidence/bounds/saved-evidence.ts';
import type { Language } from '../../shared/words/say.ts';
import type { TrustAnchor } from '../network.ts';
import { CLI_WORDS } from './usage.ts';

/** Thrown with the sentence to show: which file, what is wrong with it, what to do. */
export class UnreadableFile extends Error {}

/** A saved check has some hundreds of kilobytes; far more is another file, chosen by mistake. */
const MAX_FILE_BYTES = 50_000_000;

const number = z.int().check(z.minimum(0), z.maximum(65_535));
const trustAnchor = z.union([
  z.object({ owner: z.string(), keyTag: number, algorithm: number, digestType: number, digest: z.string() }),
  z.object({ owner: z.string(), flags: number, protocol: number, algorithm: number, publicKey: z.string() }),
]);

/** The evidence in a file. */
export async function readEvidence(file: string, language: Language): Promise<Evidence> {
  const read = readSavedEvidence(await readJson(file, language));
  if (read.ok) return read.value;
  throw new UnreadableFile(sayProblem(read.errors[0], file, CLI_WORDS[language]));
}

function sayProblem(problem: SavedProblem, file: string, words: (typeof CLI_WORDS)[Language]): string {
  switch (problem.kind) {
    case 'not-evidence':
      return words.notEvidence(file);
    case 'too-much':
      return words.tooMuchEvidence(file);
    case 'no-name':
      return words.noNameInEvidence(file, problem.text);
  }
}

/** The trust anchors in a file, in place of the root's. */
export async function readTrustAnchors(file: string, language: Language): Promise<readonly TrustAnchor[]> {
  const parsed = z.safeParse(z.array(trustAnchor).check(z.minLength(1)), await readJson(file, language));
  if (!parsed.success) throw new UnreadableFile(CLI_WORDS[language].notAnchors(file));
  return parsed.data;
}

/** The file's JSON; undefined, which fits no schema, where it holds none. */
async function readJson(file: string, language: Language): Promise<unknown> {
  const bytes = await readBytes(file, language, MAX_FILE_BYTES);
  try {
    return bytes && JSON.parse(bytes.toString('utf8'));
  } catch {
    return undefined;
  }
}

/** The content of a file, or for `-` what comes in at stdin; undefined where it is larger than that. */
export async function readBytes(
  file: string,
  language: Language,
  maxBytes: number,
): Promise<Buffer | undefined> {
  const source = file === '-' ? process.stdin : createReadStream(file);
  const chunks: Buffer[] = [];
  let size = 0;
  try {
    for await (const chunk of source) {
      size += (chunk as Buffer).length;
      if (size > maxBytes) return undefined;
      chunks.push(chunk as Buffer);
    }
  } catch {
    throw new UnreadableFile(CLI_WORDS[language].unreadableFile(file));
  }
  return Buffer.concat(chunks);
}
