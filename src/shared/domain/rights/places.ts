import type { Agent } from '../model/reference';
import { rightOfSection } from './setting-rights';
import type { Holder, Right } from './rights';

/** The places of the app that a person goes to. */
type Place = 'reception' | 'counter' | 'agenda' | 'requests' | 'supervision' | 'steering' | 'conflicts' | 'settings';

/** The places of the day’s work that a role has before it: to look at them is part of the role and no right. */
const placesByRole: Readonly<Record<Agent['role'], readonly Place[]>> = {
  reception: ['reception', 'counter', 'agenda', 'supervision', 'conflicts'],
  counter: ['counter', 'reception', 'agenda', 'supervision', 'conflicts'],
  supervisor: ['supervision', 'conflicts', 'reception', 'counter', 'agenda'],
  manager: ['supervision', 'agenda'],
  elected: [],
  admin: ['reception', 'counter', 'agenda', 'supervision', 'conflicts'],
};

/** The places that a right opens: one of these. The settings open with any of their sections. */
const guarded: Readonly<Partial<Record<Place, readonly Right[]>>> = {
  requests: ['requests'],
  steering: ['steering'],
  settings: [...new Set(Object.values(rightOfSection))],
};

/** Whether somebody sees a place. An elected person sees yearly aggregates only: steering, as sums. */
export const seesPlace = ({ role, rights }: Holder, place: Place): boolean =>
  guarded[place]?.some((right) => rights.has(right)) ?? placesByRole[role].includes(place);

/**
 * Whether somebody may go to a place. The places of the day's work are open to anyone at a desk, even when the agent is unknown. The
 * guarded places go by right; for an elected person every place does.
 */
export const mayReach = (holder: Holder | undefined, place: Place): boolean =>
  holder === undefined
    ? guarded[place] === undefined
    : seesPlace(holder, place) || (holder.role !== 'elected' && guarded[place] === undefined);

/** Whether somebody may let a machine into the town hall: those who set it up. An agent that is unknown may not. */
export const mayInvite = (holder: Holder | undefined): boolean => holder?.rights.has('devices') === true;
