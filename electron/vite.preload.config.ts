import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** Bundles the preload script into one CommonJS file: a sandboxed preload can be nothing else. */
export default defineConfig({
  root: here('.'),
  build: {
    outDir: here('../dist/main'),
    emptyOutDir: false,
    target: 'node24',
    minify: false,
    lib: { entry: here('./preload.ts'), formats: ['cjs'], fileName: () => 'preload.cjs' },
    rolldownOptions: { external: ['electron'] },
  },
});
