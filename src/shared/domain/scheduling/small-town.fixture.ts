import type { Closure, Desk, OpeningPeriod, Reason, SiteReference } from '../model/reference';

const reason = (id: string, patch: Partial<Reason>): Reason => ({
  id,
  kind: 'reason',
  code: id,
  name: id,
  shortName: id,
  departmentId: 'department',
  act: 'other',
  durationsMin: [20, 35, 50],
  needsStation: false,
  asksPreApplication: false,
  bookable: true,
  walkIn: true,
  favourite: 0,
  icon: 'id-card',
  papers: [],
  ...patch,
});

const desk = (number: number, reasonIds: string[]): Desk => ({
  id: `desk-${number}`,
  kind: 'desk',
  number,
  name: `${number}`,
  wayHint: '',
  direction: '',
  reasonIds,
});

/** An opening on the weekdays of a small town, for tests. */
export const opening = (
  number: number,
  from: string,
  to: string,
  patch: Partial<OpeningPeriod> = {},
): OpeningPeriod => ({
  id: `opening-${number}-${from}`,
  kind: 'openingPeriod',
  deskId: `desk-${number}`,
  weekdays: [1, 2, 3, 4, 5],
  from,
  to,
  validFrom: '2020-01-01',
  validUntil: '',
  ...patch,
});

/** A closure of a small town, for tests. */
export const closure = (deskId: string, day: string, from: string, to: string, label: string): Closure => ({
  id: `closure-${deskId}-${day}-${from}`,
  kind: 'closure',
  deskId,
  fromDay: day,
  toDay: day,
  from,
  to,
  label,
});

/** A town of three desks and two enrolment stations, for tests: titles at all three, collection at the third only. */
export const smallTown = (patch: Partial<SiteReference> = {}): SiteReference => ({
  site: {
    id: 'site',
    kind: 'site',
    name: 'Mairie',
    commune: 'Bourg',
    zone: 'Europe/Paris',
    territory: 'mainland',
    accent: '#1b4b8f',
    waitGoalMin: 30,
  },
  desks: [desk(1, ['deposit']), desk(2, ['deposit']), desk(3, ['deposit', 'collection', 'walk'])],
  stations: [1, 2].map((number) => ({ id: `station-${number}`, kind: 'station' as const, number, name: `${number}` })),
  departments: [],
  reasons: [
    reason('deposit', { act: 'deposit', needsStation: true }),
    reason('collection', { act: 'collection', durationsMin: [10] }),
    reason('walk', { bookable: false }),
  ],
  openingPeriods: [1, 2, 3].flatMap((number) => [opening(number, '08:30', '12:30'), opening(number, '13:30', '17:00')]),
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
  ...patch,
});
