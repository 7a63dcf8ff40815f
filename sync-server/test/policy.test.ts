import { describe, expect, it } from 'vitest';

import { nameByCause, type Voice } from '#server/documents/authority-event';
import { authoritySealOf } from '#server/documents/authority-seal';
import { confirmAppointment } from '#server/appointments/confirm-appointment';
import { markCalledTwice } from '#server/tickets/mark-called-twice';
import type { Hold } from '#server/store/port';
import { foldAppointment } from '#shared/domain/lifecycle/fold-appointment';
import type { Appointment } from '#shared/domain/model/appointment';
import type { AnyEvent } from '#shared/domain/model/event';
import type { Ticket } from '#shared/domain/model/ticket';
import { mergeDocument } from '#shared/sync/merge-document';

import { appointment, bookedEvent, calledEvent, DAY, event, movedEvent, ticket } from './support/documents';

const at = '2026-11-23T09:00:00.000Z';
const seal = await authoritySealOf({ noteOnce: (_name, value) => Promise.resolve(value) });
const voice: Voice = { at, nameOf: nameByCause, seal };
const capacity = (stations: number) => ({
  stations,
  reasons: [
    { id: 'reason-deposit', needsStation: true },
    { id: 'reason-other', needsStation: false },
  ],
});

const confirm = (
  one: Appointment,
  others: readonly Appointment[] = [],
  stored: Appointment | null = null,
  stations = 1,
  holds: readonly Hold[] = [],
): Appointment => confirmAppointment({ appointment: one, stored, others, holds, capacity: capacity(stations), voice });

const accepted = (id: string, booking: Parameters<typeof appointment>[1] = {}): Appointment =>
  confirm(appointment(id, booking), [], null, 9);

