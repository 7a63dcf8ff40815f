import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { mergeDocument } from '../../sync/merge-document';
import { callOf } from '../calls/call-list';
import { findConflicts } from '../conflicts/find-conflicts';
import { settledToday } from '../conflicts/settled-today';
import type { Appointment } from '../model/appointment';
import { decideAppointment, type AppointmentCommand } from './decide-appointment';
import { stampEvents } from './event-log';
import { foldAppointment } from './fold-appointment';
import { WRONG_ENTRY } from './crossed-plan';
import { undoEvents } from './undo';

const today = '2026-11-23';
const place = { day: '2026-11-24', time: '09:00', durationMin: 20, deskId: 'desk-1' };
const ids = { fresh: 0 };

const add = (
  one: Appointment,
  bodies: readonly { readonly type: string }[],
  deviceId: string,
  id = '',
): Appointment => {
  const stamp = {
    at: `${today}T09:00:00.000Z`,
    by: { agentId: `agent-${deviceId}`, deviceId, deskId: '' },
    newId: () => `${id}${String((ids.fresh += 1)).padStart(7, '0')}`,
  };
  return foldAppointment(one.id, 'site', [...one.events, ...stampEvents(one.events, bodies, stamp)]);
};
const act = (one: Appointment, command: AppointmentCommand, deviceId: string, id = ''): Appointment => {
  const decided = decideAppointment(one, command);
  return decided.ok ? add(one, decided.value, deviceId, id) : one;
};
const booked = (): Appointment => {
  const body = { type: 'booked', ...place, reasonId: 'CNI', citizenId: 'c', persons: [], channel: 'desk' };
  const one = add(foldAppointment('a', 'site', []), [body], 'ann');
  return add(one, [{ type: 'accepted', cause: one.events[0]?.id } as { type: string }], 'server');
};
const moveTo = (time: string): AppointmentCommand => ({ type: 'reschedule', ...place, time });
const byCitizen: AppointmentCommand = { type: 'cancel', by: 'citizen', why: '' };
const inform: AppointmentCommand = { type: 'inform', channel: 'phone' };

type Deed =
  | { readonly does: 'wish' | 'office'; readonly time: string }
  | { readonly does: 'desk' | 'longer' | 'correct' | 'tell' | 'citizenEnds' | 'officeEnds' | 'wrongEntry' | 'undo' };

/** What the person heard at a desk, if anything: an hour, or that it is off. */
type Heard = string | null;
type Side = { readonly one: Appointment; readonly heard: Heard; readonly before: Side | null };

const placeNow = ({ day, time, durationMin, deskId }: Appointment) => ({ day, time, durationMin, deskId });
const commandOf = (deed: Deed, one: Appointment): AppointmentCommand | null => {
  const here = { type: 'reschedule', ...placeNow(one) } as const;
  switch (deed.does) {
    case 'wish':
      return { ...here, time: deed.time };
    case 'office':
      return { ...here, time: deed.time, settles: 'x' };
    case 'desk':
      return { ...here, deskId: 'desk-2' };
    case 'longer':
      return { ...here, durationMin: 40 };
    case 'correct':
      return { type: 'correctPersons', persons: [] };
    case 'tell':
      return inform;
    case 'citizenEnds':
      return byCitizen;
    case 'officeEnds':
      return { type: 'cancel', by: 'office', why: 'Agent absent' };
    case 'wrongEntry':
      return { type: 'cancel', by: 'office', why: WRONG_ENTRY };
    case 'undo':
      return null;
  }
};

const nowOf = (one: Appointment): string => (one.status === 'booked' ? one.time : 'off');

/** What the server says of each placement of a desk that it hears of. */
const accepted = (one: Appointment): Appointment => {
  const placed = one.events.at(-1);
  return placed?.type === 'rescheduled'
    ? add(one, [{ type: 'accepted', cause: placed.id } as { type: string }], 'server')
    : one;
};

/** A deed at a desk that hears of no other one, and what the person heard there by then. */
const doAt = (side: Side, deed: Deed, deviceId: string, id: string, isOnline = false): Side => {
  const { one, heard } = side;
  const command = commandOf(deed, one);
  if (!command) {
    const known = new Set(side.before?.one.events.map((event) => event.id));
    const undo = undoEvents(
      one.events,
      one.events.flatMap((event) => (known.has(event.id) ? [] : [event.id])),
    );
    return side.before && undo.ok ? { ...side.before, one: add(one, undo.value, deviceId, id), before: null } : side;
  }
  // Where somebody was told an hour the entry was no slip of the pen.
  const next = deed.does === 'wrongEntry' && heard !== null ? one : act(one, command, deviceId, id);
  if (next === one) return side;
  const isHeard =
    deed.does === 'tell' || deed.does === 'citizenEnds' || (deed.does === 'wish' && next.time !== one.time);
  return { one: isOnline ? accepted(next) : next, heard: isHeard ? nowOf(next) : heard, before: side };
};

