import { globSync, readFileSync } from 'node:fs';
import { configDefaults, defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** What a test changes for every file of its process. */
const changesProcess = /\bvi\.|fake-indexeddb|globalThis|process\.env|setClockOffset/;
const screens = globSync('src/{main,renderer/{app,features,ui}}/**/*.test.{ts,tsx}').filter(
  (file) => !changesProcess.test(readFileSync(file, 'utf8')),
);

/**
 * The histories of the simulation take four minutes in one file. Begun late, as its size would have it on a machine that never ran the tests, it would keep
 * one worker busy after all others have ended.
 */
class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const isLongest = ({ moduleId }: TestSpecification): boolean => moduleId.endsWith('/simulation.test.ts');
    const sorted = await super.sort(files);
    return [...sorted.filter(isLongest), ...sorted.filter((file) => !isLongest(file))];
  }
}

/** Every test that needs no Electron; the journeys in e2e/ are Playwright's. */
export default defineConfig({
  test: {
    environment: 'node',
    setupFiles: ['tests/same-cases.ts'],
    // For a machine on which others work too: a test that fails by a time limit alone tells nothing.
    testTimeout: 120_000,
    hookTimeout: 120_000,
    expect: { poll: { timeout: 20_000 } },
    // One more than the cores: tests of real processes wait more than they work.
    maxWorkers: 3,
    sequence: { sequencer: LongestFirst },
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
