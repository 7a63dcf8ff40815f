import { addDays, weekdayOf } from '../time/civil';
import type { Reference, ReferenceBody } from '../domain/model/reference';
import { demoAnswering } from './demo-answering';
import { demoFloor } from './demo-floor';
import { demoReasons, reasonIdOf } from './demo-reasons';
import { demoTownHabits } from './year/demo-town-habits';

/** The site of the demonstration town. */
export const demoSiteId = 'site-fontbelle';

type Direction = 'left' | 'right' | 'ahead';

const titles = ['CNI', 'PASSPORT', 'CNI-PASSPORT'];
const civil = [
  'CIVIL-STATUS',
  'MARRIAGE',
  'PACS',
  'DEATH',
  'FAMILY-BOOK',
  'SCHOOL',
  'SOCIAL-AID',
  'HOUSING',
  'LODGING',
  'BOOKING',
  'COLLECTION',
  'ELECTORAL',
  'CENSUS',
];
const general = [
  'COLLECTION',
  'BOOKING',
  'CIVIL-STATUS',
  'SCHOOL',
  'HOUSING',
  'LODGING',
  'PLANNING',
  'CEMETERY',
  'INFORMATION',
  'ELECTORAL',
  'CENSUS',
];
const everyday = ['SCHOOL', 'HOUSING', 'LODGING', 'SOCIAL-AID', 'PLANNING', 'CEMETERY', 'INFORMATION'];

const desks: readonly (readonly [wayHint: string, direction: Direction, codes: readonly string[]])[] = [
  ['à gauche, devant l’accueil', 'left', titles],
  ['à gauche, devant l’accueil', 'left', general],
  ['à gauche, après l’escalier', 'left', titles],
  ['à gauche, après l’escalier', 'left', titles],
  ['tout droit, salle de l’état civil', 'ahead', civil],
  ['à droite, au fond du couloir', 'right', titles],
  ['à droite, au fond du couloir', 'right', ['COLLECTION', 'BOOKING', 'SCHOOL', 'CIVIL-STATUS']],
  ['à droite, après les ascenseurs', 'right', everyday],
];

const departments: readonly (readonly [id: string, name: string])[] = [
  ['titles', 'Titres d’identité'],
  ['civil', 'État civil et cimetières'],
  ['school', 'Éducation et périscolaire'],
  ['housing', 'Logement'],
  ['social', 'Action sociale'],
  ['planning', 'Urbanisme'],
  ['welcome', 'Accueil'],
];

type Role = Extract<ReferenceBody, { kind: 'agent' }>['role'];

const agents: readonly (readonly [
  id: string,
  name: string,
  shortName: string,
  role: Role,
  desk: number,
  department: string,
])[] = [
  ['karim', 'Karim Belhadj', 'Karim B.', 'counter', 1, 'titles'],
  ['sylvie', 'Sylvie Marchetti', 'Sylvie M.', 'counter', 2, 'school'],
  ['clement', 'Clément Delaunay', 'Clément D.', 'counter', 3, 'titles'],
  ['maud', 'Maud Lenormand', 'Maud L.', 'counter', 4, 'planning'],
  ['ibrahima', 'Ibrahima Sané', 'Ibrahima S.', 'counter', 5, 'civil'],
  ['corinne', 'Corinne Pasquier', 'Corinne P.', 'counter', 6, 'housing'],
  ['nadege', 'Nadège Rivière', 'Nadège R.', 'reception', 7, 'welcome'],
  ['eric', 'Éric Tessier', 'Éric T.', 'counter', 8, 'social'],
  ['helene', 'Hélène Vasseur', 'Hélène V.', 'supervisor', 0, ''],
  ['odile', 'Odile Garrigue', 'Odile G.', 'manager', 0, ''],

  ['yann', 'Yann Kervella', 'Yann K.', 'admin', 0, ''],
  ['yvon', 'Yvon Castaing', 'Yvon C.', 'elected', 0, ''],
];

/** The agent who sits at a desk of the demonstration town by habit. */
export const usualAgentOf = (deskId: string): string => {
  const agent = agents.find(([, , , , desk]) => `desk-${desk}` === deskId);
  return agent ? `agent-${agent[0]}` : '';
};

/** The agent of the demonstration town who answers for a department by habit. */
export const agentOfDepartment = (departmentId: string): string => {
  const agent = agents.find(
    ([, , , , , department]) => department !== '' && `department-${department}` === departmentId,
  );
  return agent ? `agent-${agent[0]}` : '';
};

