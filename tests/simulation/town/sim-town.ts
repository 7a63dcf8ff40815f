import type { Reference, ReferenceBody } from '#shared/domain/model/reference';

/** The oracle’s own numbers live in `oracle/facts.ts`; a test of the simulation compares both. */
export const siteId = 'site-sim';

/** Tuesday 24 November 2026, 9:00 in Paris. */
export const startMs = Date.UTC(2026, 10, 24, 8);

/** The days for which people book: Thursday and Friday, so that a clock that is a day wrong still finds them ahead. */
export const bookingDays = ['2026-11-26', '2026-11-27'] as const;
export const bookingTimes = ['09:00', '09:10', '09:20', '09:40'] as const;
export const deskIds = ['desk-1', 'desk-2'] as const;
/** Desks that receive who came without an appointment and open no place for one: they call in a rush. */
export const rushDeskIds = ['desk-3', 'desk-4', 'desk-5', 'desk-6', 'desk-7'] as const;
export const agentIds = [1, 2, 3, 4, 5, 6, 7, 8].map((number) => `agent-${number}`);

const entry = (id: string, body: ReferenceBody): Reference => ({ id, siteId, kind: body.kind, body });

const reason = {
  kind: 'reason',
  departmentId: 'population',
  act: 'other',
  durationsMin: [20],
  needsStation: false,
  asksPreApplication: false,
  bookable: true,
  walkIn: true,
  favourite: 1,
  icon: 'id-card',
  papers: [],
} as const satisfies Partial<ReferenceBody>;

/** Who may read and nothing else. */
export const managerId = 'agent-manager';
/** Who administers the town. */
export const adminId = 'agent-admin';

/** The reason whose requests go to devices of its department alone, unless an administrator lets them go to all. */
export const aidId = 'aid';

const agent = (id: string, role: 'counter' | 'manager' | 'admin' = 'counter'): Reference =>
  entry(id, { kind: 'agent', name: `Agent ${id}`, shortName: id, role, usualDeskId: '' });

const bareDesk = (id: string, number: number): Reference =>
  entry(id, {
    kind: 'desk',
    number,
    name: id,
    wayHint: '',
    direction: '',
    reasonIds: ['deposit', 'collection', 'advice'],
  });

const desk = (id: string, number: number): readonly Reference[] => [
  bareDesk(id, number),
  entry(`period-${id}`, {
    kind: 'openingPeriod',
    deskId: id,
    weekdays: [1, 2, 3, 4, 5],
    from: '09:00',
    to: '10:00',
    validFrom: '2020-01-01',
    validUntil: '',
  }),
];

/** A town of two desks and one enrolment station that receives for an hour a day: there is never room enough. */
export const simTown: readonly Reference[] = [
  entry(siteId, {
    kind: 'site',
    name: 'Mairie',
    commune: 'Ville-Sim',
    zone: 'Europe/Paris',
    territory: 'mainland',
    accent: '#1d4ed8',
    waitGoalMin: 20,
  }),
  ...desk('desk-1', 1),
  ...desk('desk-2', 2),
  ...rushDeskIds.map((id, index) => bareDesk(id, index + 3)),
  entry('station-1', { kind: 'station', number: 1, name: 'Dispositif 1' }),
  entry('population', { kind: 'department', name: 'Population' }),
  entry('deposit', {
    ...reason,
    code: 'DEPOSIT',
    name: 'Dépôt',
    shortName: 'Dépôt',
    act: 'deposit',
    needsStation: true,
    papers: [],
    durationsMin: [20, 40],
  }),
  entry('collection', {
    ...reason,
    code: 'COLLECT',
    name: 'Retrait',
    shortName: 'Retrait',
    act: 'collection',
    papers: [],
    durationsMin: [20],
  }),
  entry('advice', {
    ...reason,
    code: 'ADVICE',
    name: 'Renseignement',
    shortName: 'Renseignement',
    papers: [],
    durationsMin: [20],
  }),
  entry('social', { kind: 'department', name: 'Action sociale' }),
  entry(aidId, {
    ...reason,
    departmentId: 'social',
    code: 'AID',
    name: 'Secours',
    shortName: 'Secours',
    bookable: false,
    walkIn: false,
    sensitive: true,
  }),
  entry('series-a', { kind: 'series', letter: 'A', reasonIds: [] }),
  entry('series-r', { kind: 'series', letter: 'R', reasonIds: ['collection'] }),
  ...agentIds.map((id) => agent(id)),
  agent(managerId, 'manager'),
  agent(adminId, 'admin'),
];
