import { expect, it } from 'vitest';

import { nameByCause, type Voice } from '#server/documents/authority-event';
import { authoritySealOf } from '#server/documents/authority-seal';
import { confirmAppointment } from '#server/appointments/confirm-appointment';
import { foldAppointment } from '#shared/domain/lifecycle/fold-appointment';
import type { Appointment } from '#shared/domain/model/appointment';

import { appointment } from './support/documents';

const seal = await authoritySealOf({ noteOnce: (_name, value) => Promise.resolve(value) });
const voice: Voice = { at: '2026-11-23T09:00:00.000Z', nameOf: nameByCause, seal };
const capacity = {
  stations: 1,
  reasons: [
    { id: 'reason-deposit', needsStation: true },
    { id: 'reason-other', needsStation: false },
  ],
};
const confirm = (one: Appointment, stored: Appointment | null, others: readonly Appointment[]): Appointment =>
  confirmAppointment({ appointment: one, stored, others, holds: [], capacity, voice });

/** The same appointment for another reason, as a desk wrote it that had not heard of where it was moved meanwhile. */
const forReason = (one: Appointment, reasonId: string): Appointment => {
  const n = Math.max(...one.events.map((event) => event.n)) + 1;
  const by = { agentId: 'agent-2', deviceId: 'device-2', deskId: 'desk-2' };
  const event = { id: 'reason', n, at: voice.at, by, type: 'reasonCorrected', reasonId };
  return foldAppointment(one.id, one.siteId, [...one.events, event]);
};

const deposit = confirm(appointment('a1', { time: '09:00', durationMin: 20, reasonId: 'reason-deposit' }), null, []);
const other = confirm(
  appointment('a2', { time: '09:00', deskId: 'desk-2', durationMin: 20, reasonId: 'reason-other' }),
  null,
  [deposit],
);

it('judges an accepted place anew once it is for another reason, and says whom it meets', () => {
  expect([deposit.confirmation, other.confirmation]).toEqual(['accepted', 'accepted']);
  const corrected = forReason(other, 'reason-deposit');
  expect(confirm(corrected, other, [deposit])).toMatchObject({ confirmation: 'overbooked', rivals: ['a1'] });
  expect(confirm(corrected, other, []).confirmation).toBe('accepted');
});

it('leaves the word on a place alone whose reason stays', () => {
  expect(confirm(other, other, [deposit])).toEqual(other);
  expect(confirm(forReason(other, 'reason-other'), other, [deposit]).confirmation).toBe('accepted');
});
