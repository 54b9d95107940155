import { defineConfig } from 'vitest/config';

// Three projects, so that one can be run alone: `npm test -- --project unit`.
const project = (
  name: string,
  include: string[],
  limits: { testTimeout: number; fileParallelism?: boolean },
) => ({
  extends: true as const,
  test: { name, include, ...limits },
});

export default defineConfig({
  test: {
    projects: [
      project('unit', ['test/{unit,suites,house}/**/*.test.{ts,tsx}'], { testTimeout: 30_000 }),
      project('fuzz', ['test/fuzz/**/*.test.ts'], { testTimeout: 600_000 }),
      project('real', ['test/real/**/*.test.ts'], { testTimeout: 120_000, fileParallelism: false }),
      project('e2e', ['test/e2e/**/*.test.ts'], { testTimeout: 120_000, fileParallelism: false }),
    ],
  },
});
