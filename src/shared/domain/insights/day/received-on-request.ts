import { civilOf } from '../../../time/civil';
import { effectiveEvents } from '../../lifecycle/event-log';
import { textOf } from '../../lifecycle/read-payload';
import type { Measure } from '../../model/measure';
import type { SiteReference } from '../../model/reference';
import type { Ticket } from '../../model/ticket';

type Day = {
  readonly ref: SiteReference;
  readonly day: string;
  /** Civil `HH:mm` of now. */
  readonly time: string;
  readonly tickets: readonly Ticket[];
};

/**
 * How many people a desk has called for the reason that it was asked to receive, from the hour of the request to its end; `null` before
 * that hour, and for other requests.
 */
export const receivedOnRequest = (measure: Measure, { ref, day, time, tickets }: Day): number | null => {
  if (measure.kind !== 'switch' || time < measure.from) return null;
  const { deskId, reasonId, from, to } = measure;
  return tickets.filter(
    (ticket) =>
      ticket.reasonId === reasonId &&
      effectiveEvents(ticket.events).some((event) => {
        if (event.type !== 'called' || textOf(event, 'deskId') !== deskId) return false;
        const at = civilOf(event.at, ref.site.zone);
        return at.day === day && from <= at.time && at.time < to;
      }),
  ).length;
};
