import { expect, type Page } from '@playwright/test';
import { collectionNames, type CollectionName, type Documents } from '#shared/domain/model/collections';
import { createSeal, sealRowsOf, storageOfDatabase } from '../../src/renderer/data/seal/seal';
import { call } from './call';

/** Every document of a desk by collection and id, without what the database adds for itself. */
export type DeskStore = { readonly [Name in CollectionName]: Readonly<Record<string, Documents[Name]>> };

type Row = { readonly id: string; readonly [field: string]: unknown };

/** Runs in the page: looks into IndexedDB itself, beside the database library. Text, because it travels far faster. */
const readPage = async (names: readonly string[]): Promise<string> => {
  const done = <Value>(request: IDBRequest<Value>): Promise<Value> =>
    new Promise((resolve, reject) => {
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(new Error(`IndexedDB: ${request.error?.message ?? ''}`));
    });
  const known = (await indexedDB.databases()).map(({ name }) => name ?? '');
  const result: Record<string, { name: string; rows: Row[] }> = {};
  for (const collection of names) {
    const found = known.filter((name) => name.startsWith('rxdb-dexie-') && name.endsWith(`--${collection}`));
    if (found.length !== 1) throw new Error(`${collection}: ${found.length} databases of ${known.join(' ')}`);
    const database = await done(indexedDB.open(found[0] ?? ''));
    const rows = (await done(database.transaction('docs').objectStore('docs').getAll())) as Row[];
    result[collection] = { name: database.name, rows };
    database.close();
  }
  return JSON.stringify(result);
};

// `_deleted` belongs to the document; `_rev`, `_meta` and `_attachments` to the database.
const withoutMarks = (row: Row): Row =>
  Object.fromEntries(
    Object.entries(row).filter(([field]) => field === '_deleted' || !field.startsWith('_')),
  ) as unknown as Row;

/** Every row of some collections of a desk, opened. */
const clearRows = async (page: Page, names: readonly CollectionName[]): Promise<Record<CollectionName, Row[]>> => {
  const read = JSON.parse(await page.evaluate(readPage, names)) as Record<string, { name: string; rows: Row[] }>;
  const seal = createSeal(Buffer.from((await call(page, 'store.key', undefined)).key, 'base64'));
  return Object.fromEntries(
    Object.entries(read).map(([collection, { name, rows }]) => {
      const { openNow } = sealRowsOf(seal, storageOfDatabase(name), new Set());
      return [collection, rows.map((row) => openNow(row) as Row)];
    }),
  ) as Record<CollectionName, Row[]>;
};

/** Runs in the page: puts rows where they lay, as they are. */
const putInPage = async (text: string): Promise<void> => {
  const done = <Value>(request: IDBRequest<Value>): Promise<Value> =>
    new Promise((resolve, reject) => {
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(new Error(`IndexedDB: ${request.error?.message ?? ''}`));
    });
  const known = (await indexedDB.databases()).map(({ name }) => name ?? '');
  for (const [collection, rows] of Object.entries(JSON.parse(text) as Record<string, Row[]>)) {
    const database = await done(indexedDB.open(known.find((name) => name.endsWith(`--${collection}`)) ?? ''));
    const store = database.transaction('docs', 'readwrite').objectStore('docs');
    for (const row of rows) await done(store.put(row));
    database.close();
  }
};

/** Leaves rows of this desk as an earlier version did, which sealed none. */
export const unsealStore = async (page: Page, ...names: readonly CollectionName[]): Promise<void> =>
  page.evaluate(putInPage, JSON.stringify(await clearRows(page, names)));

/** Reads what a desk holds of the collections that are named, of all six if none is: a whole town costs seconds. */
export const readStore = async <Name extends CollectionName = CollectionName>(
  page: Page,
  ...only: readonly Name[]
): Promise<Pick<DeskStore, Name>> => {
  const names = only.length === 0 ? collectionNames : only;
  const read = await clearRows(page, names);
  return Object.fromEntries(
    names.map((name) => [name, Object.fromEntries(read[name].map((row) => [row.id, withoutMarks(row)]))]),
  ) as unknown as DeskStore;
};

