import { foldAppointment } from '#shared/domain/lifecycle/fold-appointment';
import { foldTicket } from '#shared/domain/lifecycle/fold-ticket';
import { ticketDetails } from '#shared/domain/lifecycle/ticket-details';
import type { AnyEvent } from '#shared/domain/model/event';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import type { CollectionName } from '#shared/domain/model/collections';

import { load } from '../../load';
import { bindCommands } from '../use-commands';
import { grantingServer, must, openTestData, today, type TestData } from '../../testing/test-data';

let data: TestData;
beforeEach(async () => {
  data = await openTestData();
  data.setServer(grantingServer());
  must(await data.commands.signOnDesk({ deskId: 'desk-1', agentId: 'agent-1' }));
});
afterEach(() => data.close());

const get = async <Name extends CollectionName>(name: Name, id: string) => {
  const found = await load(data.context, name, id);
  if (!found) throw new Error(`No ${name} ${id}`);
  return found;
};
const walkIn = async () =>
  must(await data.commands.logPassage({ reasonId: 'advice', channel: 'desk', priority: false, next: 'ticket' }));
const booked = async () =>
  must(
    await data.commands.bookAppointment({
      citizen: { values: { lastName: 'Testard', firstName: 'Zoé' } },
      reasonId: 'passport',
      persons: [{ preApplicationNumber: '' }],
      day: today,
      time: '09:30',
      channel: 'phone',
    }),
  );

describe('markPriority', () => {
  it('is given and taken back after the ticket was issued, once each, and undone', async () => {
    const { ticketId } = await walkIn();
    const given = must(await data.commands.markPriority({ ticketId, priority: true }));
    expect(given.act).toMatchObject({ code: 'priorityMarked', label: 'A001', priority: true });
    must(await data.commands.markPriority({ ticketId, priority: true }));
    expect((await get('tickets', ticketId)).events).toHaveLength(2);
    must(await data.commands.markPriority({ ticketId, priority: false }));
    expect((await get('tickets', ticketId)).priority).toBe(false);
    must(await data.commands.undoLast());
    expect((await get('tickets', ticketId)).priority).toBe(true);
    must(await data.commands.undoLast());
    expect((await get('tickets', ticketId)).priority).toBe(false);
    expect((await get('tickets', ticketId)).status).toBe('waiting');
  });
});

describe('cancelTicket', () => {
  it('takes back a ticket long after it was given, with its request, and brings both back on an undo', async () => {
    const { ticketId, requestId } = await walkIn();
    // Three acts later it is no longer the last thing that this desk did.
    for (let later = 0; later < 3; later += 1) await walkIn();
    must(await data.commands.cancelTicket({ ticketId }));
    expect((await get('tickets', ticketId)).status).toBe('void');
    expect((await get('requests', requestId)).status).toBe('void');
    must(await data.commands.undoLast());
    expect((await get('tickets', ticketId)).status).toBe('waiting');
    expect((await get('requests', requestId)).status).toBe('received');
  });

  it('expects a booked person again, who may then be checked in anew', async () => {
    const { appointmentId } = await booked();
    const first = must(await data.commands.checkIn({ appointmentId }));
    must(await data.commands.cancelTicket({ ticketId: first.ticketId }));
    expect((await get('appointments', appointmentId)).status).toBe('booked');
    const second = must(await data.commands.checkIn({ appointmentId }));
    expect(await get('appointments', appointmentId)).toMatchObject({ status: 'arrived', ticketId: second.ticketId });
  });

  it.each([
    ['the first', 0],
    ['the second', 1],
  ])(
    'expects a person again whom two desks checked in, once both tickets are gone, %s before the other',
    async (_, at) => {
      const { appointmentId } = await booked();
      const one = must(await data.commands.checkIn({ appointmentId }));
      const other = await walkIn();
      const { database } = data.context;
      // What a desk writes that did not see the arrival at this one.
      await (
        await database.tickets.findOne(other.ticketId).exec(true)
      ).incrementalModify((ticket) => {
        const events = ticket.events.map((event) => (event.type === 'issued' ? { ...event, appointmentId } : event));
        return foldTicket(ticket.id, ticket.siteId, events);
      });
      await (
        await database.appointments.findOne(appointmentId).exec(true)
      ).incrementalModify((appointment) => {
        const arrived = appointment.events.find(({ type }) => type === 'arrived');
        const again = { ...arrived, id: 'again', n: (arrived?.n ?? 0) + 1, ticketId: other.ticketId } as AnyEvent;
        return foldAppointment(appointment.id, appointment.siteId, [...appointment.events, again]);
      });
      const tickets = [one.ticketId, other.ticketId];
      must(await data.commands.cancelTicket({ ticketId: tickets[at] ?? '' }));
      expect((await get('appointments', appointmentId)).status).toBe('arrived');
      must(await data.commands.cancelTicket({ ticketId: tickets[1 - at] ?? '' }));
      expect((await get('appointments', appointmentId)).status).toBe('booked');
      must(await data.commands.undoLast());
      expect((await get('appointments', appointmentId)).status).toBe('arrived');
    },
  );

  it('is refused once somebody was called, and when it was cancelled already', async () => {
    const { ticketId } = await walkIn();
    must(await data.commands.callTicket({ ticketId, deskId: 'desk-1' }));
    expect(await data.commands.cancelTicket({ ticketId })).toMatchObject({ reason: { code: 'undoTooLate' } });
    const other = await walkIn();
    must(await data.commands.cancelTicket({ ticketId: other.ticketId }));
    expect(await data.commands.cancelTicket({ ticketId: other.ticketId })).toMatchObject({
      reason: { code: 'nothingToUndo' },
    });
  });
});

