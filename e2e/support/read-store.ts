import { expect, type Page } from '@playwright/test';
import { collectionNames, type CollectionName, type Documents } from '#shared/domain/model/collections';
import { createSeal, sealRowsOf, storageOfDatabase } from '../../src/renderer/data/seal/seal';
import { call } from './call';

/** Every document of a desk by collection and id, without what the database adds for itself. */
export type DeskStore = { readonly [Name in CollectionName]: Readonly<Record<string, Documents[Name]>> };

type Row = { readonly id: string; readonly [field: string]: unknown };

/** What is worked out once for each object. */
const onceEach = <One extends object, Value>(make: (one: One) => Value): ((one: One) => Value) => {
  const known = new WeakMap<One, { readonly value: Value }>();
  return (one) => {
    const found = known.get(one) ?? { value: make(one) };
    known.set(one, found);
    return found.value;
  };
};

/** A row, and apart from it what of it is sealed, as base64; `''` = it is not sealed. */
export type ToldRow = readonly [row: Row, sealed: string];

/** What a page tells of its rows: those that are new or changed since the text with this mark, and the ids of those that are gone. */
type News = Readonly<
  Record<string, { readonly name: string; readonly rows: readonly ToldRow[]; readonly gone: readonly string[] }>
>;

/** A row as it lies in the store, from what a page told. */
export const rowOf = ([row, sealed]: ToldRow): Row =>
  sealed === '' ? row : { ...row, sealed: Buffer.from(sealed, 'base64').toString('latin1') };

/**
 * Runs in the page: looks into IndexedDB itself, beside the database library. Text, because it travels far faster; and only what changed since the
 * last look, as a whole town takes seconds to travel and to open. What is sealed holds every character, which JSON writes in up to six letters and the
 * debugger takes to pieces: in base64 it travels for a third of the work. A page that was loaded anew knows of no look, and tells all.
 */
const readPage = async ([names, mark]: readonly [readonly string[], string]): Promise<string> => {
  const done = <Value>(request: IDBRequest<Value>): Promise<Value> =>
    new Promise((resolve, reject) => {
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(new Error(`IndexedDB: ${request.error?.message ?? ''}`));
    });
  const held = window as unknown as Record<
    symbol,
    { mark: string; texts: Map<string, Map<string, string>> } | undefined
  >;
  const told = Symbol.for('journeys.told');
  const before = held[told];
  const last =
    before?.mark === mark ? before : { mark: crypto.randomUUID(), texts: new Map<string, Map<string, string>>() };
  held[told] = last;
  const known = (await indexedDB.databases()).map(({ name }) => name ?? '');
  const news: Record<string, { name: string; rows: [Row, string][]; gone: string[] }> = {};
  for (const collection of names) {
    const found = known.filter((name) => name.startsWith('rxdb-dexie-') && name.endsWith(`--${collection}`));
    if (found.length !== 1) throw new Error(`${collection}: ${found.length} databases of ${known.join(' ')}`);
    const database = await done(indexedDB.open(found[0] ?? ''));
    const all = (await done(database.transaction('docs').objectStore('docs').getAll())) as (Row & {
      sealed?: string;
    })[];
    const apart = all.map(({ sealed = '', ...row }) => [row, sealed] as const);
    const texts = new Map(apart.map(([row, sealed]) => [row.id, JSON.stringify(row) + sealed]));
    const old = last.texts.get(database.name) ?? new Map<string, string>();
    last.texts.set(database.name, texts);
    news[collection] = {
      name: database.name,
      rows: apart.filter(([{ id }]) => texts.get(id) !== old.get(id)).map(([row, sealed]) => [row, btoa(sealed)]),
      gone: [...old.keys()].filter((id) => !texts.has(id)),
    };
    database.close();
  }
  return JSON.stringify({ mark: last.mark, news });
};

/** The rows of a page as they were told, opened, by the name of their database. */
type Known = { readonly mark: string; readonly opened: ReadonlyMap<string, Map<string, Row>> };
/** The last look at each page: the next one begins where it ended. */
const looks = new WeakMap<Page, Promise<Known>>();
const nothing: Known = { mark: '', opened: new Map() };

