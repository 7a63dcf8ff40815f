import { afterEach, beforeEach, expect, it } from 'vitest';

import type { CitizenValues } from '#shared/domain/model/citizen';
import { digestOf } from '#shared/sync/digest';
import { SCHEMA_VERSION } from '#shared/sync/protocol';
import { calls, type CallName, type CallOutput } from '#shared/sync/wire/calls';

import { appointment, citizen, reference, SITE, wire } from './support/documents';
import { agentOf, personTown } from './support/person-town';
import { device } from './support/test-core';
import { testServer, type TestDevice, type TestServer } from './support/test-server';

let server: TestServer;
let boss: TestDevice;
let other: TestDevice;
let desk: TestDevice;

beforeEach(async () => {
  const agents = [agentOf('max', 'admin'), agentOf('zoe', 'admin'), agentOf('ann')];
  server = await testServer(1, { reference: [...reference(1), ...agents] });
  boss = await server.enrol('boss', { rank: 'admin' });
  other = await server.enrol('other', { rank: 'admin' });
  desk = await server.enrol('desk', { rank: 'desk' });
  await desk.push('citizens', [
    wire(citizen('citizen-1', 'Durand')),
    merged('citizen-2', 'citizen-1'),
    wire(citizen('citizen-3', 'Colin')),
  ]);
});
afterEach(() => server.close());

/** A file that is merged into another one, or stands alone again. */
const merged = (id: string, mergedInto: string, stamp?: string) => {
  const one = stamp === undefined ? citizen(id, 'Durand') : citizen(id, 'Durand', stamp);
  const t = one.fields['lastName']?.t ?? '';
  return wire({ ...one, fields: { ...one.fields, mergedInto: { v: mergedInto, t } } as typeof one.fields });
};
type Values = Pick<CitizenValues, 'lastName'>;

const call = async <Name extends CallName>(by: TestDevice, name: Name, input: object): Promise<CallOutput<Name>> => {
  const reply = await by.post(calls[name].path, input);
  if (reply.statusCode !== 200) throw new Error(`${reply.statusCode}`);
  return calls[name].output.parse(reply.json()) as CallOutput<Name>;
};
const outcomeOf = async (asked: Promise<{ readonly outcome: string }>): Promise<string> =>
  asked.then(
    ({ outcome }) => outcome,
    (error: unknown) => (error as Error).message,
  );
const durand = ['citizen-1', 'citizen-2'];
const ask = (agentId: string, citizenIds: readonly string[] = durand, by = boss) =>
  outcomeOf(call(by, 'eraseCitizens', { agentId, citizenIds, reason: 'asked' }));
const choose = (agentId: string, needsTwo: boolean, by = boss, confirms?: string) =>
  outcomeOf(call(by, 'chooseErasers', { agentId, needsTwo, ...(confirms === undefined ? {} : { confirms }) }));
const told = (agentId = 'zoe') => call(other, 'erasureWishes', { agentId });
const settle = async (agentId: string, act: 'confirm' | 'drop' = 'confirm', id?: string, by = other) =>
  outcomeOf(call(by, 'settleErasure', { agentId, act, id: id ?? (await told()).wishes[0]?.id ?? 'none' }));
const lastNames = async (): Promise<Readonly<Record<string, string>>> =>
  Object.fromEntries(
    (await desk.pull('citizens')).documents.map((one) => [
      one.id,
      (one as unknown as { readonly fields: Readonly<Record<keyof Values, { readonly v: string } | undefined>> }).fields
        .lastName?.v ?? '',
    ]),
  );
const here = { 'citizen-1': 'Durand', 'citizen-2': 'Durand', 'citizen-3': 'Colin' };
const gone = { 'citizen-1': '', 'citizen-2': '', 'citizen-3': 'Colin' };
const noted = async () =>
  (await server.store.journalLines(SITE, 0, 99))
    .filter(({ kind }) => kind !== 'deviceJoined')
    .map(({ kind, subject, agentId, deviceId }) => [kind, subject, agentId, deviceId]);
const noteNow = () => server.store.noteOfSite(SITE, 'erasures');

it('erases as before where nobody chose two', async () => {
  expect(await told()).toEqual({ needsTwo: false, erasers: 2, wishes: [], single: null });
  expect(await ask('max')).toBe('erased');
  expect(await lastNames()).toEqual(gone);
});

