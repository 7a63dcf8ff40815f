import type { Page } from '@playwright/test';
import type { CollectionName } from '#shared/domain/model/collections';
import { unsealStore } from './read-store';

type Row = { id: string; day?: string; [field: string]: unknown };
type Log = { type: string; at?: string; [field: string]: unknown }[];

/** A row as an older version may have stored it, made from a sound one of today. `isWhole` = nothing of it can be read any more. */
export type Broken = { readonly collection: CollectionName; readonly id: string };

/**
 * Writes into the store of this desk what killed desks once, each over a sound document of today; beside the database library, as an older
 * version would have left it. The window must be loaded again afterwards. Gives what was broken.
 */
export const breakStore = async (
  page: Page,
): Promise<{ readonly broken: readonly Broken[]; readonly forged: readonly Broken[] }> => {
  await unsealStore(page, 'appointments', 'citizens', 'requests');
  return page.evaluate(async () => {
    const done = <Value>(request: IDBRequest<Value>): Promise<Value> =>
      new Promise((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(new Error(`IndexedDB: ${request.error?.message ?? ''}`));
      });
    const known = (await indexedDB.databases()).map(({ name }) => name ?? '');
    const open = (collection: string): Promise<IDBDatabase> =>
      done(
        indexedDB.open(known.find((name) => name.startsWith('rxdb-dexie-') && name.endsWith(`--${collection}`)) ?? ''),
      );
    const broken: { collection: CollectionName; id: string }[] = [];
    const forged: { collection: CollectionName; id: string }[] = [];
    const change = async (
      collection: CollectionName,
      isWanted: (row: Row) => boolean,
      changes: readonly ((row: Row, log: Log) => void)[],
      into = broken,
    ): Promise<void> => {
      const database = await open(collection);
      const store = () => database.transaction('docs', 'readwrite').objectStore('docs');
      const rows = ((await done(store().getAll())) as Row[]).filter(isWanted);
      for (const [at, breakRow] of changes.entries()) {
        const row = rows[at];
        if (!row) throw new Error(`${collection}: only ${rows.length} to break`);
        breakRow(row, (row['events'] ?? []) as Log);
        await done(store().put(row));
        into.push({ collection, id: row.id });
      }
      database.close();
    };
    const sessions = await open('deskSessions');
    const days = ((await done(sessions.transaction('docs').objectStore('docs').getAll())) as Row[]).map(
      ({ day }) => day ?? '',
    );
    sessions.close();
    const today = days.toSorted().at(-1) ?? '';
    const isOfToday = ({ day, _deleted }: Row): boolean => day === today && (_deleted === '0' || _deleted === false);
    // Under an id of its own, as another device would have made it: the server's copy does not hold it.
    const first = (log: Log) => {
      const one = log[0] ?? { type: '' };
      one['id'] = `bad-${String(one['id'])}`;
      return one;
    };
    await change('appointments', (row) => isOfToday(row) && row['status'] === 'booked', [
      (row, log) => Object.assign(row, { time: (first(log)['time'] = '99:99') }),
      (row, log) => Object.assign(row, { durationMin: (first(log)['durationMin'] = 1e15) }),
      (row, log) => Object.assign(row, { bookedAt: (first(log).at = '+275760-09-13T00:00:00.001Z') }),
      (_, log) => void (first(log)['n'] = 2 ** 53 - 1),
    ]);
    // Words of the server that it never said: readers can bear them, so they stand as surplus and double call until the server is asked.
    const forge = (type: string, more: object) => (row: Row, log: Log) => {
      const model = log.find((event) => event.type === (type === 'overbooked' ? 'booked' : 'called')) ?? { type: '' };
      const by = { agentId: '', deviceId: 'server', deskId: '' };
      log.push({
        ...more,
        id: `forged-${row.id}`,
        n: log.length + 1,
        at: model.at ?? '',
        by,
        type,
        cause: model['id'],
      });
    };
    const isWhole = ({ id }: Row): boolean => !broken.some((one) => one.id === id);
    const isBooked = (row: Row): boolean => isOfToday(row) && row['status'] === 'booked' && isWhole(row);
    await change('appointments', isBooked, [forge('overbooked', { rivals: [] })], forged);
    await change('tickets', (row) => isOfToday(row), [
      (row, log) => Object.assign(row, { issuedAt: (first(log).at = '2026-99-01T08:00:00.000Z') }),
      (_, log) => {
        let deep: unknown = 'x';
        for (let level = 0; level < 500; level += 1) deep = [deep];
        first(log)['series'] = deep;
      },
    ]);
    await change('citizens', ({ fields }) => Object.keys((fields ?? {}) as object).length > 2, [
      (row) => void (((row['fields'] as Record<string, { t: string }>)['lastName'] ?? { t: '' }).t = '~'),
    ]);
    await change('requests', (row) => isOfToday(row), [
      (row) => Object.assign(row, { receivedAt: 7, status: {}, channel: null, events: [null, 3, { type: [] }] }),
      (row, log) => {
        const one = first(log);
        row['events'] = Array.from({ length: 50_000 }, (__, at) => ({
          ...one,
          day: 'demain',
          id: `flood-${at}`,
          n: at + 1,
        }));
      },
    ]);
    await change('deskSessions', (row) => isOfToday(row), [
      (row) => Object.assign(row, { events: { length: 3 }, status: 5, openedAt: [], agentId: { a: 1 } }),
    ]);
    const isCalled = (row: Row): boolean => isOfToday(row) && row['status'] === 'serving' && isWhole(row);
    await change('tickets', isCalled, [forge('calledTwice', { rival: 'nobody' })], forged);
    return { broken, forged };
  });
};
