import { ticketDetails } from '#shared/domain/lifecycle/ticket-details';
import { toCitizenValues } from '#shared/domain/model/citizen-values';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import type { CollectionName } from '#shared/domain/model/collections';

import { noServer } from '#shared/sync/wire/client';
import { load } from '../../load';
import { answers, grantingServer, must, openTestData, refuses, today, type TestData } from '../../testing/test-data';
import { undoable } from '../door/act-list';
import { bindCommands } from '../use-commands';
import type { LogPassageInput } from './log-passage';

let data: TestData;
beforeEach(async () => {
  data = await openTestData();
  data.setServer(grantingServer());
});
afterEach(() => data.close());

const passage: LogPassageInput = { reasonId: 'advice', channel: 'desk', priority: false, next: 'ticket' };
const get = async <Name extends CollectionName>(name: Name, id: string) => {
  const found = await load(data.context, name, id);
  if (!found) throw new Error(`No ${name} ${id}`);
  return found;
};
const ticketOf = (id: string) => get('tickets', id);
const walkIn = async (patch: Partial<LogPassageInput> = {}) =>
  must(await data.commands.logPassage({ ...passage, ...patch }));
const booked = async (time = '09:30', day = today) =>
  must(
    await data.commands.bookAppointment({
      citizen: { values: { lastName: 'Testard', firstName: 'Zoé' } },
      reasonId: 'passport',
      persons: [{ preApplicationNumber: '' }],
      day,
      time,
      channel: 'phone',
    }),
  );

describe('logPassage', () => {
  it('logs a request with a ticket of the series of the reason', async () => {
    const { requestId, ticketId, act } = await walkIn({ citizen: { values: { lastName: 'Un', firstName: 'Deux' } } });
    expect(await ticketOf(ticketId)).toMatchObject({ label: 'A001', status: 'waiting', requestId, dueAt: '' });
    expect(await get('requests', requestId)).toMatchObject({ status: 'received', ticketId, day: today });
    expect(act).toMatchObject({ label: 'A001', name: 'Deux Un' });
    const other = await walkIn({ reasonId: 'collection' });
    expect((await ticketOf(other.ticketId)).label).toBe('R001');
  });

  it('answers on the spot, or entrusts', async () => {
    const answered = await walkIn({ next: 'answered', citizen: { values: { lastName: ' ' } } });
    expect(answered.ticketId).toBe('');
    expect(await get('requests', answered.requestId)).toMatchObject({
      status: 'closed',
      outcome: 'answered',
      citizenId: '',
    });
    const entrusted = await walkIn({ next: 'entrust', channel: 'phone' });
    expect(await get('requests', entrusted.requestId)).toMatchObject({
      status: 'assigned',
      departmentId: 'population',
      channel: 'phone',
    });
    must(await data.commands.undoLast());
    must(await data.commands.undoLast());
    expect((await get('requests', answered.requestId)).status).toBe('void');
  });

  it('takes a name or a phone number alone: the person stands in front of the desk', async () => {
    for (const values of [{ lastName: 'Un' }, { phone: '06 39 98 12 34' }]) {
      const { requestId, act } = await walkIn({ citizen: { values } });
      const { citizenId } = await get('requests', requestId);
      expect(toCitizenValues(await get('citizens', citizenId))).toMatchObject(values);
      expect(act).toMatchObject({ name: Object.values(values)[0] });
    }
  });

  it('refuses an unknown reason', async () => {
    expect(await data.commands.logPassage({ ...passage, reasonId: 'none' })).toMatchObject({
      reason: { code: 'notFound' },
    });
  });

  it('takes ticket and request back', async () => {
    const { requestId, ticketId, act } = await walkIn();
    must(await act.undo());
    expect((await ticketOf(ticketId)).status).toBe('void');
    expect((await get('requests', requestId)).status).toBe('void');
  });

  it('numbers by the device while the server is out of reach, contiguous even over a void', async () => {
    data.setServer(noServer);
    const tickets = await Promise.all([walkIn(), walkIn(), walkIn({ reasonId: 'collection' })]);
    must(await data.commands.undoLast());
    const last = await walkIn({ reasonId: 'collection' });
    const labels = await Promise.all([...tickets, last].map(async (one) => (await ticketOf(one.ticketId)).label));
    expect(labels).toEqual(['A-K2 001', 'A-K2 002', 'R-K2 001', 'R-K2 002']);
  });
});

