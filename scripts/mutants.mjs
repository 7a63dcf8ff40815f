// npm run mutants -- [--count N] [--seed S] [--only PART] [--seconds N] [--histories N] [--again] [--json]: changes the rules of the exchange in one
// place at a time, and looks whether a test, or the simulation, notices. What survives is explained in mutants/explained.json or a gap.
// `--again` judges again what survived the last run, and what it did not come to. Works on a copy in out/mutants. Exit 1 when something survives
// unexplained. Why so: docs/decisions/0073.
import { existsSync, globSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { inRoot, out } from './lib/paths.mjs';
import { say, seconds } from './lib/run.mjs';
import { setUp } from './lib/setup.mjs';

const { values: options } = parseArgs({
  options: {
    count: { type: 'string', default: '160' },
    seed: { type: 'string', default: '1' },
    only: { type: 'string', default: '' },
    seconds: { type: 'string', default: '90' },
    histories: { type: 'string', default: '60' },
    again: { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
  },
});
await setUp({ electron: false });
const { applied, findMutants } = await import('./mutants/find-mutants.mjs');
const { functionAt, readReach } = await import('./mutants/reach.mjs');
const { buildHistories, copyTree, runHistories, runTests, tree } = await import('./mutants/tree.mjs');

/** The rules of the exchange: merge, stamps and digests, what the server decides and stores, how a desk pulls and pushes. */
const folders = [
  'src/shared/sync',
  'src/renderer/sync',
  ...['appointments', 'collections', 'documents', 'history', 'store', 'tickets'].map(
    (room) => `sync-server/src/${room}`,
  ),
];
/** So many seconds of tests, as they took without a change, are spent on a mutant before the simulation has its turn. */
const testSeconds = Number(options.seconds);
const FIRST_SECONDS = 10;
const HISTORIES_MS = 10 * 60_000;

const files = globSync(
  folders.map((folder) => `${folder}/**/*.ts`),
  { cwd: inRoot() },
)
  .map((file) => file.split(path.sep).join('/'))
  .filter((file) => !/\.test\.ts$|\/testing\//.test(file))
  .sort();
const sources = new Map(files.map((file) => [file, readFileSync(inRoot(file), 'utf8')]));
const explained = JSON.parse(readFileSync(inRoot('scripts/mutants/explained.json'), 'utf8'));
const isSame = (mutant) => (one) => ['file', 'before', 'after'].every((key) => one[key] === mutant[key]);

/** A fraction of one that the same seed gives again. */
function diceOf(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** So many mutants by chance: at most one of each file, then two, and so on, until there are enough. */
function draw(mutants, count, dice) {
  const shuffled = mutants.map((mutant) => ({ mutant, at: dice() })).sort((a, b) => a.at - b.at);
  const taken = new Map();
  return shuffled
    .map(({ mutant }) => {
      const round = taken.get(mutant.file) ?? 0;
      taken.set(mutant.file, round + 1);
      return { mutant, round };
    })
    .sort((a, b) => a.round - b.round)
    .slice(0, count)
    .map(({ mutant }) => mutant);
}

/** How many words of the file and its folder a test bears in its name: `store/sql/purge.ts` and `sqlite-store.test.ts` share two. */
function wordsShared(file, test) {
  const words = file
    .replace(/\.ts$/, '')
    .split('/')
    .slice(-3)
    .flatMap((part) => part.split('-'));
  return new Set(words.filter((word) => word.length > 2 && path.basename(test).includes(word))).size;
}

/** The tests that enter the function of a mutant: those named alike, the short ones and those that enter little else first. */
function testsFor(mutant, reach) {
  const entered = functionAt(mutant.file, sources.get(mutant.file), mutant.start);
  const costOf = ({ test, seconds: took, reached }) => (took * reached.size) / 4 ** wordsShared(mutant.file, test);
  let left = testSeconds;
  return reach
    .filter(({ reached }) => reached.has(entered))
    .sort((a, b) => costOf(a) - costOf(b))
    .filter(({ seconds: took }, index) => (left -= took) > 0 || index === 0);
}

/** The tests in two runs: what loops for ever is noticed in the short first one. */
function inTwoRuns(tests) {
  let left = FIRST_SECONDS;
  const split = tests.findIndex(({ seconds: took }) => (left -= took) < 0);
  return (split < 1 ? [tests] : [tests.slice(0, split), tests.slice(split)]).filter((some) => some.length > 0);
}

async function judge(mutant, reach) {
  const tests = testsFor(mutant, reach);
  for (const some of inTwoRuns(tests)) {
    const usual = some.reduce((sum, { seconds: took }) => sum + took, 0);
    const limitMs = 40_000 + 3_000 * usual;
    const { late, failures } = await runTests(
      some.map(({ test }) => test),
      { limitMs, bail: true },
    );
    if (late) return { verdict: 'killed', by: 'time' };
    if (failures.length > 0) return { verdict: 'killed', by: failures[0].test || 'vitest', what: failures[0].what };
  }
  // What is built alike does not contain the change.
  if (Number(options.histories) > 0 && (await buildHistories()) !== usualHistories) {
    const { late, fault } = await runHistories(Number(options.histories), { limitMs: HISTORIES_MS });
    if (late || fault !== null) return { verdict: 'killed', by: late ? 'time' : 'simulation', what: fault ?? '' };
  }
  return { verdict: explained.some(isSame(mutant)) ? 'explained' : 'survived', tests: tests.length };
}

async function judgeOnCopy(mutant, reach) {
  const place = path.join(tree, mutant.file);
  const source = sources.get(mutant.file);
  writeFileSync(place, applied(source, mutant));
  const startedMs = Date.now();
  const judged = await judge(mutant, reach);
  writeFileSync(place, source);
  const { file, line, before, after } = mutant;
  return { file, line, before, after, ...judged, seconds: Math.round((Date.now() - startedMs) / 1000) };
}

const brief = (text) => (text.length > 160 ? `${text.slice(0, 157)}…` : text);
const lineOf = ({ file, line, before, after, verdict, by, what, seconds: took }) =>
  `${verdict}${by ? ` by ${by}` : ''}${what ? ` (${brief(what)})` : ''}, ${took} s\n  ${file}:${line}\n  - ${brief(before)}\n  + ${brief(after)}`;

// Whoever stops the run also stops what runs in the copy.
for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => process.exit(1));
const startedMs = Date.now();
await copyTree();
const all = files.flatMap((file) => findMutants(file, sources.get(file)));
const drawn = draw(
  all.filter(({ file }) => file.includes(options.only)),
  Number(options.count),
  diceOf(Number(options.seed)),
);
const reach = await readReach({
  tree,
  files,
  kept: path.join(out, 'mutants/reach.json'),
  runTests: async (tests) => {
    const { failures, notes } = await runTests(tests, { limitMs: 3_600_000, reach: true });
    return { failed: failures.map(({ test }) => test), notes };
  },
  say,
});
say(
  `${all.length} mutants in ${files.length} files, ${drawn.length} drawn, ${reach.length} test files (${seconds(startedMs)})`,
);
const usualHistories = await buildHistories();
const resultFile = path.join(out, 'mutants/result.json');
const before = options.again && existsSync(resultFile) ? JSON.parse(readFileSync(resultFile, 'utf8')).judged : [];
const settled = before.filter(({ verdict }) => verdict !== 'survived');
const judgedBefore = (mutant) => settled.find((one) => one.line === mutant.line && isSame(mutant)(one));

function resultOf(judged) {
  const having = (verdict) => judged.filter((one) => one.verdict === verdict);
  const [killed, known, survivors] = ['killed', 'explained', 'survived'].map(having);
  const percent = (of) => Math.round((1000 * killed.length) / Math.max(1, of)) / 10;
  return {
    seed: Number(options.seed),
    mutants: judged.length,
    killed: killed.length,
    explained: known.length,
    survived: survivors.length,
    killedPercent: percent(judged.length),
    killedPercentOfUnexplained: percent(judged.length - known.length),
    seconds: Math.round((Date.now() - startedMs) / 1000),
    survivors,
  };
}

const judged = drawn.map(judgedBefore);
for (const [index, mutant] of drawn.entries()) {
  if (judged[index]) continue;
  judged[index] = await judgeOnCopy(mutant, reach);
  say(`${index + 1}. ${lineOf(judged[index])}`);
  const done = judged.filter(Boolean);
  writeFileSync(resultFile, JSON.stringify({ ...resultOf(done), judged: done }, null, 2));
}
const result = resultOf(judged);
if (options.json) console.log(JSON.stringify(result));
else {
  say('');
  for (const one of result.survivors) say(lineOf(one));
  for (const [name, value] of Object.entries(result)) if (name !== 'survivors') say(`${name}: ${value}`);
}
process.exitCode = result.survived > 0 ? 1 : 0;
