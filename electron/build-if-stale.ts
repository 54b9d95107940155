import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'vite';

export interface Bundle {
  readonly config: string;
  /** A file that the build writes. */
  readonly result: string;
}

/** Builds what is missing or older than the sources; takes some seconds the first time, and nothing after that. */
export async function buildIfStale(root: string, bundles: readonly Bundle[]): Promise<void> {
  const sources = ['shared', 'electron', 'renderer', 'assets'].map(folder => join(root, folder));
  const newest = Math.max(statSync(join(root, 'package.json')).mtimeMs, ...sources.map(newestIn));
  // Vite takes its mode from here, and a page in development mode is half as large again.
  process.env['NODE_ENV'] = 'production';
  for (const { config, result } of bundles) {
    const file = join(root, result);
    if (existsSync(file) && statSync(file).mtimeMs >= newest) continue;
    await build({ configFile: join(root, config), logLevel: 'error' });
  }
}

function newestIn(folder: string): number {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter(entry => entry.isFile());
  return Math.max(0, ...files.map(entry => statSync(join(entry.parentPath, entry.name)).mtimeMs));
}
