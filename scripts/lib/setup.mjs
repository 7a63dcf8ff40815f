// Everything a fresh clone needs before it can build, start or be tested: dependencies, Node 24, Electron, the SQLite driver and
// system packages. Runs on Node >= 20.19 without node_modules, so only Node's own modules are imported up to the re-execution.
// Each step is skipped when done; all of them together then take a fraction of a second.
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { inRoot } from './paths.mjs';
import { collect, run, say, seconds } from './run.mjs';

const readJson = (file) => JSON.parse(readFileSync(file, 'utf8'));
const nodeProgram = inRoot('node_modules/node/bin', process.platform === 'win32' ? 'node.exe' : 'node');

/** The lock file and npm's own record of what it installed, compared package by package. */
function dependenciesAreThere() {
  const record = inRoot('node_modules/.package-lock.json');
  if (!existsSync(record)) return false;
  const installed = readJson(record).packages;
  return Object.entries(readJson(inRoot('package-lock.json')).packages).every(
    ([name, wanted]) => name === '' || wanted.optional || installed[name]?.version === wanted.version,
  );
}

/** PATH without node_modules/.bin: npm must not run on the very Node that it is about to replace. */
function outerPath() {
  const parts = (process.env.PATH ?? '').split(path.delimiter);
  return parts.filter((part) => !part.includes(`node_modules${path.sep}.bin`)).join(path.delimiter);
}

async function ensureDependencies() {
  if (dependenciesAreThere()) return;
  say('Dependencies: npm ci');
  const startedMs = Date.now();
  const options = { env: { PATH: outerPath() }, shell: process.platform === 'win32' };
  const code = await run('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], options);
  if (code !== 0) throw new Error(`Dependencies: npm ci ended with ${code}`);
  say(`Dependencies: ready in ${seconds(startedMs)}`);
}

const nodeVersion = async () => (existsSync(nodeProgram) ? (await collect(nodeProgram, ['-v'])).stdout.trim() : '');

/** The npm package `node` brings its binary by an install script, which npm does not run where scripts are forbidden. */
async function ensureNode() {
  const wanted = `v${readJson(inRoot('node_modules/node/package.json')).version}`;
  if (process.version === wanted || (await nodeVersion()) === wanted) return wanted;
  say(`Node: fetching ${wanted}`);
  const { output } = await collect(process.execPath, ['installArchSpecificPackage.js'], {
    cwd: inRoot('node_modules/node'),
  });
  if ((await nodeVersion()) !== wanted) throw new Error(`Node: ${wanted} could not be fetched.\n${output}`);
  return wanted;
}

/** Continues this same script on the project's Node when another one runs it; then does not come back. */
async function continueOnOurNode(wanted) {
  if (process.version === wanted) return;
  process.exit(await run(nodeProgram, process.argv.slice(1)));
}

async function ensureDriver() {
  const code = "const D = require('libsql'); new D(':memory:').exec('select 1')";
  const { code: exit, output } = await collect(process.execPath, ['-e', code]);
  if (exit !== 0) throw new Error(`SQLite: the driver libsql does not load here. Try again after "npm ci".\n${output}`);
}

async function ensureElectron() {
  const { electronDist, electronProgram } = await import('./electron-dist.mjs');
  const { ensureSystemPackages } = await import('./system-packages.mjs');
  const program = electronProgram(await electronDist());
  await ensureSystemPackages(program);
  return program;
}

/** Prepares the checkout; gives the path of Electron (null with `electron: false`). On failure says why and ends with 1. */
export async function setUp({ electron = true } = {}) {
  try {
    await ensureDependencies();
    await continueOnOurNode(await ensureNode());
    await ensureDriver();
    return electron ? await ensureElectron() : null;
  } catch (error) {
    process.stderr.write(`${error.message}\n`);
    process.exit(1);
  }
}
