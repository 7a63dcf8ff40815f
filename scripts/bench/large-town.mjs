// The profile of a desk in a large town (src/shared/demo/large-town.ts), with its server: made once, found again by a hash of what it is
// made from. `node scripts/bench/large-town.mjs` prints its path as JSON; work on a copy, as the benchmarks and journeys do.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { _electron } from '@playwright/test';
import { electronSwitches } from '../lib/electron-arguments.mjs';
import { inRoot, root } from '../lib/paths.mjs';
import { say, seconds } from '../lib/run.mjs';

/** A Monday in the middle of the morning: people wait, desks serve. */
export const townNow = '2026-11-23T09:32:00.000Z';
/** Whoever has most in hand: the reception. */
export const agentId = 'agent-nadege';
const holdsAllWithinMs = 600_000;
/** The driver's own loader, which it leaves out where a program is named: without it a start may never answer (e2e/support/launch.ts). */
const loader = inRoot('node_modules/playwright-core/lib/server/electron/loader.js');

/** Opens the app on a profile and gives its page to the work. */
export async function withApp(program, profile, env, work, place = 'reception') {
  const args = [
    '-r',
    loader,
    root,
    `--user-data-dir=${profile}`,
    '--lang=fr',
    `--place=${place}`,
    ...electronSwitches(),
  ];
  const app = await _electron.launch({ executablePath: program, args, env: { ...process.env, ...env } });
  try {
    return await work(await app.firstWindow(), app);
  } finally {
    await app.close();
  }
}

/** First start on a profile, as the welcome screen asks for it, with somebody at the desk. */
export async function begin(page, channel, input, agent) {
  const reloaded = page.waitForEvent('load');
  const outcome = await page.evaluate(([name, value]) => window.guichet.invoke(name, value), [channel, input]);
  if (!outcome.ok) throw new Error(`${channel}: ${outcome.code}`);
  await reloaded;
  await page.evaluate((agentId) => window.guichet.invoke('station.set', { agentId }), agent);
  await page.reload();
  await page.waitForSelector('html[data-usable=yes]', { timeout: 120_000 });
}

/** Runs in the page: how many documents its store holds, by collection. */
async function countStore(collections) {
  const done = (request) =>
    new Promise((resolve, reject) => {
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
  const names = (await indexedDB.databases()).map(({ name }) => name ?? '');
  const counts = {};
  for (const collection of collections) {
    const name = names.find((each) => each.startsWith('rxdb-dexie-') && each.endsWith(`--${collection}`));
    if (!name) return {};
    const database = await done(indexedDB.open(name));
    counts[collection] = await done(database.transaction('docs').objectStore('docs').count());
    database.close();
  }
  return counts;
}

/** Waits until the first exchange brought everything. */
async function holdsAll(page, wanted) {
  const startedMs = Date.now();
  for (;;) {
    const held = await page.evaluate(countStore, Object.keys(wanted));
    if (Object.entries(wanted).every(([name, count]) => (held[name] ?? 0) >= count)) return;
    if (Date.now() - startedMs > holdsAllWithinMs) throw new Error(`only ${JSON.stringify(held)} came`);
    await page.waitForTimeout(1000);
  }
}

/** Runs in the page: whether it holds the figures of all three years. */
async function holdsFigures() {
  const done = (request) =>
    new Promise((resolve, reject) => {
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
  const name = (await indexedDB.databases())
    .map((one) => one.name ?? '')
    .find((one) => one.startsWith('guichet-sheets-'));
  if (!name) return false;
  const database = await done(indexedDB.open(name));
  const state = await done(database.transaction('state').objectStore('state').get('state'));
  database.close();
  return state?.isWhole === true;
}

/** A profile counts as made for the same builds and the same makers. */
function fingerprint() {
  const hash = createHash('sha256').update(townNow);
  const made = ['out/bench-town/server.cjs', 'scripts/bench/large-town.mjs', 'src/renderer/data/seal/seal.ts'];
  for (const file of made) hash.update(readFileSync(inRoot(file)));
  return hash.digest('hex').slice(0, 12);
}

/** Makes the profile unless it is there, and gives its path. The builds must stand. */
export async function largeTown(program, env) {
  const folder = inRoot('out/bench-town');
  const name = `town-${fingerprint()}`;
  const profile = path.join(folder, name);
  if (existsSync(profile)) return profile;
  const startedMs = Date.now();
  const making = path.join(folder, 'making');
  rmSync(making, { recursive: true, force: true });
  mkdirSync(making, { recursive: true });
  const { largeTownServer } = createRequire(import.meta.url)(inRoot('out/bench-town/server.cjs'));
  const wanted = await largeTownServer.fill(path.join(making, 'server-demo'), townNow);
  say(`A large town: ${JSON.stringify(wanted)}, made in ${seconds(startedMs)}`);
  await withApp(program, making, env, async (page) => {
    await begin(page, 'hub.startDemo', undefined, agentId);
    await holdsAll(page, wanted);
    // As on any day but the first of a desk: nothing of the past is read any more while somebody works.
    while (!(await page.evaluate(holdsFigures))) {
      if (Date.now() - startedMs > holdsAllWithinMs) throw new Error('the figures of three years did not come');
      await page.waitForTimeout(1000);
    }
    // What the exchange still writes down of what it has seen.
    await page.waitForTimeout(5000);
  });
  renameSync(making, profile);
  say(`Its desk holds it after ${seconds(startedMs)}`);
  return profile;
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  const { setUp } = await import('../lib/setup.mjs');
  const { withDisplay } = await import('../lib/display.mjs');
  const program = await setUp();
  const { buildAll } = await import('../build.mjs');
  const builds = ['renderer', 'main', 'server', 'benchTown'];
  if (!(await buildAll(builds, { quiet: true }))) process.exit(1);
  const profile = await withDisplay((env) => largeTown(program, env));
  process.stdout.write(`${JSON.stringify({ profile, now: townNow, agentId })}\n`);
}