describe('checkIn', () => {
  it('gives a ticket that is linked both ways, and takes both back', async () => {
    const { appointmentId } = await booked();
    const { ticketId, act } = must(await data.commands.checkIn({ appointmentId, priority: true }));
    expect(await ticketOf(ticketId)).toMatchObject({
      appointmentId,
      priority: true,
      dueAt: '2026-11-24T08:30:00.000Z',
      label: 'A001',
    });
    expect(await get('appointments', appointmentId)).toMatchObject({ status: 'arrived', ticketId });
    expect(await data.commands.checkIn({ appointmentId })).toMatchObject({ reason: { code: 'notInState' } });
    must(await act.undo());
    expect((await get('appointments', appointmentId)).status).toBe('booked');
    expect((await ticketOf(ticketId)).status).toBe('void');
  });

  it('brings back what was called off while its place is free, and takes both back', async () => {
    const { appointmentId } = await booked();
    must(await data.commands.cancelAppointment({ appointmentId, by: 'office', why: 'Agent absent' }));
    expect(await data.commands.checkIn({ appointmentId })).toMatchObject({ reason: { code: 'notInState' } });
    const { ticketId, act } = must(await data.commands.checkIn({ appointmentId, reopens: true }));
    expect(await ticketOf(ticketId)).toMatchObject({ appointmentId, dueAt: '2026-11-24T08:30:00.000Z', label: 'A001' });
    expect(await get('appointments', appointmentId)).toMatchObject({ status: 'arrived', ticketId });
    must(await act.undo());
    expect((await get('appointments', appointmentId)).status).toBe('cancelledByOffice');
    const { deskId } = await get('appointments', appointmentId);
    expect((await get('appointments', (await booked()).appointmentId)).deskId).toBe(deskId);
    expect(await data.commands.checkIn({ appointmentId, reopens: true })).toMatchObject({
      reason: { code: 'deskBusy' },
    });
  });

  it('gives somebody who was noted absent while they wait the ticket that they hold, and a new one once that ended', async () => {
    const { appointmentId } = await booked();
    const first = must(await data.commands.checkIn({ appointmentId }));
    must(await data.commands.setAppointmentOutcome({ appointmentId, outcome: 'noShow' }));
    const again = must(await data.commands.checkIn({ appointmentId }));
    expect(again.ticketId).toBe(first.ticketId);
    expect(again.act).toMatchObject({ code: 'checkedIn', label: 'A001' });
    expect(await get('appointments', appointmentId)).toMatchObject({ status: 'arrived', ticketId: first.ticketId });
    expect(await data.context.database.tickets.count().exec()).toBe(1);
    must(await again.act.undo());
    expect((await get('appointments', appointmentId)).status).toBe('noShow');
    expect((await ticketOf(first.ticketId)).status).toBe('waiting');
    must(await data.commands.abandonTicket({ ticketId: first.ticketId, why: 'left' }));
    expect(must(await data.commands.checkIn({ appointmentId })).ticketId).not.toBe(first.ticketId);
  });

  it('spends no number on a refusal', async () => {
    const { appointmentId } = await booked();
    must(await data.commands.checkIn({ appointmentId }));
    await data.commands.checkIn({ appointmentId });
    expect((await ticketOf((await walkIn()).ticketId)).label).toBe('A002');
  });
});

