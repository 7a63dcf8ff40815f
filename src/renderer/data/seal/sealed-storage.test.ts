import 'fake-indexeddb/auto';

import { setTimeout } from 'node:timers/promises';

import { fillWithDefaultSettings } from 'rxdb/plugins/core';
import { getRxStorageDexie } from 'rxdb/plugins/storage-dexie';
import { beforeEach, expect, it } from 'vitest';

import { startFakeServer } from '../../sync/testing/fake-server';
import { openDesk, until, type DeskOptions, type TestDesk } from '../../sync/testing/test-desk';
import { dexieStorage } from '../database/dexie-storage';
import { createKeyValues } from '../key-values';
import { load } from '../load';
import { readAfter, readDays } from '../read-portion';
import { must } from '../testing/test-data';
import { testSeal } from '../testing/test-seal';
import { town } from '../testing/town';
import type { Seal } from './seal';
import { sealedStorage } from './sealed-storage';
import { sealEarlier } from './seal-earlier';

const person = { firstName: 'Zéphyrine', lastName: 'Quatrebarbes', phone: '0687654321', email: 'z4barbes@exemple.fr' };
const companion = 'Loup-Gaspard';
const number = 'P4R4T9Z2K7';
const subject = 'Vélo jaune';
const secrets = [...Object.values(person), companion, number, subject];

type Storage = NonNullable<DeskOptions['storage']>;
const clear = (): Storage => getRxStorageDexie();
const sealed = (): Storage => dexieStorage(testSeal);

const answer = <Value>(request: IDBRequest<Value>): Promise<Value> =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error('IndexedDB'));
  });

type Change = (row: Record<string, unknown>) => Record<string, unknown>;

/** What the databases of a store hold, as text, after a change of their rows. */
const onDisk = async (storeName: string, change: Change | null = null): Promise<string> => {
  let found = '';
  for (const { name = '' } of await indexedDB.databases()) {
    if (!name.includes(storeName)) continue;
    const database = await answer(indexedDB.open(name));
    const store = database.transaction('docs', 'readwrite').objectStore('docs');
    for (const row of (await answer(store.getAll())) as Record<string, unknown>[]) {
      found += JSON.stringify(row);
      if (change) await answer(store.put(change(row)));
    }
    database.close();
  }
  return found;
};
const toldBy = (text: string): readonly string[] => secrets.filter((secret) => text.includes(secret));

/** A booking with a companion and a number, and a letter with its subject. */
const plant = async ({ commands }: TestDesk) => {
  const booked = must(
    await commands.bookAppointment({
      citizen: { values: person },
      reasonId: 'passport',
      persons: [{ preApplicationNumber: number }, { preApplicationNumber: '' }],
      names: ['', companion],
      day: '2026-11-24',
      time: '10:00',
      channel: 'desk',
    }),
  );
  const letter = { channel: 'mail', reasonId: 'advice', receivedAt: '2026-11-23T15:00:00.000Z', subject } as const;
  return { ...booked, ...must(await commands.logRequest(letter)) };
};

let server: Awaited<ReturnType<typeof startFakeServer>>;
let turn = 0;
let storeName = '';
const desks: TestDesk[] = [];
const open = async (storage: Storage): Promise<TestDesk> => {
  const desk = await openDesk(server.url, 'k1', {
    storage,
    storeName,
    now: () => new Date('2026-11-23T09:00:00.000Z'),
  });
  desks.push(desk);
  return desk;
};

beforeEach(async () => {
  storeName = `seal-${(turn += 1)}`;
  server = await startFakeServer();
  for (const document of town) server.store('reference', { ...document, _deleted: false });
  return async () => {
    for (const desk of desks.splice(0)) await desk.close();
    await server.close();
  };
});

const isKnown = (desk: TestDesk) =>
  until(async () => (await desk.context.database.reference.count().exec()) === town.length, 'the town is known');

/** What a desk says of what was planted. */
const readBack = async ({ context }: TestDesk, ids: Awaited<ReturnType<typeof plant>>) => [
  await load(context, 'citizens', ids.citizenId),
  await load(context, 'appointments', ids.appointmentId),
  await load(context, 'requests', ids.requestId),
];

