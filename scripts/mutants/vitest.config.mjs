// The tests as the mutants run them: each file by itself, in the order that is given, one at a time.
import { defineConfig } from 'vitest/config';
import base from '../../vitest.config.ts';

const files = process.env.GUICHET_TESTS.split('\n');

class InGivenOrder {
  shard = (specs) => specs;
  sort = (specs) => {
    const placeOf = ({ moduleId }) => files.findIndex((file) => moduleId.endsWith(`/${file}`));
    return specs.toSorted((a, b) => placeOf(a) - placeOf(b));
  };
}

const { projects: _projects, ...test } = base.test;

export default defineConfig({
  ...base,
  cacheDir: 'out/vite',
  test: {
    ...test,
    include: files,
    // What waits for ever is over sooner: the slowest test takes half of this.
    testTimeout: 40_000,
    hookTimeout: 40_000,
    maxWorkers: 1,
    fileParallelism: false,
    sequence: { sequencer: InGivenOrder },
    setupFiles: [...test.setupFiles, ...(process.env.GUICHET_REACH ? ['scripts/mutants/note-reached.mjs'] : [])],
  },
});