describe('receiveToday', () => {
  const tomorrow = '2026-11-25';
  const announced = { fromMin: 75, toMin: 80 };

  it('moves the appointment of another day to now, once, behind those whose hour it is; one undo brings all back', async () => {
    const { appointmentId } = await booked('09:30', tomorrow);
    const placed = async () => {
      const { day, time, deskId, status } = await get('appointments', appointmentId);
      return { day, time, deskId, status };
    };
    const before = await placed();
    const { ticketId, act } = must(await data.commands.receiveToday({ appointmentId, announced }));
    expect(await placed()).toMatchObject({ day: today, time: '09:00', status: 'arrived' });
    expect(await ticketOf(ticketId)).toMatchObject({ appointmentId, day: today, dueAt: '', status: 'waiting' });
    expect(ticketDetails(await ticketOf(ticketId)).announced).toEqual(announced);
    const ofTomorrow = await data.context.database.appointments.find({ selector: { day: tomorrow } }).exec();
    expect(ofTomorrow).toEqual([]);
    must(await act.undo());
    expect(await placed()).toEqual(before);
    expect((await ticketOf(ticketId)).status).toBe('void');
  });

  it('takes the next free place of today, which is in nobody’s way', async () => {
    const { appointmentId } = await booked('09:30', tomorrow);
    data.setNow('2026-11-24T08:02:00.000Z');
    must(await data.commands.receiveToday({ appointmentId, announced }));
    const { day, time, status } = await get('appointments', appointmentId);
    expect({ day, status }).toEqual({ day: today, status: 'arrived' });
    expect(time).toMatch(/^09:\d[05]$/);
  });

  it('takes its own desk where none is free, and spends no number on who is expected today or was here', async () => {
    const { appointmentId } = await booked('09:30', tomorrow);
    const { deskId } = await get('appointments', appointmentId);
    data.setNow('2026-11-24T20:00:00.000Z');
    must(await data.commands.receiveToday({ appointmentId, announced }));
    expect(await get('appointments', appointmentId)).toMatchObject({ day: today, time: '21:00', deskId });
    expect(await data.commands.receiveToday({ appointmentId, announced })).toMatchObject({
      reason: { code: 'notInState' },
    });
    const { appointmentId: other } = await booked('09:30', '2026-11-26');
    data.setNow('2026-11-26T08:00:00.000Z');
    expect(await data.commands.receiveToday({ appointmentId: other, announced })).toMatchObject({
      reason: { code: 'notInState', command: 'receiveToday' },
    });
  });
});

describe('desks', () => {
  it('opens, pauses, resumes and closes', async () => {
    const id = `desk-1:${today}`;
    must(await data.commands.signOnDesk({ deskId: 'desk-1', agentId: 'agent-1' }));
    expect(await data.commands.signOnDesk({ deskId: 'desk-1', agentId: 'agent-2' })).toMatchObject({
      reason: { code: 'deskTaken' },
    });
    must(await data.commands.pauseDesk({ deskId: 'desk-1' }));
    expect(await data.commands.pauseDesk({ deskId: 'desk-1' })).toMatchObject({ reason: { code: 'notInState' } });
    must(await data.commands.resumeDesk({ deskId: 'desk-1' }));
    expect((await get('deskSessions', id)).status).toBe('open');
    must(await data.commands.leaveDesk({ deskId: 'desk-1' }));
    expect((await get('deskSessions', id)).status).toBe('closed');
    for (const status of ['open', 'paused', 'open', 'closed']) {
      must(await data.commands.undoLast());
      expect((await get('deskSessions', id)).status).toBe(status);
    }
    expect(await data.commands.signOnDesk({ deskId: 'none', agentId: 'agent-1' })).toMatchObject({
      reason: { code: 'notFound' },
    });
  });
});

