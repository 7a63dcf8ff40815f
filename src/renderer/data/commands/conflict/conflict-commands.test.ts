import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { findConflicts } from '#shared/domain/conflicts/find-conflicts';
import { settledToday } from '#shared/domain/conflicts/settled-today';
import { placementEvent } from '#shared/domain/lifecycle/placement-event';
import { foldDocument } from '#shared/sync/merge-document';
import type { CallOutput } from '#shared/sync/wire/calls';
import { noServer } from '#shared/sync/wire/client';

import { load } from '../../load';
import { plainAll } from '../../plain';
import { answers, must, openTestData, refuses, today, type TestData } from '../../testing/test-data';
import { siteId } from '../../testing/town';
import { bindCommands } from '../use-commands';

let data: TestData;
beforeEach(async () => {
  data = await openTestData();
});
afterEach(() => data.close());

const server = { agentId: '', deviceId: 'server', deskId: '' };

const appointmentOf = async (id: string) => {
  const found = await load(data.context, 'appointments', id);
  if (!found) throw new Error('No appointment');
  return found;
};

const conflicts = async () => {
  const { database } = data.context;
  return findConflicts({
    today,
    appointments: plainAll(await database.appointments.find().exec()),
    tickets: plainAll(await database.tickets.find().exec()),
    citizens: plainAll(await database.citizens.find().exec()),
    quarantine: [],
  });
};
const kinds = async () => (await conflicts()).map(({ kind }) => kind);

/** The word of the server on the present placement, as an exchange would bring it. */
const say = async (id: string, type: 'accepted' | 'overbooked', rivals: readonly string[] = []): Promise<void> => {
  const document = await data.context.database.appointments.findOne(id).exec();
  await document?.incrementalModify((latest) => {
    const cause = placementEvent(latest)?.id ?? '';
    const n = latest.events.length + 1;
    const word = { id: `${cause}~${type}`, n, at: '2026-11-24T08:05:00.000Z', by: server, type, cause, rivals };
    return foldDocument('appointments', id, latest.siteId, [...latest.events, word]);
  });
};

const book = async (lastName: string, time: string, number = '') =>
  must(
    await data.commands.bookAppointment({
      citizen: { values: { lastName, firstName: 'Zoé', phone: '06 00 00 00 00' } },
      reasonId: 'passport',
      persons: [{ preApplicationNumber: number }],
      day: today,
      time,
      channel: 'desk',
    }),
  ).appointmentId;

/** The commands in the name of a supervisor: keeping a surplus is theirs to answer for. */
const supervisor = async () => {
  const body = { kind: 'agent', name: 'Agent', shortName: 'A.', role: 'supervisor', usualDeskId: '' } as const;
  await data.context.database.reference.insert({ id: 'agent-lead', siteId, kind: 'agent', body });
  return bindCommands({ ...data.context, station: () => ({ agentId: 'agent-lead', deskId: 'desk-1' }) });
};

/** Two appointments at 10:00 for one station: the second was written by a desk that was offline. */
const surplusAtTen = async () => {
  const holder = await book('Premier', '10:00');
  await say(holder, 'accepted');
  const surplus = await book('Second', '11:00');
  const document = await data.context.database.appointments.findOne(surplus).exec();
  await document?.incrementalModify((latest) => {
    const events = latest.events.map((event) => (event.type === 'booked' ? { ...event, time: '10:00' } : event));
    return foldDocument('appointments', surplus, latest.siteId, events);
  });
  await say(surplus, 'overbooked', [holder]);
  return { holder, surplus };
};
const at = (time: string) => ({ day: today, time, durationMin: 20, deskId: 'desk-1' });