describe('confirming an appointment', () => {
  it('signs its word and says it once', () => {
    const once = confirm(appointment('a1'));
    const word = once.events.at(-1);
    expect(word && seal.holds('a1', word)).toBe(true);
    expect(word && seal.holds('a2', word)).toBe(false);
    expect(word).toEqual({
      mac: expect.any(String) as string,
      id: 'a1-booked~accepted',
      n: 2,
      at,
      by: { agentId: '', deviceId: 'server', deskId: '' },
      type: 'accepted',
      cause: 'a1-booked',
    });
    expect(confirm(once, [], once)).toBe(once);
  });

  it('gives a promised place its word where it comes late, so that desks can tell when others heard of it, and says it once', () => {
    const promised = (bookedAt: string): Appointment => {
      const one = appointment('a1');
      const [booked] = one.events;
      const events = [{ ...booked, at: bookedAt, leaseId: 'lease-1' } as AnyEvent];
      return foldAppointment('a1', one.siteId, events);
    };
    const soon = promised('2026-11-23T08:59:30.000Z');
    expect(confirm(soon)).toBe(soon);
    const late = confirm(promised('2026-11-23T08:00:00.000Z'));
    expect(late.events.map(({ type }) => type)).toEqual(['booked', 'accepted']);
    expect(confirm(late, [], late)).toBe(late);
    // A copy that comes back to a server that lost it holds its word already.
    expect(confirm(late)).toBe(late);
  });

  it('sees a desk that is taken, but not one that is taken before or after', () => {
    expect(confirm(appointment('a2', { time: '09:10' }), [accepted('a1')])).toMatchObject({
      confirmation: 'overbooked',
      rivals: ['a1'],
    });
    expect(confirm(appointment('a2', { time: '09:20' }), [accepted('a1')]).confirmation).toBe('accepted');
    expect(confirm(appointment('a2', { deskId: 'desk-2' }), [accepted('a1')]).confirmation).toBe('accepted');
    expect(confirm(appointment('a2', { day: '2026-11-24' }), [accepted('a1')]).confirmation).toBe('accepted');
  });

  it('counts enrolment stations over all desks at each moment', () => {
    const deposit = (id: string, deskId: string, time: string) => ({
      id,
      booking: { deskId, time, reasonId: 'reason-deposit', durationMin: 20 },
    });
    const one = deposit('a1', 'desk-1', '09:00');
    const two = deposit('a2', 'desk-2', '09:20');
    const holders = [one, two].map(({ id, booking }) => accepted(id, booking));
    const wide = appointment('a3', { deskId: 'desk-3', time: '09:10', durationMin: 20, reasonId: 'reason-deposit' });
    expect(confirm(wide, holders, null, 2).confirmation).toBe('accepted');
    expect(confirm(wide, holders, null, 1)).toMatchObject({ confirmation: 'overbooked', rivals: ['a1', 'a2'] });
    expect(confirm(appointment('a4', { deskId: 'desk-3' }), holders, null, 1).confirmation).toBe('accepted');
    expect(confirm(wide, [], null, 0).confirmation).toBe('overbooked');
  });

  it('leaves room for nobody who is cancelled, missed or a surplus', () => {
    const cancelled = appointment('a1', {}, [event('x', 2, { type: 'cancelledByCitizen' })]);
    const missed = appointment('a1', {}, [event('x', 2, { type: 'noShow' })]);
    for (const gone of [cancelled, missed]) {
      expect(confirm(gone)).toBe(gone);
      expect(confirm(appointment('a2'), [gone]).confirmation).toBe('accepted');
    }
    const surplus = confirm(appointment('a2'), [accepted('a1')]);
    expect(confirm(appointment('a3', { time: '09:00' }), [surplus]).confirmation).toBe('accepted');
  });

  it('judges each new placement anew, and the first again when the move is undone', () => {
    const first = accepted('a1');
    const moved = confirm(
      mergeDocument('appointments', first, {
        ...first,
        events: [...first.events, movedEvent('m', 3, { time: '10:00' })],
      }),
      [],
      first,
    );
    expect([moved.time, moved.confirmation, moved.events.at(-1)?.id]).toEqual(['10:00', 'accepted', 'm~accepted']);
    const taker = accepted('a2');
    const undone = mergeDocument('appointments', moved, {
      ...moved,
      events: [...moved.events, event('u', 5, { type: 'undone', target: 'm' })],
    });
    expect(confirm(undone, [taker], moved)).toMatchObject({
      time: '09:00',
      confirmation: 'overbooked',
      rivals: ['a2'],
    });
  });

  it('keeps a promised place for the one it was promised to', () => {
    const promise = (hold: Partial<Hold>): Hold => ({
      id: 'h1',
      key: 'k1',
      deviceId: 'device-9',
      kind: 'lease',
      appointmentId: '',
      place: { day: DAY, time: '09:00', durationMin: 20, deskId: 'desk-1', reasonId: 'reason-other' },
      until: '2026-11-23T10:00:00.000Z',
      ...hold,
    });
    const withHold = (hold: Partial<Hold>): Appointment => confirm(appointment('a1'), [], null, 1, [promise(hold)]);
    expect(withHold({})).toMatchObject({ confirmation: 'overbooked', rivals: [] });
    expect(withHold({ deviceId: 'device-1' }).confirmation).toBe('accepted');
    expect(withHold({ kind: 'reservation', appointmentId: 'a1' }).confirmation).toBe('accepted');
    expect(withHold({ kind: 'reservation', appointmentId: 'a2', deviceId: 'device-1' }).confirmation).toBe(
      'overbooked',
    );
    expect(
      confirm(appointment('a1', { deskId: 'desk-2', reasonId: 'reason-deposit' }), [], null, 1, [
        promise({ place: { ...promise({}).place, reasonId: 'reason-deposit' } }),
      ]).confirmation,
    ).toBe('overbooked');
  });

  it('does not trust an acceptance it cannot remember when the place is gone', () => {
    const fromBeforeTheRestore = accepted('a1');
    expect(confirm(fromBeforeTheRestore, [accepted('a2')])).toMatchObject({
      confirmation: 'overbooked',
      rivals: ['a2'],
    });
    expect(confirm(fromBeforeTheRestore, [])).toBe(fromBeforeTheRestore);
  });

  it('judges a reopened appointment against who took its place', () => {
    const cancelled = mergeDocument(
      'appointments',
      accepted('a1'),
      appointment('a1', {}, [event('x', 3, { type: 'cancelledByOffice', why: '' })]),
    );
    const reopened = mergeDocument('appointments', cancelled, {
      ...cancelled,
      events: [...cancelled.events, event('r', 4, { type: 'reopened' })],
    });
    expect(confirm(reopened, [accepted('a2')], cancelled).confirmation).toBe('overbooked');
    expect(confirm(reopened, [], cancelled).confirmation).toBe('accepted');
  });

  it('judges somebody who is there after all against who took their place', () => {
    const cancelled = mergeDocument(
      'appointments',
      accepted('a1'),
      appointment('a1', {}, [event('x', 3, { type: 'cancelledByOffice', why: '' })]),
    );
    const there = mergeDocument('appointments', cancelled, {
      ...cancelled,
      events: [...cancelled.events, event('r', 3, { type: 'arrived', ticketId: 't' })],
    });
    expect(there.status).toBe('arrived');
    expect(confirm(there, [accepted('a2')], cancelled)).toMatchObject({ confirmation: 'overbooked', rivals: ['a2'] });
    expect(confirm(there, [], cancelled).confirmation).toBe('accepted');
  });

  it('says nothing of a place it cannot read', () => {
    const odd = appointment('a1', { time: 'noon' });
    expect(confirm(odd)).toBe(odd);
    const empty = { ...appointment('a1'), events: [{ ...bookedEvent('a1'), type: 'newKind' }] };
    expect(confirm(empty)).toBe(empty);
  });
});

