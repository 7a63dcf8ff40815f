import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { logOf } from '../../../../tests/arbitraries/event-logs';
import { callOf } from '../calls/call-list';
import { stampEvents } from '../lifecycle/event-log';
import { foldAppointment } from '../lifecycle/fold-appointment';
import { foldTicket, ticketTale } from '../lifecycle/fold-ticket';
import type { Appointment } from '../model/appointment';
import type { Citizen, CitizenField } from '../model/citizen';
import type { Ticket } from '../model/ticket';
import { isDisagreement, type Conflict, type QuarantinedRow } from './conflict';
import { doubleCalls, keepersOf, settleDoubleCall } from './double-call';
import { asideRows, findConflicts, type ConflictFacts } from './find-conflicts';
import { howItHappened, wasPlacedOffline } from './how-it-happened';
import { countKinds, listedOf } from './listed';
import { settledToday } from './settled-today';
import { overruledSettlings } from './settles-surplus';
import { appointmentOf, eventOf, ticketOf, today } from './testing/small-town';

const none: ConflictFacts = { today, appointments: [], tickets: [], citizens: [], quarantine: [] };
const kinds = (facts: Partial<ConflictFacts>): string[] => findConflicts({ ...none, ...facts }).map(({ kind }) => kind);
const at = (n: number, deskId: string) => ({ by: { agentId: `of-${deskId}`, deviceId: deskId, deskId }, n });
const twice = (...more: ReturnType<typeof eventOf>[]) =>
  ticketOf('t', [
    { ...eventOf('c1', 2, 'called', { deskId: 'desk-2', tentative: true }), ...at(2, 'desk-2') },
    { ...eventOf('c2', 2, 'called', { deskId: 'desk-5', tentative: true }), ...at(2, 'desk-5') },
    eventOf('c2~calledTwice', 3, 'calledTwice', { cause: 'c2', rival: 'c1' }),
    ...more,
  ]);
const stamp = { at: '2026-11-24T10:00:00.000Z', by: { agentId: 'boss', deviceId: 'd', deskId: '' } };
let fresh = 0;
const newId = (): string => `new-${String((fresh += 1))}`;

