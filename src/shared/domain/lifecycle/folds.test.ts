import { describe, expect, it } from 'vitest';

import type { AnyEvent } from '../model/event';
import { decideAppointment } from './decide-appointment';
import { decideDeskSession } from './decide-desk-session';
import { decideTicket } from './decide-ticket';
import { foldAppointment } from './fold-appointment';
import { foldDeskSession } from './fold-desk-session';
import { foldRequest } from './fold-request';
import { ticketLabel } from '../numbers/number-label';
import { placementEvent } from './placement-event';
import { toldPlacement } from './told-placement';
import { foldTicket } from './fold-ticket';
import { undoEvents } from './undo';

const at = (minute: number): string => new Date(Date.UTC(2026, 10, 23, 9, minute)).toISOString();

/** `e<n>` unless said otherwise; the counter is also the minute of the act. */
const event = (n: number, type: string, more: Readonly<Record<string, unknown>> = {}): AnyEvent => ({
  id: `e${String(n)}`,
  n,
  at: at(n),
  by: { agentId: 'a', deviceId: 'd', deskId: 'desk-9' },
  type,
  ...more,
});

describe('foldTicket', () => {
  const issued = event(1, 'issued', {
    day: '2026-11-23',
    series: 'A',
    number: 58,
    reasonId: 'CNI',
    priority: true,
    requestId: 'r',
    citizenId: 'c',
    dueAt: '',
  });
  const fold = (...events: readonly AnyEvent[]) => foldTicket('t', 'site', [issued, ...events]);

  it('labels the series of the site and of a device', () => {
    expect([ticketLabel('A', 58), ticketLabel('A-K2', 3), ticketLabel('B', 1234)]).toEqual([
      'A058',
      'A-K2 003',
      'B1234',
    ]);
    expect(fold()).toMatchObject({
      label: 'A058',
      status: 'waiting',
      issuedAt: at(1),
      priority: true,
      appointmentId: '',
    });
  });

  it('tells a service from call to end', () => {
    const served = [
      event(2, 'called', { deskId: 'desk-3' }),
      event(3, 'recalled'),
      event(5, 'started'),
      event(6, 'held'),
      event(7, 'resumed'),
    ];
    expect(fold(...served)).toMatchObject({
      status: 'serving',
      calls: 2,
      firstCalledAt: at(2),
      lastCalledAt: at(3),
      startedAt: at(5),
      endedAt: '',
    });
    expect(fold(...served, event(9, 'done', { outcome: 'answered' }))).toMatchObject({
      status: 'done',
      endedAt: at(9),
      outcome: 'answered',
      deskId: 'desk-3',
    });
  });

  it('gives a ticket called twice to the call that is not flagged, and says so', () => {
    const first = event(2, 'called', { id: 'x', deskId: 'desk-3', tentative: true });
    const second = event(2, 'called', { id: 'y', deskId: 'desk-4', tentative: true });
    expect(fold(first)).toMatchObject({ tentative: true, calledTwice: false });
    const flagged = event(3, 'calledTwice', { id: 'x~calledTwice', cause: 'x', rival: 'y' });
    expect(fold(first, second, flagged)).toMatchObject({
      deskId: 'desk-4',
      calls: 1,
      calledTwice: true,
      tentative: false,
      status: 'called',
    });
    const withdrawn = event(4, 'undone', { target: 'x' });
    expect(fold(first, second, flagged, withdrawn)).toMatchObject({ deskId: 'desk-4', calledTwice: false });
  });

  it('is put on hold, taken up again and called again by the desk or the machine that has the person alone', () => {
    const desk = (deskId: string) => ({ by: { agentId: 'a', deviceId: `machine of ${deskId}`, deskId } });
    const called = event(2, 'called', { ...desk('desk-3'), deskId: 'desk-3' });
    const again = (deskId: string) => fold(called, event(5, 'recalled', desk(deskId)));
    expect([again('desk-3').lastCalledAt, again('desk-4').lastCalledAt]).toEqual([at(5), at(2)]);
    for (const served of [[called, event(4, 'started', desk('desk-3'))], [event(4, 'started', desk('desk-3'))]]) {
      const then = (...acts: readonly (readonly [type: string, deskId: string])[]) =>
        fold(...served, ...acts.map(([type, deskId], index) => event(5 + index, type, desk(deskId)))).status;
      expect(then(['held', 'desk-4'])).toBe('serving');
      expect(then(['held', 'desk-3'])).toBe('onHold');
      expect(then(['held', 'desk-3'], ['resumed', 'desk-4'])).toBe('onHold');
      expect(then(['held', 'desk-3'], ['resumed', 'desk-3'])).toBe('serving');
    }
  });

  it('keeps the place of who was sent on, set aside or put back since the call that nobody is said to have answered', () => {
    const called = event(2, 'called', { deskId: 'desk-3' });
    const gone = (n: number, type: string) => event(n, type, { call: 'e2' });
    const ways = [
      [event(3, 'transferred', { call: 'e2', reasonId: 'PASSPORT' })],
      [event(3, 'parked', { call: 'e2' })],
      [event(3, 'abandoned', { call: 'e2' }), event(4, 'requeued', { call: '' })],
    ];
    for (const way of ways)
      for (const type of ['noAnswer', 'abandoned'])
        expect(fold(called, ...way, gone(5, type)).status).toBe(way[0]?.type === 'parked' ? 'parked' : 'waiting');
    expect(fold(called, event(3, 'noAnswer', { call: 'e2', retryMin: 5 }), gone(4, 'noAnswer')).status).toBe(
      'noAnswer',
    );
    expect(fold(called, ...(ways[0] ?? []), gone(5, 'notServedAtClosing')).status).toBe('notServedAtClosing');
  });

  it('says of a service whose starts crossed a call that it began with the last of its desk', () => {
    const begun = (n: number, deviceId: string) =>
      event(n, 'started', { by: { agentId: 'a', deviceId, deskId: 'desk-4' }, call: 'x' });
    const done = event(6, 'done', { by: { agentId: 'a', deviceId: 'third', deskId: 'desk-4' }, outcome: 'answered' });
    const log = [event(2, 'called', { deskId: 'desk-3' }), begun(3, 'one'), begun(4, 'two'), begun(5, 'one'), done];
    expect(fold(...log)).toMatchObject({ status: 'done', deskId: 'desk-4', startedAt: at(5) });
  });

  it('lets done win over a call that was ordered later, and over a requeue', () => {
    const done = [
      event(2, 'called', { deskId: 'desk-3' }),
      event(3, 'started'),
      event(4, 'done', { outcome: 'answered' }),
    ];
    expect(fold(...done, event(5, 'called', { deskId: 'desk-4' }), event(6, 'requeued'))).toMatchObject({
      status: 'done',
      deskId: 'desk-3',
      calls: 1,
    });
    expect(fold(...done, event(5, 'undone', { target: 'e4' }))).toMatchObject({
      status: 'serving',
      outcome: '',
      endedAt: '',
    });
  });

  it('puts back in the queue, keeping the arrival', () => {
    const noAnswer = [event(2, 'called', { deskId: 'desk-3' }), event(3, 'noAnswer')];
    expect(fold(...noAnswer, event(4, 'called', { deskId: 'desk-4' })).status).toBe('noAnswer');
    expect(fold(...noAnswer, event(4, 'requeued'))).toMatchObject({
      status: 'waiting',
      deskId: '',
      endedAt: '',
      firstCalledAt: at(2),
    });
    const moved = fold(
      event(2, 'called', { deskId: 'desk-3' }),
      event(3, 'started'),
      event(4, 'transferred', { reasonId: 'PASSPORT' }),
    );
    expect(moved).toMatchObject({ status: 'waiting', reasonId: 'PASSPORT', issuedAt: at(1), startedAt: '' });
  });

  it('ends a call only by who saw it, and lets nobody but who holds a person put them back', () => {
    const call = event(2, 'called', { deskId: 'desk-9' });
    const blind = (n: number, type: string, more = {}) => event(n, type, { id: `z${n}`, call: '', ...more });
    for (const type of ['transferred', 'parked', 'noAnswer', 'abandoned', 'notServedAtClosing', 'requeued'])
      for (const n of [2, 5]) {
        expect(fold(call, blind(n, type, { reasonId: 'PASSPORT', retryMin: 3 })), type).toMatchObject({
          status: 'called',
          deskId: 'desk-9',
          reasonId: 'CNI',
        });
        expect(fold(call, blind(n, type, { call: 'e2' })).status, type).not.toBe('called');
      }
    const other = { by: { agentId: 'b', deviceId: 'other', deskId: 'desk-1' } };
    expect(fold(call, event(3, 'requeued', other)).status).toBe('called');
    expect(fold(call, event(3, 'requeued')).status).toBe('waiting');
  });

  it('takes a person who was noted as gone in the moment of a call', () => {
    const call = event(2, 'called', { id: 'z', deskId: 'desk-3' });
    expect(fold(event(2, 'abandoned', { id: 'a', call: '' }), call)).toMatchObject({ status: 'called', endedAt: '' });
    expect(fold(event(2, 'abandoned', { id: 'a' }), call).status).toBe('abandoned');
  });

  it('marks papers and takes marks back', () => {
    const marks = [
      event(2, 'paperMarked', { paperId: 'photo', mark: 'seen' }),
      event(3, 'paperMarked', { paperId: 'stamp', mark: 'missing' }),
    ];
    expect(fold(...marks, event(4, 'paperMarked', { paperId: 'photo', mark: '' })).papers).toEqual({
      stamp: 'missing',
    });
  });

  it('is void when its issue is undone, and keeps its number', () => {
    expect(fold(event(2, 'undone', { target: 'e1' }))).toMatchObject({ status: 'void', label: 'A058', number: 58 });
    expect(fold(event(2, 'undone', { target: 'e1' }), event(3, 'undone', { target: 'e2' })).status).toBe('waiting');
    expect(foldTicket('t', 'site', [])).toMatchObject({ status: 'void', events: [] });
  });
});

