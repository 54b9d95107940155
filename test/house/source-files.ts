import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

export const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** Paths of all files that belong to the project, tracked or about to be, relative to its root. */
export const projectFiles: readonly string[] = execFileSync(
  'git',
  ['ls-files', '--cached', '--others', '--exclude-standard'],
  { cwd: ROOT, encoding: 'utf8' },
)
  .split('\n')
  .filter(path => path !== '' && existsSync(`${ROOT}/${path}`));

export const sourceFiles: readonly string[] = projectFiles.filter(path => /\.tsx?$/.test(path));

/** The part of the application that the walls are about. */
export const applicationFiles: readonly string[] = sourceFiles.filter(path =>
  /^(shared|electron|renderer)\//.test(path),
);

export const textOf = (path: string): string => readFileSync(`${ROOT}/${path}`, 'utf8');
