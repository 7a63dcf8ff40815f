import { normalizeMangoQuery, prepareQuery, type MangoQuery, type RxCollection } from 'rxdb/plugins/core';

import type { CollectionName, Documents } from '#shared/domain/model/collections';
import type { LogCollection } from '#shared/sync/merge-document';
import { addDays } from '#shared/time/civil';
import { isCivilDay } from '#shared/time/civil-day';

import { namedInDays } from './named-in-days';
import { whenNoAct, whenQuiet } from './news';
import { plainRow } from './plain';
import { openRows, tableOf } from './seal/sealed-storage';

/** Straight from the storage: what is read once, in passing, must not fill the caches of RxDB. */
const readPortion = async <Name extends CollectionName>(
  collection: RxCollection<Documents[Name]>,
  query: MangoQuery<Documents[Name]>,
): Promise<readonly Documents[Name][]> => {
  const schema = collection.schema.jsonSchema;
  const alive = { ...query, selector: { ...query.selector, _deleted: { $eq: false } } } as MangoQuery<Documents[Name]>;
  const { documents } = await collection.storageInstance.query(
    prepareQuery(schema, normalizeMangoQuery<Documents[Name]>(schema, alive)),
  );
  return documents;
};

/** So many are read at once where all are read, so that the window stays alive. */
const pageSize = 2_000;

type Row<Document> = Document & { readonly _deleted: boolean | string };
const isAlive = (row: object): boolean => !('_deleted' in row) || row._deleted === false || row._deleted === '0';

/** After every id of a day. */
const end = '\uffff';

/** The documents after a civil day and up to another as the store holds them: for the exchange alone. From IndexedDB in one piece too. */
export const readStoredDays = async <Name extends LogCollection>(
  collection: RxCollection<Documents[Name]>,
  afterDay: string,
  lastDay: string,
): Promise<readonly Documents[Name][]> => {
  const table = await tableOf<Row<Documents[Name]>>(collection.storageInstance);
  if (!table) return readPortion<Name>(collection, { selector: { day: { $gt: afterDay, $lte: lastDay } } as object });
  const rows = await table.where('[_deleted+day+id]').between(['0', afterDay, end], ['0', lastDay, end]).toArray();
  return openRows(collection.storageInstance, rows);
};

/** The documents after a civil day and up to another, those that are sound. */
export const readDays = async <Name extends LogCollection>(
  collection: RxCollection<Documents[Name]>,
  afterDay: string,
  lastDay: string,
): Promise<readonly Documents[Name][]> =>
  (await readStoredDays<Name>(collection, afterDay, lastDay)).flatMap((row) => plainRow<Name>(collection, row) ?? []);

/** The last civil day after one and up to another on which a document lies; `''` = there is none. */
const lastDayIn = async <Name extends LogCollection>(
  collection: RxCollection<Documents[Name]>,
  afterDay: string,
  lastDay: string,
): Promise<string> => {
  if (lastDay <= afterDay) return '';
  const table = await tableOf<Row<Documents[Name]>>(collection.storageInstance);
  if (table)
    return (
      (await table.where('[_deleted+day+id]').between(['0', afterDay, end], ['0', lastDay, end]).last())?.day ?? ''
    );
  const selector = { day: { $gt: afterDay, $lte: lastDay } };
  const [row] = await readPortion<Name>(collection, { selector, sort: [{ day: 'desc' }], limit: 1 } as object);
  return row?.day ?? '';
};

type Back = {
  /** The days after a civil day and up to another. */
  readonly after: string;
  readonly last: string;
  /** So many days are read at a stretch, and so long the window has for itself in between. */
  readonly portionDays: number;
  readonly restMs: number;
};

/**
 * Reads the documents of civil days, those that are sound, portion by portion, the latest first. Days without any are passed over at once. Ends early with the
 * store.
 */
export const readBack = async <Name extends LogCollection>(
  collection: RxCollection<Documents[Name]>,
  { after, last, portionDays, restMs }: Back,
  take: (document: Documents[Name]) => void,
): Promise<void> => {
  for (let day = last; day > after && !collection.closed;) {
    const before = addDays(day, -portionDays);
    const rows = await readDays<Name>(collection, before > after ? before : after, day);
    for (const row of rows) take(row);
    const next = rows.length > 0 ? before : await lastDayIn<Name>(collection, after, before);
    // A row that no gate lets through may lie on no day at all.
    day = next === '' || isCivilDay(next) ? next : before;
    await breatheQuietly(restMs);
  }
};

