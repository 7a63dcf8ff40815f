// Which test files reach which function, and how long each takes: all of them run once over sources that note what was entered.
import { createHash } from 'node:crypto';
import { existsSync, globSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseSync } from 'vite';
import { children } from './find-mutants.mjs';

const functionTypes = ['FunctionDeclaration', 'FunctionExpression', 'ArrowFunctionExpression'];

/** The functions of a source, outer ones first; the file itself is the first. */
function functionsOf(file, source) {
  const { program } = parseSync(file, source);
  const found = [{ start: 0, end: source.length, body: null }];
  const walk = (node) => {
    if (functionTypes.includes(node.type) && node.body)
      found.push({ start: node.start, end: node.end, body: node.body });
    for (const child of children(node)) walk(child);
  };
  walk(program);
  return found;
}

/** The name of the innermost function around a place. */
export function functionAt(file, source, at) {
  return `${file}@${functionsOf(file, source).findLast(({ start, end }) => start <= at && at < end).start}`;
}

/** The source with a note at the begin of each function, and one at its end: the file was loaded. */
function noting(file, source) {
  const notes = functionsOf(file, source).flatMap(({ start, body }) => {
    const note = `globalThis.reached?.add(${JSON.stringify(`${file}@${start}`)})`;
    if (!body) return [[source.length, `\n${note};\n`]];
    if (body.type === 'BlockStatement') return [[body.start + 1, `${note};`]];
    return [
      [body.start, `(${note}, `],
      [body.end, ')'],
    ];
  });
  // From the end, so that places before stay where they are.
  return notes
    .sort(([a], [b]) => b - a)
    .reduce((text, [at, note]) => text.slice(0, at) + note + text.slice(at), source);
}

const hashOf = (texts) => {
  const hash = createHash('sha256');
  for (const text of texts) hash.update(text).update('\0');
  return hash.digest('hex').slice(0, 16);
};

/** The test files that are about the exchange, without those that build programs of their own. */
const about = ['src/shared/sync', 'src/renderer/{sync,data}', 'sync-server', 'tests/{contract,readers,stranger}'];

/**
 * `{ test, seconds, reached }` of every green test file. Kept in `kept` while the sources are the same: only new and changed test files
 * run again. `runTests` runs files in the copy.
 */
export async function readReach({ tree, files, kept, runTests, say }) {
  const read = (file) => readFileSync(path.join(tree, file), 'utf8');
  const sources = new Map(files.map((file) => [file, read(file)]));
  const state = hashOf(sources.values());
  const before = existsSync(kept) ? JSON.parse(readFileSync(kept, 'utf8')) : { state, tests: [] };
  const known = new Map(before.state === state ? before.tests.map((one) => [`${one.test} ${one.hash}`, one]) : []);
  const tests = globSync(
    about.map((folder) => `${folder}/**/*.test.ts`),
    { cwd: tree },
  )
    .map((test) => test.split(path.sep).join('/'))
    .sort()
    .map((test) => ({ test, hash: hashOf([read(test)]) }));
  const fresh = tests.filter(({ test, hash }) => !known.has(`${test} ${hash}`));
  if (fresh.length > 0) {
    say(`what the tests reach: ${fresh.length} files run`);
    for (const [file, source] of sources) writeFileSync(path.join(tree, file), noting(file, source));
    const { failed, notes } = await runTests(fresh.map(({ test }) => test));
    for (const [file, source] of sources) writeFileSync(path.join(tree, file), source);
    for (const { test, hash } of fresh) {
      const green = !failed.includes(test);
      if (!green) say(`red without any change, left out: ${test}`);
      const note = notes.find((one) => one.test === test);
      known.set(`${test} ${hash}`, { test, hash, green: green && Boolean(note), seconds: 0, reached: [], ...note });
    }
  }
  const all = tests.map(({ test, hash }) => known.get(`${test} ${hash}`));
  mkdirSync(path.dirname(kept), { recursive: true });
  writeFileSync(kept, JSON.stringify({ state, tests: all }));
  return all.filter((one) => one.green).map((one) => ({ ...one, reached: new Set(one.reached) }));
}
