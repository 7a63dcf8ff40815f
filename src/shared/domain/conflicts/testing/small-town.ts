import { foldAppointment } from '../../lifecycle/fold-appointment';
import { foldTicket } from '../../lifecycle/fold-ticket';
import type { Appointment } from '../../model/appointment';
import type { AnyEvent } from '../../model/event';
import type { Reason, SiteReference } from '../../model/reference';
import type { Ticket } from '../../model/ticket';

/** Tuesday: a working day of the small town. */
export const today = '2026-11-24';

const reason = (id: string, needsStation: boolean): Reason => ({
  kind: 'reason',
  id,
  code: id,
  name: id,
  shortName: id,
  departmentId: 'population',
  act: needsStation ? 'deposit' : 'other',
  durationsMin: [20, 35],
  needsStation,
  asksPreApplication: needsStation,
  bookable: true,
  walkIn: true,
  favourite: 1,
  icon: '',
  papers: [],
});

/** Three desks, two enrolment stations, open on working days from 9:00 to 17:00. */
export const smallTown: SiteReference = {
  site: {
    kind: 'site',
    id: 'site',
    name: 'Mairie',
    commune: 'Ville-Test',
    zone: 'Europe/Paris',
    territory: 'mainland',
    accent: '#1d4ed8',
    waitGoalMin: 20,
  },
  desks: [1, 2, 3].map((number) => ({
    kind: 'desk',
    id: `desk-${String(number)}`,
    number,
    name: '',
    wayHint: '',
    direction: '',
    reasonIds: ['passport', 'advice'],
  })),
  stations: [1, 2].map((number) => ({ kind: 'station', id: `station-${String(number)}`, number, name: '' })),
  departments: [],
  reasons: [reason('passport', true), reason('advice', false)],
  openingPeriods: [1, 2, 3].map((number) => ({
    kind: 'openingPeriod',
    id: `period-${String(number)}`,
    deskId: `desk-${String(number)}`,
    weekdays: [1, 2, 3, 4, 5],
    from: '09:00',
    to: '17:00',
    validFrom: '2020-01-01',
    validUntil: '',
  })),
  closures: [],
  series: [],
  agents: [],
  unavailabilities: [],
  quotas: [],
  situations: [],
  paperRules: [],
  feeRules: [],
  messageTemplates: [],
  themes: [],
  rooms: [],
  queuePolicies: [],
  publicScreens: [],
  kiosks: [],
  ticketLayouts: [],
  commitments: [],
  answerTemplates: [],
  importProfiles: [],
  recurringAbsences: [],
  rosters: [],
  rights: [],
};

/** An event of a log, a minute after the one before. */
export const eventOf = (
  id: string,
  n: number,
  type: string,
  more: Readonly<Record<string, unknown>> = {},
): AnyEvent => ({
  id,
  n,
  at: new Date(Date.UTC(2026, 10, 24, 8, n)).toISOString(),
  by: { agentId: 'agent', deviceId: 'device', deskId: 'desk-1' },
  type,
  ...more,
});

export type Wish = {
  readonly id: string;
  readonly day?: string;
  readonly time?: string;
  readonly deskId?: string;
  readonly durationMin?: number;
  readonly reasonId?: string;
  readonly number?: string;
  /** The word of the server. */
  readonly word?: 'accepted' | 'overbooked' | '';
  readonly more?: readonly AnyEvent[];
};

/** An appointment as the server would have stored it. */
export const appointmentOf = (wish: Wish): Appointment => {
  const { id, day = today, time = '14:30', deskId = 'desk-1', durationMin = 20, reasonId = 'passport' } = wish;
  const placed = { day, time, deskId, durationMin, reasonId, citizenId: `citizen-${id}`, channel: 'desk' };
  const booked = eventOf(`${id}-b`, 1, 'booked', {
    ...placed,
    persons: [{ preApplicationNumber: wish.number ?? '' }],
  });
  const word = wish.word ?? 'accepted';
  const said =
    word === ''
      ? []
      : [eventOf(`${id}-b~${word}`, 2, word, { cause: `${id}-b`, rivals: word === 'overbooked' ? ['r'] : [] })];
  return foldAppointment(id, 'site', [booked, ...said, ...(wish.more ?? [])]);
};

/** A ticket of today with these events after its issue. */
export const ticketOf = (id: string, more: readonly AnyEvent[]): Ticket =>
  foldTicket(id, 'site', [
    eventOf(`${id}-i`, 1, 'issued', { day: today, series: 'A', number: 44, reasonId: 'passport' }),
    ...more,
  ]);