describe('decideTicket', () => {
  const waiting = foldTicket('t', 'site', [event(1, 'issued', { series: 'A', number: 1 })]);
  const call = { type: 'call', deskId: 'desk-4', tentative: false, why: [] } as const;

  it('says who has a ticket that is called already', () => {
    const called = foldTicket('t', 'site', [...waiting.events, event(2, 'called', { deskId: 'desk-3' })]);
    expect(decideTicket(called, call)).toEqual({
      ok: false,
      reason: { code: 'alreadyCalled', ticketId: called.id, deskId: 'desk-3' },
    });
  });

  it('takes who did not answer back into the queue before a new call', () => {
    const gone = foldTicket('t', 'site', [
      ...waiting.events,
      event(2, 'called', { deskId: 'desk-3' }),
      event(3, 'noAnswer'),
    ]);
    expect(decideTicket(gone, call)).toMatchObject({
      ok: true,
      value: [{ type: 'requeued' }, { type: 'called', deskId: 'desk-4' }],
    });
  });

  it('refuses by state', () => {
    expect(decideTicket(waiting, { type: 'finish', outcome: 'answered' })).toEqual({
      ok: false,
      reason: { code: 'notInState', entity: 'ticket', status: 'waiting', command: 'finish' },
    });
  });
});

describe('foldAppointment', () => {
  const booked = event(1, 'booked', {
    day: '2026-11-24',
    time: '09:00',
    durationMin: 20,
    deskId: 'desk-1',
    reasonId: 'CNI',
    citizenId: 'c',
    persons: [{ preApplicationNumber: 'A1B2C3D4E5' }, 7],
    channel: 'phone',
  });
  const fold = (...events: readonly AnyEvent[]) => foldAppointment('a', 'site', [booked, ...events]);
  const moved = event(4, 'rescheduled', { day: '2026-11-25', time: '10:00', durationMin: 35, deskId: 'desk-2' });

  it('relates the word of the server to the last placement only', () => {
    const accepted = event(2, 'accepted', { id: 'e1~accepted', cause: 'e1' });
    expect(fold()).toMatchObject({
      status: 'booked',
      confirmation: 'pending',
      persons: [{ preApplicationNumber: 'A1B2C3D4E5' }, { preApplicationNumber: '' }],
    });
    expect(fold(accepted).confirmation).toBe('accepted');
    expect(fold(accepted, moved)).toMatchObject({
      confirmation: 'pending',
      day: '2026-11-25',
      time: '10:00',
      durationMin: 35,
      deskId: 'desk-2',
    });
    expect(fold(accepted, moved, event(5, 'undone', { target: 'e4' }))).toMatchObject({
      confirmation: 'accepted',
      day: '2026-11-24',
    });
    expect(fold(accepted, event(3, 'undone', { target: 'e1~accepted' })).confirmation).toBe('accepted');
    expect(fold(accepted, event(3, 'overbooked', { cause: 'e1', rivals: ['b'] }))).toMatchObject({
      confirmation: 'overbooked',
      rivals: ['b'],
    });
  });

  it('tells arrival and outcome', () => {
    expect(fold(event(2, 'arrived', { ticketId: 't' }))).toMatchObject({
      status: 'arrived',
      arrivedAt: at(2),
      ticketId: 't',
    });
    expect(fold(event(2, 'noShow'), event(3, 'reopened')).status).toBe('booked');
    expect(fold(event(2, 'arrived'), event(3, 'noShow'), event(4, 'reopened')).status).toBe('arrived');
    expect(fold(event(2, 'cancelledByOffice', { why: 'closure' }), moved)).toMatchObject({
      status: 'cancelledByOffice',
      day: '2026-11-25',
    });
    expect(fold(event(2, 'undone', { target: 'e1' }))).toMatchObject({
      status: 'void',
      day: '2026-11-24',
      citizenId: 'c',
    });
  });

  it.each(['noShow', 'cancelledByCitizen', 'cancelledByOffice'])(
    'somebody who is there stays there against %s by who had not heard of it',
    (type) => {
      const [here, away] = [event(2, 'arrived', { ticketId: 't' }), event(2, type)];
      // Two desks that did not see each other: the same counter, ids in any order.
      for (const id of ['a', 'z']) {
        const crossed = { ...away, id };
        expect(fold({ ...here, id: 'm' }, crossed)).toMatchObject({ status: 'arrived', ticketId: 't' });
      }
      // Reception wrote something else before, so its counter is higher.
      expect(fold(away, event(3, 'arrived', { ticketId: 't' })).status).toBe('arrived');
      // Who had heard of the arrival is heard, and it stands no more once it is taken back.
      expect(fold(here, event(3, type)).status).toBe(type);
      const log = [here, { ...away, id: 'z' }];
      const back = undoEvents([booked, ...log], [here.id]);
      expect(back).toEqual({ ok: true, value: [{ type: 'undone', target: here.id }] });
      expect(fold(...log, event(3, 'undone', { target: here.id })).status).toBe(type);
      // A service that took place stays against an arrival.
      for (const id of ['a', 'm', 'z'])
        expect(fold({ ...here, id: 'k' }, { ...away, id: 'b', type: 'attended' }, { ...away, id }).status).not.toBe(
          'booked',
        );
      expect(fold(here, { ...away, id: 'z', type: 'attended' }).status).toBe('attended');
    },
  );

  it('somebody who is there is where they came, against a move by who had not heard of it', () => {
    const here = event(4, 'arrived', { ticketId: 't', id: 'm' });
    const earlier = event(2, 'accepted', { cause: 'e1' });
    for (const id of ['a', 'z']) {
      const log = [earlier, here, { ...moved, id }];
      expect(fold(...log)).toMatchObject({ status: 'arrived', day: '2026-11-24', confirmation: 'accepted' });
      expect(placementEvent({ events: [booked, ...log] })?.id).toBe('e1');
      expect(toldPlacement(fold(...log)).isDue).toBe(false);
      // Nor where somebody was told of that move already.
      expect(toldPlacement(fold(...log, event(5, 'informed', { cause: id }))).isDue).toBe(false);
    }
    // Who moved them to today and checked them in, and who moved them since, is heard.
    expect(fold({ ...moved, n: 3 }, here)).toMatchObject({ status: 'arrived', day: '2026-11-25' });
    expect(fold(here, { ...moved, n: 5 })).toMatchObject({ status: 'arrived', day: '2026-11-25' });
  });

  it('places a cancelled one anew when it is reopened, so that the server looks at the place again', () => {
    const cancelled = fold(event(2, 'accepted', { cause: 'e1' }), event(3, 'cancelledByCitizen'));
    expect(decideAppointment(cancelled, { type: 'reopen' })).toMatchObject({
      ok: true,
      value: [{ type: 'reopened' }, { type: 'rescheduled', day: '2026-11-24', time: '09:00' }],
    });
    expect(decideAppointment(fold(event(2, 'noShow')), { type: 'reopen' })).toEqual({
      ok: true,
      value: [{ type: 'reopened' }],
    });
  });
});

