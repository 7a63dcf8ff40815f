import { describe, expect, it } from 'vitest';

import { nameByCause, type Voice } from '#server/documents/authority-event';
import { authoritySealOf } from '#server/documents/authority-seal';
import { confirmAppointment } from '#server/appointments/confirm-appointment';
import { roomOf } from '#server/appointments/fits';
import type { Hold } from '#server/store/port';
import type { Appointment } from '#shared/domain/model/appointment';

import { appointment, DAY } from './support/documents';

const seal = await authoritySealOf({ noteOnce: (_name, value) => Promise.resolve(value) });
const voice: Voice = { at: '2026-11-23T09:00:00.000Z', nameOf: nameByCause, seal };
/** A deposit pauses its desk for ten minutes, another reason does not. One station. */
const capacity = {
  stations: 1,
  reasons: [
    { id: 'reason-deposit', needsStation: true, bufferMin: 10 },
    { id: 'reason-other', needsStation: false },
  ],
};
const confirm = (one: Appointment, others: readonly Appointment[] = []): Appointment =>
  confirmAppointment({ appointment: one, stored: null, others, holds: [], capacity, voice });
const deposit = (id: string, time: string, deskId = 'desk-1') =>
  appointment(id, { time, deskId, durationMin: 20, reasonId: 'reason-deposit' });
const other = (id: string, time: string) => appointment(id, { time, durationMin: 20, reasonId: 'reason-other' });

describe('the pause of a desk after an appointment', () => {
  const holder = confirm(deposit('a1', '09:00'));

  it('belongs to the desk: nothing begins in it', () => {
    expect(confirm(other('a2', '09:25'), [holder])).toMatchObject({ confirmation: 'overbooked', rivals: ['a1'] });
    expect(confirm(other('a2', '09:30'), [holder]).confirmation).toBe('accepted');
  });

  it('is asked for by who comes before as well', () => {
    const later = confirm(other('a1', '09:30'));
    expect(confirm(deposit('a2', '09:05'), [later])).toMatchObject({ confirmation: 'overbooked', rivals: ['a1'] });
    expect(confirm(deposit('a2', '09:00'), [later]).confirmation).toBe('accepted');
  });

  it('frees the enrolment station', () => {
    expect(confirm(deposit('a2', '09:10', 'desk-2'), [holder]).confirmation).toBe('overbooked');
    expect(confirm(deposit('a2', '09:20', 'desk-2'), [holder]).confirmation).toBe('accepted');
  });

  it('follows a promised place too', () => {
    const hold: Hold = {
      id: 'h1',
      key: 'k1',
      deviceId: 'device-9',
      kind: 'lease',
      appointmentId: '',
      place: { day: DAY, time: '09:00', durationMin: 20, deskId: 'desk-1', reasonId: 'reason-deposit' },
      until: '2026-11-23T10:00:00.000Z',
    };
    const room = (time: string) =>
      roomOf({ ...hold.place, reasonId: 'reason-other', id: 'a2', time }, [], [hold], capacity);
    expect(room('09:25')).toEqual({ free: false, rivals: [] });
    expect(room('09:30')).toEqual({ free: true, rivals: [] });
  });
});
