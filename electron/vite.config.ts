import { builtinModules } from 'node:module';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/**
 * Bundles the main process for Electron, and the command line. Everything but Node's own modules and Electron goes in,
 * so that the packaged app carries no node_modules.
 */
export default defineConfig({
  root: here('.'),
  build: {
    outDir: here('../dist/main'),
    emptyOutDir: true,
    target: 'node24',
    minify: false,
    ssr: true,
    rolldownOptions: {
      input: { main: here('./main.ts'), cli: here('./cli/main.ts') },
      external: ['electron', ...builtinModules, /^node:/],
      output: { format: 'es', entryFileNames: '[name].js' },
    },
  },
  ssr: { noExternal: true, external: ['electron'] },
});