describe('foldRequest', () => {
  const received = event(1, 'received', {
    day: '2026-11-23',
    channel: 'phone',
    reasonId: 'CNI',
    citizenId: 'c',
    ticketId: 't',
  });
  const fold = (...events: readonly AnyEvent[]) => foldRequest('r', 'site', [received, ...events]);

  it('tells the way of a request', () => {
    expect(fold()).toMatchObject({ status: 'received', channel: 'phone', receivedAt: at(1), ticketId: 't' });
    expect(
      fold(event(2, 'qualified', { reasonId: 'PASSPORT' }), event(3, 'assigned', { departmentId: 'etat-civil' })),
    ).toMatchObject({ status: 'assigned', reasonId: 'PASSPORT', departmentId: 'etat-civil' });
    const closed = [event(2, 'started'), event(3, 'answered'), event(4, 'closed', { outcome: 'answered' })];
    expect(fold(...closed, event(5, 'started'))).toMatchObject({
      status: 'closed',
      closedAt: at(4),
      outcome: 'answered',
    });
    expect(fold(...closed, event(5, 'reopened'))).toMatchObject({ status: 'inProgress', closedAt: '', outcome: '' });
    expect(fold(event(2, 'undone', { target: 'e1' }))).toMatchObject({ status: 'void', channel: 'phone' });
  });
});

