import { expect, it } from 'vitest';

import type { Appointment } from '#shared/domain/model/appointment';
import type { SiteReference } from '#shared/domain/model/reference';
import { planDay } from '#shared/domain/scheduling/plan-day';

import { agentAt, buildDayView, type DayFacts } from './day-view';

const day = '2026-11-23';
const open = (deskId: string, from: string, to: string) => ({
  id: `${deskId}${from}`,
  kind: 'openingPeriod',
  deskId,
  weekdays: [1],
  from,
  to,
  validFrom: '2020-01-01',
  validUntil: '',
});
const reference = {
  site: { territory: 'mainland', zone: 'Europe/Paris' },
  desks: [
    { id: 'd1', number: 1, reasonIds: ['cni'] },
    { id: 'd2', number: 2, reasonIds: ['pacs'] },
  ],
  stations: [{ id: 's1' }],
  reasons: [{ id: 'cni', name: 'Carte d’identité', shortName: 'CNI', needsStation: true, bookable: true }],
  closures: [],
  unavailabilities: [],
  recurringAbsences: [],
  rosters: [],
  rights: [],
  quotas: [],
  openingPeriods: [open('d1', '08:30', '12:30'), open('d2', '13:30', '17:00')],
  agents: [{ id: 'g1', shortName: 'Karim B.', usualDeskId: 'd1' }],
} as unknown as SiteReference;

const appointment = (id: string, time: string, patch: Partial<Appointment> = {}): Appointment =>
  ({
    id,
    day,
    time,
    durationMin: 20,
    deskId: 'd1',
    reasonId: 'cni',
    citizenId: 'c',
    status: 'booked',
    confirmation: 'accepted',
    persons: [{ preApplicationNumber: '' }],
    ...patch,
  }) as unknown as Appointment;

const facts: DayFacts = {
  reference,
  plan: planDay(reference, day),
  appointments: [
    appointment('a', '09:00'),
    appointment('b', '09:00', { confirmation: 'overbooked' }),
    appointment('c', '10:00', { status: 'cancelledByCitizen' }),
  ],
  tickets: [],
  citizens: new Map([['c', { lastName: 'Keïta', firstName: 'Awa', birthDate: '', phone: '', email: '' }]]),
  sessions: [],
  now: { day, minute: 500 },
};

it('lays out a day: columns, lanes of the overbooked pair, counts, folded lunch', () => {
  const view = buildDayView(facts);
  expect(view.axis?.pieces.map(({ folded }) => folded)).toEqual([false, true, false]);
  expect(view.columns.map(({ agent, takesDeposits }) => [agent, takesDeposits])).toEqual([
    ['Karim B.', true],
    ['', false],
  ]);
  expect(view.columns[0]?.blocks.map(({ id, lane, lanes, name, state }) => [id, lane, lanes, name, state])).toEqual([
    ['a', 0, 2, 'Keïta A.', 'booked'],
    ['b', 1, 2, 'Keïta A.', 'overbooked'],
  ]);
  expect(view.counts).toMatchObject({ booked: 1, overbooked: 1 });
});

it('names at a desk who signed on there on that day, and of any other day who is expected there', () => {
  const sessions = [{ deskId: 'd1', day, status: 'open', agentId: 'g2' }] as unknown as DayFacts['sessions'];
  const agents = [...reference.agents, { id: 'g2', shortName: 'Maud L.', usualDeskId: '' }];
  const town = { ...reference, agents } as unknown as SiteReference;
  expect(agentAt({ reference: town, sessions }, 'd1', day)).toBe('Maud L.');
  expect(agentAt({ reference: town, sessions }, 'd1', '2026-11-30')).toBe('Karim B.');
});

it('has no axis on a day without opening and without appointment', () => {
  const sunday = '2026-11-22';
  expect(buildDayView({ ...facts, plan: planDay(reference, sunday), appointments: [] }).axis).toBeNull();
});

it('shows what is kept, with its words in the longest part still free, and the pause after an appointment', () => {
  const reasons = [{ id: 'cni', shortName: 'CNI', bufferMin: 10 }];
  const kept = { ...open('d1', '10:00', '12:00'), keptFor: 'urgent' };
  const limited = {
    ...reference,
    reasons,
    openingPeriods: [open('d1', '08:30', '10:00'), kept],
  } as unknown as SiteReference;
  const view = buildDayView({
    ...facts,
    reference: limited,
    plan: planDay(limited, day),
    appointments: [appointment('a', '10:30'), appointment('b', '09:00', { status: 'noShow' })],
  });
  const [first] = view.columns;
  expect(first?.limits).toEqual([
    { from: 600, to: 720, keptFor: 'urgent', reasons: [], words: { from: 650, to: 720 } },
  ]);
  // Who did not come leaves no pause behind.
  expect(first?.pauses).toEqual([{ from: 650, to: 660 }]);
});
