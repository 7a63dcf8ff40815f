import type { Agent } from '../model/reference';

/** The places of the app that a person goes to. */
export type Place = 'reception' | 'counter' | 'agenda' | 'supervision' | 'conflicts' | 'settings';

const placesByRole: Readonly<Record<Agent['role'], readonly Place[]>> = {
  reception: ['reception', 'counter', 'agenda', 'supervision', 'conflicts'],
  counter: ['counter', 'reception', 'agenda', 'supervision', 'conflicts'],
  supervisor: ['supervision', 'conflicts', 'reception', 'counter', 'agenda'],
  manager: ['supervision', 'agenda'],
  elected: [],
  admin: ['reception', 'counter', 'agenda', 'supervision', 'conflicts', 'settings'],
};

/** The places that a role sees, its own first. An elected person sees yearly aggregates only, so none of these. */
export const placesFor = (role: Agent['role']): readonly Place[] => placesByRole[role];

/** Whether a role sees a place. */
export const seesPlace = (role: Agent['role'], place: Place): boolean => placesByRole[role].includes(place);
