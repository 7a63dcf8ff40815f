import { ticketDetails } from '#shared/domain/lifecycle/ticket-details';
import type { Ticket } from '#shared/domain/model/ticket';
import { minutesBetween } from '#shared/time/civil';

/** The last service that ended at a desk; `isDoubted` = its times count in no average. */
export type LastServed = {
  readonly ticketId: string;
  readonly label: string;
  readonly tookMin: number;
  readonly isDoubted: boolean;
};

/** Whom a desk served last today; `null` before the first. */
export const lastServed = (tickets: readonly Ticket[], deskId: string): LastServed | null => {
  const last = tickets
    .filter((ticket) => ticket.status === 'done' && ticket.deskId === deskId)
    .reduce<Ticket | null>((latest, one) => (latest && latest.endedAt >= one.endedAt ? latest : one), null);
  return (
    last && {
      ticketId: last.id,
      label: last.label,
      tookMin: Math.max(0, Math.floor(minutesBetween(last.startedAt, last.endedAt))),
      isDoubted: ticketDetails(last).timesDoubted,
    }
  );
};