it('one asks and erases nothing; another one confirms, and the journal names both', async () => {
  expect(await choose('max', true)).toBe('written');
  expect(await ask('max')).toBe('asked');
  expect(await lastNames()).toEqual(here);
  const { needsTwo, wishes } = await told();
  expect([needsTwo, wishes]).toEqual([
    true,
    [
      {
        id: expect.any(String),
        at: new Date(server.time.nowMs).toISOString(),
        agentId: 'max',
        deviceId: boss.deviceId,
        citizenIds: durand,
        reason: 'asked',
      },
    ],
  ]);
  // A note is in every backup: no name is in it.
  expect(await noteNow()).not.toContain('Durand');
  // At whatever device, and however often, who asked does not confirm.
  for (const by of [boss, other]) expect(await settle('max', 'confirm', undefined, by)).toBe('own');
  expect(await lastNames()).toEqual(here);
  expect(await settle('zoe', 'confirm', undefined, boss)).toBe('erased');
  expect(await lastNames()).toEqual(gone);
  expect((await told()).wishes).toEqual([]);
  expect(await noted()).toEqual([
    ['settingsWritten', 'erasureByTwo', 'max', boss.deviceId],
    ['settingsWritten', 'erasureAsked asked citizen-1', 'max', boss.deviceId],
    ['citizenErased', 'citizen-1', 'zoe', boss.deviceId],
    ['citizenErased', 'citizen-2', 'zoe', boss.deviceId],
    ['erasedFor', 'asked', 'zoe', boss.deviceId],
    ['erasedFor', 'askedBy max', 'zoe', boss.deviceId],
  ]);
  expect((await server.store.erasures(SITE)).map(({ id }) => id)).toEqual(durand);
});

it('the same person asked for again is one wish, of who asked first: nobody confirms by asking', async () => {
  await choose('max', true);
  for (const agentId of ['max', 'max', 'zoe']) expect(await ask(agentId, durand.toReversed())).toBe('asked');
  expect((await told()).wishes.map(({ agentId }) => agentId)).toEqual(['max']);
  expect(await lastNames()).toEqual(here);
  expect((await noted()).filter(([, subject]) => subject?.startsWith('erasureAsked'))).toHaveLength(1);
});

it('looks again at all that it looked at when it was asked for', async () => {
  await choose('max', true);
  await ask('max');
  await desk.push('appointments', [wire(appointment('a', { day: '2026-11-23' }))]);
  expect(await settle('zoe')).toBe('inTheWay');
  expect((await told()).wishes).toHaveLength(1);
  expect(await ask('max', ['citizen-3', 'nobody'])).toBe('unknown');
  expect(await ask('zoe')).toBe('inTheWay');
});

it('a file that was merged since, or separated, keeps the wish from being confirmed; asked anew it takes its place', async () => {
  await choose('max', true);
  await ask('max');
  await desk.push('citizens', [merged('citizen-3', 'citizen-1', `000000000000900-000000-${desk.deviceId}`)]);
  expect(await settle('zoe')).toBe('changed');
  expect((await told()).wishes.map(({ citizenIds }) => citizenIds)).toEqual([durand]);
  const all = [...durand, 'citizen-3'];
  expect(await ask('max', all)).toBe('asked');
  expect((await told()).wishes.map(({ citizenIds }) => citizenIds)).toEqual([all]);
  await desk.push('citizens', [merged('citizen-3', '', `000000000000950-000000-${desk.deviceId}`)]);
  expect(await settle('zoe')).toBe('changed');
  // The agent who confirms is shown one person, so a wish names no two of them.
  expect(await ask('max', all)).toBe('changed');
  expect(await ask('max')).toBe('asked');
  expect(await settle('zoe')).toBe('erased');
  expect(await lastNames()).toEqual({ ...gone, 'citizen-3': 'Durand' });
});

it('who asked withdraws, another one refuses, and each is a line; nothing is erased by either', async () => {
  await choose('max', true);
  for (const agentId of ['max', 'zoe']) {
    await ask('max');
    expect(await settle(agentId, 'drop')).toBe('dropped');
    expect(await settle('zoe')).toBe('gone');
  }
  expect(await lastNames()).toEqual(here);
  const lines = (await noted()).map(([kind, subject, agentId]) => [kind, subject, agentId]);
  expect(lines.slice(1)).toEqual([
    ['settingsWritten', 'erasureAsked asked citizen-1', 'max'],
    ['settingsWritten', 'erasureWithdrawn citizen-1', 'max'],
    ['settingsWritten', 'erasureAsked asked citizen-1', 'max'],
    ['settingsWritten', 'erasureRefused citizen-1', 'zoe'],
  ]);
});

