import { Dexie, liveQuery, type Table } from 'dexie';

import { breathe } from '../read-portion';
import { rememberSheets, type KeptSheet } from './remember-sheets';
import { noSheets, stateAfter, type SheetState, type SheetStore } from './sheet-store';

type Tables = {
  readonly sheets: Table<KeptSheet, string>;
  readonly state: Table<SheetState & { readonly name: string; readonly version: number }, string>;
};

const NAME = 'state';
/** Sheets read at a stretch: a year of a large town is some ten megabytes of text. */
const PORTION = 30;

/**
 * Sheets in IndexedDB, in a database of their own: RxDB would keep a revision of each, and its collections are counted. Nothing is lost
 * with it that the server does not have.
 */
export const dexieSheets = (storeName: string): SheetStore => {
  const database = new Dexie(`guichet-sheets-${storeName.toLowerCase()}`) as Dexie & Tables;
  database.version(1).stores({ sheets: 'day, [day+seq]', state: 'name' });
  const { known, read } = rememberSheets();
  const listeners = new Set<() => void>();
  // The database is opened by the first screen of figures: the start of the app has no need of it.
  let news: { readonly unsubscribe: () => void } | null = null;
  const hear = () =>
    liveQuery(() => database.state.get(NAME)).subscribe({
      next: () => {
        for (const listener of listeners) listener();
      },
      error: () => undefined,
    });
  return {
    state: async () => ({ ...noSheets, ...(await database.state.get(NAME)) }),
    between: async (from, to) => {
      // The index alone tells the versions: a text is fetched only where it was not read before.
      const versions = (await database.sheets
        .where('[day+seq]')
        .between([from, Dexie.minKey], [to, Dexie.maxKey], true, true)
        .keys()) as unknown as readonly (readonly [string, number])[];
      const fresh = versions.filter(([day, seq]) => known(day, seq) === undefined).map(([day]) => day);
      for (let at = 0; at < fresh.length; at += PORTION) {
        for (const kept of await database.sheets.bulkGet(fresh.slice(at, at + PORTION))) if (kept) read(kept);
        await breathe();
      }
      return versions.flatMap(([day, seq]) => known(day, seq) ?? []);
    },
    put: (news) =>
      database.transaction('rw', database.sheets, database.state, async () => {
        const before = { ...noSheets, version: 0, ...(await database.state.get(NAME)) };
        const version = before.version + 1;
        const { sheets, isAnew } = news;
        if (isAnew) await database.sheets.clear();
        await database.sheets.bulkPut(sheets.map(({ day, sheet }) => ({ day, seq: version, sheet })));
        await database.state.put({ ...stateAfter(before, news), name: NAME, version });
      }),
    subscribe: (listener) => {
      listeners.add(listener);
      news ??= hear();
      return () => void listeners.delete(listener);
    },
    close: () => {
      news?.unsubscribe();
      listeners.clear();
      database.close();
    },
  };
};
