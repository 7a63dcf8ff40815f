import type { AnyEvent } from '../model/event';

/** Outcomes that say that nobody comes. */
const absences: ReadonlySet<string> = new Set(['noShow', 'cancelledByCitizen', 'cancelledByOffice']);

/**
 * The ids of the absences and cancellations of an appointment that count for nothing, because their writer had not heard of an arrival that
 * stands (decision 0088): those with its counter, and those that it follows without a `reopened` between. `told`: the events that count, in order.
 */
export const crossedOutcomes = (told: readonly AnyEvent[]): ReadonlySet<string> => {
  const crossed = new Set<string>();
  let arrived: AnyEvent | null = null;
  let open: string[] = [];
  for (const event of told) {
    if (event.type === 'arrived') {
      arrived = event;
      for (const id of open) crossed.add(id);
      open = [];
    } else if (absences.has(event.type)) {
      if (arrived?.n === event.n) crossed.add(event.id);
      else open.push(event.id);
    } else if (event.type === 'reopened' || event.type === 'attended') open = [];
  }
  return crossed;
};