it('going back to one takes two; who wished it cannot do it alone, nor erase meanwhile', async () => {
  await choose('max', true);
  await ask('max');
  for (const by of [boss, other]) expect(await choose('max', false, by)).toBe('asked');
  expect((await told()).single).toEqual({ at: new Date(server.time.nowMs).toISOString(), agentId: 'max' });
  expect(await ask('max', ['citizen-3'])).toBe('asked');
  expect(await choose('zoe', true)).toBe('written');
  expect(await told()).toMatchObject({ needsTwo: true, single: null });
  expect(await choose('max', false)).toBe('asked');
  const confirms = (await told()).single?.at;
  // An agent who only asks for the same, who was shown another wish, or who left this one confirms nothing.
  expect(await choose('zoe', false)).toBe('asked');
  expect(await choose('zoe', false, boss, '2026-01-01T00:00:00.000Z')).toBe('gone');
  expect(await choose('max', false, boss, confirms)).toBe('asked');
  expect(await told()).toMatchObject({ needsTwo: true, single: { agentId: 'max' } });
  expect(await choose('zoe', false, boss, confirms)).toBe('written');
  expect(await told()).toMatchObject({ needsTwo: false, single: null });
  // One is enough again: also for what still waits.
  expect(await ask('max', ['citizen-3'])).toBe('erased');
  expect((await told()).wishes.map(({ citizenIds }) => citizenIds)).toEqual([durand]);
  expect(await settle('max')).toBe('erased');
  const subjects = (await noted()).flatMap(([, subject = '']) => (subject.startsWith('erasureBy') ? [subject] : []));
  expect(subjects).toEqual([
    'erasureByTwo',
    'erasureByOneAsked',
    'erasureByOneDropped',
    'erasureByOneAsked',
    'erasureByOne',
  ]);
});

it('a wish whose person was erased in another way is gone', async () => {
  await choose('max', true);
  await ask('max');
  await ask('max', ['citizen-3']);
  const t = `000000000000990-000000-${boss.deviceId}`;
  await boss.push('citizens', [wire({ ...citizen('citizen-3', ''), fields: {}, erasedAt: t })]);
  expect((await lastNames())['citizen-3']).toBe('');
  expect((await told()).wishes.map(({ citizenIds }) => citizenIds)).toEqual([durand]);
  const facts = await call(other, 'protectionFacts', { agentId: 'zoe' });
  expect(facts.erasing).toEqual({ needsTwo: true, waiting: 1 });
});

it('a wish for a person who is erased while one is enough leaves the note with them', async () => {
  await choose('max', true);
  await ask('max', ['citizen-3']);
  await choose('max', false);
  await choose('zoe', false, boss, (await told()).single?.at);
  expect(await ask('zoe', ['citizen-3'])).toBe('erased');
  expect(await noteNow()).not.toContain('citizen-3');
});

it('a wish that takes the place of those of others leaves a line for each of them', async () => {
  await choose('max', true);
  await ask('max');
  await desk.push('citizens', [merged('citizen-3', 'citizen-1', `000000000000900-000000-${desk.deviceId}`)]);
  expect(await ask('zoe', [...durand, 'citizen-3'])).toBe('asked');
  expect((await told()).wishes.map(({ agentId }) => agentId)).toEqual(['zoe']);
  expect((await noted()).slice(2).map(([kind, subject, agentId]) => [kind, subject, agentId])).toEqual([
    ['settingsWritten', 'erasureRefused citizen-1', 'zoe'],
    ['settingsWritten', 'erasureAsked asked citizen-1', 'zoe'],
  ]);
});

it.each(['manager', 'gone'] as const)('what an agent wished counts no more once they are %s', async (became) => {
  await choose('max', true);
  await ask('max');
  await choose('max', false);
  const { wishes, single } = await told();
  expect([wishes.length, single?.agentId]).toEqual([1, 'max']);
  const [id, confirms] = [wishes[0]?.id ?? '', single?.at];
  const body = became === 'gone' ? null : agentOf('max', 'manager').body;
  const changes = [{ id: 'max', base: digestOf({ body: agentOf('max', 'admin').body }), body }];
  expect(
    await outcomeOf(call(other, 'writeReference', { agentId: 'zoe', schemaVersion: SCHEMA_VERSION, changes })),
  ).toBe('written');
  expect(await told()).toMatchObject({ needsTwo: true, wishes: [], single: null });
  expect(await settle('zoe', 'confirm', id)).toBe('gone');
  expect(await choose('zoe', false, other, confirms)).toBe('gone');
  expect(await lastNames()).toEqual(here);
  const facts = await call(other, 'protectionFacts', { agentId: 'zoe' });
  expect(facts.erasing).toEqual({ needsTwo: true, waiting: 0 });
});

it('is of administrators at a device of one', async () => {
  await choose('max', true);
  await ask('max');
  const [wish] = (await told()).wishes;
  for (const agentId of ['ann', '', 'nobody', 'Zoe', 'zoe ']) {
    expect(await settle(agentId, 'confirm', wish?.id)).toBe('403');
    expect(await settle(agentId, 'drop', wish?.id)).toBe('403');
    expect(await choose(agentId, false)).toBe('403');
    await expect(told(agentId)).rejects.toThrow('403');
  }
  expect(await settle('zoe', 'confirm', wish?.id, desk)).toBe('403');
  expect(await choose('zoe', false, desk)).toBe('403');
  expect(await lastNames()).toEqual(here);
  expect((await told()).single).toBeNull();
});

