// The demonstration town with one full week in its agenda: 1,500 appointments at eight desks over six days.
import { cpSync, existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { _electron } from '@playwright/test';
import { createSeal, sealRowsOf, storageOfDatabase } from '../../../src/renderer/data/seal/seal.ts';
import { electronSwitches } from '../../lib/electron-arguments.mjs';
import { root } from '../../lib/paths.mjs';

/** A Monday that the demonstration town has booked nothing on. */
export const monday = '2027-03-15';
export const days = 6;
export const perWeek = 1500;

/** Starts the app on a profile and gives its page to the work. */
async function withApp(program, profile, env, work) {
  const args = [root, `--user-data-dir=${profile}`, '--lang=fr', '--place=agenda', ...electronSwitches()];
  const app = await _electron.launch({ executablePath: program, args, env: { ...process.env, ...env } });
  try {
    return await work(await app.firstWindow(), app);
  } finally {
    await app.close();
  }
}

/** Runs in the page: the name of the database of appointments, and its rows as the disk holds them. */
async function readAppointments() {
  const done = (request) =>
    new Promise((resolve, reject) => {
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
  const name = (await indexedDB.databases()).map((one) => one.name ?? '').find((one) => one.endsWith('--appointments'));
  const database = await done(indexedDB.open(name));
  const rows = await done(database.transaction('docs').objectStore('docs').getAll());
  database.close();
  return { name, rows };
}

/** Appointments of the store as an earlier version kept them, which sealed none. */
async function bookedModels(page) {
  const { name, rows } = await page.evaluate(readAppointments);
  const { key } = await page.evaluate(() => window.guichet.invoke('store.key', undefined));
  const seal = createSeal(Buffer.from(key, 'base64'));
  const { openNow } = sealRowsOf(seal, storageOfDatabase(name), new Set());
  return rows.map(openNow).filter(({ status }) => status === 'booked');
}

/** Runs in the page: copies of what the store holds, each at a place of its own in the week. */
async function fill([monday, days, wanted, models]) {
  const done = (request) =>
    new Promise((resolve, reject) => {
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
  const names = (await indexedDB.databases()).map(({ name }) => name ?? '');
  const open = (part) =>
    done(indexedDB.open(names.find((each) => each.startsWith('rxdb-dexie-') && each.endsWith(`--${part}`))));
  const database = await open('appointments');
  const deskIds = [...new Set(models.map(({ deskId }) => deskId))].sort();
  // A quarter of an hour each from 8:30 on, the hour of lunch left out.
  const timeOf = (index) => {
    const minute = 510 + 15 * index + (index >= 16 ? 60 : 0);
    return `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
  };
  const transaction = database.transaction('docs', 'readwrite');
  const perDay = Math.ceil(wanted / days);
  for (let index = 0; index < wanted; index += 1) {
    const inDay = index % perDay;
    const day = new Date(Date.parse(monday) + Math.floor(index / perDay) * 86_400_000).toISOString().slice(0, 10);
    const model = models[index % models.length];
    transaction.objectStore('docs').put({
      ...model,
      id: `apt${String(index).padStart(model.id.length - 3, '0')}`,
      day,
      time: timeOf(Math.floor(inDay / deskIds.length)),
      deskId: deskIds[inDay % deskIds.length],
      durationMin: 15,
      status: 'booked',
      confirmation: 'accepted',
    });
  }
  await new Promise((resolve, reject) => {
    transaction.oncomplete = resolve;
    transaction.onerror = () => reject(transaction.error);
  });
  database.close();
  return deskIds.length;
}

/** Makes a profile of the town under `folder` unless it is there; gives its path. */
export async function prepareTown(program, folder, env) {
  const profile = path.join(folder, 'town');
  const mark = path.join(folder, 'ready-1');
  if (existsSync(mark)) return profile;
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  await withApp(program, profile, env, async (page) => {
    const reloaded = page.waitForEvent('load');
    const outcome = await page.evaluate(() => window.guichet.invoke('hub.startDemo', undefined));
    if (!outcome.ok) throw new Error(`hub.startDemo: ${outcome.code}`);
    await reloaded;
    await page.evaluate(() => window.guichet.invoke('station.set', { agentId: 'bench' }));
    await page.reload();
    await page.waitForSelector('html[data-usable=yes]', { timeout: 60_000 });
    await page.waitForTimeout(5000);
  });
  writeFileSync(mark, '');
  return profile;
}

/**
 * Works on a copy of the town with the week filled in. The server is out of reach meanwhile: it knows nothing of these appointments
 * and would settle them.
 */
export async function withWeek(program, town, env, work) {
  const profile = `${town}-week`;
  rmSync(profile, { recursive: true, force: true });
  cpSync(town, profile, { recursive: true });
  try {
    return await withApp(program, profile, env, async (page) => {
      await page.route(/^http:/, (route) => route.abort());
      await page.waitForSelector('html[data-usable=yes]', { timeout: 60_000 });
      await page.evaluate(fill, [monday, days, perWeek, await bookedModels(page)]);
      await page.reload();
      await page.waitForSelector('html[data-usable=yes]', { timeout: 60_000 });
      return work(page);
    });
  } finally {
    rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
  }
}
