// The first call of a process: every round is a process of its own, ours and the rival's in turn, both from a database on the disk.
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import os from 'node:os';
import path from 'node:path';
import { inRoot } from '../../lib/paths.mjs';
import { median, round } from '../sync/statistics.mjs';
import { duckDbFile } from './duckdb-side.mjs';

const once = (args) =>
  new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [inRoot('scripts/bench/insights/fresh.mjs'), ...args], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let said = '';
    child.stdout.on('data', (part) => (said += part));
    child.once('exit', (code) => (code === 0 ? resolve(JSON.parse(said)) : reject(new Error(`ended with ${code}`))));
  });

const sum = (laps, isCounted) => laps.reduce((total, { name, ms }) => total + (isCounted(name) ? ms : 0), 0);

const spread = (values) => ({
  median: round(median(values)),
  lowest: round(Math.min(...values)),
  highest: round(Math.max(...values)),
});

const summary = (runs, isCounted) => ({
  ms: spread(runs.map(({ laps }) => sum(laps, () => true))),
  sameWorkMs: spread(runs.map(({ laps }) => sum(laps, isCounted))),
  processorMs: spread(runs.map(({ processorMs }) => processorMs)),
  memoryMb: spread(runs.map(({ memoryMb }) => memoryMb)),
  laps: Object.fromEntries(
    runs[0].laps.map(({ name }, place) => [name, round(median(runs.map(({ laps }) => laps[place].ms)))]),
  ),
});

/**
 * The year read from the disk and every panel made, in fresh processes. `town` = { sheets, today, files, sql }; `alone` names our panels that
 * the rival has no query for: they count in our time, not in that of the same work.
 */
export async function freshYear({ sheets, today, files, sql, alone, rounds }) {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'guichet-bench-year-'));
  try {
    const [store, rival, queries] = ['year.sqlite', 'year.duckdb', 'sql.json'].map((name) => path.join(folder, name));
    const { insightsServer } = createRequire(import.meta.url)(inRoot('out/bench-insights/server.cjs'));
    await insightsServer.fill(store, today, sheets);
    await duckDbFile(rival, files);
    writeFileSync(queries, JSON.stringify(sql));
    const [ours, theirs] = [[], []];
    for (let turn = 0; turn < rounds; turn += 1) {
      ours.push(await once(['ours', store, today, sheets[0].day]));
      theirs.push(await once(['duckdb', rival, queries]));
    }
    const [own, other] = [summary(ours, (name) => !alone.includes(name)), summary(theirs, () => true)];
    return {
      rounds,
      oursMs: own,
      duckDbMs: other,
      ratio: round(other.sameWorkMs.median / own.sameWorkMs.median, 2),
      processorRatio: round(other.processorMs.median / own.processorMs.median, 2),
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
