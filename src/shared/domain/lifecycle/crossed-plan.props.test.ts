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
const office = (time: string): AppointmentCommand => ({ type: 'reschedule', ...place, time, settles: 'x' });
const byCitizen: AppointmentCommand = { type: 'cancel', by: 'citizen', why: '' };
const inform: AppointmentCommand = { type: 'inform', channel: 'phone' };
const correct: AppointmentCommand = { type: 'correctPersons', persons: [] };

const plan = fc.oneof(
  fc.constantFrom('10:00', '11:00', '12:00').map(moveTo),
  fc.constant(byCitizen),
  fc.constantFrom('10:00', '14:00').map(office),
);
const before = fc.array(fc.constant(correct), { maxLength: 2 });
/** What a desk that hears of nobody does: perhaps it corrects something, then it says where the appointment is. */
const apart = fc.record({ before, plan, id: fc.constantFrom('x', 'y') });
/** Somebody to tell after a move of the office is none. */
const kinds = (one: Appointment): readonly string[] =>
  findConflicts({ today, appointments: [one], tickets: [], citizens: [], quarantine: [] }).flatMap(({ kind }) => (kind === 'tell' ? [] : [kind]));
const wordOf = (command: AppointmentCommand): string =>
  command.type === 'reschedule' ? `${command.time}${command.settles === undefined ? '' : ' office'}` : command.type;

describe('an appointment that two desks change without seeing each other', () => {
  it('is a conflict and a call where the person was told two things, until somebody told them what counts', () => {
    fc.assert(
      fc.property(apart, apart, (ann, bob) => {
        const base = booked();
        const at = (deviceId: string, { before: first, plan: wish, id }: typeof ann): Appointment =>
          [...first, wish].reduce((one, command) => act(one, command, deviceId, id), base);
        const both = mergeDocument('appointments', at('ann', ann), at('bob', bob));
        const isTold = [ann.plan, bob.plan].every(
          (one) => one.type === 'cancel' || (one.type === 'reschedule' && one.settles === undefined),
        );
        const isCrossed = isTold && wordOf(ann.plan) !== wordOf(bob.plan);
        expect(kinds(both)).toEqual(isCrossed ? ['crossed'] : []);
        if (!isCrossed) return;
        const call = callOf(both);
        expect(call?.isCrossed).toBe(true);
        // What the person knows is never what counts.
        expect(call?.isOff || call?.told.time !== both.time).toBe(true);
        const told = act(both, inform, 'cid');
        expect([callOf(told), kinds(told)]).toEqual([null, []]);
        expect(settledToday([told], [], () => true).map(({ kind }) => kind)).toEqual(['informed']);
        const back = undoEvents(told.events, [told.events.at(-1)?.id ?? '']);
        expect(kinds(back.ok ? add(told, back.value, 'cid') : told)).toEqual(['crossed']);
      }),
    );
  });

  it('is no conflict where each saw what the other did, or somebody moves it anew, or the person is there', () => {
    fc.assert(
      fc.property(plan, plan, fc.constantFrom('10:30', '15:00'), (first, second, time) => {
        const inTurn = act(act(booked(), first, 'ann'), second, 'bob');
        expect(kinds(inTurn)).toEqual([]);
        const both = mergeDocument('appointments', act(booked(), first, 'ann'), act(booked(), second, 'bob'));
        expect(kinds(act(both, moveTo(time), 'cid'))).toEqual(both.status === 'booked' ? [] : kinds(both));
        expect(kinds(act(both, { type: 'markArrived', ticketId: 't' }, 'cid'))).toEqual(
          both.status === 'booked' ? [] : kinds(both),
        );
        expect(kinds(act(both, { type: 'reopen' }, 'cid'))).toEqual(both.status === 'booked' ? kinds(both) : []);
      }),
    );
  });
});
