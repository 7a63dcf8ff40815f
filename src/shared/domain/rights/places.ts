import type { Agent } from '../model/reference';

/** The places of the app that a person goes to. */
type Place = 'reception' | 'counter' | 'agenda' | 'requests' | 'supervision' | 'steering' | 'conflicts' | 'settings';

const placesByRole: Readonly<Record<Agent['role'], readonly Place[]>> = {
  reception: ['reception', 'counter', 'agenda', 'requests', 'supervision', 'conflicts'],
  counter: ['counter', 'reception', 'agenda', 'requests', 'supervision', 'conflicts'],
  supervisor: ['supervision', 'steering', 'conflicts', 'requests', 'reception', 'counter', 'agenda'],
  manager: ['steering', 'supervision', 'requests', 'agenda'],
  elected: ['steering'],
  admin: ['reception', 'counter', 'agenda', 'requests', 'supervision', 'steering', 'conflicts', 'settings'],
};

/** Whether a role sees a place. An elected person sees yearly aggregates only: steering, as sums. */
export const seesPlace = (role: Agent['role'], place: Place): boolean => placesByRole[role].includes(place);

const guarded: readonly Place[] = ['requests', 'steering', 'settings'];

/**
 * Whether somebody may go to a place. The places of the day's work are open to anyone at a desk, even when the agent is unknown. The
 * guarded places go by role; for an elected person every place does.
 */
export const mayReach = (role: Agent['role'] | undefined, place: Place): boolean =>
  role === undefined
    ? !guarded.includes(place)
    : seesPlace(role, place) || (role !== 'elected' && !guarded.includes(place));

/** Whether somebody may let a machine into the town hall: those who set it up. An agent that is unknown may not. */
export const mayInvite = (role: Agent['role'] | undefined): boolean =>
  role !== undefined && seesPlace(role, 'settings');

/** Whether a role may take note of an alert for the whole site: who works with the figures behind it. `null` = nobody known. */
export const mayAcknowledge = (role: Agent['role'] | null): boolean =>
  role !== null && role !== 'elected' && seesPlace(role, 'steering');
