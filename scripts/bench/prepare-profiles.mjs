// Profiles for the start benchmark: a town hall with an empty store, and one whose store holds 100,000 documents.
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { _electron } from '@playwright/test';
import { root } from '../lib/paths.mjs';

async function open(program, profile, env, work) {
  const args = [root, `--user-data-dir=${profile}`, '--lang=fr'];
  const app = await _electron.launch({ executablePath: program, args, env: { ...process.env, ...env } });
  try {
    await work(await app.firstWindow());
  } finally {
    await app.close();
  }
}

/** First start of a town hall, as the welcome screen asks for it, with somebody at the desk. */
async function found(page, channel, input) {
  const reloaded = page.waitForEvent('load');
  const outcome = await page.evaluate(([name, value]) => window.guichet.invoke(name, value), [channel, input]);
  if (!outcome.ok) throw new Error(`${channel}: ${outcome.code}`);
  await reloaded;
  await page.evaluate(() => window.guichet.invoke('station.set', { agentId: 'bench' }));
  await page.reload();
  await page.waitForSelector('html[data-usable=yes]', { timeout: 60_000 });
}

/** Runs in the page: copies what the store holds, with other ids and older days, until it has `wanted` documents. */
async function multiply(wanted) {
  const names = (await indexedDB.databases()).map(({ name }) => name ?? '');
  const done = (request) =>
    new Promise((resolve, reject) => {
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
  const parts = ['appointments', 'tickets', 'requests'];
  let count = 0;
  for (const part of parts) {
    const name = names.find((each) => each.startsWith('rxdb-dexie-') && each.endsWith(`--${part}`));
    if (!name) throw new Error(`no store of ${part} among ${names.join(', ')}`);
    const database = await done(indexedDB.open(name));
    const models = await done(database.transaction('docs').objectStore('docs').getAll());
    if (models.length === 0) throw new Error(`no ${part} to copy`);
    for (let from = 0; from < wanted / parts.length; from += 2000) {
      const transaction = database.transaction('docs', 'readwrite', { durability: 'relaxed' });
      for (let index = from; index < Math.min(from + 2000, wanted / parts.length); index += 1) {
        const model = models[index % models.length];
        const day = new Date(Date.parse(model.day) - (30 + (index % 1500)) * 86_400_000).toISOString().slice(0, 10);
        const id = `${part.slice(0, 3)}${String(index).padStart(model.id.length - 3, '0')}`;
        transaction.objectStore('docs').put({ ...model, id, day });
        count += 1;
      }
      await new Promise((resolve, reject) => {
        transaction.oncomplete = resolve;
        transaction.onerror = () => reject(transaction.error);
      });
    }
    database.close();
  }
  return count;
}

/** Makes the profiles under `folder` unless they are there; gives their paths. */
export async function prepareProfiles(program, folder, env) {
  const profiles = { empty: path.join(folder, 'empty'), full: path.join(folder, 'full') };
  const mark = path.join(folder, 'ready');
  if (existsSync(mark)) return profiles;
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  await open(program, profiles.empty, env, (page) =>
    found(page, 'hub.becomeServer', { commune: 'Essai', siteName: 'Mairie', desks: 4, stations: 2 }),
  );
  await open(program, profiles.full, env, async (page) => {
    await found(page, 'hub.startDemo', undefined);
    await page.waitForTimeout(5000);
    await page.evaluate(multiply, 100_000);
  });
  writeFileSync(mark, '');
  return profiles;
}
