import { afterEach, beforeEach, expect, it } from 'vitest';

import { no } from '#shared/lib/result';
import type { CallInput, CallOutput } from '#shared/sync/wire/calls';
import { noServer } from '#shared/sync/wire/client';

import { answers, must, openTestData, refuses, type TestData } from '../../testing/test-data';
import { forgetErased } from '../door/act-list';

let data: TestData;
beforeEach(async () => {
  data = await openTestData();
  forgetErased(data.context.database, data.context.acts);
});
afterEach(() => data.close());

const t = '000000000000009-000000-far';
const citizen = (id: string, lastName: string) => ({
  id,
  siteId: data.context.siteId,
  fields: {
    lastName: { v: lastName, t: '000000000000001-000000-far' },
    firstName: { v: 'Zoé', t: '000000000000001-000000-far' },
  },
  erasedAt: '',
});

/** A server that erases, and whose word comes by the exchange. */
const erases = (): CallInput<'eraseCitizens'>[] => {
  const asked: CallInput<'eraseCitizens'>[] = [];
  data.setServer({
    ...noServer,
    eraseCitizens: async (input) => {
      asked.push(input);
      for (const id of input.citizenIds) {
        const found = await data.context.database.citizens.findOne(id).exec();
        await found?.incrementalPatch({ fields: { lastName: { v: '', t }, firstName: { v: '', t } }, erasedAt: t });
      }
      return answers('eraseCitizens', { outcome: 'erased' });
    },
  });
  return asked;
};
const ask = { citizenIds: ['a', 'b'], reason: 'asked' } as const;
const namesOf = () => data.context.acts.of('agent-1').map((act) => ('name' in act ? act.name : ''));

it('the server erases all ids, and what named the person is named no more and taken back by nobody', async () => {
  await data.context.database.citizens.bulkInsert([
    citizen('a', 'Aubry'),
    citizen('b', 'Aubri'),
    citizen('c', 'Colin'),
  ]);
  for (const [citizenId, phone] of [
    ['a', '0600000001'],
    ['c', '0600000002'],
  ] as const)
    must(await data.commands.correctCitizen({ citizenId, patch: { phone } }));
  expect(namesOf()).toEqual(['Zoé Aubry', 'Zoé Colin']);
  const asked = erases();
  must(await data.commands.eraseCitizens(ask));
  expect(asked).toEqual([{ agentId: 'agent-1', ...ask }]);
  expect(namesOf()).toEqual(['Zoé Colin']);
  must(await data.commands.undoLast());
  expect(await data.commands.undoLast()).toMatchObject({ ok: false });
  const kept = await data.context.database.citizens.findOne('a').exec();
  expect(Object.values(kept?.fields ?? {}).every(({ v }) => v === '')).toBe(true);
});

it('a screen that still holds the act of before gets nothing back by it', async () => {
  await data.context.database.citizens.insert(citizen('a', 'Aubry'));
  const { act } = must(await data.commands.correctCitizen({ citizenId: 'a', patch: { lastName: 'Aubrie' } }));
  erases();
  must(await data.commands.eraseCitizens({ citizenIds: ['a'], reason: 'mistake' }));
  expect(await act.undo()).toMatchObject({ reason: { code: 'nothingToUndo' } });
  const kept = await data.context.database.citizens.findOne('a').exec();
  expect([kept?.erasedAt, kept?.fields['lastName']?.v]).toEqual([t, '']);
});

it('says why it was not done: something is under way, not of an administrator, or nobody answers', async () => {
  const refused = async () => {
    const result = await data.commands.eraseCitizens(ask);
    return result.ok ? 'done' : result.reason;
  };
  data.setServer({ ...noServer, eraseCitizens: () => answers('eraseCitizens', { outcome: 'inTheWay' }) });
  expect(await refused()).toEqual({ code: 'personExpected' });
  data.setServer({ ...noServer, eraseCitizens: () => answers('eraseCitizens', { outcome: 'unknown' }) });
  expect(await refused()).toEqual({ code: 'personUnsent' });
  data.setServer({ ...noServer, eraseCitizens: () => answers('eraseCitizens', { outcome: 'changed' }) });
  expect(await refused()).toEqual({ code: 'personMerged' });
  data.setServer({ ...noServer, eraseCitizens: () => refuses('notAllowed') });
  expect(await refused()).toEqual({ code: 'adminOnly', who: 'device' });
  data.setServer(noServer);
  expect(await refused()).toEqual({ code: 'serverUnreachable' });
  expect(data.context.acts.of('agent-1')).toEqual([]);
});

