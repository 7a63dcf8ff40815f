import { describe, expect, it } from 'vitest';

import type { Appointment } from '#shared/domain/model/appointment';
import type { SiteReference } from '#shared/domain/model/reference';

import { monthDays, monthLoad } from './month-load';

const period = (deskId: string, from: string, to: string, patch: Record<string, unknown> = {}) => ({
  id: `${deskId}${from}`,
  kind: 'openingPeriod',
  deskId,
  weekdays: [1, 2, 3, 4, 5],
  from,
  to,
  validFrom: '2020-01-01',
  validUntil: '',
  ...patch,
});
const reference = {
  site: { territory: 'mainland', zone: 'Europe/Paris' },
  desks: [
    { id: 'd1', number: 1, reasonIds: ['cni'] },
    { id: 'd2', number: 2, reasonIds: ['pacs'] },
  ],
  departments: [
    { id: 'identity', name: 'Identité' },
    { id: 'civil', name: 'État civil' },
  ],
  stations: [],
  reasons: [
    { id: 'cni', departmentId: 'identity', bufferMin: 10 },
    { id: 'pacs', departmentId: 'civil' },
  ],
  closures: [
    {
      id: 'c',
      deskId: '',
      fromDay: '2026-11-26',
      toDay: '2026-11-26',
      from: '00:00',
      to: '23:59',
      label: 'Inventaire',
    },
  ],
  unavailabilities: [],
  recurringAbsences: [],
  rosters: [],
  rights: [],
  agents: [],
  quotas: [],
  openingPeriods: [
    period('d1', '09:00', '12:00'),
    period('d2', '09:00', '10:00'),
    period('d2', '10:00', '11:00', { keptFor: 'urgent', releaseDaysBefore: 1 }),
  ],
} as unknown as SiteReference;

const appointment = (id: string, patch: Partial<Appointment> = {}): Appointment =>
  ({
    id,
    day: '2026-11-25',
    time: '09:00',
    durationMin: 20,
    deskId: 'd1',
    reasonId: 'cni',
    channel: 'desk',
    status: 'booked',
    confirmation: 'accepted',
    persons: [{ preApplicationNumber: '' }],
    ...patch,
  }) as Appointment;

const loadOf = (
  day: string,
  appointments: readonly Appointment[],
  scope = '',
  now = { day: '2026-11-23', minute: 600 },
) => {
  const load = monthLoad({ reference, scope, now }, [day], appointments).get(day);
  if (!load) throw new Error('no load');
  return load;
};

describe('load of a day', () => {
  it('takes off what is booked and the pause after it, and says what is kept', () => {
    const load = loadOf('2026-11-25', [appointment('a'), appointment('b', { status: 'cancelledByCitizen' })]);
    expect(load).toMatchObject({ booked: 1, openMin: 300, takenMin: 30, leftMin: 270, keptMin: 60, isOpen: true });
  });
  it('opens what is kept to all from its release on', () => {
    expect(loadOf('2026-11-24', []).keptMin).toBe(0);
    expect(loadOf('2026-11-25', []).keptMin).toBe(60);
  });
  it('leaves only what is still to come of today, and nothing of the past', () => {
    expect(loadOf('2026-11-23', [])).toMatchObject({ leftMin: 180, aheadMin: 180 });
    expect(loadOf('2026-11-20', [appointment('a', { day: '2026-11-20', status: 'noShow' })])).toMatchObject({
      leftMin: 0,
      aheadMin: 0,
      booked: 1,
      takenMin: 0,
    });
  });
  it('knows how much of today is still to come: none after the doors closed, although nothing was booked', () => {
    expect(loadOf('2026-11-23', [], '', { day: '2026-11-23', minute: 600 }).aheadMin).toBe(180);
    expect(loadOf('2026-11-23', [], '', { day: '2026-11-23', minute: 1407 })).toMatchObject({ aheadMin: 0, booked: 0 });
    expect(loadOf('2026-11-25', []).aheadMin).toBe(300);
  });
  it('counts those of a scope, and those in surplus', () => {
    const all = [appointment('a'), appointment('b', { deskId: 'd2', reasonId: 'pacs', confirmation: 'overbooked' })];
    expect(loadOf('2026-11-25', all)).toMatchObject({ booked: 2, overbooked: 1 });
    expect(loadOf('2026-11-25', all, 'desk:d1')).toMatchObject({ booked: 1, overbooked: 0, openMin: 180 });
    expect(loadOf('2026-11-25', all, 'dept:civil')).toMatchObject({ booked: 1, openMin: 120 });
    expect(loadOf('2026-11-25', all, 'desk:gone').booked).toBe(2);
  });
  it('says why a day is closed', () => {
    expect(loadOf('2026-11-26', [])).toMatchObject({ isOpen: false, closedBy: 'Inventaire', holiday: '' });
    expect(loadOf('2026-12-25', [])).toMatchObject({ isOpen: false, closedBy: '' });
    expect(loadOf('2026-12-25', []).holiday).not.toBe('');
    expect(loadOf('2026-11-28', [])).toMatchObject({ isOpen: false, closedBy: '', holiday: '' });
  });
});

describe('sheet of a month', () => {
  it('shows whole weeks from Monday', () => {
    const days = monthDays('2026-11-23');
    expect([days[0], days.at(-1), days.length]).toEqual(['2026-10-26', '2026-12-06', 42]);
    expect(monthDays('2027-02-10')).toHaveLength(28);
  });
});
