import { setTimeout as sleep } from 'node:timers/promises';

import { demoSheets } from '#shared/demo/year/demo-sheets';
import { demoTownHabits } from '#shared/demo/year/demo-town-habits';
import { encodeSheet } from '#shared/domain/insights/facts/sheet-wire';
import type { Reference } from '#shared/domain/model/reference';
import { addDays } from '#shared/time/civil';

import type { History } from '../insights/projection';
import type { Store } from '../store/port';

const NOTE = 'insights.demoHistory';
/** A year with the year before it, to be held against. */
const DAYS = 730;
const PORTION = 30;
const REST_MS = 1;
const SEED = 8;

const referenceOf = async (store: Store, siteId: string): Promise<Reference[]> => {
  const { bodies } = await store.page(siteId, 'reference', 0, 5_000);
  return bodies
    .map((body) => JSON.parse(body) as Reference & { readonly _deleted: boolean })
    .filter((one) => !one._deleted);
};

/** The first day of which the town has tickets: there the made-up past ends. */
const firstPlayedDay = async (store: Store, siteId: string): Promise<string> => {
  for (const day of await store.sheetDays(siteId)) {
    const bodies = await store.bodiesOfDay(siteId, 'tickets', day);
    if (bodies.length > 0) return day;
  }
  return '';
};

type Run = { readonly sheets: Iterator<{ readonly day: string; readonly body: string }> };

function* texts(reference: readonly Reference[], first: string, today: string) {
  const from = addDays(first, -DAYS);
  const options = { ...demoTownHabits, seed: SEED, from, to: addDays(first, -1), asOf: addDays(today, -1), reference };
  for (const sheet of demoSheets(options)) yield { day: sheet.day, body: encodeSheet(sheet) };
}

/**
 * The past of a demonstration town: two years of made-up facts before the days that its documents tell, filled in once, a month at a
 * time, when somebody first asks for facts. They have no documents, so they stay as they are.
 */
export const demoHistory = (store: Store): History => {
  const runs = new Map<string, Run>();
  const known = new Set<string>();

  const begin = async (siteId: string, today: string): Promise<Run | null> => {
    const first = await firstPlayedDay(store, siteId);
    return first === '' ? null : { sheets: texts(await referenceOf(store, siteId), first, today) };
  };

  return async (siteId, today, isOver) => {
    if (known.has(siteId)) return true;
    if ((await store.withSite(siteId, (site) => site.siteNote(NOTE))) !== '') {
      known.add(siteId);
      return true;
    }
    const run = runs.get(siteId) ?? (await begin(siteId, today));
    if (!run) return true;
    runs.set(siteId, run);
    for (let isDone = false; !isDone;) {
      const portion: { readonly day: string; readonly mark: string; readonly body: string }[] = [];
      while (portion.length < PORTION && !isDone) {
        const next = run.sheets.next();
        if (next.done === true) isDone = true;
        else portion.push({ ...next.value, mark: 'demo' });
        await sleep(REST_MS);
      }
      await store.withSite(siteId, async (site) => {
        await site.writeSheets(portion);
        if (isDone) await site.writeSiteNote(NOTE, 'done');
      });
      if (isOver()) return isDone;
    }
    runs.delete(siteId);
    known.add(siteId);
    return true;
  };
};