describe('findConflicts', () => {
  it('finds nothing on a quiet day', () => {
    expect(kinds({ appointments: [appointmentOf({ id: 'a' })], tickets: [ticketOf('t', [])] })).toEqual([]);
  });

  it('finds a surplus that is still to come, and no other', () => {
    const surplus = { word: 'overbooked' } as const;
    const over = (more: Partial<Parameters<typeof appointmentOf>[0]>) =>
      kinds({ appointments: [appointmentOf({ id: 'a', ...surplus, ...more })] });
    expect(over({})).toEqual(['overbooked']);
    expect(over({ day: '2026-11-23' })).toEqual([]);
    // A person who has arrived is not moved.
    expect(over({ more: [eventOf('x', 3, 'arrived', { ticketId: 't' })] })).toEqual([]);
    expect(over({ more: [eventOf('x', 3, 'cancelledByCitizen')] })).toEqual([]);
    expect(over({ more: [eventOf('x', 3, 'kept', { cause: 'a-b' })] })).toEqual([]);
    expect(over({ more: [eventOf('x', 3, 'kept', { cause: 'other' })] })).toEqual(['overbooked']);
  });

  it('finds two people who hold one number, and a number that nobody gave, while they wait', () => {
    const [one, other] = [ticketOf('t1', []), ticketOf('t2', [])];
    const row = (id: string, why: string) => ({ collection: 'tickets', id, why, deviceId: 'd', at: '', isOwn: false });
    const found = (tickets: readonly Ticket[], ...quarantine: ReturnType<typeof row>[]) =>
      findConflicts({ ...none, tickets, quarantine }).map((one) =>
        one.kind === 'ticketNumber' ? [one.doubt, ...one.tickets.map(({ id }) => id)] : [one.kind],
      );
    // Two that look alike are seen without the server, in the order in which they came.
    expect(found([other, one])).toEqual([['numberTaken', 't1', 't2']]);
    expect(found([one], row('t1', 'numberNotGiven'))).toEqual([['numberNotGiven', 't1']]);
    // A number that came again after a turn, and one that is told apart by what is printed; a kiosk that lost its count has no turn.
    expect(found([one, { ...other, number: 144 }])).toEqual([]);
    expect(found([one, { ...other, label: 'A44' }])).toEqual([]);
    const own = { series: 'A-K5', label: 'A-K5 003' };
    expect(
      found([
        { ...one, ...own, number: 3 },
        { ...other, ...own, number: 4 },
      ]),
    ).toEqual([['numberTaken', 't1', 't2']]);
    // The other person has left, or both have; a ticket of another day is called by nobody.
    const left = ticketOf('t2', [eventOf('x', 2, 'abandoned')]);
    expect(found([one, left], row('t1', 'numberTaken'))).toEqual([]);
    expect(found([left], row('t2', 'numberTooHigh'))).toEqual([]);
    expect(found([], row('t2', 'numberOfOther'))).toEqual([]);
    expect(
      found([
        { ...one, day: '2026-11-23' },
        { ...other, day: '2026-11-23' },
      ]),
    ).toEqual([]);
  });

  it('finds the tickets of one arrival that two desks noted, until one of them is gone or both people were served', () => {
    const given = (id: string, label: string, ...more: ReturnType<typeof eventOf>[]) => ({
      ...ticketOf(id, more),
      label,
      appointmentId: 'a',
    });
    const found = (...tickets: readonly Ticket[]) =>
      findConflicts({ ...none, tickets }).map((one) =>
        one.kind === 'twoTickets' ? [one.key, ...one.tickets.map(({ id }) => id)] : [one.kind],
      );
    const [one, two, three] = [given('t1', 'A044'), given('t2', 'A045'), given('t3', 'A046')];
    expect(found(two, one)).toEqual([['twoTickets-a', 't1', 't2']]);
    expect(found(three, two, one)).toEqual([['twoTickets-a', 't1', 't2', 't3']]);
    expect(found(one)).toEqual([]);
    expect(found(one, { ...two, appointmentId: 'b' })).toEqual([]);
    expect(found({ ...one, appointmentId: '' }, { ...two, appointmentId: '' })).toEqual([]);
    expect(found({ ...one, day: '2026-11-23' }, two)).toEqual([]);
    // Served under one, the person would still be called under the other.
    const served = { ...one, status: 'done' } as const;
    expect(found(served, two)).toEqual([['twoTickets-a', 't1', 't2']]);
    expect(found(served, { ...two, status: 'done' })).toEqual([]);
    // Who left came back, and what was taken back is nobody's.
    expect(found({ ...one, status: 'abandoned' }, two)).toEqual([]);
    expect(found({ ...one, status: 'void' }, two)).toEqual([]);
  });

  it('keeps the telling of a moved person as a task until it was done', () => {
    const place = { day: today, time: '16:30', durationMin: 20, deskId: 'desk-1' };
    const moved = eventOf('m', 3, 'rescheduled', { ...place, settles: 'a-b' });
    const over = (more: readonly ReturnType<typeof eventOf>[]) =>
      findConflicts({ ...none, appointments: [appointmentOf({ id: 'a', word: 'overbooked', more })] });
    expect(over([moved])).toMatchObject([{ kind: 'tell', told: { day: today, time: '14:30' } }]);
    expect(over([moved, eventOf('i', 4, 'informed', { cause: 'm', channel: 'sms' })])).toEqual([]);
    expect(over([eventOf('m', 3, 'rescheduled', place)])).toEqual([]);
  });

  it('holds nobody who moved for a closure: there are people to call, and nobody disagreed', () => {
    const place = { day: today, time: '16:30', durationMin: 20, deskId: 'desk-1' };
    const moved = appointmentOf({ id: 'a', more: [eventOf('m', 3, 'rescheduled', { ...place, settles: 'a-b' })] });
    expect(callOf(moved)).toMatchObject({ told: { day: today, time: '14:30' }, tries: 0 });
    expect(findConflicts({ ...none, appointments: [moved] })).toEqual([]);
    expect(settledToday([moved], [], () => true)).toEqual([]);
    expect(isDisagreement({ kind: 'tell' })).toBe(false);
  });

  it('finds who is expected although their file is erased, and nobody who was called off or is known', () => {
    const erased = { id: 'citizen-a', siteId: 'site', erasedAt: '3', fields: {} };
    const one = appointmentOf({ id: 'a' });
    const off = appointmentOf({ id: 'a', more: [eventOf('x', 3, 'cancelledByOffice', { why: '' })] });
    expect(one.citizenId).toBe('citizen-a');
    expect(findConflicts({ ...none, appointments: [one], citizens: [erased] })).toMatchObject([
      { kind: 'erased', key: 'erased-a', appointment: { id: 'a' } },
    ]);
    expect(kinds({ appointments: [off], citizens: [erased] })).toEqual([]);
    expect(kinds({ appointments: [one], citizens: [{ ...erased, erasedAt: '' }] })).toEqual([]);
    expect(kinds({ appointments: [{ ...one, day: '2026-11-23' }], citizens: [erased] })).toEqual([]);
  });

  it('finds a number on two live appointments, once', () => {
    const number = 'AB12CD34EF';
    const two = [appointmentOf({ id: 'a', number }), appointmentOf({ id: 'b', number, day: '2026-11-26' })];
    expect(findConflicts({ ...none, appointments: two.toReversed() })).toMatchObject([
      { kind: 'sameNumber', key: 'sameNumber-1-a-b', number, appointments: [{ id: 'a' }, { id: 'b' }] },
    ]);
    const gone = appointmentOf({ id: 'b', number, more: [eventOf('x', 3, 'cancelledByOffice', { why: '' })] });
    expect(kinds({ appointments: [appointmentOf({ id: 'a', number }), gone] })).toEqual([]);
    const corrected = eventOf('p', 3, 'personsCorrected', { persons: [{ preApplicationNumber: '' }] });
    expect(
      kinds({
        appointments: [appointmentOf({ id: 'a', number }), appointmentOf({ id: 'b', number, more: [corrected] })],
      }),
    ).toEqual([]);
  });

  it('finds identity fields with two values until one was chosen', () => {
    const citizen = (other: string): Citizen => ({
      id: 'c',
      siteId: 'site',
      erasedAt: '',
      fields: { birthDate: { v: '1980-02-01', t: '2' }, 'birthDate~other': { v: other, t: '1' } },
    });
    expect(findConflicts({ ...none, citizens: [citizen('1980-01-02')] })).toMatchObject([
      { kind: 'identity', field: 'birthDate', value: '1980-02-01', other: '1980-01-02' },
    ]);
    expect(kinds({ citizens: [citizen('')] })).toEqual([]);
    expect(kinds({ citizens: [{ ...citizen('1980-01-02'), erasedAt: '3' }] })).toEqual([]);
  });

  it('finds a telephone and an address that two desks corrected apart in the last weeks, unless both say the same', () => {
    const stampOf = (day: string): string => `${String(Date.parse(day)).padStart(15, '0')}-000000-d`;
    const found = (field: CitizenField, v: string, other: string, lostOn: string = today) =>
      findConflicts({
        ...none,
        citizens: [
          {
            id: 'c',
            siteId: 'site',
            erasedAt: '',
            fields: { [field]: { v, t: stampOf(today) }, [`${field}~other`]: { v: other, t: stampOf(lostOn) } },
          },
        ],
      });
    expect(found('phone', '06 39 98 22 22', '06 39 98 11 11')).toMatchObject([
      { kind: 'identity', field: 'phone', value: '06 39 98 22 22', other: '06 39 98 11 11' },
    ]);
    expect(found('email', 'a@exemple.fr', 'b@exemple.fr')).toMatchObject([{ field: 'email' }]);
    expect(found('phone', '0639982222', '+33 6 39 98 22 22')).toEqual([]);
    expect(found('email', 'A@exemple.fr', 'a@exemple.fr')).toEqual([]);
    // What was lost long ago is no work of today; who somebody is stays to be looked at.
    expect(found('phone', '0639982222', '0639981111', '2026-10-26')).toHaveLength(1);
    expect(found('phone', '0639982222', '0639981111', '2026-10-24')).toEqual([]);
    expect(found('birthDate', '1980-02-01', '1980-01-02', '2026-10-24')).toHaveLength(1);
  });

  it('lists a row put aside once, as its own where this desk holds it', () => {
    const row = { collection: 'tickets', id: 't', why: 'rights', deviceId: 'd', at: stamp.at };
    const found = findConflicts({
      ...none,
      quarantine: [
        { ...row, isOwn: false },
        { ...row, isOwn: true },
      ],
    });
    expect(found).toMatchObject([{ kind: 'quarantined', row: { isOwn: true } }]);
  });

  it('lists what nobody had proved to have written once for each device and document, beside rows put aside by other rules', () => {
    const aside = fc.record({
      collection: fc.constantFrom('tickets', 'appointments', 'citizens'),
      id: fc.constantFrom('a', 'b'),
      deviceId: fc.constantFrom('d', 'e'),
      why: fc.constantFrom('unproved', 'called.by', 'booked.by', 'events.3.by', 'rights', 'booked.time', 'numberTaken'),
      at: fc.constantFrom('2026-11-24T09:00:00.000Z', stamp.at),
      isOwn: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(aside, { maxLength: 12 }), (quarantine) => {
        const found = findConflicts({ ...none, quarantine });
        const wanted = quarantine.filter(({ why }) => ['unproved', 'called.by', 'booked.by'].includes(why));
        const nameOf = ({ collection, id, deviceId }: QuarantinedRow) => `${collection} ${id} ${deviceId}`;
        const seen = found.flatMap((one) => (one.kind === 'unproved' ? [one] : []));
        expect(seen.map(({ row }) => nameOf(row)).toSorted()).toEqual([...new Set(wanted.map(nameOf))].toSorted());
        for (const { row, whys, at: since } of seen) {
          const same = wanted.filter((one) => nameOf(one) === nameOf(row));
          expect(new Set(whys)).toEqual(new Set(same.map(({ why }) => why)));
          expect(row.isOwn).toBe(same.some(({ isOwn }) => isOwn));
          expect(since).toBe(
            same
              .map((one) => one.at)
              .toSorted()
              .at(-1),
          );
        }
        expect(
          found
            .flatMap((one) => (one.kind === 'quarantined' ? [one.row.why] : []))
            .some((why) => ['unproved', 'called.by', 'booked.by'].includes(why)),
        ).toBe(false);
        const turned = findConflicts({ ...none, quarantine: quarantine.toReversed() });
        expect(turned.filter(({ kind }) => kind === 'unproved')).toMatchObject(
          seen.map(({ key, whys }) => ({ key, whys })),
        );
      }),
    );
  });

  it('lists a ticket and the request that it came with as one, with whose names the server tells', () => {
    const facts = (agentId: string, requestId = '') => ({
      label: 'A061',
      reasonId: 'cni',
      requestId,
      agentIds: [agentId],
    });
    const row = { collection: 'tickets', id: 't', deviceId: 'd', at: stamp.at, why: 'issued.by', isOwn: false };
    const request = { ...row, collection: 'requests', id: 'r', why: 'received.by', facts: facts('ann') };
    const ticket = { ...row, facts: facts('ann', 'r') };
    const called = { ...row, why: 'called.by', facts: facts('bob', 'r') };
    const foundIn = (...quarantine: readonly QuarantinedRow[]) =>
      findConflicts({ ...none, quarantine }).map((one) => one.kind === 'unproved' && [one.row.id, one.request?.row.id]);
    expect(foundIn(request, ticket, called)).toEqual([['t', 'r']]);
    expect(findConflicts({ ...none, quarantine: [called, ticket] })).toMatchObject([
      { row: { facts: { label: 'A061', agentIds: ['ann', 'bob'] } }, request: null },
    ]);
    // Of another device it is another act.
    expect(foundIn({ ...request, deviceId: 'e' }, ticket)).toHaveLength(2);
    expect(foundIn(request)).toEqual([['r', undefined]]);
  });

  it('keeps what this desk holds until the server lists it no more, and what other rules keep aside for good', () => {
    const row = { collection: 'tickets', id: 't', deviceId: 'd', at: stamp.at, why: 'issued.by', isOwn: true };
    const [other, right] = [
      { ...row, id: 'u' },
      { ...row, id: 'v', why: 'rights' },
    ];
    const listed = { ...row, isOwn: false };
    // Nobody answered: it may still be open.
    expect(asideRows([row, right], null)).toEqual([row, right]);
    expect(asideRows([row, other, right], [listed])).toEqual([row, right, listed]);
    expect(asideRows([row], [{ ...listed, deviceId: 'another' }])).toEqual([{ ...listed, deviceId: 'another' }]);
  });

  it('never throws and names each conflict once, whatever the logs hold', () => {
    fc.assert(
      fc.property(
        fc.array(logOf('appointments'), { maxLength: 4 }),
        fc.array(logOf('tickets'), { maxLength: 4 }),
        (a, t) => {
          const found = findConflicts({
            ...none,
            today: '2026-11-23',
            appointments: a.map((log, index) => foldAppointment(`a${String(index)}`, 'site', log)),
            tickets: t.map((log, index) => foldTicket(`t${String(index)}`, 'site', log)),
          });
          expect(new Set(found.map(({ key }) => key)).size).toBe(found.length);
        },
      ),
      { numRuns: 300 },
    );
  });

  it('lists no kind at length that one desk can write as often as it likes, and counts all of it', () => {
    const sizes = fc.array(fc.integer({ min: 1, max: 12 }), { maxLength: 120 });
    fc.assert(
      fc.property(sizes, fc.nat({ max: 90 }), fc.nat({ max: 90 }), (arrivals, doubted, surplus) => {
        const tickets = arrivals.flatMap((size, rank) =>
          Array.from({ length: size }, (_, at) => ({
            ...ticketOf(`t${rank}-${at}`, []),
            number: rank * 20 + at,
            appointmentId: `a${rank}`,
          })),
        );
        const odd = Array.from({ length: doubted }, (_, at) => ({ ...ticketOf(`odd${at}`, []), number: 5_000 + at }));
        const quarantine = odd.map(({ id }) => {
          const row = { collection: 'tickets', why: 'numberTooHigh', deviceId: 'd', at: '', isOwn: false };
          return { ...row, id };
        });
        const appointments = Array.from({ length: surplus }, (_, at) =>
          appointmentOf({ id: `s${at}`, word: 'overbooked' }),
        );
        const all = findConflicts({ ...none, tickets: [...tickets, ...odd], quarantine, appointments });
        const listed = listedOf(all);
        const ofKind = (kind: Conflict['kind']) => listed.conflicts.filter((one) => one.kind === kind).length;
        const doubles = arrivals.filter((size) => size > 1).length;
        expect(ofKind('twoTickets')).toBe(Math.min(50, doubles));
        expect(ofKind('ticketNumber')).toBe(Math.min(50, doubted));
        // Each of them is an appointment that somebody took: all are listed.
        expect(ofKind('overbooked')).toBe(surplus);
        expect(listed.unlisted.get('twoTickets') ?? 0).toBe(Math.max(0, doubles - 50));
        expect(countKinds(listed)).toBe(all.filter(isDisagreement).length);
        // What is listed keeps its order, and is the first of its kind.
        expect(listed.conflicts).toEqual(all.filter((one) => listed.conflicts.includes(one)));
        expect(listed.conflicts.filter(({ kind }) => kind === 'twoTickets')).toEqual(
          all.filter(({ kind }) => kind === 'twoTickets').slice(0, 50),
        );
      }),
      { numRuns: 40 },
    );
  });

  it('gives for a list of appointments that it has seen what it gives for one that it has not, on whatever day it is asked', () => {
    const number = fc.constantFrom('', 'AB12CD34EF', 'XY98ZT76QW');
    const day = fc.constantFrom('2026-11-22', '2026-11-23', '2026-11-24');
    const status = fc.constantFrom('booked', 'arrived', 'void');
    const shape = fc.record({ numbers: fc.array(number, { maxLength: 2 }), day, status, isOver: fc.boolean() });
    fc.assert(
      fc.property(fc.array(shape, { maxLength: 6 }), fc.array(day, { minLength: 2, maxLength: 4 }), (shapes, days) => {
        const appointments = shapes.map(({ numbers, isOver, ...said }, index): Appointment => ({
          ...foldAppointment(`a${String(index)}`, 'site', []),
          ...said,
          persons: numbers.map((preApplicationNumber) => ({ preApplicationNumber })),
          confirmation: isOver ? 'overbooked' : 'accepted',
        }));
        for (const today of days)
          expect(findConflicts({ ...none, today, appointments })).toEqual(
            findConflicts({ ...none, today, appointments: [...appointments] }),
          );
      }),
    );
  });
});