describe('callNext', () => {
  const signOn = () => data.commands.signOnDesk({ deskId: 'desk-1', agentId: 'agent-1' });

  it('needs someone at the desk, free hands, and someone who waits', async () => {
    expect(await data.commands.callNext({ deskId: 'desk-1' })).toMatchObject({ reason: { code: 'notSignedOn' } });
    must(await signOn());
    expect(await data.commands.callNext({ deskId: 'desk-1' })).toMatchObject({ reason: { code: 'nobodyWaiting' } });
    await walkIn();
    await walkIn();
    must(await data.commands.callNext({ deskId: 'desk-1' }));
    expect(await data.commands.callNext({ deskId: 'desk-1' })).toMatchObject({ reason: { code: 'deskHasTicket' } });
    expect(await data.commands.leaveDesk({ deskId: 'desk-1' })).toMatchObject({ reason: { code: 'deskHasTicket' } });
  });

  it('calls the booked person who is due before the walk-in, and says why', async () => {
    must(await signOn());
    const first = await walkIn();
    const { appointmentId } = await booked('09:00');
    const { ticketId } = must(await data.commands.checkIn({ appointmentId }));
    const call = must(await data.commands.callNext({ deskId: 'desk-1' }));
    expect(call).toMatchObject({ ticketId, tentative: false });
    expect(call.why[0]?.code).toBe('bookedDue');
    must(await call.act.undo());
    expect((await ticketOf(ticketId)).status).toBe('waiting');
    expect((await ticketOf(first.ticketId)).status).toBe('waiting');
  });

  it('writes the call that was granted on top of what the server holds, under the id that it was granted for', async () => {
    must(await signOn());
    const { ticketId } = await walkIn();
    const ours = await ticketOf(ticketId);
    // Another desk called them in vain, and this one has not heard of it.
    const by = { agentId: 'agent-2', deviceId: 'device-2', deskId: 'desk-2' };
    const theirs = (id: string, n: number, body: object) => ({ id, n, at: ours.issuedAt, by, ...body });
    const events = [
      ...ours.events,
      theirs('their-call', 2, { type: 'called', deskId: 'desk-2', tentative: false, why: [] }),
      theirs('their-end', 3, { type: 'noAnswer', retryMin: 3 }),
    ];
    let asked = '';
    data.setServer({
      ...grantingServer(),
      callNext: ({ key }) => {
        asked = key;
        return answers('callNext', { ticketId, taken: [], ticket: { ...ours, events, _deleted: false } });
      },
    });
    must(await data.commands.callNext({ deskId: 'desk-1' }));
    const called = await ticketOf(ticketId);
    expect(called).toMatchObject({ status: 'called', deskId: 'desk-1', calls: 2 });
    expect(called.events.at(-1)).toMatchObject({ id: asked, n: 4, type: 'called', deskId: 'desk-1' });
    must(await data.commands.undoLast());
    expect(await ticketOf(ticketId)).toMatchObject({ status: 'waiting', calls: 1 });
  });

  it('calls who had left: in the queue again first, each event under an id of its own', async () => {
    must(await signOn());
    const { ticketId } = await walkIn();
    must(await data.commands.abandonTicket({ ticketId }));
    must(await data.commands.callTicket({ deskId: 'desk-1', ticketId }));
    const { events, status } = await ticketOf(ticketId);
    expect(status).toBe('called');
    expect(events.map(({ type }) => type).slice(-2)).toEqual(['requeued', 'called']);
    expect(new Set(events.map(({ id }) => id)).size).toBe(events.length);
  });

  it('takes the one that the server grants, and is tentative without it', async () => {
    must(await signOn());
    const first = await walkIn();
    const second = await walkIn();
    data.setServer({
      ...grantingServer(),
      callNext: () => answers('callNext', { ticketId: second.ticketId, taken: [first.ticketId], ticket: null }),
    });
    expect(must(await data.commands.callNext({ deskId: 'desk-1' })).ticketId).toBe(second.ticketId);
    must(await data.commands.undoLast());
    data.setServer({ ...grantingServer(), callNext: () => refuses('unreachable') });
    expect(must(await data.commands.callNext({ deskId: 'desk-1' }))).toMatchObject({
      ticketId: first.ticketId,
      tentative: true,
    });
    expect((await ticketOf(first.ticketId)).tentative).toBe(true);
    must(await data.commands.undoLast());
    data.setServer({
      ...grantingServer(),
      callNext: () => answers('callNext', { ticketId: null, taken: [], ticket: null }),
    });
    expect(await data.commands.callNext({ deskId: 'desk-1' })).toMatchObject({ reason: { code: 'nobodyWaiting' } });
    expect(await data.commands.callTicket({ deskId: 'desk-1', ticketId: first.ticketId })).toMatchObject({
      reason: { code: 'alreadyCalled' },
    });
  });
});

