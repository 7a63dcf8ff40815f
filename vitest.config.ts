import { defineConfig } from 'vitest/config';

/** Every test that needs no Electron; the journeys in e2e/ are Playwright's. */
export default defineConfig({
  test: {
    environment: 'node',
    testTimeout: 20_000,
    // Two cores: more workers only wait for each other.
    maxWorkers: 2,
    projects: [
      // Pure rules leave nothing behind, so their files share a worker: seconds saved at every check.
      { extends: true, test: { name: 'shared', include: ['src/shared/**/*.test.ts'], isolate: false } },
      {
        extends: true,
        test: {
          name: 'rest',
          include: ['src/{main,renderer}/**/*.test.{ts,tsx}', 'sync-server/**/*.test.ts', 'tests/**/*.test.ts'],
        },
      },
    ],
  },
});