const weekdays = [1, 2, 3, 4, 5];
const openings: readonly (readonly [
  desks: readonly number[],
  weekdays: readonly number[],
  from: string,
  to: string,
])[] = [
  [[1, 2, 3, 4, 5, 6, 8], weekdays, '08:30', '12:30'],
  [[1, 2, 3, 4, 5, 6, 8], weekdays, '13:30', '17:00'],
  [[7], weekdays, '13:30', '16:00'],
  [[1, 2, 3, 5], [4], '17:00', '19:00'],
  [[1, 2, 5], [6], '09:00', '12:00'],
];

const openingBodies = (): ReferenceBody[] =>
  openings.flatMap(([numbers, days, from, to]) =>
    numbers.map((number) => ({
      kind: 'openingPeriod' as const,
      deskId: `desk-${number}`,
      weekdays: [...days],
      from,
      to,
      validFrom: '2024-01-01',
      validUntil: '' as const,
    })),
  );

/** Today's pause and training as in the pictures, and a meeting of all desks on a later Tuesday. */
const closureBodies = (today: string): ReferenceBody[] => {
  const on = (day: string, deskId: string, from: string, to: string, label: string): ReferenceBody => ({
    kind: 'closure',
    deskId,
    fromDay: day,
    toDay: day,
    from,
    to,
    label,
  });
  const tuesday = addDays(today, 9 + ((9 - weekdayOf(addDays(today, 9))) % 7));
  const usual = [on(tuesday, '', '08:00', '10:00', 'Réunion de service')];
  if (weekdayOf(today) > 5) return usual;
  return [on(today, 'desk-8', '08:30', '11:00', 'Formation'), on(today, 'desk-4', '11:30', '12:00', 'Pause'), ...usual];
};

/** What the reception costs, euros: about ten for each contact of the year. */
const costsUntil = (year: number) => [
  { year: year - 1, euros: 398_000 },
  { year, euros: 412_000 },
];

/** The reference data of the demonstration town around a day. Names of places and people are made up. */
export const demoReference = (today: string, zone: string): Reference[] => {
  const entry = (id: string, body: ReferenceBody): Reference => ({ id, siteId: demoSiteId, kind: body.kind, body });
  const site: ReferenceBody = {
    kind: 'site',
    name: 'Hôtel de ville',
    commune: 'Fontbelle-sur-Loire',
    phone: '0261910000',
    address: '1 place de l’Hôtel-de-Ville, Fontbelle-sur-Loire',
    zone,
    territory: 'mainland',
    accent: '#1b4b8f',
    waitGoalMin: 30,
    inhabitants: demoTownHabits.inhabitants,
    receptionCosts: costsUntil(Number(today.slice(0, 4))),
  };
  return [
    entry(demoSiteId, site),
    ...desks.map(([wayHint, direction, codes], index) =>
      entry(`desk-${index + 1}`, {
        kind: 'desk',
        number: index + 1,
        name: `Guichet ${index + 1}`,
        wayHint,
        direction,
        reasonIds: codes.map(reasonIdOf),
      }),
    ),
    ...[1, 2, 3, 4].map((number) =>
      entry(`station-${number}`, { kind: 'station', number, name: `Dispositif ${number}` }),
    ),
    ...departments.map(([id, name]) =>
      entry(`department-${id}`, {
        kind: 'department',
        name,
        ...(id === 'welcome' ? { waitCeilingMin: 45 } : {}),
      }),
    ),
    ...demoReasons.map((reason) => entry(reasonIdOf(reason.code), reason)),
    ...openingBodies().map((body, index) => entry(`opening-${index + 1}`, body)),
    ...closureBodies(today).map((body, index) => entry(`closure-${index + 1}`, body)),
    entry('series-a', { kind: 'series', letter: 'A', reasonIds: [] }),
    ...demoFloor(demoSiteId).map(([id, body]) => entry(id, body)),
    ...demoAnswering().map(([id, body]) => entry(id, body)),
    ...agents.map(([id, name, shortName, role, desk, department]) =>
      entry(`agent-${id}`, {
        kind: 'agent',
        name,
        shortName,
        role,
        usualDeskId: desk === 0 ? '' : `desk-${desk}`,
        ...(department === '' ? {} : { departmentId: `department-${department}` }),
      }),
    ),
  ];
};
