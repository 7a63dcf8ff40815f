import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import { calls, type CallName } from '#shared/sync/wire/calls';

import { appointment, citizen, reference, SITE, wire } from './support/documents';
import { agentOf, personTown, pins } from './support/person-town';
import { testServer, type TestDevice, type TestServer } from './support/test-server';

let server: TestServer;
let boss: TestDevice;
let desk: TestDevice;

beforeEach(async () => {
  const agents = [agentOf('max', 'admin'), agentOf('zoe', 'admin')];
  server = await testServer(1, { reference: [...reference(1), ...agents] });
  boss = await server.enrol('boss', { rank: 'admin' });
  desk = await server.enrol('desk', { rank: 'desk' });
  await desk.push(
    'citizens',
    ['citizen-1', 'citizen-2', 'citizen-3'].map((id) => wire(citizen(id, 'Durand'))),
  );
});
afterEach(async () => {
  vi.restoreAllMocks();
  await server.close();
});

const post = async (name: CallName, input: object): Promise<string | number> => {
  const reply = await boss.post(calls[name].path, input);
  return reply.statusCode === 200 ? reply.json<{ readonly outcome: string }>().outcome : reply.statusCode;
};
const erase = (citizenIds = ['citizen-1', 'citizen-2']): Promise<string | number> =>
  post('eraseCitizens', { agentId: 'max', citizenIds, reason: 'asked' });
const merge = () => {
  const one = citizen('citizen-3', 'Durand');
  const mergedInto = { v: 'citizen-1', t: one.fields['lastName']?.t ?? '' };
  return desk.push('citizens', [wire({ ...one, fields: { ...one.fields, mergedInto } })]);
};
const book = () => desk.push('appointments', [wire(appointment('a', { day: '2026-11-23' }))]);
const lastNames = async () =>
  (await desk.pull('citizens')).documents.map(
    (one) => (one as unknown as ReturnType<typeof citizen>).fields['lastName']?.v,
  );
const lines = async (): Promise<readonly string[]> =>
  (await server.store.journalLines(SITE, 0, 99)).map(({ kind }) => kind).filter((kind) => kind !== 'deviceJoined');

/** Has something written when an erasure has read the last that it looks at, and has no lock yet. Gives how often that was. */
const afterLook = (work: (looks: number) => Promise<unknown>): (() => number) => {
  let looks = 0;
  const read = server.store.bodiesOfCitizens.bind(server.store);
  vi.spyOn(server.store, 'bodiesOfCitizens').mockImplementation(async (...asked) => {
    const found = await read(...asked);
    if (asked[1] === 'requests') await work((looks += 1));
    return found;
  });
  return () => looks;
};
const once = (work: () => Promise<unknown>) => afterLook(async (looks) => (looks === 1 ? work() : undefined));

describe('what is written between the look and the lock of an erasure', () => {
  it('a file that is merged with theirs keeps all of them: none is left with the name of somebody who was erased', async () => {
    once(merge);
    expect(await erase()).toBe('changed');
    expect(await lastNames()).toEqual(['Durand', 'Durand', 'Durand']);
    expect(await lines()).toEqual([]);
  });

  it('an appointment is seen as well', async () => {
    once(book);
    expect(await erase()).toBe('inTheWay');
    expect(await lastNames()).toEqual(['Durand', 'Durand', 'Durand']);
  });

  it('keeps a confirmation from erasing too, and the wish waits', async () => {
    expect(await post('chooseErasers', { agentId: 'max', needsTwo: true })).toBe('written');
    expect(await erase(['citizen-1'])).toBe('asked');
    const reply = await boss.post(calls.erasureWishes.path, { agentId: 'zoe' });
    const [wish] = calls.erasureWishes.output.parse(reply.json()).wishes;
    once(merge);
    expect(await post('settleErasure', { agentId: 'zoe', id: wish?.id, act: 'confirm' })).toBe('changed');
    expect(await lastNames()).toEqual(['Durand', 'Durand', 'Durand']);
  });

  it('who loses the right meanwhile erases nobody', async () => {
    once(() => server.seed(SITE, [agentOf('max')]));
    expect(await erase()).toBe(403);
    expect(await lastNames()).toEqual(['Durand', 'Durand', 'Durand']);
    expect(await lines()).toEqual([]);
  });

  it('what is of others only has it look once more', async () => {
    const looks = once(() => desk.push('citizens', [wire(citizen('citizen-4', 'Colin'))]));
    expect(await erase()).toBe('erased');
    expect(looks()).toBe(2);
    expect(await lastNames()).toEqual(expect.arrayContaining(['', '', 'Durand', 'Colin']));
  });

  it('where somebody writes each time, it erases nothing and says that it may be asked again', async () => {
    afterLook((looks) => desk.push('citizens', [wire(citizen(`other-${looks}`, 'Colin'))]));
    expect(await erase()).toBe(503);
    expect((await lastNames()).filter((name) => name === '')).toEqual([]);
    vi.restoreAllMocks();
    expect(await erase()).toBe('erased');
  });

  it('whoever is shut out meanwhile erases nobody', async () => {
    const town = await personTown(undefined, [agentOf('zoe', 'admin')]);
    await town.handlers.choosePin({ agentId: 'zoe', pin: '', next: '918273' }, town.boss);
    await town.provePersons();
    await town.push(town.k1, 'citizens', wire(citizen('citizen-1', 'Durand')));
    const act = (name: CallName, input: Readonly<Record<string, unknown>>) => town.call(name, town.boss, input);
    const wished = { agentId: 'max', citizenIds: ['citizen-1'], reason: 'asked' };
    const shutOut = () => town.call('settlePerson', town.boss, { id: 'max', act: 'shutOut' });
    const letIn = async () => {
      await town.call('settlePerson', town.boss, { id: 'max', act: 'letIn' });
      expect(await town.signIn('max', town.boss, pins.max)).toMatchObject({ verdict: 'right' });
    };
    const read = town.store.bodiesOfCitizens.bind(town.store);
    const looks = vi.spyOn(town.store, 'bodiesOfCitizens').mockImplementation(async (...asked) => {
      const found = await read(...asked);
      if (asked[1] === 'requests') expect(await shutOut()).toMatchObject({ outcome: 'done' });
      return found;
    });
    const notAllowed = expect.objectContaining({ code: 'notAllowed' });
    await expect(act('eraseCitizens', wished)).rejects.toEqual(notAllowed);
    const erasures = async () =>
      (await town.store.journalLines(SITE, 0, 99)).filter(({ kind }) => kind === 'citizenErased').length;
    expect(await erasures()).toBe(0);
    await letIn();
    looks.mockRestore();
    expect(await act('eraseCitizens', wished)).toEqual({ outcome: 'erased' });
    expect(await erasures()).toBe(1);
  });
});
