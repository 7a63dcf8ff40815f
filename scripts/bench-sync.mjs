// npm run bench:sync -- [--json] [--rounds N] [--only NAME] [--before FILE]: our server and desks beside PouchDB 9 with express-pouchdb, in one run on
// the same documents, and what many desks ask of one server (return, grants, sites, fanOut). The rounds alternate; every figure of the rivals is
// a median over them, and the spread is printed with it. `--before` names an earlier build of the server (server.cjs), measured in turn.
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { inRoot } from './lib/paths.mjs';
import { say, seconds } from './lib/run.mjs';
import { setUp } from './lib/setup.mjs';

const args = process.argv.slice(2);
const valueOf = (name) => (args.includes(name) ? (args[args.indexOf(name) + 1] ?? '') : '');
const json = args.includes('--json');
const rounds = Math.max(1, Number(valueOf('--rounds')) || 3);
const only = valueOf('--only');
const before = valueOf('--before');

await setUp({ electron: false });
const { buildAll } = await import('./build.mjs');
if (!(await buildAll(['server', 'desk', 'benchSync']))) process.exit(1);
const { calibrate, flushMs } = await import('./bench/sync/statistics.mjs');
const { report, table } = await import('./bench/sync/report.mjs');
const { townGoals, townLines } = await import('./bench/sync/town-lines.mjs');
const names = ['pouch', ...Object.keys(townLines)];
if (only !== '' && !names.includes(only)) {
  say(`unknown line: ${only} (known: ${names.join(', ')})`);
  process.exit(1);
}

/** Ours and PouchDB's, on the same documents. */
async function besidePouch(folder, noise) {
  const { installPeers } = await import('./bench/sync/install-peers.mjs');
  const { guichet } = await import('./bench/sync/guichet.mjs');
  const { pouch } = await import('./bench/sync/pouch.mjs');
  const peers = await installPeers();
  say('Preparing 10,000 documents on both servers');
  const ours = await guichet(folder);
  const theirs = await pouch(folder, peers, ours.documents, ours.tickets);
  const samples = { ours: [], theirs: [] };
  for (let n = 0; n < rounds; n += 1) {
    // Who begins changes, so that a machine that slows down hurts both alike.
    const turns = [
      ['ours', ours],
      ['theirs', theirs],
    ];
    for (const [key, rival] of n % 2 === 0 ? turns : turns.toReversed()) {
      noise.sample();
      samples[key].push(await rival.round(n));
      say(`round ${n + 1} of ${rounds}: ${rival.name}`);
    }
  }
  return samples;
}

async function measureTown(folder, noise) {
  const builds = [{ name: 'now', file: inRoot('out/server/server.cjs') }];
  if (before !== '') builds.push({ name: 'before', file: path.resolve(before) });
  const found = {};
  for (const [name, measure] of Object.entries(townLines)) {
    if (only !== '' && only !== name) continue;
    noise.sample();
    found[name] = await measure({ builds, folder: mkdtempSync(path.join(folder, 'town-')), rounds });
    say(`${name}: ${JSON.stringify(found[name])}`);
  }
  return found;
}

const startedMs = Date.now();
const outBench = inRoot('out/bench-sync');
mkdirSync(outBench, { recursive: true });
const folder = mkdtempSync(path.join(outBench, 'run-'));
const noiseMs = [];
const flushesMs = [];
const noise = {
  sample: () => {
    noiseMs.push(calibrate());
    flushesMs.push(flushMs(folder));
  },
};
try {
  const samples = only === '' || only === 'pouch' ? await besidePouch(folder, noise) : null;
  const town = only === 'pouch' ? {} : await measureTown(folder, noise);
  noise.sample();
  const machine = {
    cpus: os.cpus().length,
    model: os.cpus()[0]?.model ?? '',
    node: process.version,
    load: os.loadavg(),
  };
  const result = report({ rounds, samples, noiseMs, flushesMs, machine, town, townGoals: townGoals(town) });
  if (json) process.stdout.write(`${JSON.stringify(result, null, 2)}\n`);
  else say(table(result));
  say(`in ${seconds(startedMs)}`);
  process.exitCode = result.goals.every(({ met }) => met) ? 0 : 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}
process.exit();