it.each([
  ['clear', clear, secrets],
  ['sealed', sealed, []],
])('a store that is %s, with its second copies, tells on the disk what it should', async (_, storage, told) => {
  const desk = await open(storage());
  await isKnown(desk);
  const ids = await plant(desk);
  await until(() => desk.sync.read().toSend === 0, 'everything was sent');
  const before = await readBack(desk, ids);
  await desk.close();
  expect(toldBy(await onDisk(storeName))).toEqual(told);
  const again = await open(storage());
  expect(await readBack(again, ids)).toEqual(before);
  await again.close();
});

it('seals what an earlier version left clear, and loses nothing of it', async () => {
  const earlier = await open(clear());
  await isKnown(earlier);
  const sent = await plant(earlier);
  await until(() => earlier.sync.read().toSend === 0, 'everything was sent');
  server.up = false;
  must(await earlier.commands.correctCitizen({ citizenId: sent.citizenId, patch: { phone: '0611223344' } }));
  const before = await readBack(earlier, sent);
  await earlier.close();

  const desk = await open(sealed());
  expect(await readBack(desk, sent)).toEqual(before);
  const notes = createKeyValues();
  // In portions of two rows, beside a write, and once more over what is sealed.
  const corrected = desk.commands.correctCitizen({ citizenId: sent.citizenId, patch: { email: 'z@exemple.fr' } });
  await sealEarlier(desk.context.database, notes, 2);
  must(await corrected);
  expect(notes.read('allSealed')).toBe('1');
  notes.write('allSealed', '');
  await sealEarlier(desk.context.database, notes, 2);
  const [citizen, ...others] = await readBack(desk, sent);
  expect(others).toEqual(before.slice(1));
  expect(citizen).toMatchObject({ fields: { email: { v: 'z@exemple.fr' }, phone: { v: '0611223344' } } });
  expect(desk.sync.read().toSend).toBe(2);
  server.up = true;
  desk.wake();
  await until(() => desk.sync.read().toSend === 0, 'the corrections were sent');
  await desk.close();
  expect(toldBy(await onDisk(storeName))).toEqual([]);
});

it('opens the same way to readers that pass the library by', async () => {
  const desk = await open(sealed());
  await isKnown(desk);
  const ids = await plant(desk);
  const { citizens, appointments } = desk.context.database;
  const [citizen, appointment] = await readBack(desk, ids);
  expect((await readAfter<'citizens'>(citizens, '', 9)).documents).toEqual([citizen]);
  expect(await readDays<'appointments'>(appointments, '2026-11-23', '2026-11-24')).toEqual([appointment]);
});

it('binds what is sealed of a row to what is clear of it', async () => {
  const desk = await open(sealed());
  await isKnown(desk);
  const ids = await plant(desk);
  await until(() => desk.sync.read().toSend === 0, 'everything was sent');
  await desk.close();
  const moved: Change = (row) =>
    row['id'] === ids.appointmentId && 'day' in row ? { ...row, day: '2026-11-30' } : row;
  await onDisk(storeName, moved);
  server.up = false;
  const again = await open(sealed());
  expect(await load(again.context, 'appointments', ids.appointmentId)).toBeNull();
});

it('a row that was changed on the disk is left out, and comes back from the server', async () => {
  const desk = await open(sealed());
  await isKnown(desk);
  const ids = await plant(desk);
  await until(() => desk.sync.read().toSend === 0, 'everything was sent');
  const before = await readBack(desk, ids);
  await desk.close();
  await onDisk(storeName, (row) =>
    row['id'] === ids.citizenId ? { ...row, sealed: `x${String(row['sealed'])}` } : row,
  );

  const again = await open(sealed());
  expect(await load(again.context, 'citizens', ids.citizenId)).toBeNull();
  await until(async () => (await load(again.context, 'citizens', ids.citizenId)) !== null, 'it came back');
  expect(await readBack(again, ids)).toEqual(before);
  await again.close();
});

