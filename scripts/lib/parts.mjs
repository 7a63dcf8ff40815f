// The checks that read the code without running it: types per layer, lint, format.
import { inRoot } from './paths.mjs';
import { collect, seconds } from './run.mjs';
import { program } from './programs.mjs';

/** What a run remembers for the next one: only what changed is looked at again. */
const kept = (name) => inRoot(`out/check/${name}`);

const layers = ['src/shared', 'src/main', 'src/renderer', 'sync-server', 'tests'];

const parts = [
  { name: 'lint', command: () => [...program('oxlint'), '--deny-warnings', '--type-aware'] },
  ...layers.map((layer) => ({
    name: `types ${layer}`,
    command: () => [
      ...program('typescript', 'tsc'),
      '-p',
      layer,
      '--noEmit',
      '--incremental',
      '--tsBuildInfoFile',
      kept(`${layer.replaceAll('/', '-')}.tsbuildinfo`),
    ],
  })),
  {
    name: 'format',
    command: () => [
      ...program('prettier'),
      '--check',
      '--log-level',
      'warn',
      '--cache',
      '--cache-location',
      kept('prettier'),
      '.',
    ],
  },
];

/** Runs `work` over `items`, at most `limit` at a time, results in the order of the items. */
export async function inParallel(items, limit, work) {
  const results = [];
  let next = 0;
  const worker = async () => {
    while (next < items.length) {
      const index = next++;
      results[index] = await work(items[index]);
    }
  };
  await Promise.all(Array.from({ length: limit }, worker));
  return results;
}

/** Runs every part, two at a time, and reports each as it ends: `{ name, good, output, took }`. */
export const checkParts = (report) =>
  inParallel(parts, 2, async ({ name, command }) => {
    const startedMs = Date.now();
    const [first, ...args] = command();
    const { code, output } = await collect(first, args);
    const result = { name, good: code === 0, output, took: seconds(startedMs) };
    report(result);
    return result;
  });
