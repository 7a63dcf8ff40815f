import type { Reference, ReferenceBody } from '#shared/domain/model/reference';

export const siteId = 'site-test';

const entry = (id: string, body: ReferenceBody): Reference => ({ id, siteId, kind: body.kind, body });

const reason = {
  kind: 'reason',
  departmentId: 'population',
  act: 'other',
  durationsMin: [10],
  needsStation: false,
  asksPreApplication: false,
  bookable: true,
  walkIn: true,
  favourite: 1,
  icon: 'id-card',
  papers: [],
} as const satisfies Partial<ReferenceBody>;

const desk = {
  kind: 'desk',
  wayHint: '',
  direction: '',
  reasonIds: ['passport', 'collection', 'advice'],
} as const satisfies Partial<ReferenceBody>;

const period = (deskId: string): Reference =>
  entry(`period-${deskId}`, {
    kind: 'openingPeriod',
    deskId,
    weekdays: [1, 2, 3, 4, 5],
    from: '08:30',
    to: '17:00',
    validFrom: '2020-01-01',
    validUntil: '',
  });

/** A town hall of two desks and one enrolment station. */
export const town: readonly Reference[] = [
  entry(siteId, {
    kind: 'site',
    name: 'Mairie',
    commune: 'Ville-Test',
    zone: 'Europe/Paris',
    territory: 'mainland',
    accent: '#1d4ed8',
    waitGoalMin: 20,
  }),
  entry('desk-1', { ...desk, number: 1, name: 'Guichet 1', reasonIds: [...desk.reasonIds] }),
  entry('desk-2', { ...desk, number: 2, name: 'Guichet 2', reasonIds: [...desk.reasonIds] }),
  entry('station-1', { kind: 'station', number: 1, name: 'Dispositif 1' }),
  entry('population', { kind: 'department', name: 'Population' }),
  entry('passport', {
    ...reason,
    code: 'PASSPORT',
    name: 'Passeport',
    shortName: 'Passeport',
    act: 'deposit',
    durationsMin: [20, 35],
    needsStation: true,
    asksPreApplication: true,
    papers: [{ id: 'photo', label: 'Photo', detail: '' }],
  }),
  entry('collection', {
    ...reason,
    code: 'COLLECT',
    name: 'Retrait',
    shortName: 'Retrait',
    act: 'collection',
    durationsMin: [10],
    papers: [],
  }),
  entry('advice', {
    ...reason,
    code: 'ADVICE',
    name: 'Renseignement',
    shortName: 'Renseignement',
    durationsMin: [10],
    papers: [],
  }),
  period('desk-1'),
  period('desk-2'),
  entry('series-a', { kind: 'series', letter: 'A', reasonIds: [] }),
  entry('series-r', { kind: 'series', letter: 'R', reasonIds: ['collection'] }),
  entry('agent-1', { kind: 'agent', name: 'Agent Un', shortName: 'Agent U.', role: 'counter', usualDeskId: 'desk-1' }),
];
