import type { Agent } from '#shared/domain/model/reference';
import type { Place } from '#shared/routes/places';

const byRole: Readonly<Record<Agent['role'], Place>> = {
  reception: 'reception',
  counter: 'counter',
  supervisor: 'supervision',
  manager: 'steering',
  elected: 'steering',
  admin: 'supervision',
};

/** Where the window opens for a person, by what they do. */
export const startPlace = (role: Agent['role'] | undefined): Place => (role ? byRole[role] : 'reception');
