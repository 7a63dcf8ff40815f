// npm run bench:sync -- [--json] [--rounds N]: our server and desks beside PouchDB 9 with express-pouchdb, in one run on the same
// documents. The rounds of both alternate; every figure is a median over them, and the spread is printed with it.
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { say, seconds } from './lib/run.mjs';
import { setUp } from './lib/setup.mjs';

const args = process.argv.slice(2);
const json = args.includes('--json');
const rounds = Math.max(1, Number(args[args.indexOf('--rounds') + 1]) || 3);

await setUp({ electron: false });
const { buildAll } = await import('./build.mjs');
if (!(await buildAll(['server', 'desk']))) process.exit(1);
const { installPeers } = await import('./bench/sync/install-peers.mjs');
const { guichet } = await import('./bench/sync/guichet.mjs');
const { pouch } = await import('./bench/sync/pouch.mjs');
const { calibrate, flushMs } = await import('./bench/sync/statistics.mjs');
const { report, table } = await import('./bench/sync/report.mjs');

const startedMs = Date.now();
const peers = await installPeers();
const { inRoot } = await import('./lib/paths.mjs');
const outBench = inRoot('out/bench-sync');
mkdirSync(outBench, { recursive: true });
const folder = mkdtempSync(path.join(outBench, 'run-'));
try {
  say('Preparing 10,000 documents on both servers');
  const ours = await guichet(folder);
  const theirs = await pouch(folder, peers, ours.documents, ours.tickets);
  const samples = { ours: [], theirs: [] };
  const noiseMs = [];
  const flushesMs = [];
  for (let n = 0; n < rounds; n += 1) {
    // Who begins changes, so that a machine that slows down hurts both alike.
    const turns = [
      ['ours', ours],
      ['theirs', theirs],
    ];
    for (const [key, rival] of n % 2 === 0 ? turns : turns.toReversed()) {
      noiseMs.push(calibrate());
      flushesMs.push(flushMs(folder));
      samples[key].push(await rival.round(n));
      say(`round ${n + 1} of ${rounds}: ${rival.name}`);
    }
  }
  noiseMs.push(calibrate());
  const machine = {
    cpus: os.cpus().length,
    model: os.cpus()[0]?.model ?? '',
    node: process.version,
    load: os.loadavg(),
  };
  const result = report({ rounds, samples, noiseMs, flushesMs, machine });
  if (json) process.stdout.write(`${JSON.stringify(result, null, 2)}\n`);
  else say(table(result));
  say(`in ${seconds(startedMs)}`);
  process.exitCode = result.goals.every(({ met }) => met) ? 0 : 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}
process.exit();