describe('foldDeskSession', () => {
  const open = (n: number, agentId: string) => event(n, 'opened', { day: '2026-11-23', deskId: 'desk-1', agentId });
  const fold = (...events: readonly AnyEvent[]) => foldDeskSession('desk-1:2026-11-23', 'site', events);

  it('knows who sits there', () => {
    expect(fold(open(1, 'karim'), event(2, 'paused'))).toMatchObject({
      status: 'paused',
      agentId: 'karim',
      openedAt: at(1),
    });
    expect(fold(open(1, 'karim'), event(2, 'closed'))).toMatchObject({
      status: 'closed',
      agentId: '',
      openedAt: '',
      deskId: 'desk-1',
    });
    expect(fold(open(1, 'karim'), event(2, 'closed'), open(3, 'maud'))).toMatchObject({
      status: 'open',
      agentId: 'maud',
      openedAt: at(3),
    });
  });

  it('refuses a desk that someone else has, and lets its agent come back', () => {
    const taken = fold(open(1, 'karim'), event(2, 'paused'));
    const command = { type: 'open', day: '2026-11-23', deskId: 'desk-1' } as const;
    expect(decideDeskSession(taken, { ...command, agentId: 'maud' })).toEqual({
      ok: false,
      reason: { code: 'deskTaken', deskId: 'desk-1', agentId: 'karim' },
    });
    expect(decideDeskSession(taken, { ...command, agentId: 'karim' })).toEqual({
      ok: true,
      value: [{ type: 'resumed' }],
    });
    expect(decideDeskSession(fold(open(1, 'karim')), { ...command, agentId: 'karim' })).toEqual({
      ok: true,
      value: [],
    });
  });
});

