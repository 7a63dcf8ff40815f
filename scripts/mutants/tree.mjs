// The copy of the checkout in which mutants live, and the programs that run in it.
import { spawn } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { inRoot, out } from '../lib/paths.mjs';
import { collect } from '../lib/run.mjs';

export const tree = path.join(out, 'mutants/tree');
const report = path.join(out, 'mutants/report.json');
const notes = path.join(out, 'mutants/notes.txt');

/** Copies all that git knows, or would take, of the checkout. */
export async function copyTree() {
  rmSync(tree, { recursive: true, force: true });
  mkdirSync(tree, { recursive: true });
  const { stdout } = await collect('git', ['ls-files', '-co', '--exclude-standard', '-z']);
  for (const file of stdout.split('\0'))
    if (file && existsSync(inRoot(file))) cpSync(inRoot(file), path.join(tree, file));
  symlinkSync(inRoot('node_modules'), path.join(tree, 'node_modules'));
}

/** Runs Node in the copy, behind other work of the machine; after `limitMs` it is killed with all that it started. */
function runNode(args, { limitMs, env = {} }) {
  return new Promise((resolve) => {
    const options = { cwd: tree, detached: true, stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, ...env } };
    const child = spawn('nice', ['-n', '5', process.execPath, ...args], options);
    let output = '';
    let late = false;
    const end = () => process.kill(-child.pid, 'SIGKILL');
    const timer = setTimeout(() => {
      late = true;
      end();
    }, limitMs);
    process.once('exit', end);
    child.stdout.on('data', (data) => (output += data));
    child.stderr.on('data', (data) => (output += data));
    child.on('close', (code) => {
      clearTimeout(timer);
      process.off('exit', end);
      resolve({ code, late, output });
    });
  });
}

const relative = (file) => path.relative(tree, file).split(path.sep).join('/');

/** What failed in a vitest report: `{ test, what }`. A file that was not run for an earlier fault is called failed too, without a word. */
function failuresOf(tests) {
  return tests.flatMap(({ name, message, assertionResults }) => {
    const fault = assertionResults.find(({ status }) => status === 'failed')?.fullName ?? message.split('\n')[0];
    return fault ? [{ test: relative(name), what: fault.trim() }] : [];
  });
}

/**
 * Runs test files in this order: `{ late, failures, output }`; `bail` = up to the first fault. `reach` also gives what each file entered.
 */
export async function runTests(files, { limitMs, bail = false, reach = false }) {
  for (const file of [report, notes]) rmSync(file, { force: true });
  const env = { NODE_ENV: 'test', GUICHET_TESTS: files.join('\n'), ...(reach ? { GUICHET_REACH: notes } : {}) };
  const wanted = ['--config', 'scripts/mutants/vitest.config.mjs', '--reporter=json', `--outputFile=${report}`];
  const program = ['node_modules/vitest/vitest.mjs', 'run', ...wanted, ...(bail ? ['--bail', '1'] : [])];
  const { code, late, output } = await runNode(program, { limitMs, env });
  const tests = existsSync(report) ? JSON.parse(readFileSync(report, 'utf8')).testResults : [];
  const failures = code === 0 ? [] : failuresOf(tests);
  if (!late && code !== 0 && failures.length === 0) failures.push({ test: '', what: output.trim().slice(-300) });
  const lines = reach && existsSync(notes) ? readFileSync(notes, 'utf8').trim().split('\n') : [];
  return { late, failures, notes: lines.map((line) => JSON.parse(line)) };
}

/** The simulation as it is built from the copy now. */
export async function buildHistories() {
  await runNode(['scripts/build.mjs', 'sim'], { limitMs: 120_000 });
  const folder = path.join(tree, 'out/sim');
  return readdirSync(folder)
    .map((file) => readFileSync(path.join(folder, file), 'utf8'))
    .join('');
}

/** Lives histories through on the copy: `{ late, fault }`, `fault` = what the oracle says first. */
export async function runHistories(count, { limitMs }) {
  const args = ['scripts/sim.mjs', '--runs', String(count), '--seed', '1', '--workers', '1', '--no-shrink'];
  const { code, late, output } = await runNode(args, { limitMs });
  const fault = output.match(/^seed .*$/m)?.[0] ?? output.trim().slice(-300);
  return { late, fault: code === 0 ? null : fault };
}