describe('serving', () => {
  const serve = async () => {
    must(await data.commands.signOnDesk({ deskId: 'desk-1', agentId: 'agent-1' }));
    const { appointmentId } = await booked('09:00');
    const { ticketId } = must(await data.commands.checkIn({ appointmentId }));
    must(await data.commands.callTicket({ ticketId, deskId: 'desk-1' }));
    return { appointmentId, ticketId };
  };

  it('finishes ticket, appointment and request together, and takes all of it back', async () => {
    const { appointmentId, ticketId } = await serve();
    must(await data.commands.startService({ ticketId }));
    must(await data.commands.markPaper({ ticketId, paperId: 'photo', mark: 'seen' }));
    const { act } = must(await data.commands.finishService({ ticketId, outcome: 'fileDeposited' }));
    expect(await ticketOf(ticketId)).toMatchObject({
      status: 'done',
      outcome: 'fileDeposited',
      papers: { photo: 'seen' },
    });
    expect((await get('appointments', appointmentId)).status).toBe('attended');
    must(await act.undo());
    expect((await ticketOf(ticketId)).status).toBe('serving');
    expect((await get('appointments', appointmentId)).status).toBe('arrived');
  });

  it('closes the request of a walk-in with its qualification', async () => {
    must(await data.commands.signOnDesk({ deskId: 'desk-1', agentId: 'agent-1' }));
    const { requestId, ticketId } = await walkIn();
    must(await data.commands.callNext({ deskId: 'desk-1' }));
    const { act } = must(await data.commands.finishService({ ticketId, outcome: 'answered' }));
    expect(await get('requests', requestId)).toMatchObject({
      status: 'closed',
      outcome: 'answered',
      reasonId: 'advice',
    });
    must(await act.undo());
    expect((await get('requests', requestId)).status).toBe('received');
    expect(await data.commands.finishService({ ticketId: 'none', outcome: 'answered' })).toMatchObject({
      reason: { code: 'notFound' },
    });
  });

  it('recalls, parks, requeues, transfers, gives up, each with its undo', async () => {
    const { ticketId } = await serve();
    const step = async (run: () => Promise<{ readonly ok: boolean }>, status: string, before: string) => {
      expect(await run()).toMatchObject({ ok: true });
      expect((await ticketOf(ticketId)).status).toBe(status);
      must(await data.commands.undoLast());
      expect((await ticketOf(ticketId)).status).toBe(before);
    };
    await step(() => data.commands.recallTicket({ ticketId }), 'called', 'called');
    await step(() => data.commands.parkTicket({ ticketId }), 'parked', 'called');
    await step(() => data.commands.requeueTicket({ ticketId }), 'waiting', 'called');
    await step(() => data.commands.markNoAnswer({ ticketId }), 'waiting', 'called');
    await step(() => data.commands.abandonTicket({ ticketId }), 'abandoned', 'called');
    await step(() => data.commands.transferTicket({ ticketId, reasonId: 'collection' }), 'waiting', 'called');
    await step(() => data.commands.startService({ ticketId }), 'serving', 'called');
    expect(await data.commands.transferTicket({ ticketId, reasonId: 'none' })).toMatchObject({
      reason: { code: 'notFound' },
    });
    expect(await data.commands.parkTicket({ ticketId: 'none' })).toMatchObject({ reason: { code: 'notFound' } });
  });

  it('does not undo what a later step relies on', async () => {
    const { ticketId } = await serve();
    const call = data.context.acts.of('agent-1').at(-1);
    must(await data.commands.startService({ ticketId }));
    expect(await call?.undo()).toMatchObject({ reason: { code: 'undoTooLate' } });
    // An own later act can be taken back first.
    must(await data.commands.undoLast());
    must(await data.commands.undoLast());
    expect(call && data.context.acts.of('agent-1').find(({ id }) => id === call.id)?.undone).toBe(true);
  });

  it('does not offer an act again on which somebody else built: the undo goes on to the one before', async () => {
    const { ticketId } = await serve();
    const [before, call] = data.context.acts.of('agent-1').slice(-2);
    const other = bindCommands({ ...data.context, station: () => ({ agentId: 'agent-2', deskId: 'desk-1' }) });
    must(await other.startService({ ticketId }));
    expect(undoable(data.context.acts.of('agent-1'))?.id).toBe(call?.id);
    expect(await call?.undo()).toMatchObject({ reason: { code: 'undoTooLate' } });
    expect(undoable(data.context.acts.of('agent-1'))?.id).toBe(before?.id);
  });
});
