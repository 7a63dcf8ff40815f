import { afterEach, expect, it } from 'vitest';

import { verifyAudit } from '#server/store/verify-audit';
import { foldAppointment } from '#shared/domain/lifecycle/fold-appointment';
import { logOf } from '#shared/sync/merge-document';
import type { WireDocument } from '#shared/sync/protocol';
import { rulesWithout } from '#shared/sync/rules';
import { calls } from '#shared/sync/wire/calls';

import { citizen, event, SITE, wire } from './support/documents';
import {
  booking,
  corrected,
  erase,
  family,
  holds,
  letter,
  places,
  sweep,
  town,
  visit,
  type Town,
} from './support/words-town';

let open: Town | null = null;
afterEach(() => open?.server.close());
const openTown = async (...wish: Parameters<typeof town>): Promise<Town> => (open = await town(...wish));

it('takes the words of a person out of documents and history, under all ids; the others keep theirs, and the audit is whole', async () => {
  const there = await openTown();
  await there.desk.push('appointments', [
    visit('a', family, corrected('a', 2, places(['GUARDIAN02'], ['CHILD00002', 'citizen-2']))),
    // Taken off since; and named by a correction alone.
    visit('b', family, corrected('b', 2, places(['GUARDIAN03']))),
    visit('c', places(['GUARDIAN04']), corrected('c', 2, places(['GUARDIAN05'], ['CHILD00003', 'citizen-3']))),
  ]);
  await there.desk.push('requests', [
    letter('r', 'citizen-2', 'Acte de naissance'),
    letter('s', 'citizen-1', 'Permis'),
  ]);
  await erase(there, 'citizen-2', 'citizen-3');
  const guardians = ['GUARDIAN01', 'GUARDIAN02', 'GUARDIAN03', 'GUARDIAN04', 'GUARDIAN05', 'NOBODY0001', 'Permis'];
  expect(await holds(there, 'CHILD00001', 'CHILD00002', 'CHILD00003', 'naissance')).toEqual([]);
  expect(await holds(there, ...guardians)).toEqual(guardians);
  expect((await verifyAudit(there.server.store, SITE)).faults).toEqual([]);
  await erase(there, 'citizen-1');
  expect(await holds(there, ...guardians)).toEqual([]);
  const { documents } = await there.desk.pull('appointments');
  expect(documents.map((one) => (one['persons'] as object[]).length)).toEqual([2, 1, 2]);
  expect((await verifyAudit(there.server.store, SITE)).faults).toEqual([]);
});

it('empties what comes later as it comes, from a desk that had not heard, and puts nothing of it aside', async () => {
  const there = await openTown();
  const known = visit('a', family);
  await there.desk.push('appointments', [known]);
  await erase(there, 'citizen-2');
  const late = visit('a', family, corrected('a', 2, places(['GUARDIAN02'], ['CHILD00002', 'citizen-2'])));
  const [verdict] = await there.desk.push('appointments', [late]);
  expect(verdict?.verdict).toBe('merged');
  await there.desk.push('appointments', [known, visit('b', places(['GUARDIAN03'], ['CHILD00003', 'citizen-2']))]);
  await there.desk.push('requests', [letter('r', 'citizen-2', 'Acte de naissance')]);
  expect(await holds(there, 'CHILD00001', 'CHILD00002', 'CHILD00003', 'naissance')).toEqual([]);
  expect(await holds(there, 'GUARDIAN01', 'GUARDIAN02', 'GUARDIAN03')).toHaveLength(3);
  expect(await there.server.store.quarantined(SITE)).toEqual([]);
  // Again, what a desk that took the answer sends: nothing is written.
  const head = await there.server.store.head(SITE);
  const { documents } = await there.desk.pull('appointments');
  const again = await there.desk.push('appointments', documents);
  expect([again.map((one) => one.verdict), await there.server.store.head(SITE)]).toEqual([['stored', 'stored'], head]);
});

it('an erasure that is pushed takes them as well, and those of a deleted appointment', async () => {
  const there = await openTown();
  await there.desk.push('appointments', [visit('a', family)]);
  await there.boss.push('appointments', [{ ...visit('a', family), _deleted: true }]);
  const erasedAt = `000000000000009-000000-${there.boss.deviceId}`;
  const [verdict] = await there.boss.push('citizens', [{ ...wire(citizen('citizen-1', '')), erasedAt }]);
  expect(verdict?.verdict).not.toBe('quarantined');
  expect(await holds(there, 'GUARDIAN01', 'NOBODY0001')).toEqual([]);
  expect(await holds(there, 'CHILD00001')).toEqual(['CHILD00001']);
});

