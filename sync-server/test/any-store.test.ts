import { describe, expect, it } from 'vitest';

import { hearUnsound } from '#server/lib/sound';
import { collectionNames } from '#shared/domain/model/collections';
import { SCHEMA_VERSION } from '#shared/sync/protocol';

import { wire } from './support/documents';
import { anyRows, answersOf, openAnyTown, soundVersion } from './support/any-town';
import { factTown } from './support/fact-town';
import { freshId } from '#server/lib/fresh';

const count = 1_000;

describe.each(collectionNames)('a server that holds any documents of %s', (name) => {
  it('says everywhere what one says that holds what is sound of them alone, and names the rest', async () => {
    const rows = anyRows(name, count);
    const sound = await openAnyTown(rows.map(soundVersion));
    const expected = await answersOf(sound);
    await sound.close();
    const town = await openAnyTown(rows);
    const [named, faults] = [new Set<string>(), [] as unknown[]];
    hearUnsound(
      (_, id) => named.add(id),
      (what) => faults.push(what),
    );
    const answers = await answersOf(town);
    expect(Object.keys(expected).filter((where) => answers[where] !== expected[where])).toEqual([]);
    expect(Object.entries(expected).filter(([, answer]) => answer.startsWith('failed'))).toEqual([]);
    expect(faults).toEqual([]);
    expect(named.size).toBeGreaterThan(count / 10);
    for (const path of ['head', 'quarantine', 'devices', 'feedback'])
      expect([path, (await town.admin.get(`/v1/${path}`)).statusCode]).toEqual([path, 200]);
    const pull = { collection: name, since: null, limit: 200, schemaVersion: SCHEMA_VERSION };
    expect((await town.admin.post('/v1/pull', pull)).statusCode).toBe(200);
    const booked = wire({ ...factTown.appointments.at(-1), id: freshId() });
    expect(await town.admin.push('appointments', [booked])).toHaveLength(1);
    await town.close();
  });
});