it('a site with one administrator does not choose two; where the others left, nobody confirms and nobody switches it off alone', async () => {
  const small = await testServer(1, { reference: [...reference(1), agentOf('max', 'admin'), agentOf('ann')] });
  const alone = await small.enrol('alone', { rank: 'admin' });
  expect(await choose('max', true, alone)).toBe('alone');
  expect(await call(alone, 'erasureWishes', { agentId: 'max' })).toMatchObject({ needsTwo: false, erasers: 1 });
  // As a backup of a town with two would leave it.
  await small.store.withSite(SITE, (site) =>
    site.writeSiteNote('erasures', JSON.stringify({ needsTwo: true, wishes: [], single: null })),
  );
  expect(await choose('max', false, alone)).toBe('asked');
  expect(await call(alone, 'erasureWishes', { agentId: 'max' })).toMatchObject({ needsTwo: true, erasers: 1 });
  await small.close();
});

it('a note that is broken lets nobody erase alone', async () => {
  for (const text of ['{', '{"needsTwo":false}', 'null', '{"needsTwo":false,"wishes":[],"single":null,"x":1}']) {
    await server.store.withSite(SITE, (site) => site.writeSiteNote('erasures', text));
    expect(await told()).toMatchObject({ needsTwo: true, wishes: [], single: null });
    expect(await ask('max')).toBe('asked');
  }
  expect(await lastNames()).toEqual(here);
});

it('where codes are asked for, whoever confirms has signed in at that device; who is shut out counts for nobody', async () => {
  const town = await personTown(undefined, [agentOf('zoe', 'admin')]);
  const pin = '918273';
  // At another device than the one where she confirms.
  const second = device('second', 'admin');
  const at = new Date(town.time.nowMs).toISOString();
  await town.store.addDevice({ ...second, publicKey: 'key second', at });
  expect(await town.handlers.choosePin({ agentId: 'zoe', pin: '', next: pin }, second)).toMatchObject({
    verdict: 'right',
  });
  await town.provePersons();
  await town.push(town.k1, 'citizens', wire(citizen('citizen-1', 'Durand')));
  const act = (name: CallName, input: Readonly<Record<string, unknown>>) => town.call(name, town.boss, input);
  const notAllowed = expect.objectContaining({ code: 'notAllowed' });
  await expect(act('chooseErasers', { agentId: 'zoe', needsTwo: true })).rejects.toEqual(notAllowed);
  expect(await act('chooseErasers', { agentId: 'max', needsTwo: true })).toEqual({ outcome: 'written' });
  const wished = { agentId: 'max', citizenIds: ['citizen-1'], reason: 'death' };
  expect(await act('eraseCitizens', wished)).toEqual({ outcome: 'asked' });
  const { wishes } = (await act('erasureWishes', { agentId: 'max' })) as CallOutput<'erasureWishes'>;
  const confirm = { agentId: 'zoe', act: 'confirm', id: wishes[0]?.id ?? '' };
  const settleAt = () => town.handlers.settleErasure({ ...confirm, act: 'confirm' }, town.boss);
  await expect(settleAt()).rejects.toEqual(notAllowed);
  await expect(act('erasureWishes', { agentId: 'zoe' })).rejects.toEqual(notAllowed);
  await town.handlers.settlePerson({ id: 'zoe', act: 'shutOut' }, town.boss);
  await expect(settleAt()).rejects.toEqual(notAllowed);
  expect(await act('erasureWishes', { agentId: 'max' })).toMatchObject({ erasers: 1 });
  await town.handlers.settlePerson({ id: 'zoe', act: 'letIn' }, town.boss);
  expect(await town.signIn('zoe', town.boss, pin)).toMatchObject({ verdict: 'right' });
  // The wish of an agent who was shut out since does not count.
  expect(await act('chooseErasers', { agentId: 'max', needsTwo: false })).toEqual({ outcome: 'asked' });
  await town.handlers.settlePerson({ id: 'max', act: 'shutOut' }, town.boss);
  expect(await act('erasureWishes', { agentId: 'zoe' })).toMatchObject({ erasers: 1, wishes: [], single: null });
  expect(await settleAt()).toEqual({ outcome: 'gone' });
  await town.handlers.settlePerson({ id: 'max', act: 'letIn' }, town.boss);
  expect(await settleAt()).toEqual({ outcome: 'erased' });
  const lines = await town.store.journalLines(SITE, 0, 99);
  const about = lines.filter(({ kind }) => kind === 'citizenErased' || kind === 'erasedFor');
  expect(about.map(({ subject, agentId, isProved }) => [subject, agentId, isProved])).toEqual([
    ['citizen-1', 'zoe', true],
    ['death', 'zoe', true],
    ['askedBy max', 'zoe', true],
  ]);
});