describe('a surplus', () => {
  it('moves, is told, and comes back as the surplus it was when that is undone', async () => {
    const { surplus } = await surplusAtTen();
    expect(await kinds()).toEqual(['overbooked']);
    const { act } = must(await data.commands.settleByMove({ surplusId: surplus, moverId: surplus, to: at('10:20') }));
    expect(act).toMatchObject({ code: 'rescheduled', name: 'Zoé Second', time: '10:20' });
    expect(await kinds()).toEqual(['tell']);
    must(await data.commands.settleTelling({ appointmentId: surplus, channel: 'phone' }));
    expect(await kinds()).toEqual([]);
    must(await data.commands.undoLast());
    must(await data.commands.undoLast());
    expect(await appointmentOf(surplus)).toMatchObject({ time: '10:00', confirmation: 'overbooked' });
    expect(await kinds()).toEqual(['overbooked']);
  });

  it('needs not be told when the person agreed at once, and comes back whole', async () => {
    const { surplus } = await surplusAtTen();
    const move = { surplusId: surplus, moverId: surplus, to: at('10:20'), agreedBy: 'phone' } as const;
    must(await data.commands.settleByMove(move));
    expect(await kinds()).toEqual([]);
    must(await data.commands.undoLast());
    expect(await kinds()).toEqual(['overbooked']);
    expect(await appointmentOf(surplus)).toMatchObject({ time: '10:00' });
  });

  it('never moves to where there is no room', async () => {
    const { surplus } = await surplusAtTen();
    const move = (time: string) => data.commands.settleByMove({ surplusId: surplus, moverId: surplus, to: at(time) });
    expect(await move('10:00')).toMatchObject({ ok: false, reason: { code: 'deskBusy' } });
    expect(await move('08:30')).toMatchObject({ ok: false, reason: { code: 'slotPast' } });
    expect(await kinds()).toEqual(['overbooked']);
  });

  it('takes the room of another who moves, and both come back in one undo', async () => {
    const { surplus, holder } = await surplusAtTen();
    must(await data.commands.settleByMove({ surplusId: surplus, moverId: holder, to: at('11:00') }));
    expect(await appointmentOf(holder)).toMatchObject({ time: '11:00' });
    expect(await appointmentOf(surplus)).toMatchObject({ time: '10:00', confirmation: 'pending' });
    expect((await conflicts()).map((one) => one.key)).toEqual([`tell-${holder}`]);
    must(await data.commands.undoLast());
    expect(await appointmentOf(holder)).toMatchObject({ time: '10:00', confirmation: 'accepted' });
    expect(await appointmentOf(surplus)).toMatchObject({ confirmation: 'overbooked' });
  });

  it('is kept, and is open again when a supervisor takes that back later in the day', async () => {
    const { surplus } = await surplusAtTen();
    expect(await data.commands.settleByKeeping({ appointmentId: surplus })).toMatchObject({
      reason: { code: 'rightMissing', right: 'keepSurplus', roles: ['supervisor', 'admin'] },
    });
    const lead = await supervisor();
    must(await lead.settleByKeeping({ appointmentId: surplus }));
    expect((await appointmentOf(surplus)).confirmation).toBe('kept');
    expect(await kinds()).toEqual([]);
    const all = plainAll(await data.context.database.appointments.find().exec());
    const [settled] = settledToday(all, [], (instant) => instant.startsWith(today));
    expect(settled).toMatchObject({ kind: 'kept', agentId: 'agent-lead' });
    must(await lead.settleBack({ parts: settled?.parts ?? [], what: '' }));
    expect(await kinds()).toEqual(['overbooked']);
    expect(await lead.settleBack({ parts: settled?.parts ?? [], what: '' })).toMatchObject({
      reason: { code: 'nothingToUndo' },
    });
  });
});

