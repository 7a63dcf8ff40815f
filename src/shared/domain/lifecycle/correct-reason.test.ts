import { expect, it } from 'vitest';

import type { AppointmentCommand } from './decide-appointment';
import { decideAppointment } from './decide-appointment';
import { stampEvents } from './event-log';
import { foldAppointment } from './fold-appointment';
import { placementEvent } from './placement-event';
import type { AnyEvent } from '../model/event';

const place = { day: '2026-11-24', time: '10:00', durationMin: 20, deskId: 'desk-1' };
const elsewhere = { ...place, time: '11:00', deskId: 'desk-2' };

const fold = (log: readonly AnyEvent[]) => foldAppointment('a', 'site', log);

/** What a device writes of an appointment that it knows by this log. */
const written = (log: readonly AnyEvent[], deviceId: string, command: AppointmentCommand): readonly AnyEvent[] => {
  let count = 0;
  const decided = decideAppointment(log.length === 0 ? null : fold(log), command);
  if (!decided.ok) throw new Error(decided.reason.code);
  return stampEvents(log, decided.value, {
    at: '2026-11-23T09:00:00.000Z',
    by: { agentId: deviceId, deviceId, deskId: '' },
    newId: () => `${deviceId}-${log.length}-${(count += 1)}`,
  });
};

const persons = [{ preApplicationNumber: 'AB12CD34EF', situation: 'first' }];
const booked = written([], 'a', {
  type: 'book',
  ...place,
  reasonId: 'passport',
  citizenId: 'c',
  persons,
  channel: 'desk',
});
const corrected = written(booked, 'b', { type: 'correctReason', ...elsewhere, reasonId: 'card' });

it('gives another reason never without the place that was judged for it; persons keep their situation', () => {
  expect(corrected.map(({ type }) => type)).toEqual(['rescheduled', 'reasonCorrected']);
  const after = fold([...booked, ...corrected]);
  expect(after).toMatchObject({ ...elsewhere, reasonId: 'card', persons, confirmation: 'pending' });
  expect(placementEvent(after)?.id).toBe(corrected[0]?.id);
});

it('lets an arrival that its writer had not heard of keep the person where they are, whatever order the two come in', () => {
  const arrived = written(booked, 'z', { type: 'markArrived', ticketId: 't' });
  for (const log of [
    [...booked, ...corrected, ...arrived],
    [...arrived, ...corrected.toReversed(), ...booked],
  ])
    expect(fold(log)).toMatchObject({ ...place, status: 'arrived', reasonId: 'card' });
});

it('is refused once the person is here, and once the appointment is off', () => {
  const wish = { type: 'correctReason', ...elsewhere, reasonId: 'card' } as const;
  for (const command of [
    { type: 'markArrived', ticketId: 't' },
    { type: 'cancel', by: 'citizen', why: '' },
  ] as const) {
    const log = [...booked, ...written(booked, 'a', command)];
    expect(decideAppointment(fold(log), wish)).toMatchObject({ ok: false, reason: { code: 'notInState' } });
  }
});