// `_deleted` belongs to the document; `_rev`, `_meta` and `_attachments` to the database.
const withoutMarks = onceEach(
  (row: Row): Row =>
    Object.fromEntries(
      Object.entries(row).filter(([field]) => field === '_deleted' || !field.startsWith('_')),
    ) as unknown as Row,
);

/** Looks at some collections of a page, and gives what is known of it then, with the names of their databases. */
const lookAgain = async (page: Page, names: readonly CollectionName[], before: Known) => {
  const told = await page.evaluate(readPage, [names, before.mark] as const);
  const { mark, news } = JSON.parse(told) as { readonly mark: string; readonly news: News };
  const opened = new Map(before.mark === mark ? before.opened : []);
  const seal = createSeal(Buffer.from((await call(page, 'store.key', undefined)).key, 'base64'));
  for (const { name, rows, gone } of Object.values(news)) {
    const { open } = sealRowsOf(seal, storageOfDatabase(name), new Set());
    const all = new Map(opened.get(name));
    for (const id of gone) all.delete(id);
    for (const row of (await Promise.all(rows.map((told) => open(rowOf(told))))) as Row[]) all.set(row.id, row);
    opened.set(name, all);
  }
  return { mark, opened, databases: Object.entries(news).map(([collection, { name }]) => [collection, name] as const) };
};

/** Every row of some collections of a desk, opened, in the order of their ids. A row that did not change is the same object again. */
const clearRows = async (page: Page, names: readonly CollectionName[]): Promise<Record<CollectionName, Row[]>> => {
  const before = looks.get(page)?.catch(() => nothing) ?? Promise.resolve(nothing);
  const look = before.then((known) => lookAgain(page, names, known));
  looks.set(page, look);
  const { opened, databases } = await look;
  return Object.fromEntries(
    databases.map(([collection, name]) => [
      collection,
      [...(opened.get(name)?.values() ?? [])].toSorted((a, b) => (a.id < b.id ? -1 : 1)),
    ]),
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

const textOf = onceEach((document: object): string => sorted(document));

/** Requests that are kept to a department: one desk may hold them and another not (docs/decisions/0103). */
const keptIn = ({ reference, requests }: DeskStore): readonly string[] =>
  Object.values(requests)
    .filter(({ reasonId }) => {
      const body = reference[reasonId]?.body;
      return body?.kind === 'reason' && body.sensitive === true;
    })
    .map(({ id }) => id);

/** Every document in one text a line, so that a difference reads at once. */
const linesOf = (store: DeskStore, passedOver: ReadonlySet<string>): readonly string[] =>
  collectionNames.flatMap((name) =>
    Object.entries(store[name])
      .filter(([id]) => !passedOver.has(id))
      .map(([id, document]) => `${name} ${id} ${textOf(document)}`)
      .toSorted(),
  );

const sorted = (value: unknown): string =>
  JSON.stringify(value, (_, part: unknown) =>
    part !== null && typeof part === 'object' && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );

/** The lines that one store has and the other has not: empty when both hold the same documents, but for what is kept to a department. */
export const differences = (one: DeskStore, other: DeskStore): readonly string[] => {
  const kept = new Set([...keptIn(one), ...keptIn(other)]);
  const left = new Set(linesOf(one, kept));
  const right = new Set(linesOf(other, kept));
  return [
    ...[...left].filter((line) => !right.has(line)).map((line) => `only one: ${line}`),
    ...[...right].filter((line) => !left.has(line)).map((line) => `only other: ${line}`),
  ];
};

/** Waits until two desks hold the same documents in all six collections; answers them. */
export const expectSameStores = async (one: Page, other: Page): Promise<DeskStore> => {
  let store: DeskStore | undefined;
  const differ = async (): Promise<readonly string[]> => {
    const [mine, theirs] = await Promise.all([readStore(one), readStore(other)]);
    store = mine;
    return differences(mine, theirs).slice(0, 6);
  };
  await expect.poll(differ, { timeout: 60_000 }).toEqual([]);
  return store ?? readStore(one);
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
