import { usualCommitments } from '#shared/demo/demo-answering';
import { demoReasons, reasonIdOf } from '#shared/demo/demo-reasons';
import type { Reference, ReferenceBody } from '#shared/domain/model/reference';
import { shortNameOf } from '#shared/domain/settings/short-name';

/** What is asked of a new town hall; all else can be set later. */
export type TownHall = {
  /** Who sets it up, and administers it; absent = nobody said. */
  readonly adminName?: string;
  readonly commune: string;
  readonly siteName: string;
  readonly desks: number;
  readonly stations: number;
};

const DEPARTMENTS = {
  'department-titles': 'Titres d’identité',
  'department-civil': 'État civil et cimetières',
  'department-school': 'Éducation et périscolaire',
  'department-housing': 'Logement',
  'department-social': 'Action sociale',
  'department-planning': 'Urbanisme',
  'department-welcome': 'Accueil',
} as const;

const HALF_DAYS = [
  ['08:30', '12:30'],
  ['13:30', '17:00'],
] as const;

const numbers = (count: number): number[] => Array.from({ length: count }, (_, index) => index + 1);

const site = ({ commune, siteName }: TownHall): ReferenceBody => ({
  kind: 'site',
  name: siteName,
  commune,
  zone: 'Europe/Paris',
  territory: 'mainland',
  accent: '#1b4b8f',
  waitGoalMin: 30,
});

const opening = (desk: number, [from, to]: readonly [string, string]): ReferenceBody => ({
  kind: 'openingPeriod',
  deskId: `desk-${desk}`,
  weekdays: [1, 2, 3, 4, 5],
  from,
  to,
  validFrom: '2020-01-01',
  validUntil: '',
});

/**
 * The reference data with which a new town hall can work at once: its desks open Monday to Friday for every standard
 * reason, its enrolment stations, one ticket series, the days in which it answers, one agent per desk and
 * one who answers for them, under neutral names.
 */
export const townHallReference = (siteId: string, townHall: TownHall): Reference[] => {
  const entry = (id: string, body: ReferenceBody): Reference => ({ id, siteId, kind: body.kind, body });
  const reasonIds = demoReasons.map((reason) => reasonIdOf(reason.code));
  const desks = numbers(townHall.desks);
  const { adminName = 'Responsable' } = townHall;
  return [
    entry(siteId, site(townHall)),
    ...desks.map((number) =>
      entry(`desk-${number}`, {
        kind: 'desk',
        number,
        name: `Guichet ${number}`,
        wayHint: '',
        direction: '',
        reasonIds,
      }),
    ),
    ...numbers(townHall.stations).map((number) =>
      entry(`station-${number}`, { kind: 'station', number, name: `Dispositif ${number}` }),
    ),
    ...Object.entries(DEPARTMENTS).map(([id, name]) => entry(id, { kind: 'department', name })),
    ...demoReasons.map((reason) => entry(reasonIdOf(reason.code), reason)),
    ...desks.flatMap((desk) =>
      HALF_DAYS.map((hours, half) => entry(`opening-${desk}-${half + 1}`, opening(desk, hours))),
    ),
    ...usualCommitments.map(([id, body]) => entry(id, body)),
    entry('series-a', { kind: 'series', letter: 'A', reasonIds: [] }),
    ...numbers(Math.max(2, townHall.desks)).map((number) =>
      entry(`agent-${number}`, {
        kind: 'agent',
        name: `Agent ${number}`,
        shortName: `Agent ${number}`,
        role: 'counter',
        usualDeskId: number <= townHall.desks ? `desk-${number}` : '',
      }),
    ),
    // Somebody must be able to answer for what counters may not do: leave a surplus, close the day.
    entry('agent-lead', {
      kind: 'agent',
      name: adminName,
      shortName: shortNameOf(adminName),
      role: 'admin',
      usualDeskId: '',
    }),
  ];
};