describe('a double call', () => {
  it('shows both desks, the owner first, and what each did', () => {
    const started = { ...eventOf('s', 4, 'started'), ...at(4, 'desk-2') };
    expect(doubleCalls(twice(started))).toMatchObject([
      { callId: 'c1', deskId: 'desk-2', isLost: false, deeds: ['started'], tentative: true },
      { callId: 'c2', deskId: 'desk-5', isLost: true, deeds: [] },
    ]);
  });

  it('is settled for good by whichever desk keeps the person', () => {
    for (const deskId of ['desk-2', 'desk-5']) {
      const ticket = twice();
      const bodies = settleDoubleCall(ticket, deskId);
      const after = foldTicket('t', 'site', [
        ...ticket.events,
        ...stampEvents(ticket.events, bodies, { ...stamp, newId }),
      ]);
      expect(after).toMatchObject({ calledTwice: false, deskId, status: 'called' });
      expect(settleDoubleCall(after, deskId)).toEqual([]);
    }
    expect(settleDoubleCall(twice(), 'desk-9')).toEqual([]);
  });

  it('is settled for good by any machine, also for the desk that serves the person behind a call that lost', () => {
    const started = { ...eventOf('s', 4, 'started'), ...at(4, 'desk-5') };
    const gone = { ...eventOf('g', 4, 'noAnswer', { retryMin: 0, call: 'c1' }), ...at(4, 'desk-2') };
    const ticket = twice(gone, { ...started, n: 5 });
    expect(ticket).toMatchObject({ status: 'serving', deskId: 'desk-5' });
    const bodies = settleDoubleCall(ticket, 'desk-5');
    const after = [...ticket.events, ...stampEvents(ticket.events, bodies, { ...stamp, newId })];
    expect(foldTicket('t', 'site', after)).toMatchObject({ status: 'called', deskId: 'desk-5', calledTwice: false });
    expect(ticketTale(after).clashes).toEqual([]);
  });

  it('keeps when a service began that its desk ends before it hears of the settling, and begins none that crossed a call', () => {
    const started = { ...eventOf('s', 4, 'started', { call: 'c2' }), ...at(4, 'desk-5') };
    const gone = { ...eventOf('g', 4, 'noAnswer', { retryMin: 0, call: 'c1' }), ...at(4, 'desk-2') };
    const settled = (ticket: Ticket) => [
      ...ticket.events,
      ...stampEvents(ticket.events, settleDoubleCall(ticket, 'desk-5'), { ...stamp, newId }),
    ];
    const done = { ...eventOf('d', 6, 'done', { outcome: 'answered' }), ...at(6, 'desk-5') };
    const ended = foldTicket('t', 'site', [...settled(twice(gone, { ...started, n: 5 })), done]);
    expect(ended).toMatchObject({ status: 'done', deskId: 'desk-5', startedAt: started.at });
    const crossed = foldTicket('t', 'site', settled(twice(started)));
    expect(crossed).toMatchObject({ status: 'called', deskId: 'desk-5', calledTwice: false });
  });

  it('leaves an end that counted for nothing as it was, and brings it back when the settling is taken back', () => {
    const sent = eventOf('t', 4, 'transferred', { call: '', reasonId: 'passport', deskId: 'desk-8' });
    const ticket = twice({ ...sent, ...at(4, 'desk-0') });
    const crossed = ticketTale(ticket.events).crossed.map(({ event }) => event.id);
    expect(crossed).toEqual(['t']);
    const events = stampEvents(ticket.events, settleDoubleCall(ticket, 'desk-5'), { ...stamp, newId });
    const after = foldTicket('t', 'site', [...ticket.events, ...events]);
    expect(after).toMatchObject({ status: 'called', deskId: 'desk-5', reasonId: ticket.reasonId });
    expect(ticketTale(after.events).told.map(({ id }) => id)).not.toContain('t');
    const back = events.toReversed().map(({ id }) => ({ type: 'undone', target: id }));
    const again = foldTicket('t', 'site', [...after.events, ...stampEvents(after.events, back, { ...stamp, newId })]);
    expect(ticketTale(again.events).crossed.map(({ event }) => event.id)).toEqual(crossed);
  });

  it('is settled when the call that kept the person was taken back and they were set aside or have left', () => {
    const undone = eventOf('u', 4, 'undone', { target: 'c1' });
    for (const type of ['parked', 'abandoned'] as const) {
      const ticket = twice(undone, { ...eventOf('e', 5, type, { call: '' }), ...at(5, 'desk-2') });
      expect(ticket).toMatchObject({ status: type, calledTwice: true });
      expect(keepersOf(ticket)).toEqual(['desk-5']);
      const events = stampEvents(ticket.events, settleDoubleCall(ticket, 'desk-5'), { ...stamp, newId });
      const after = foldTicket('t', 'site', [...ticket.events, ...events]);
      expect(after).toMatchObject({ status: type, calledTwice: false });
    }
  });

  it('leaves a service that ended where it took place', () => {
    const done = [
      { ...eventOf('s', 4, 'started'), ...at(4, 'desk-2') },
      { ...eventOf('d', 5, 'done', { outcome: 'answered' }), ...at(5, 'desk-2') },
    ];
    expect(keepersOf(twice(...done))).toEqual(['desk-2']);
    expect(settleDoubleCall(twice(...done), 'desk-5')).toEqual([]);
  });

  it('is settled on any log: the flag goes and a service that ended stays', () => {
    fc.assert(
      fc.property(logOf('tickets'), fc.nat(), (log, pick) => {
        const ticket = foldTicket('t', 'site', log);
        const keepers = keepersOf(ticket);
        const deskId = keepers[pick % Math.max(1, keepers.length)] ?? '';
        const bodies = settleDoubleCall(ticket, deskId);
        if (bodies.length === 0) return;
        const after = foldTicket('t', 'site', [...log, ...stampEvents(log, bodies, { ...stamp, newId })]);
        expect(doubleCalls(after).some(({ isLost }) => isLost)).toBe(false);
        const settled = after.events.findLast(({ type }) => type === 'called')?.id ?? '';
        const clash = ticketTale(after.events).clashes.find((calls) => calls.some(({ id }) => id === settled));
        if (settled.startsWith('new-')) expect(clash).toBeUndefined();
        expect(after.status === 'done').toBe(ticket.status === 'done');
      }),
      { numRuns: 500 },
    );
  });
});

