import { afterEach, beforeEach, expect, it } from 'vitest';

import type { Citizen } from '#shared/domain/model/citizen';
import { wallOf } from '#shared/domain/rows/register-fault';
import { MOST_AHEAD_MS } from '#shared/sync/hybrid-clock';

import { load } from '../data/load';
import { must } from '../data/testing/test-data';
import { town } from '../data/testing/town';
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
