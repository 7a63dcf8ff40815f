import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { configDefaults, defineConfig } from 'vitest/config';

/** What a test changes for every file of its process. */
const changesProcess = /\bvi\.|fake-indexeddb|globalThis|process\.env|setClockOffset/;
const screens = globSync('src/{main,renderer/{app,features,ui}}/**/*.test.{ts,tsx}').filter(
  (file) => !changesProcess.test(readFileSync(file, 'utf8')),
);

/** Has the files with properties, and no others, wait for the seed of their cases. */
const sameCases = {
  name: 'same-cases',
  transform: (code: string, id: string) =>
    /\.test\.tsx?$/.test(id) && code.includes("from 'fast-check'")
      ? { code: `import ${JSON.stringify(path.resolve('tests/same-cases.ts'))}; ${code}`, map: null }
      : null,
};

/** Every test that needs no Electron; the journeys in e2e/ are Playwright's. */
export default defineConfig({
  plugins: [sameCases],
  test: {
    environment: 'node',
    // For a machine on which others work too: a test that fails by a time limit alone tells nothing.
    testTimeout: 120_000,
    hookTimeout: 120_000,
    expect: { poll: { timeout: 20_000 } },
    // Two cores: more workers only wait for each other.
    maxWorkers: 2,
    projects: [
      // Rules and screens leave nothing behind, so their files share a worker: that halves the processor's time of their checks.
      { extends: true, test: { name: 'shared', include: ['src/shared/**/*.test.ts', ...screens], isolate: false } },
      {
        extends: true,
        test: {
          name: 'rest',
          include: ['src/{main,renderer}/**/*.test.{ts,tsx}', 'sync-server/**/*.test.ts', 'tests/**/*.test.ts'],
          exclude: [...configDefaults.exclude, ...screens],
        },
      },
    ],
  },
});
