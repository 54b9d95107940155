import { existsSync, readFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Packager } from 'electron-builder';
import { build } from 'vite';

/**
 * `npm run package:dry`: all of packaging but the part that needs Electron's runtime. The configuration is checked by
 * electron-builder itself, the bundles are made, and nothing in them may ask for what will not be in the package.
 */
const ROOT = fileURLToPath(new URL('..', import.meta.url));
const CONFIGS = ['renderer/vite.config.ts', 'electron/vite.config.ts', 'electron/vite.preload.config.ts'];

for (const config of CONFIGS) await build({ configFile: join(ROOT, config), logLevel: 'error' });
const packager = new Packager({ projectDir: ROOT, config: 'electron-builder.yml' });
await packager.validateConfig();
process.stdout.write('electron-builder.yml: valid\n');

const allowed = new Set(['electron', ...builtinModules, ...builtinModules.map(name => `node:${name}`)]);
const strangers = ['main/main.js', 'main/preload.cjs']
  .flatMap(file => importsOf(file))
  .filter(name => !allowed.has(name));
if (strangers.length > 0) throw new Error(`not in the package: ${strangers.join(', ')}`);
process.stdout.write('dist/main: complete, nothing is imported from outside the bundle\n');

if (!existsSync(join(ROOT, 'node_modules', 'electron', 'path.txt'))) {
  process.stdout.write('Skipped: making the installers, since Electron’s runtime is not here.\n');
}

/** The modules that a bundle and the chunks beside it import by name. */
function importsOf(file: string, seen = new Set<string>()): readonly string[] {
  if (seen.has(file)) return [];
  seen.add(file);
  const text = readFileSync(join(ROOT, 'dist', file), 'utf8');
  const found = [
    ...text.matchAll(
      /^[ \t]*(?:import|export)\b[^'"\n]*['"]([^'"]+)['"]|\b(?:require|import)\(['"]([^'"]+)['"]\)/gm,
    ),
  ];
  const names = found.map(match => match[1] ?? match[2] ?? '');
  const folder = file.slice(0, file.lastIndexOf('/'));
  return names.flatMap(name => (name.startsWith('.') ? importsOf(join(folder, name), seen) : [name]));
}