const hour = fc.constantFrom('09:00', '10:00', '11:00');
const deed: fc.Arbitrary<Deed> = fc.oneof(
  fc.record({ does: fc.constantFrom('wish', 'office'), time: hour }),
  fc.record({
    does: fc.constantFrom('desk', 'longer', 'correct', 'tell', 'citizenEnds', 'officeEnds', 'wrongEntry', 'undo'),
  }),
);
const apart = fc.record({ deeds: fc.array(deed, { minLength: 1, maxLength: 4 }), id: fc.constantFrom('x', 'y') });
const crossedIn = (one: Appointment): boolean =>
  findConflicts({ today, appointments: [one], tickets: [], citizens: [], quarantine: [] }).some(
    ({ kind }) => kind === 'crossed',
  );
/** The same person, told once more by a desk that knows of all that happened. */
const tellAll = (one: Appointment, deviceId: string): Appointment => (callOf(one) ? act(one, inform, deviceId) : one);

describe('an appointment that two desks change without seeing each other', () => {
  it('has its person called where what they heard at a desk is not what counts, and else only for the office', () => {
    fc.assert(
      fc.property(apart, apart, fc.boolean(), (ann, bob, isOnline) => {
        const base = booked();
        const at = (deviceId: string, { deeds, id }: typeof ann): Side =>
          deeds.reduce<Side>((side, one) => doAt(side, one, deviceId, id, isOnline && deviceId === 'bob'), {
            one: base,
            heard: null,
            before: null,
          });
        const [here, there] = [at('ann', ann), at('bob', bob)];
        const both = mergeDocument('appointments', here.one, there.one);
        const heard = [here.heard, there.heard].flatMap((one) => one ?? []);
        const isWrong = both.events.some((event) => event['why'] === WRONG_ENTRY) && nowOf(both) === 'off';
        // Whether an entry was wrong that another desk called off for the office, nobody knows.
        fc.pre(
          heard.length > 0 ||
            !isWrong ||
            both.events.every((one) => one.type !== 'cancelledByOffice' || one['why'] === WRONG_ENTRY),
        );
        const isDue =
          heard.length === 0 ? nowOf(both) !== '09:00' && !isWrong : heard.some((one) => one !== nowOf(both));
        expect([both.status, callOf(both) !== null]).toEqual([both.status, isDue]);
        expect(crossedIn(both)).toBe((callOf(both)?.crossing ?? null) !== null);
        // Two desks that said two things disagree.
        if (new Set(heard).size === 2 && heard.includes(nowOf(both))) expect(crossedIn(both)).toBe(true);
        for (const deviceId of ['ann', 'cid']) {
          const told = tellAll(tellAll(both, deviceId), deviceId);
          expect([callOf(told), crossedIn(told)]).toEqual([null, false]);
        }
      }),
      { numRuns: 400 },
    );
  });

  it('is a conflict again once the telling is taken back, and none once somebody moves it anew or the person is there', () => {
    const both = mergeDocument(
      'appointments',
      act(booked(), moveTo('10:00'), 'ann'),
      act(booked(), moveTo('11:00'), 'bob'),
    );
    expect(crossedIn(both)).toBe(true);
    const told = act(both, inform, 'cid');
    expect(settledToday([told], [], () => true).map(({ kind }) => kind)).toEqual(['informed']);
    const back = undoEvents(told.events, [told.events.at(-1)?.id ?? '']);
    expect(crossedIn(back.ok ? add(told, back.value, 'cid') : told)).toBe(true);
    // Another desk for it is no news to the person.
    expect(crossedIn(act(both, { ...moveTo(both.time), deskId: 'desk-3' } as AppointmentCommand, 'cid'))).toBe(true);
    expect(crossedIn(act(both, moveTo('15:00'), 'cid'))).toBe(false);
    expect(crossedIn(act(both, { type: 'markArrived', ticketId: 't' }, 'cid'))).toBe(false);
  });

  it('is no conflict where each saw what the other did', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(deed, fc.constantFrom('ann', 'bob', 'cid')), { maxLength: 6 }), (deeds) => {
        const end = deeds.reduce<Side>((side, [one, deviceId]) => doAt(side, one, deviceId, ''), {
          one: booked(),
          heard: null,
          before: null,
        });
        expect(crossedIn(end.one)).toBe(false);
      }),
    );
  });
});