it('where two people are needed it asks, erases nothing here, and says each way in which a wish is not confirmed', async () => {
  await data.context.database.citizens.insert(citizen('a', 'Aubry'));
  const asked: unknown[] = [];
  data.setServer({
    ...noServer,
    eraseCitizens: () => answers('eraseCitizens', { outcome: 'asked' }),
    chooseErasers: async (input) => {
      asked.push(input);
      return answers('chooseErasers', { outcome: input.needsTwo ? 'alone' : input.confirms ? 'gone' : 'asked' });
    },
  });
  expect(must(await data.commands.eraseCitizens({ citizenIds: ['a'], reason: 'asked' }))).toBe('asked');
  expect((await data.context.database.citizens.findOne('a').exec())?.erasedAt).toBe('');
  expect(must(await data.commands.chooseErasers({ needsTwo: false }))).toBe('asked');
  expect(await data.commands.chooseErasers({ needsTwo: true })).toEqual(no({ code: 'erasing', why: 'alone' }));
  const confirms = '2026-11-23T08:00:00.000Z';
  expect(await data.commands.chooseErasers({ needsTwo: false, confirms })).toEqual(
    no({ code: 'erasing', why: 'gone' }),
  );
  expect(asked).toEqual([
    { agentId: 'agent-1', needsTwo: false },
    { agentId: 'agent-1', needsTwo: true },
    { agentId: 'agent-1', needsTwo: false, confirms },
  ]);
  const settled = async (outcome: CallOutput<'settleErasure'>['outcome']) => {
    data.setServer({ ...noServer, settleErasure: () => answers('settleErasure', { outcome }) });
    const done = await data.commands.settleErasure({ wish: { id: 'w', citizenIds: [] }, act: 'confirm' });
    return done.ok ? done.value : done.reason;
  };
  expect(await settled('own')).toEqual({ code: 'erasing', why: 'own' });
  expect(await settled('gone')).toEqual({ code: 'erasing', why: 'gone' });
  expect(await settled('changed')).toEqual({ code: 'erasing', why: 'changed' });
  expect(await settled('inTheWay')).toEqual({ code: 'personExpected' });
  expect([await settled('dropped'), await settled('erased')]).toEqual(['dropped', 'erased']);
  data.setServer({ ...noServer, eraseCitizens: () => answers('eraseCitizens', { outcome: 'full' }) });
  expect(await data.commands.eraseCitizens(ask)).toEqual(no({ code: 'erasing', why: 'full' }));
  data.setServer(noServer);
  for (const done of [
    await data.commands.chooseErasers({ needsTwo: true }),
    await data.commands.settleErasure({ wish: { id: 'w', citizenIds: [] }, act: 'drop' }),
  ])
    expect(done).toEqual(no({ code: 'serverUnreachable' }));
  expect(data.context.acts.of('agent-1')).toEqual([]);
});

it('nobody is booked, received or corrected who was erased, and no act says their name again', async () => {
  await data.context.database.citizens.insert(citizen('a', 'Aubry'));
  erases();
  must(await data.commands.eraseCitizens({ citizenIds: ['a'], reason: 'asked' }));
  const gone = { ok: false, reason: { code: 'notFound', entity: 'citizen', id: 'a' } };
  const passage = { reasonId: 'advice', channel: 'desk', priority: false, next: 'ticket' } as const;
  expect(await data.commands.logPassage({ ...passage, citizen: { id: 'a' } })).toEqual(gone);
  expect(
    await data.commands.correctCitizen({ citizenId: 'a', patch: { lastName: 'Aubry', firstName: 'Zoé' } }),
  ).toEqual(gone);
  expect(data.context.acts.of('agent-1')).toEqual([]);
});
