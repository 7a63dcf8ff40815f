import type { Agent, Desk, OpeningPeriod, Reason, SiteReference } from '#shared/domain/model/reference';

/** What the town knows of a reason (`planned`) and what is true of it, which the app must learn. Minutes. */
export type Matter = {
  readonly id: string;
  readonly planned: readonly number[];
  readonly meanRatio: number;
  readonly variation: number;
  /** How often people come for it without appointment. */
  readonly weight: number;
};

export const matters: readonly Matter[] = [
  { id: 'titles', planned: [20, 35, 50], meanRatio: 1.05, variation: 0.35, weight: 0 },
  { id: 'collect', planned: [10], meanRatio: 0.8, variation: 0.6, weight: 4 },
  { id: 'civil', planned: [15], meanRatio: 0.9, variation: 0.7, weight: 4 },
  { id: 'school', planned: [15], meanRatio: 1.1, variation: 0.5, weight: 2 },
  { id: 'elections', planned: [10], meanRatio: 0.8, variation: 0.5, weight: 2 },
  { id: 'social', planned: [20], meanRatio: 1.3, variation: 0.6, weight: 1.5 },
  { id: 'planning', planned: [20], meanRatio: 0.9, variation: 0.8, weight: 1 },
  { id: 'parking', planned: [5], meanRatio: 1.2, variation: 0.6, weight: 2 },
  { id: 'certificate', planned: [5], meanRatio: 0.9, variation: 0.5, weight: 3 },
];

const everyday = ['collect', 'civil', 'school', 'elections', 'parking', 'certificate'];
const desks: readonly { readonly reasonIds: readonly string[]; readonly lunch: readonly [string, string] }[] = [
  { reasonIds: ['titles', 'collect', 'certificate'], lunch: ['11:30', '12:30'] },
  { reasonIds: ['titles', 'collect', 'certificate'], lunch: ['12:30', '13:30'] },
  { reasonIds: everyday, lunch: ['12:00', '13:00'] },
  { reasonIds: everyday, lunch: ['13:00', '14:00'] },
  { reasonIds: [...everyday, 'social', 'planning'], lunch: ['11:45', '12:45'] },
  { reasonIds: [...everyday, 'social', 'planning'], lunch: ['13:00', '14:00'] },
];

export const hours = { opens: '08:30', lastTicket: '16:45', closes: '17:00', leaves: '17:30' } as const;
/** All desks together call for so long a day, minutes: without lunch, breaks, and coming a little late. */
export const capacityMin = desks.length * (8.5 * 60 - 60 - 15);

const reasonOf = ({ id, planned, weight }: Matter): Reason => ({
  id,
  kind: 'reason',
  code: id.toUpperCase(),
  name: id,
  shortName: id,
  departmentId: 'front',
  act: 'other',
  durationsMin: [...planned],
  needsStation: false,
  asksPreApplication: false,
  bookable: weight === 0,
  walkIn: weight > 0,
  favourite: 0,
  icon: '',
  papers: [],
});

const periods = (deskId: string, [from, to]: readonly [string, string]): OpeningPeriod[] => {
  const dated = { validFrom: '2020-01-01', validUntil: '', weekdays: [1, 2, 3, 4, 5] };
  return [
    { id: `${deskId}-am`, kind: 'openingPeriod', deskId, from: hours.opens, to: from, ...dated },
    { id: `${deskId}-pm`, kind: 'openingPeriod', deskId, from: to, to: hours.closes, ...dated },
  ];
};

const deskOf = (reasonIds: readonly string[], index: number): Desk => ({
  id: `d${index + 1}`,
  kind: 'desk',
  number: index + 1,
  name: '',
  wayHint: '',
  direction: '',
  reasonIds: [...reasonIds],
});
const agentOf = (desk: Desk): Agent => ({
  id: `a${desk.number}`,
  kind: 'agent',
  name: '',
  shortName: '',
  role: 'counter',
  usualDeskId: desk.id,
});

const allDesks = desks.map(({ reasonIds }, index) => deskOf(reasonIds, index));

/** The town hall of the simulation, as its reference data says it. */
export const town: SiteReference = {
  site: {
    id: 'site',
    kind: 'site',
    name: 'Mairie',
    commune: 'Fontbelle',
    zone: 'Europe/Paris',
    territory: 'mainland',
    accent: '#000000',
    waitGoalMin: 20,
  },
  desks: allDesks,
  stations: [],
  departments: [{ id: 'front', kind: 'department', name: 'Accueil' }],
  reasons: matters.map(reasonOf),
  openingPeriods: desks.flatMap(({ lunch }, index) => periods(`d${index + 1}`, lunch)),
  closures: [],
  series: [],
  agents: allDesks.map(agentOf),
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
