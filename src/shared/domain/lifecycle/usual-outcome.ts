import type { Reason } from '../model/reference';
import type { TicketOutcome } from '../model/ticket';

const outcomeOf = {
  deposit: 'fileDeposited',
  collection: 'titleCollected',
  other: 'answered',
} as const satisfies Record<Reason['act'], TicketOutcome>;

/** How a service of a reason usually ends. */
export const usualOutcome = (reason: Pick<Reason, 'act'> | undefined): TicketOutcome =>
  outcomeOf[reason?.act ?? 'other'];