it('tells how a surplus came about, and which device was out of reach', () => {
  const late = {
    ...eventOf('s-b~overbooked', 2, 'overbooked', { cause: 's-b', rivals: ['h'] }),
    at: '2026-11-24T08:20:00.000Z',
  };
  const surplus = appointmentOf({ id: 's', word: '', more: [late] });
  const holder = appointmentOf({ id: 'h' });
  expect([wasPlacedOffline(surplus), wasPlacedOffline(holder)]).toEqual([true, false]);
  expect(howItHappened(surplus, [holder]).map(({ kind, appointmentId }) => `${kind} ${appointmentId}`)).toEqual([
    'placed s',
    'tookLast h',
    'arrived s',
  ]);
});

describe('settledToday', () => {
  const isToday = (instant: string): boolean => instant.startsWith(today);
  const place = { day: today, durationMin: 20, deskId: 'desk-1' };

  it('tells who settled what, the latest first, a move and its counterpart as one', () => {
    const kept = appointmentOf({ id: 'k', word: 'overbooked', more: [eventOf('k1', 3, 'kept', { cause: 'k-b' })] });
    const settles = 's-b';
    const surplus = appointmentOf({
      id: 's',
      word: 'overbooked',
      more: [eventOf('s1', 9, 'rescheduled', { ...place, time: '14:30', settles })],
    });
    const gone = appointmentOf({
      id: 'g',
      more: [eventOf('g1', 9, 'rescheduled', { ...place, time: '16:30', settles })],
    });
    const found = settledToday([surplus, gone, kept], [], isToday);
    expect(found.map(({ kind, appointment }) => `${kind} ${appointment?.id ?? ''}`)).toEqual(['moved g', 'kept k']);
    expect(found[0]?.parts).toEqual([
      { collection: 'appointments', id: 's', eventIds: ['s1'] },
      { collection: 'appointments', id: 'g', eventIds: ['g1'] },
    ]);
    expect(settledToday([kept], [], () => false)).toEqual([]);
  });

  const surplusAfter = (...more: ReturnType<typeof eventOf>[]) => appointmentOf({ id: 's', word: 'overbooked', more });
  const moveOf = (id: string, n: number, desk: string, day: string, settles = 's-b') => ({
    ...eventOf(id, n, 'rescheduled', { ...place, day, time: '11:10', settles }),
    ...at(n, desk),
  });

  it('tells of two desks that settled one surplus at one time whose decision counts, and lists that one alone', () => {
    const both = [moveOf('m1', 3, 'desk-1', '2026-11-26'), moveOf('m2', 3, 'desk-2', '2026-11-28')];
    const one = surplusAfter(...both);
    expect(one).toMatchObject({ day: '2026-11-28' });
    expect(overruledSettlings(one.events)).toMatchObject([{ event: { id: 'm1' }, by: { id: 'm2' } }]);
    expect(settledToday([one], [], isToday).map(({ agentId }) => agentId)).toEqual(['of-desk-2']);
    // It does not matter in which order the copies came.
    expect(overruledSettlings(surplusAfter(...both.toReversed()).events)).toHaveLength(1);
    const kept = { ...eventOf('k', 3, 'kept', { cause: 's-b' }), ...at(3, 'desk-1') };
    expect(overruledSettlings(surplusAfter(kept, moveOf('m', 3, 'desk-2', '2026-11-28')).events)).toMatchObject([
      { event: { id: 'k' }, by: { id: 'm' } },
    ]);
  });

  it('overrules nobody who was seen, who chose the same, or whose decision was taken back', () => {
    const first = moveOf('m1', 3, 'desk-1', '2026-11-26');
    const none = (...more: ReturnType<typeof eventOf>[]) =>
      expect(overruledSettlings(surplusAfter(first, ...more).events)).toEqual([]);
    none();
    none(moveOf('m2', 3, 'desk-2', '2026-11-26'));
    none(moveOf('m2', 4, 'desk-2', '2026-11-28', 'm1'));
    none(moveOf('m2', 3, 'desk-2', '2026-11-28'), eventOf('u', 4, 'undone', { target: 'm2' }));
    none({ ...eventOf('k', 4, 'kept', { cause: 'm1' }), ...at(4, 'desk-2') });
  });

  it('overrules no surplus that was kept and moved later by who saw it, nor one that was kept of another placement', () => {
    const kept = (cause: string) => ({ ...eventOf('k', 3, 'kept', { cause }), ...at(3, 'desk-1') });
    const later = surplusAfter(kept('s-b'), moveOf('m', 9, 'desk-2', '2026-11-28'));
    expect(overruledSettlings(later.events)).toEqual([]);
    expect(settledToday([later], [], isToday).map(({ kind }) => kind)).toContain('kept');
    expect(
      overruledSettlings(surplusAfter(kept('s-b'), moveOf('m', 3, 'desk-2', '2026-11-28', 'wished')).events),
    ).toEqual([]);
  });

  it('says that a decision does not count only while the other one is what stands', () => {
    const both = [moveOf('m1', 3, 'desk-1', '2026-11-26'), moveOf('m2', 3, 'desk-2', '2026-11-28')];
    const wish = eventOf('w', 4, 'rescheduled', { ...place, day: '2026-11-30', time: '09:00' });
    const office = moveOf('m3', 4, 'desk-3', '2026-11-30', 'm2');
    const off = eventOf('c', 4, 'cancelledByCitizen');
    for (const next of [wish, office, off])
      expect(overruledSettlings(surplusAfter(...both, next).events), next.type).toEqual([]);
    expect(overruledSettlings(surplusAfter(...both, off, eventOf('r', 5, 'reopened')).events)).toHaveLength(1);
  });

  it('lists no start that its desk took back, though the server had flagged it', () => {
    const started = (id: string, deskId: string) => ({
      ...eventOf(id, 4, 'started', { call: 'c1' }),
      ...at(4, deskId),
    });
    const events = [
      ...twice(started('s1', 'desk-2'), started('s2', 'desk-2')).events,
      eventOf('s2~calledTwice', 5, 'calledTwice', { cause: 's2', rival: 's1' }),
      eventOf('u', 6, 'undone', { target: 's2' }),
    ];
    expect(settledToday([], [foldTicket('t', 'site', events)], isToday)).toEqual([]);
  });

  it('lists a double call that was settled, until that is taken back', () => {
    const open = twice();
    const settled = [
      ...open.events,
      ...stampEvents(open.events, settleDoubleCall(open, 'desk-5'), { ...stamp, newId }),
    ];
    const [one] = settledToday([], [foldTicket('t', 'site', settled)], isToday);
    expect(one).toMatchObject({ kind: 'calledTwice', agentId: 'boss' });
    const ids = one?.parts[0]?.eventIds ?? [];
    expect(ids).toHaveLength(3);
    const back = ids.map((target) => ({ type: 'undone', target }) as const);
    const undone = foldTicket('t', 'site', [...settled, ...stampEvents(settled, back, { ...stamp, newId })]);
    expect(undone.calledTwice).toBe(true);
    expect(settledToday([], [undone], isToday)).toEqual([]);
  });
});
