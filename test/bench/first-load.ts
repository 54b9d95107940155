import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import * as z from 'zod/mini';

const PAGE = fileURLToPath(new URL('../../dist/renderer', import.meta.url));
const LIMIT_KB = 300;

const manifest = z.record(
  z.string(),
  z.object({
    file: z.string(),
    isEntry: z.optional(z.boolean()),
    imports: z.optional(z.array(z.string())),
  }),
);

/** JavaScript that the page loads first, compressed: without the rooms that come later. */
export function benchFirstLoad(): boolean {
  const chunks = manifest.parse(JSON.parse(readFileSync(join(PAGE, '.vite', 'manifest.json'), 'utf8')));
  const wanted = new Set(Object.keys(chunks).filter(key => chunks[key]?.isEntry === true));
  for (const key of wanted) for (const imported of chunks[key]?.imports ?? []) wanted.add(imported);
  const scripts = [...wanted].map(key => chunks[key]!.file);
  const bytes = scripts.reduce((sum, name) => sum + gzipSync(readFileSync(join(PAGE, name))).length, 0);
  const kb = bytes / 1_000;
  process.stdout.write(
    `first load of the page: ${kb.toFixed(0)} kB of JavaScript, compressed (under ${LIMIT_KB})\n`,
  );
  return kb < LIMIT_KB;
}
