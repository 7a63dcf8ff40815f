import fc from 'fast-check';
import { getRxStorageMemory } from 'rxdb/plugins/storage-memory';
import type { RxCollection } from 'rxdb/plugins/core';
import { firstValueFrom } from 'rxjs';
import { describe, expect, it } from 'vitest';

import { collectionNames, type CollectionName, type Documents } from '#shared/domain/model/collections';
import { isLogCollection } from '#shared/sync/merge-document';
import { soundDocument, unsoundParts } from '#shared/sync/sound-document';

import { openDatabase } from '../../src/renderer/data/database/open-database';
import { bulksOf, changesOf, readAll, readOne, watchAll, watchOne } from '../../src/renderer/data/plain';
import { readAfter, readDays } from '../../src/renderer/data/read-portion';
import { unreadableIn } from '../../src/renderer/data/unreadable';
import { newId } from '../../src/renderer/platform/ids';
import { brokenDocument } from '../arbitraries/broken-documents';
import { neighbours } from './store';

const count = 250;
/** So many are asked for one by one. */
const few = 30;

type Any = Documents[CollectionName];

/** What a store can hold of it: JSON, with texts in the fields by which the store finds documents. */
const storable = ({ schema }: RxCollection<Any>, document: Any): Any => {
  const found = JSON.parse(JSON.stringify(document)) as Record<string, unknown>;
  for (const field of schema.jsonSchema.indexes?.flat() ?? [])
    if (field in found && (typeof found[field] !== 'string' || found[field].length > 10)) found[field] = '';
  return found as unknown as Any;
};

const byId = (all: readonly Any[]): Readonly<Record<string, Any>> =>
  Object.fromEntries(all.map((one) => [one.id, one]));
const textOf = (all: readonly Any[]): string => JSON.stringify(Object.entries(byId(all)).toSorted());

describe.each(collectionNames)('a desk whose store holds any documents of %s', (name) => {
  it('gives what is sound by each door, and names the rest', async () => {
    const database = await openDatabase({ storeName: newId(), storage: getRxStorageMemory(), multiInstance: false });
    const collection = database[name] as unknown as RxCollection<Any>;
    const changed: Any[] = [];
    const together: Any[] = [];
    const door = collection as unknown as RxCollection<Documents['tickets']>;
    changesOf<'tickets'>(door).subscribe(({ document }) => document && changed.push(document));
    bulksOf<'tickets'>(door).subscribe((all) => together.push(...all.flatMap(({ document }) => document ?? [])));
    const broken = fc
      .sample(brokenDocument(name), { numRuns: count, seed: 14 })
      .map((one, at) => storable(collection, { ...(one as Any), id: `any-${at}` }));
    const stored = Object.values({ ...byId(neighbours[name]), ...byId(broken) });
    await collection.bulkInsert(stored);
    const sound = byId(stored.flatMap((one) => soundDocument(name, structuredClone(one)) ?? []));
    const isSound = (all: readonly Any[]): void => expect(textOf(all) === textOf(Object.values(sound))).toBe(true);
    isSound(await readAll<Any>(collection.find()));
    isSound(await firstValueFrom(watchAll<Any>(collection.find())));
    isSound((await readAfter<'tickets'>(door, '', stored.length)).documents);
    isSound(changed);
    isSound(together);
    for (const { id } of stored.slice(-few)) {
      expect(await readOne<Any>(collection.findOne(id))).toEqual(sound[id] ?? null);
      expect(await firstValueFrom(watchOne<Any>(collection.findOne(id)))).toEqual(sound[id] ?? null);
    }
    if (isLogCollection(name)) {
      const days = stored.flatMap((one) =>
        'day' in one && one.day > '2026-11-23' && one.day <= '2026-11-24' ? [one.id] : [],
      );
      const found = await readDays<'tickets'>(door, '2026-11-23', '2026-11-24');
      expect(byId(found)).toEqual(byId(days.flatMap((id) => sound[id] ?? [])));
    }
    const unsound = stored.filter((one) => unsoundParts(name, structuredClone(one)).length > 0);
    expect(unsound.length).toBeGreaterThan(count / 4);
    await expect.poll(async () => (await firstValueFrom(unreadableIn(database))).length).toBe(unsound.length);
    await database.close();
  });
});