describe('startService', () => {
  it('is refused while another desk and machine calls the person, and writes nothing', async () => {
    const { ticketId } = await walkIn();
    must(await data.commands.callTicket({ ticketId, deskId: 'desk-1' }));
    const before = await get('tickets', ticketId);
    const station = () => ({ agentId: 'agent-2', deskId: 'desk-2' });
    const other = { ...data.context, deviceId: 'device-2', station };
    expect(await bindCommands(other).startService({ ticketId })).toMatchObject({
      reason: { code: 'alreadyCalled', deskId: 'desk-1' },
    });
    expect(await get('tickets', ticketId)).toEqual(before);
    must(await data.commands.startService({ ticketId }));
    expect(await get('tickets', ticketId)).toMatchObject({ status: 'serving', deskId: 'desk-1' });
  });
});

describe('requeueTicket', () => {
  it('calls who rests at once again, and is undone', async () => {
    const { ticketId } = await walkIn();
    must(await data.commands.callTicket({ ticketId, deskId: 'desk-1' }));
    must(await data.commands.markNoAnswer({ ticketId }));
    expect(await data.commands.callNext({ deskId: 'desk-1' })).toMatchObject({ reason: { code: 'nobodyWaiting' } });
    must(await data.commands.requeueTicket({ ticketId }));
    must(await data.commands.callNext({ deskId: 'desk-1' }));
  });

  it('is refused while another desk calls the person, and names the call of this desk', async () => {
    const { ticketId } = await walkIn();
    must(await data.commands.callTicket({ ticketId, deskId: 'desk-1' }));
    const other = { ...data.context, station: () => ({ agentId: 'agent-2', deskId: 'desk-2' }) };
    expect(await bindCommands(other).requeueTicket({ ticketId })).toMatchObject({
      reason: { code: 'alreadyCalled', deskId: 'desk-1' },
    });
    must(await data.commands.requeueTicket({ ticketId }));
    const { events, status } = await get('tickets', ticketId);
    expect(status).toBe('waiting');
    expect(events.at(-1)).toMatchObject({ type: 'requeued', call: events.at(-2)?.id });
  });

  it('gives who was sent to a desk that is gone to whoever serves the reason, and leaves them to one that is there', async () => {
    for (const isThere of [true, false]) {
      const { ticketId } = await walkIn();
      const { reasonId } = await get('tickets', ticketId);
      must(await data.commands.signOnDesk({ deskId: 'desk-2', agentId: 'agent-2' }));
      must(await data.commands.transferTicket({ ticketId, reasonId, deskId: 'desk-2' }));
      must(await data.commands.parkTicket({ ticketId }));
      if (!isThere) must(await data.commands.leaveDesk({ deskId: 'desk-2' }));
      must(await data.commands.requeueTicket({ ticketId }));
      const { forDeskId } = ticketDetails(await get('tickets', ticketId));
      expect(forDeskId).toBe(isThere ? 'desk-2' : '');
      must(await data.commands.undoLast());
      expect(await get('tickets', ticketId)).toMatchObject({ status: 'parked' });
      must(await data.commands.abandonTicket({ ticketId }));
    }
  });
});
