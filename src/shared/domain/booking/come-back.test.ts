import { expect, it } from 'vitest';

import type { Appointment } from '../model/appointment';
import { closure, opening, smallTown } from '../scheduling/small-town.fixture';
import { comeBack } from './come-back';

const day = '2026-11-24';
const place = { day, time: '10:50', durationMin: 20, deskId: 'desk-1', reasonId: 'deposit' };
const off = { ...place, id: 'off', status: 'cancelledByCitizen', persons: [] } as unknown as Appointment;
const rival = { ...off, id: 'rival', status: 'booked' } as Appointment;
const at = (time: string, others: readonly Appointment[] = [], town = smallTown()) =>
  comeBack(town, [off, ...others], off, { day, time });

it('gives a place back that was called off while it is free and open, until somebody who is late would be over', () => {
  expect(at('09:00')).toBe('free');
  expect(at('11:09')).toBe('free');
  expect(at('11:10')).toBe('over');
  expect(at('10:45', [rival])).toBe('gone');
  expect(at('10:45', [{ ...rival, status: 'cancelledByOffice' }])).toBe('free');
  expect(at('10:45', [], smallTown({ closures: [closure('desk-1', day, '08:30', '12:30', 'Absence')] }))).toBe('gone');
});

it('gives a place back that was outside of the hours or kept for others as it was before, unless it is taken', () => {
  const outside = { ...off, time: '08:00' };
  const back = (one: Appointment, town = smallTown(), others: readonly Appointment[] = []) =>
    comeBack(town, [one, ...others], one, { day, time: '07:30' });
  expect(back(outside)).toBe('free');
  const kept = smallTown({ openingPeriods: [opening(1, '08:30', '12:30', { keptFor: 'urgent' })] });
  expect(back(off, kept)).toBe('free');
  expect(back(off, smallTown(), [rival])).toBe('gone');
  expect(back(off, { ...kept, closures: [closure('desk-1', day, '08:30', '12:30', 'Absence')] })).toBe('gone');
});
