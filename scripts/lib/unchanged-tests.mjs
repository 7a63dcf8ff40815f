// Which test files need not run again: nothing that they read has changed since they passed.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseSync } from 'vite';
import { inRoot, root } from './paths.mjs';

const kept = inRoot('out/check/tests.json');
/** What every test stands on beside the files that it imports. */
const ground = [
  'package-lock.json',
  'package.json',
  'vitest.config.ts',
  'tests/same-cases.ts',
  // How JSX and classes are compiled.
  'tsconfig.json',
  'tsconfig.base.json',
  ...['main', 'renderer', 'shared'].map((room) => `src/${room}/tsconfig.json`),
];

const hash = (...texts) => {
  const sum = createHash('sha256');
  for (const text of texts) sum.update(text).update('\0');
  return sum.digest('hex');
};

/** The file that a specifier means, `null` = a package or a part of Node. What cannot be found is an error: it would pass unseen. */
function locate(from, specifier) {
  const bare = specifier.replace(/\?.*$/, '');
  const [, room, rest] = /^#(shared|server)\/(.*)$/.exec(bare) ?? [];
  if (!room && !bare.startsWith('.')) return null;
  const stem = room
    ? inRoot(room === 'shared' ? 'src/shared' : 'sync-server/src', rest)
    : path.resolve(path.dirname(from), bare);
  const found = [stem, `${stem}.ts`, `${stem}.tsx`, path.join(stem, 'index.ts')].find(
    (file) => existsSync(file) && statSync(file).isFile(),
  );
  if (found === undefined) throw new Error(`${path.relative(root, from)}: ${specifier} is nowhere`);
  return found;
}

/** Reads files with what they import, each once: `{ hash, imports, isOpen }`; `isOpen` = what it reads is known only when it runs. */
function makeReader() {
  const read = new Map();
  return (file) => {
    const known = read.get(file);
    if (known) return known;
    const source = readFileSync(file, 'utf8');
    const entry = { hash: hash(source), imports: [], isOpen: false };
    read.set(file, entry);
    if (!/\.[cm]?[jt]sx?$/.test(file)) return entry;
    const { module } = parseSync(file, source);
    const text = ({ start, end }) => source.slice(start, end);
    const late = module.dynamicImports.map(({ moduleRequest }) => text(moduleRequest));
    // Types are gone when a test runs; the compiler looks at them.
    const isRun = ({ entries }) => entries.length === 0 || entries.some(({ isType }) => !isType);
    const named = [
      ...module.staticImports.filter(isRun).map(({ moduleRequest }) => moduleRequest.value),
      ...module.staticExports
        .filter(isRun)
        .flatMap(({ entries }) => entries.flatMap((one) => one.moduleRequest?.value ?? [])),
      ...late.flatMap((each) => /^(['"`])([^$]*)\1$/.exec(each)?.[2] ?? []),
    ];
    entry.isOpen =
      late.some((each) => !/^(['"`])[^$]*\1$/.test(each)) ||
      named.some((name) => /^(node:)?(fs|fs\/promises|child_process)$/.test(name)) ||
      source.includes('import.meta.glob');
    entry.imports = named.flatMap((name) => locate(file, name) ?? []);
    return entry;
  };
}

/** A key for all that a test file reads, `null` = it cannot be told: the file or one that it imports reads the disk. */
function keyOf(test, read, base) {
  const seen = new Set([test]);
  for (const file of seen) {
    const { imports, isOpen } = read(file);
    if (isOpen) return null;
    for (const one of imports) seen.add(one);
  }
  return hash(base, ...[...seen].sort().map((file) => `${file} ${read(file).hash}`));
}

/**
 * Sorts the test files under `filters` (parts of a path): `due` must run, `unchanged` passed with the same content of everything they
 * import. `keep(passed)` notes the files that passed now, under what they read before the run.
 */
export function findUnchanged(filters, { all = false } = {}) {
  const base = hash(
    process.version,
    ...ground.map((name) => (existsSync(inRoot(name)) ? readFileSync(inRoot(name)) : '')),
  );
  const read = makeReader();
  const before = existsSync(kept) ? JSON.parse(readFileSync(kept, 'utf8')) : {};
  const tests = ['src', 'tests']
    .flatMap((room) =>
      readdirSync(inRoot(room), { recursive: true }).map((file) => path.posix.join(room, file.replaceAll('\\', '/'))),
    )
    .filter((file) => /\.test\.tsx?$/.test(file) && filters.some((filter) => file.startsWith(filter)));
  const keys = new Map(tests.map((file) => [file, keyOf(inRoot(file), read, base)]));
  const isUnchanged = (file) => !all && keys.get(file) !== null && before[file] === keys.get(file);
  return {
    due: tests.filter((file) => !isUnchanged(file)),
    unchanged: tests.filter(isUnchanged),
    keep(passed) {
      const now = tests.filter((file) => keys.get(file) !== null && (passed.has(file) || isUnchanged(file)));
      mkdirSync(path.dirname(kept), { recursive: true });
      writeFileSync(kept, JSON.stringify(Object.fromEntries(now.map((file) => [file, keys.get(file)]))));
    },
  };
}
