import { expect, it } from 'vitest';

import type { Appointment } from '../model/appointment';
import { closure, smallTown } from '../scheduling/small-town.fixture';
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