it('settles a double call, and opens it again', async () => {
  must(await data.commands.signOnDesk({ deskId: 'desk-1', agentId: 'agent-1' }));
  must(await data.commands.logPassage({ reasonId: 'advice', channel: 'desk', priority: false, next: 'ticket' }));
  const [ticket] = plainAll(await data.context.database.tickets.find().exec());
  const id = ticket?.id ?? '';
  must(await data.commands.callTicket({ ticketId: id, deskId: 'desk-1' }));
  const document = await data.context.database.tickets.findOne(id).exec();
  await document?.incrementalModify((latest) => {
    const n = latest.events.length + 1;
    const by = { agentId: 'agent-2', deviceId: 'device-2', deskId: 'desk-2' };
    const owner = latest.events.find(({ type }) => type === 'called')?.id ?? '';
    const said = { type: 'called', deskId: 'desk-2', tentative: false, why: [] };
    const call = { id: 'other', n: n - 1, at: '2026-11-24T08:01:00.000Z', by, ...said };
    const word = {
      id: 'other~calledTwice',
      n,
      at: call.at,
      by: server,
      type: 'calledTwice',
      cause: 'other',
      rival: owner,
    };
    return foldDocument('tickets', id, latest.siteId, [...latest.events, call, word]);
  });
  expect(await kinds()).toEqual(['calledTwice']);
  expect(await data.commands.settleDoubleCall({ ticketId: id, deskId: 'desk-9' })).toMatchObject({ ok: false });
  must(await data.commands.settleDoubleCall({ ticketId: id, deskId: 'desk-2' }));
  expect(await load(data.context, 'tickets', id)).toMatchObject({ deskId: 'desk-2', calledTwice: false });
  expect(await kinds()).toEqual([]);
  must(await data.commands.undoLast());
  expect(await load(data.context, 'tickets', id)).toMatchObject({ deskId: 'desk-1', calledTwice: true });
});

it('goes on with the service of the desk that keeps the person, under the call that it is given', async () => {
  must(await data.commands.signOnDesk({ deskId: 'desk-1', agentId: 'agent-1' }));
  must(await data.commands.logPassage({ reasonId: 'advice', channel: 'desk', priority: false, next: 'ticket' }));
  const [{ id } = { id: '' }] = plainAll(await data.context.database.tickets.find().exec());
  const document = await data.context.database.tickets.findOne(id).exec();
  await document?.incrementalModify((latest) => {
    const at = '2026-11-24T08:01:00.000Z';
    const by = { agentId: 'agent-2', deviceId: 'device-2', deskId: 'desk-2' };
    const call = { at, by, type: 'called', tentative: true, why: [] };
    return foldDocument('tickets', id, latest.siteId, [
      ...latest.events,
      { ...call, id: 'first', n: 2, deskId: 'desk-3', by: { ...by, deviceId: 'device-3', deskId: 'desk-3' } },
      { ...call, id: 'second', n: 2, deskId: 'desk-2' },
      { id: 'second~calledTwice', n: 3, at, by: server, type: 'calledTwice', cause: 'second', rival: 'first' },
      { id: 'gone', n: 3, at, by, type: 'abandoned', call: 'first' },
      { id: 'begun', n: 4, at, by, type: 'started', call: 'second' },
    ]);
  });
  expect(await load(data.context, 'tickets', id)).toMatchObject({ status: 'serving', deskId: 'desk-2' });
  must(await data.commands.settleDoubleCall({ ticketId: id, deskId: 'desk-2' }));
  const settled = await load(data.context, 'tickets', id);
  expect(settled).toMatchObject({ status: 'serving', deskId: 'desk-2', calledTwice: false });
  const [call, start] = settled?.events.slice(-2) ?? [];
  expect([call?.type, start?.type, start?.['call']]).toEqual(['called', 'started', call?.id]);
  must(await data.commands.undoLast());
  expect(await load(data.context, 'tickets', id)).toMatchObject({ status: 'serving', calledTwice: true });
});