/** How many documents a store holds, by collection. */
export const countStore = (store: DeskStore): Readonly<Record<CollectionName, number>> =>
  Object.fromEntries(collectionNames.map((name) => [name, Object.keys(store[name]).length])) as Record<
    CollectionName,
    number
  >;

/** Every document in one text a line, so that a difference reads at once. */
const linesOf = (store: DeskStore): readonly string[] =>
  collectionNames.flatMap((name) =>
    Object.entries(store[name])
      .map(([id, document]) => `${name} ${id} ${sorted(document)}`)
      .toSorted(),
  );

const sorted = (value: unknown): string =>
  JSON.stringify(value, (_, part: unknown) =>
    part !== null && typeof part === 'object' && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );

/** The lines that one store has and the other has not: empty when both hold the same documents. */
export const differences = (one: DeskStore, other: DeskStore): readonly string[] => {
  const left = new Set(linesOf(one));
  const right = new Set(linesOf(other));
  return [
    ...[...left].filter((line) => !right.has(line)).map((line) => `only one: ${line}`),
    ...[...right].filter((line) => !left.has(line)).map((line) => `only other: ${line}`),
  ];
};

/** Waits until two desks hold the same documents in all six collections; answers them. */
export const expectSameStores = async (one: Page, other: Page): Promise<DeskStore> => {
  await expect
    .poll(async () => differences(await readStore(one), await readStore(other)).slice(0, 6), { timeout: 60_000 })
    .toEqual([]);
  return readStore(one);
};

/** The appointments of the person with this last name, by any desk. */
export const appointmentsOf = (store: Pick<DeskStore, 'appointments' | 'citizens'>, lastName: string) => {
  const citizens = Object.values(store.citizens).filter(
    ({ fields }) => fields['lastName']?.v.toLocaleLowerCase('fr') === lastName.toLocaleLowerCase('fr'),
  );
  return Object.values(store.appointments).filter(({ citizenId }) => citizens.some(({ id }) => id === citizenId));
};

/** The ticket with this number on the day of the newest ticket. */
export const ticketOf = (store: Pick<DeskStore, 'tickets'>, label: string) =>
  Object.values(store.tickets)
    .filter((ticket) => ticket.label === label)
    .toSorted((a, b) => (a.issuedAt < b.issuedAt ? -1 : 1))
    .at(-1);

/** Runs in the page: how many documents it holds, `''` while the app says that it receives. Counting costs nothing beside reading. */
const countPage = async (names: readonly string[]): Promise<string> => {
  if (!Object.keys(localStorage).some((key) => key.endsWith('.complete') && localStorage.getItem(key) !== ''))
    return '';
  const done = <Value>(request: IDBRequest<Value>): Promise<Value> =>
    new Promise((resolve, reject) => {
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(new Error(`IndexedDB: ${request.error?.message ?? ''}`));
    });
  const counts: number[] = [];
  for (const { name = '' } of await indexedDB.databases()) {
    if (!names.some((collection) => name.startsWith('rxdb-dexie-') && name.endsWith(`--${collection}`))) continue;
    const database = await done(indexedDB.open(name));
    counts.push(await done(database.transaction('docs').objectStore('docs').count()));
    database.close();
  }
  return counts.join(' ');
};

/** Waits until a new desk holds all that its town has: the first exchange goes on behind the first screen. */
export const seeWholeTown = async (page: Page): Promise<void> => {
  let before = '';
  const standsStill = async (): Promise<boolean> => {
    const now = await page.evaluate(countPage, collectionNames);
    const same = now !== '' && now === before;
    before = now;
    return same;
  };
  await expect.poll(standsStill, { timeout: 120_000, intervals: [500] }).toBe(true);
};