/** A storage of notes as RxDB opens one, and what it tells of changes. */
const openNotes = async (seal = testSeal) => {
  const schema = fillWithDefaultSettings({
    version: 0,
    primaryKey: 'id',
    type: 'object',
    properties: { id: { type: 'string', maxLength: 20 } },
  } as const);
  const storage = await sealedStorage(getRxStorageDexie(), seal).createStorageInstance({
    databaseInstanceToken: 'here',
    databaseName: storeName,
    collectionName: 'citizens',
    schema,
    options: {},
    multiInstance: false,
    devMode: false,
  } as never);
  const told: unknown[] = [];
  storage.changeStream().subscribe((bulk) => told.push(...bulk.events));
  return { storage, told };
};
const noteOf = (rev: number, words: string, id = 'n') => ({
  id,
  words,
  _rev: `${rev}-here`,
  _deleted: false,
  _meta: { lwt: rev },
  _attachments: {},
});

/** A seal that takes longer over some words, fails over others, and opens nothing of what this window itself wrote. */
const slowSeal = (isOwnOpened = true): Seal => ({
  ...testSeal,
  close: async (where, text) => {
    if (text.includes('long')) await setTimeout(50);
    if (text.includes('faux')) throw new Error('no cipher');
    return testSeal.close(where, text);
  },
  openNow: (where, sealed) => {
    if (!isOwnOpened) throw new Error('an own write was opened again');
    return testSeal.openNow(where, sealed);
  },
});

it('writes in the order in which it was asked, however long a row takes to close', async () => {
  const { storage, told } = await openNotes(slowSeal(false));
  const [long, known, short] = [noteOf(1, 'long'), noteOf(1, 'lu'), noteOf(2, 'court')];
  const answers = await Promise.all([
    storage.bulkWrite([{ document: long }], 'a'),
    storage.bulkWrite([{ previous: known, document: short }], 'b'),
  ]);
  expect(answers).toEqual([{ error: [] }, { error: [] }]);
  expect(await storage.findDocumentsById(['n'], false)).toEqual([short]);
  expect(told).toMatchObject([
    { operation: 'INSERT', documentData: long },
    { operation: 'UPDATE', documentData: short, previousDocumentData: known },
  ]);
  await storage.close();
});

it('keeps the order when the closing of a write fails in between', async () => {
  const { storage } = await openNotes(slowSeal());
  const answers = await Promise.allSettled([
    storage.bulkWrite([{ document: noteOf(1, 'long') }], 'a'),
    storage.bulkWrite([{ document: noteOf(1, 'faux', 'm') }], 'b'),
    storage.bulkWrite([{ previous: noteOf(1, 'lu'), document: noteOf(2, 'court') }], 'c'),
  ]);
  expect(answers.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
  expect(await storage.findDocumentsById(['n'], false)).toEqual([noteOf(2, 'court')]);
  await storage.close();
});

it('gives rows in the order of their ids, whichever opens first', async () => {
  const { storage } = await openNotes({
    ...testSeal,
    open: async (where, sealed) => {
      const text = await testSeal.open(where, sealed);
      if (text?.includes('long')) await setTimeout(50);
      return text;
    },
  });
  const rows = [noteOf(1, 'long'), noteOf(1, 'court', 'o')];
  await storage.bulkWrite(
    rows.map((document) => ({ document })),
    'a',
  );
  expect(await storage.findDocumentsById(['n', 'o'], false)).toEqual(rows);
  await storage.close();
});

it('is emptied, and closed, after what was asked for before', async () => {
  const { storage } = await openNotes(slowSeal());
  const written = storage.bulkWrite([{ document: noteOf(1, 'long') }], 'a');
  await storage.remove();
  expect(await written).toEqual({ error: [] });
  const again = await openNotes();
  expect(await again.storage.findDocumentsById(['n'], true)).toEqual([]);
  const late = again.storage.bulkWrite([{ document: noteOf(1, 'long') }], 'a');
  await again.storage.close();
  expect(await late).toEqual({ error: [] });
  expect(await (await openNotes()).storage.findDocumentsById(['n'], true)).toHaveLength(1);
});

it('says what stood there when a write came too late, and what was to be written, in clear', async () => {
  const { storage } = await openNotes();
  const [first, second] = [noteOf(1, 'un'), noteOf(1, 'deux')];
  await storage.bulkWrite([{ document: first }], 'a');
  const { error } = await storage.bulkWrite([{ document: second }], 'b');
  expect(error).toMatchObject([{ status: 409, writeRow: { document: second }, documentInDb: first }]);
  await storage.close();
});
