// A process that makes the year once, as a server does whose first call it is: it reads the stored facts and asks every panel. The
// rival opens its database and asks its queries. One line of JSON comes out: laps in milliseconds, processor time, memory.
// Usage: node fresh.mjs ours FILE TODAY FROM | node fresh.mjs duckdb FILE SQL.json
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { inRoot } from '../../lib/paths.mjs';

const [side, file, ...more] = process.argv.slice(2);

async function ours() {
  const { insightsServer } = createRequire(import.meta.url)(inRoot('out/bench-insights/server.cjs'));
  return () => insightsServer.panelsOnce(file, ...more);
}

async function duckDb() {
  const { DuckDBInstance } = await import('@duckdb/node-api');
  const queries = Object.entries(JSON.parse(readFileSync(more[0], 'utf8')));
  return async () => {
    const laps = [];
    let since = performance.now();
    const lap = (name) => {
      laps.push({ name, ms: performance.now() - since });
      since = performance.now();
    };
    const connection = await (await DuckDBInstance.create(file)).connect();
    lap('open');
    for (const [name, sql] of queries) {
      (await connection.runAndReadAll(sql)).getRows();
      lap(name);
    }
    return { laps };
  };
}

const once = await (side === 'ours' ? ours() : duckDb());
const before = process.cpuUsage();
const result = await once();
const { user, system } = process.cpuUsage(before);
const memoryMb = process.memoryUsage().rss / 1_048_576;
process.stdout.write(`${JSON.stringify({ ...result, processorMs: (user + system) / 1000, memoryMb })}\n`);
process.exit();
