import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';

const ASSETS = fileURLToPath(new URL('../../dist/renderer/assets', import.meta.url));
const LIMIT_KB = 300;

/** JavaScript that the page loads first, compressed. */
export function benchFirstLoad(): boolean {
  const scripts = readdirSync(ASSETS).filter(name => name.endsWith('.js'));
  const bytes = scripts.reduce((sum, name) => sum + gzipSync(readFileSync(join(ASSETS, name))).length, 0);
  const kb = bytes / 1_000;
  process.stdout.write(
    `first load of the page: ${kb.toFixed(0)} kB of JavaScript, compressed (under ${LIMIT_KB})\n`,
  );
  return kb < LIMIT_KB;
}
