// npm run bench:queue -- [--json] [--calls N]: from the press of « Appeler » at one of 30 counters to the board of the waiting room in
// real Electron, on a day of 500 tickets, beside a screen that asks the server every ten seconds as the systems in use do.
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { withDisplay } from './lib/display.mjs';
import { inRoot } from './lib/paths.mjs';
import { program } from './lib/programs.mjs';
import { run, say } from './lib/run.mjs';
import { setUp } from './lib/setup.mjs';

const args = process.argv.slice(2);
const json = args.includes('--json');
const calls = args.includes('--calls') ? args[args.indexOf('--calls') + 1] : '';

await setUp();
const { buildAll } = await import('./build.mjs');
if (!(await buildAll())) process.exit(1);
const result = inRoot('out/bench-queue/result.json');
rmSync(result, { force: true });
const [node, ...playwright] = program('@playwright/test', 'playwright');
const code = await withDisplay((env) =>
  run(node, [...playwright, 'test', '--config', 'playwright.bench.config.ts', 'queue.bench'], {
    env: { ...env, GUICHET_BENCH_OUT: result, GUICHET_BENCH_CALLS: calls },
    ...(json ? { stdio: ['ignore', 2, 2] } : {}),
  }),
);
if (!existsSync(result)) {
  say('The benchmark left no figures.');
  process.exit(code || 1);
}
const figures = JSON.parse(readFileSync(result, 'utf8'));
if (json) process.stdout.write(`${JSON.stringify(figures, null, 2)}\n`);
else {
  const row = (name, { n, p50Ms, p95Ms, maxMs }) =>
    say(`${name}: p50 ${p50Ms} ms, p95 ${p95Ms} ms, most ${maxMs} ms (${n})`);
  row('push to the page of the board', figures.pushToPage);
  row('push to the painted number', figures.pushToPaint);
  row('a screen that asks every 10 s', figures.poll);
  say(`ratio of the p95: ${figures.ratioP95}; goal 300 ms: ${figures.goalMet ? 'met' : 'not met'}`);
}
process.exit(code);
