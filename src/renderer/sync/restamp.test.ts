import { afterEach, beforeEach, expect, it } from 'vitest';

import type { Citizen } from '#shared/domain/model/citizen';
import { wallOf } from '#shared/domain/rows/register-fault';
import { MOST_AHEAD_MS } from '#shared/sync/hybrid-clock';
import { FUTURE_STAMP, type WireDocument } from '#shared/sync/protocol';

import { load } from '../data/load';
import { holdsAll } from '../data/outbox';
import { must } from '../data/testing/test-data';
import { town } from '../data/testing/town';
import { createRestamp } from './restamp';
import { startFakeServer, type FakeServer } from './testing/fake-server';
import { openDesk, until } from './testing/test-desk';

let server: FakeServer;
beforeEach(async () => {
  server = await startFakeServer();
  for (const document of town) server.store('reference', { ...document, _deleted: false });
});
afterEach(() => server.close());

const newestStamp = (fields: Citizen['fields']): number =>
  Math.max(...Object.values(fields).map((register) => wallOf(register.t)));

it('writes again under a stamp of now what a clock that ran ahead had stamped, and sends it', async () => {
  const dayMs = 86_400_000;
  server.verdict = (document) =>
    'fields' in document && newestStamp(document['fields'] as Citizen['fields']) > Date.now() + MOST_AHEAD_MS
      ? 'futureStamp'
      : null;
  const one = await openDesk(server.url, 'k1', { now: () => new Date(Date.now() + dayMs) });
  await until(async () => (await one.context.database.reference.count().exec()) === town.length, 'reference');
  server.up = false;
  const { requestId } = must(
    await one.commands.logPassage({
      reasonId: 'advice',
      channel: 'phone',
      priority: false,
      next: 'answered',
      citizen: { values: { lastName: 'Testard', firstName: 'Zoé' } },
    }),
  );
  const citizenId = (await load(one.context, 'requests', requestId))?.citizenId ?? '';
  const ahead = await one.context.database.citizens.findOne(citizenId).exec();
  // As it was written before this desk knew that its clock is wrong.
  const stamp = `${String(Date.now() + dayMs).padStart(15, '0')}-000000-k1`;
  const fields = Object.fromEntries(
    Object.entries(ahead?.fields ?? {}).map(([name, register]) => [name, { ...register, t: stamp }]),
  );
  await ahead?.incrementalPatch({ fields });
  for (const entry of await one.context.database.outbox.find().exec())
    if (entry.documentId === citizenId)
      await entry.incrementalPatch({ marks: Object.keys(fields).map((name) => `${name}@${stamp}`) });
  server.up = true;
  one.wake();
  await until(() => server.get('citizens', citizenId) !== undefined, 'the citizen arrived');
  await until(() => one.sync.read().toSend === 0, 'nothing waits');
  const onServer = () => (server.get('citizens', citizenId) as { fields: Citizen['fields'] } | undefined)?.fields ?? {};
  const stored = onServer();
  expect(stored['lastName']?.v).toBe('Testard');
  expect(newestStamp(stored)).toBeLessThan(Date.now() + MOST_AHEAD_MS);
  expect(one.sync.read().refused).toEqual([]);

  must(await one.commands.correctCitizen({ citizenId, patch: { lastName: 'Testard-Durand' } }));
  await until(() => one.sync.read().toSend === 0, 'a later correction goes too');
  expect(onServer()['lastName']?.v).toBe('Testard-Durand');
  await one.close();
});

it('leaves no entry behind of a correction that is written while the stamps before it are written again', async () => {
  const one = await openDesk(server.url, 'k1', {});
  await until(async () => (await one.context.database.reference.count().exec()) === town.length, 'reference');
  server.up = false;
  const { database } = one.context;
  const stampAt = (ms: number): string => `${String(Math.round(ms)).padStart(15, '0')}-000000-k1`;
  const [now, ahead] = [Date.now(), Date.now() + 86_400_000];
  const id = 'c1';
  const values = { lastName: 'Testard', firstName: 'Zoé' };
  const fields = Object.fromEntries(
    Object.entries(values).map(([name, v]) => [name, { v, t: stampAt(ahead), p: '' }] as const),
  );
  await database.citizens.insert({ id, siteId: town[0]?.siteId ?? '', erasedAt: '', fields });
  const note = (key: string, marks: readonly string[]) =>
    database.outbox.insert({
      id: key,
      collectionName: 'citizens',
      documentId: id,
      code: 'citizenCorrected',
      at: new Date(now).toISOString(),
      marks: [...marks],
      refusedWhy: '',
    });
  await note(
    'e1',
    Object.keys(fields).map((name) => `${name}@${stampAt(ahead)}`),
  );
  const restamp = createRestamp(
    database,
    () => stampAt(now),
    async () => {
      await note('e2', [`email@${stampAt(ahead + 60)}`]);
      const citizen = await database.citizens.findOne(id).exec();
      const email = { v: 'zoe@exemple.fr', t: stampAt(ahead + 60), p: '' };
      await citizen?.incrementalModify((latest) => ({ ...latest, fields: { ...latest.fields, email } }));
      return now;
    },
  );
  const isWhole = async (): Promise<readonly boolean[]> => {
    const held = (await load(one.context, 'citizens', id)) as unknown as WireDocument;
    return (await database.outbox.find().exec()).map(({ marks }) => holdsAll(held, marks));
  };
  expect(await restamp(id, FUTURE_STAMP)).toBe(true);
  expect(await isWhole()).toEqual([true, true]);
  // The server refuses the later one as well, and then its turn comes.
  const later = createRestamp(
    database,
    () => stampAt(now + 1),
    () => Promise.resolve(now),
  );
  expect(await later(id, FUTURE_STAMP)).toBe(true);
  expect(await isWhole()).toEqual([true, true]);
  const stored = (await load(one.context, 'citizens', id))?.fields ?? {};
  expect(newestStamp(stored)).toBeLessThan(now + MOST_AHEAD_MS);
  expect(stored['email']?.v).toBe('zoe@exemple.fr');
  await one.close();
});
