import type { Agent } from '#shared/domain/model/reference';
import { seesPlace } from '#shared/domain/rights/places';
import type { Holder } from '#shared/domain/rights/rights';
import { places, type Place } from '#shared/routes/places';

const byRole: Readonly<Record<Agent['role'], Place>> = {
  reception: 'reception',
  counter: 'counter',
  supervisor: 'supervision',
  manager: 'steering',
  elected: 'steering',
  admin: 'supervision',
};

/** Where the window opens for a person, by what they do; the first place that they see, where their town took that one from their role. */
export const startPlace = (holder: Holder | undefined): Place => {
  if (!holder) return 'reception';
  const usual = byRole[holder.role];
  return seesPlace(holder, usual) ? usual : (places.find((place) => seesPlace(holder, place)) ?? usual);
};