describe('what is written twice', () => {
  it('keeps the chosen identity, and asks again after an undo', async () => {
    const appointmentId = await book('Martin', '10:00');
    const { citizenId } = await appointmentOf(appointmentId);
    const document = await data.context.database.citizens.findOne(citizenId).exec();
    await document?.incrementalModify((latest) => ({
      ...latest,
      fields: { ...latest.fields, 'lastName~other': { v: 'Martain', t: latest.fields['lastName']?.t ?? '' } },
    }));
    expect(await kinds()).toEqual(['identity']);
    must(await data.commands.settleIdentity({ citizenId, field: 'lastName', value: 'Martain' }));
    const chosen = await load(data.context, 'citizens', citizenId);
    expect(chosen?.fields['lastName']?.v).toBe('Martain');
    expect(chosen?.fields['lastName~other']).toMatchObject({ v: '' });
    expect(await kinds()).toEqual([]);
    must(await data.commands.undoLast());
    expect((await load(data.context, 'citizens', citizenId))?.fields['lastName']?.v).toBe('Martin');
    expect(await kinds()).toEqual(['identity']);
    must(await data.commands.settleIdentity({ citizenId, field: 'lastName', value: 'Martin' }));
    expect(await kinds()).toEqual([]);
  });

  it('corrects one of two equal numbers, never to half a number', async () => {
    const number = 'AB12CD34EF';
    await book('Un', '10:00', number);
    const second = await book('Deux', '11:00', number);
    expect(await kinds()).toEqual(['sameNumber']);
    const correct = (to: string) => data.commands.settleNumber({ appointmentId: second, from: number, to });
    expect(await correct('AB12')).toMatchObject({ reason: { code: 'preApplicationNumberInvalid', missing: 6 } });
    must(await correct(' zz99zz99zz'));
    expect((await appointmentOf(second)).persons).toEqual([{ preApplicationNumber: 'ZZ99ZZ99ZZ' }]);
    expect(await kinds()).toEqual([]);
    must(await data.commands.undoLast());
    expect(await kinds()).toEqual(['sameNumber']);
  });
});

it('sends a row that was put aside once more, without touching what it says', async () => {
  const id = await book('Aside', '10:00');
  const { database } = data.context;
  const [entry] = await database.outbox.find({ selector: { documentId: id } }).exec();
  await entry?.incrementalPatch({ refusedWhy: 'rights' });
  const before = await appointmentOf(id);
  must(await data.commands.settleRetry({ collection: 'appointments', id }));
  expect((await database.outbox.find({ selector: { documentId: id } }).exec())[0]?.refusedWhy).toBe('');
  expect(await appointmentOf(id)).toEqual(before);
  expect(await data.commands.settleRetry({ collection: 'appointments', id: 'none' })).toMatchObject({ ok: false });
  expect(await data.commands.settleRetry({ collection: 'unknown', id })).toMatchObject({ ok: false });
});

it('asks the server for what nobody had proved to have written, and says what became of it', async () => {
  const wish = { collection: 'tickets', id: 't', deviceId: 'device-2', upTo: '2026-11-23T08:00:00.000Z', take: true };
  const asked: unknown[] = [];
  const answering = (value: CallOutput<'settleUnproved'>): void =>
    data.setServer({
      ...noServer,
      settleUnproved: (input) => {
        asked.push(input);
        return answers('settleUnproved', value);
      },
    });
  answering({ outcome: 'done' });
  expect(await data.commands.settleUnproved(wish)).toEqual({ ok: true, value: 'done' });
  answering({ outcome: 'gone' });
  expect(await data.commands.settleUnproved({ ...wish, take: false })).toEqual({ ok: true, value: 'gone' });
  expect(asked).toEqual([wish, { ...wish, take: false }]);
  answering({ outcome: 'refused', why: 'rights' });
  expect(await data.commands.settleUnproved(wish)).toMatchObject({ reason: { code: 'staysAside', why: 'rights' } });
  data.setServer({ ...noServer, settleUnproved: () => refuses('notAllowed') });
  expect(await data.commands.settleUnproved(wish)).toMatchObject({ reason: { code: 'adminOnly', who: 'device' } });
  data.setServer(noServer);
  expect(await data.commands.settleUnproved(wish)).toMatchObject({ reason: { code: 'serverUnreachable' } });
});