type Named = { readonly citizenId?: unknown };

/** All citizens whom a row names: whom it is about is told by an event of its log. */
const namesIn = (row: Named & { readonly events?: unknown }): readonly string[] =>
  [row, ...(Array.isArray(row.events) ? (row.events as readonly (Named | null | undefined)[]) : [])]
    .map((one) => one?.citizenId)
    .filter((id) => typeof id === 'string');

/**
 * The same, and of these those that name one of some citizens: to judge a row takes far longer than to read it. `null` when nothing was read,
 * because nobody of them is named in these days.
 */
export const readDaysAbout = async <Name extends LogCollection>(
  collection: RxCollection<Documents[Name]>,
  afterDay: string,
  lastDay: string,
  citizenIds: ReadonlySet<string>,
): Promise<readonly Documents[Name][] | null> => {
  const named = namedInDays<Name>(collection);
  if (!named.mayName(afterDay, lastDay, citizenIds)) return null;
  const note = named.begin(afterDay, lastDay);
  const rows = (await readStoredDays<Name>(collection, afterDay, lastDay)).map((row) => ({ row, names: namesIn(row) }));
  note(rows.flatMap(({ names }) => names));
  return rows
    .filter(({ names }) => names.some((id) => citizenIds.has(id)))
    .flatMap(({ row }) => plainRow<Name>(collection, row) ?? []);
};

/** Rows of one portion, whole: fewer than asked for only at the end. `last` is where the next one begins. */
export type IdPortion<Document> = { readonly documents: readonly Document[]; readonly last: string | null };

/**
 * The documents after an id as the store holds them: for the exchange alone. From IndexedDB in one piece: the storage’s own query steps through a cursor, which for 50,000
 * takes half a minute on a busy machine instead of a few seconds.
 */
export const readStoredAfter = async <Name extends CollectionName>(
  collection: RxCollection<Documents[Name]>,
  after: string,
  most: number,
): Promise<IdPortion<Documents[Name]>> => {
  const table = await tableOf<Row<Documents[Name]>>(collection.storageInstance);
  const rows = table
    ? await openRows(collection.storageInstance, await table.where('id').above(after).limit(most).toArray())
    : await readPortion<Name>(collection, {
        selector: { id: { $gt: after } },
        sort: [{ id: 'asc' }],
        limit: most,
      } as MangoQuery<Documents[Name]>);
  return { documents: rows.filter(isAlive), last: rows.length < most ? null : (rows.at(-1)?.id ?? null) };
};

type Dated = { readonly day?: unknown };

/** Every civil day that a row or an event of its log names. */
const daysIn = (row: Dated & { readonly events?: unknown }): readonly unknown[] =>
  [row, ...(Array.isArray(row.events) ? (row.events as readonly (Dated | null | undefined)[]) : [])].map(
    (one) => one?.day,
  );

/** The documents whose day, or a day that an event of their log names, lies in these days. Reads all there are, and judges only those. */
export const readOnceIn = async <Name extends LogCollection>(
  collection: RxCollection<Documents[Name]>,
  fromDay: string,
  toDay: string,
): Promise<readonly Documents[Name][]> => {
  const found: Documents[Name][] = [];
  for (let after: string | null = ''; after !== null;) {
    const { documents, last }: IdPortion<Documents[Name]> = await readStoredAfter<Name>(collection, after, pageSize);
    const named = documents.filter((row) =>
      daysIn(row).some((day) => typeof day === 'string' && day >= fromDay && day <= toDay),
    );
    found.push(...named.flatMap((row) => plainRow<Name>(collection, row) ?? []));
    after = last;
  }
  return found;
};

/** The documents after an id, those that are sound. */
export const readAfter = async <Name extends CollectionName>(
  collection: RxCollection<Documents[Name]>,
  after: string,
  most: number,
): Promise<IdPortion<Documents[Name]>> => {
  const { documents, last } = await readStoredAfter<Name>(collection, after, most);
  return { documents: documents.flatMap((row) => plainRow<Name>(collection, row) ?? []), last };
};

/** Lets the window do what waits for it, and an act that somebody has begun. */
export const breathe = async (ms = 0): Promise<void> => {
  await new Promise((resolve) => setTimeout(resolve, ms));
  await whenNoAct();
};

/** The same, for what nobody on the screen waits for: it lets an act go first that a key or a click has just asked for. */
export const breatheQuietly = async (ms = 0): Promise<void> => {
  await new Promise((resolve) => setTimeout(resolve, ms));
  await whenQuiet();
};
