import { defineConfig } from 'vitest/config';

/** Every test that needs no Electron; the journeys in e2e/ are Playwright's. */
export default defineConfig({
  test: {
    include: ['src/**/*.test.{ts,tsx}', 'sync-server/**/*.test.ts', 'tests/**/*.test.ts'],
    environment: 'node',
    testTimeout: 20_000,
    // Two cores: more workers only wait for each other.
    maxWorkers: 2,
  },
});