describe('marking a double call', () => {
  const mark = (one: Ticket, stored: Ticket | null = null): Ticket => markCalledTwice({ ticket: one, stored, voice });
  const flags = (one: Ticket): unknown[] =>
    one.events.filter((each) => each.type === 'calledTwice').map((each) => [each['cause'], each['rival']]);

  it('gives the ticket to the call that was stored first, whatever the order of events', () => {
    const stored = ticket('t', [calledEvent('z', 2, 'desk-1')]);
    const merged = mergeDocument('tickets', stored, ticket('t', [calledEvent('a', 2, 'desk-2')]));
    const marked = mark(merged, stored);
    expect(marked).toMatchObject({ deskId: 'desk-1', calledTwice: true });
    expect(flags(marked)).toEqual([['a', 'z']]);
    expect(mark(marked, stored)).toBe(marked);
    expect(mark(marked, marked)).toBe(marked);
  });

  it('flags a call that comes after the service was done, and done stays', () => {
    const stored = ticket('t', [
      calledEvent('a', 2, 'desk-1'),
      event('s', 3, { type: 'started' }),
      event('d', 4, { type: 'done', outcome: 'answered' }),
    ]);
    const marked = mark(mergeDocument('tickets', stored, ticket('t', [calledEvent('b', 2, 'desk-2')])), stored);
    expect(marked).toMatchObject({ status: 'done', deskId: 'desk-1', calledTwice: true });
  });

  it.each(['desk-1', 'desk-3'])(
    'flags a call of %s for who was being served where nobody had heard that they were sent on',
    (deskId) => {
      const stored = ticket('t', [
        calledEvent('a', 2, 'desk-1'),
        event('x', 3, { type: 'transferred', reasonId: 'r', call: 'a' }),
        { ...calledEvent('b', 4, deskId), by: { agentId: 'marie', deviceId: 'device-3', deskId } },
      ]);
      const served = ticket('t', [
        calledEvent('a', 2, 'desk-1'),
        event('z', 3, { type: 'started', call: 'a' }, 'device-of-desk-1'),
        event('z-end', 4, { type: 'done', outcome: 'answered' }, 'device-of-desk-1'),
      ]);
      const marked = mark(mergeDocument('tickets', stored, served), stored);
      expect(flags(marked)).toEqual([['b', 'z']]);
      expect(marked).toMatchObject({ status: 'done', calledTwice: true });
      expect(mark(marked, stored)).toBe(marked);
    },
  );

  it.each(['requeued', 'noAnswer', 'parked'])('lets another desk call after %s', (type) => {
    const calm = ticket('t', [
      calledEvent('a', 2, 'desk-1'),
      event('x', 3, { type }, 'device-of-desk-1'),
      calledEvent('b', 4, 'desk-2'),
    ]);
    expect(mark(calm)).toBe(calm);
  });

  it('lets another desk call after a transfer, and the same desk call again', () => {
    const moved = ticket('t', [
      calledEvent('a', 2, 'desk-1'),
      event('x', 3, { type: 'transferred', reasonId: 'r' }),
      calledEvent('b', 4, 'desk-2'),
    ]);
    const again = ticket('t', [calledEvent('a', 2, 'desk-1'), calledEvent('b', 3, 'desk-1')]);
    for (const one of [moved, again]) expect(mark(one)).toBe(one);
  });

  it('forgets a call that was undone', () => {
    const undone = ticket('t', [
      calledEvent('a', 2, 'desk-1'),
      event('u', 3, { type: 'undone', target: 'a' }),
      calledEvent('b', 4, 'desk-2'),
    ]);
    expect(mark(undone)).toMatchObject({ deskId: 'desk-2', calledTwice: false });
  });
});
