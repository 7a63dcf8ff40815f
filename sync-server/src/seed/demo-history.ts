import { setTimeout as sleep } from 'node:timers/promises';

import { demoSheets } from '#shared/demo/year/demo-sheets';
import { demoAnnexHabits, demoTownHabits } from '#shared/demo/year/demo-town-habits';
import { encodeSheet } from '#shared/domain/insights/facts/wire/sheet-wire';
import type { Reference } from '#shared/domain/model/reference';
import { addDays } from '#shared/time/civil';

import type { History } from '../figures/projection';
import { readReference } from '../sites/read-reference';
import type { Store } from '../store/port';

/** Noted with a site whose made-up past is filled in. */
export const HISTORY_NOTE = 'insights.demoHistory';
/** A year with the year before it, to be held against. */
const DAYS = 730;
const PORTION = 30;
const REST_MS = 1;
const SEED = 3;

/** The first day of which a site has tickets: there the made-up past ends. An annex has none, and its past ends with yesterday. */
const firstPlayedDay = async (store: Store, siteId: string, today: string): Promise<string> => {
  for (const day of await store.sheetDays(siteId)) {
    const bodies = await store.bodiesOfDay(siteId, 'tickets', day);
    if (bodies.length > 0) return day;
  }
  return (await store.homeSite()) === siteId ? '' : today;
};

type Text = { readonly day: string; readonly body: string };

type Past = {
  readonly reference: readonly Reference[];
  readonly isHome: boolean;
  readonly first: string;
  readonly today: string;
};

function* texts({ reference, isHome, first, today }: Past): Generator<Text> {
  const from = addDays(first, -DAYS);
  const habits = isHome ? demoTownHabits : demoAnnexHabits;
  const options = {
    ...habits,
    seed: isHome ? SEED : SEED + 1,
    from,
    to: addDays(first, -1),
    asOf: addDays(today, -1),
    reference,
  };
  for (const sheet of demoSheets(options)) yield { day: sheet.day, body: encodeSheet(sheet) };
}

/** What was made, and is still to be written: the latest day last, so that it goes first. */
type Run = { readonly source: Iterator<Text>; readonly made: Text[]; isMade: boolean };

const makeOn = async (run: Run, isOver: () => boolean): Promise<void> => {
  while (!run.isMade && !isOver()) {
    const next = run.source.next();
    if (next.done === true) run.isMade = true;
    else run.made.push(next.value);
    await sleep(REST_MS);
  }
};

/**
 * The past of the sites of a demonstration town: two years of made-up facts before the days that its documents tell, filled in once, the last month
 * first, when somebody first asks for facts. They have no documents, so they stay as they are.
 */
export const demoHistory = (store: Store): History => {
  const runs = new Map<string, Run>();
  const known = new Set<string>();

  const begin = async (siteId: string, today: string): Promise<Run | null> => {
    const first = await firstPlayedDay(store, siteId, today);
    if (first === '') return null;
    const isHome = (await store.homeSite()) === siteId;
    const reference = await readReference(store, siteId);
    return { source: texts({ reference, isHome, first, today }), made: [], isMade: false };
  };
  const isFilled = async (siteId: string): Promise<boolean> =>
    known.has(siteId) || (await store.withSite(siteId, (site) => site.siteNote(HISTORY_NOTE))) !== '';

  return async (siteId, today, isOver) => {
    if (await isFilled(siteId)) {
      known.add(siteId);
      return true;
    }
    const run = runs.get(siteId) ?? (await begin(siteId, today));
    if (!run) return true;
    runs.set(siteId, run);
    await makeOn(run, isOver);
    while (run.isMade && !isOver()) {
      const portion = run.made.splice(-PORTION).map((text) => ({ ...text, mark: 'demo' }));
      await store.withSite(siteId, async (site) => {
        await site.writeSheets(portion);
        if (run.made.length === 0) await site.writeSiteNote(HISTORY_NOTE, 'done');
      });
      await sleep(REST_MS);
      if (run.made.length > 0) continue;
      runs.delete(siteId);
      known.add(siteId);
      return true;
    }
    return false;
  };
};