describe('undoEvents', () => {
  const log = [
    event(1, 'issued'),
    event(2, 'called', { deskId: 'desk-3' }),
    event(3, 'paperMarked', { paperId: 'photo', mark: 'seen' }),
  ];

  it('takes steps back, latest first, and brings them back', () => {
    expect(undoEvents(log, ['e1', 'e2'])).toEqual({
      ok: true,
      value: [
        { type: 'undone', target: 'e2' },
        { type: 'undone', target: 'e1' },
      ],
    });
    expect(undoEvents([...log, event(4, 'undone', { target: 'e2' })], ['e4'])).toEqual({
      ok: true,
      value: [{ type: 'undone', target: 'e4' }],
    });
  });

  it('says when there is nothing to undo', () => {
    const nothing = { ok: false, reason: { code: 'nothingToUndo' } };
    expect(undoEvents(log, [])).toEqual(nothing);
    expect(undoEvents(log, ['e2', 'other'])).toEqual(nothing);
    expect(undoEvents([...log, event(4, 'undone', { target: 'e2' })], ['e2'])).toEqual(nothing);
    expect(undoEvents([...log, event(4, 'calledTwice', { cause: 'e2' })], ['e4'])).toEqual(nothing);
  });

  it('comes too late for a step on which another builds, but not for a mark or a word of the server', () => {
    expect(undoEvents(log, ['e1'])).toEqual({ ok: false, reason: { code: 'undoTooLate', status: 'called' } });
    expect(undoEvents([...log, event(4, 'calledTwice', { cause: 'e2' })], ['e2']).ok).toBe(true);
    expect(undoEvents([...log, event(4, 'started')], ['e3']).ok).toBe(true);
  });
});