it('a row that is put aside later keeps what is of the others; one from before that named the person goes as a whole', async () => {
  const there = await openTown();
  await there.desk.push('appointments', [visit('a', family)]);
  const other = (number: string): WireDocument => {
    const row = visit('a', family, corrected('a', 2, places(['GUARDIAN02'], [number, 'citizen-2'])));
    const changed = logOf(row).map((one) => (one.type === 'booked' ? { ...one, reasonId: 'other' } : one));
    return wire(foldAppointment('a', SITE, changed));
  };
  await there.desk.push('appointments', [{ ...other('CHILD00002'), siteId: 'elsewhere' }, other('CHILD00003')]);
  await erase(there, 'citizen-2');
  expect((await there.server.store.quarantined(SITE)).map(({ body }) => body)).toEqual(['', '']);
  there.server.time.nowMs += 1_000;
  await there.desk.push('appointments', [other('CHILD00004')]);
  expect(await holds(there, 'CHILD00001', 'CHILD00002', 'CHILD00003', 'CHILD00004')).toEqual([]);
  const last = (await there.server.store.quarantined(SITE)).at(-1);
  expect([last?.why, last?.body.includes('GUARDIAN02'), last?.body.includes('"other"')]).toEqual([
    'eventContradicts',
    true,
    true,
  ]);
});

it('a row that is aside under the id of an appointment loses what that one lost, though it names nobody', async () => {
  const there = await openTown();
  const stray = { ...visit('b', []), events: [corrected('b', 2, places(['GUARDIAN09']))], citizenId: '' };
  await there.desk.push('appointments', [{ ...stray, siteId: 'elsewhere' }]);
  expect(await holds(there, 'GUARDIAN09')).toEqual(['GUARDIAN09']);
  await there.desk.push('appointments', [visit('b', places(['GUARDIAN03']))]);
  await erase(there, 'citizen-1');
  expect(await holds(there, 'GUARDIAN03', 'GUARDIAN09')).toEqual([]);
});

it('a row of nobody who was erased stays aside as it came', async () => {
  const there = await openTown();
  const row = { ...visit('x', places(['STRANGER01']), event('bad', 2, { type: 'attended' })), siteId: 'elsewhere' };
  await there.desk.push('appointments', [row]);
  await there.desk.push('appointments', [visit('a', family)]);
  await erase(there, 'citizen-2');
  const [aside] = await there.server.store.quarantined(SITE);
  expect(JSON.parse(aside?.body ?? '')).toEqual(row);
});

it('nobody but the server says the word, and no second booking gives places of one to another', async () => {
  const there = await openTown();
  await there.desk.push('appointments', [visit('a', places(['GUARDIAN01']))]);
  await erase(there, 'citizen-3');
  const forged = [
    event('citizen-1~wordsErased', 2, { type: 'wordsErased', cause: 'citizen-1', mac: 'x'.repeat(43) }),
    event('citizen-1~wordsErased', 2, { type: 'attended', outcome: '' }),
    { ...booking('a', [], 'citizen-3'), id: 'second', n: 2 },
  ];
  for (const one of forged) {
    const [verdict] = await there.desk.push('appointments', [visit('a', places(['GUARDIAN01']), one)]);
    expect(verdict).toMatchObject({ verdict: 'quarantined', why: expect.stringMatching(/\.(mac|id)$/) as string });
  }
  const [stored] = (await there.desk.pull('appointments')).documents;
  expect(logOf(stored ?? {}).map(({ id }) => id)).toEqual(['a-booked', 'a-booked~accepted']);
  expect(await holds(there, 'GUARDIAN01')).toEqual(['GUARDIAN01']);
});

it('looks once through what an older version left', async () => {
  const there = await openTown(rulesWithout('erasureSweep'));
  const { store } = there.server;
  await there.desk.push('appointments', [visit('a', family), visit('b', places(['GUARDIAN03']))]);
  await there.desk.push('requests', [letter('r', 'citizen-2', 'Acte de naissance')]);
  await erase(there, 'citizen-2');
  expect(await holds(there, 'CHILD00001', 'naissance')).toHaveLength(2);
  await sweep(there);
  expect(await holds(there, 'CHILD00001', 'naissance')).toEqual([]);
  expect(await holds(there, 'GUARDIAN01', 'NOBODY0001', 'GUARDIAN03')).toHaveLength(3);
  const head = await store.head(SITE);
  await sweep(there);
  expect(await store.head(SITE)).toBe(head);
});

it('a device holds an erasure once it pulled the logs as well from which words went', async () => {
  const there = await openTown();
  const { desk, boss } = there;
  await desk.push('appointments', [visit('a', family)]);
  await desk.push('requests', [letter('r', 'citizen-2', 'Acte')]);
  there.server.time.nowMs += 1_000;
  await erase(there, 'citizen-2');
  const done = async () => {
    const reply = await boss.post('/v1/erasures/reached', { agentId: 'max' });
    return calls.erasures.output.parse(reply.json()).erasures[0]?.done;
  };
  const confirm = async (name: 'citizens' | 'appointments' | 'requests') => {
    const { checkpoint } = await desk.pull(name);
    await desk.pull(name, checkpoint);
    return done();
  };
  expect([await confirm('citizens'), await confirm('appointments'), await confirm('requests')]).toEqual([0, 0, 1]);
});
