import { ticketDetails } from '../../lifecycle/ticket-details';
import type { Ticket } from '../../model/ticket';
import { cutWait } from '../../queue/wait-band';
import { mean } from '../stats/quantile';
import { waitMin } from '../../queue/wait';
import { wilson, type Share } from '../stats/wilson';
import type { TicketFact } from '../facts/fact';
import { isEnough } from '../protect/small-numbers';

/** How well announced waits came true, minutes. */
type AnnouncedError = {
  /** How many people were told a wait and have been called. */
  readonly n: number;
  /** The share of them called by the upper end of what they were told (P80), with its Wilson interval; `null` when `n` is 0. */
  readonly held: Share | null;
  /** Mean distance between the lower end (P50) and the wait, both in steps of five minutes; `null` when `n` is 0. */
  readonly maeMin: number | null;
  /** Mean of what was told less what came: above 0 = told too much. */
  readonly biasMin: number | null;
};

/**
 * Compares the wait on each ticket (`announced`, P50 to P80) with the wait until its first call. A ticket gets its wait when it is
 * given, so the comparison is with what was said, never with what would be said now. Undone tickets do not count.
 */
export const announcedError = (tickets: readonly Ticket[]): AnnouncedError => {
  const told = tickets.flatMap((ticket) => {
    const band = ticketDetails(ticket).announced;
    const wait = waitMin(ticket);
    return band && wait !== null && ticket.status !== 'void' ? [{ band, wait }] : [];
  });
  // What is told is cut down to its step; the wait is cut in the same way, or the rounding would count as an error.
  const errors = told.map(({ band, wait }) => cutWait(band.fromMin) - cutWait(wait));
  return {
    n: told.length,
    held: wilson(told.filter(({ band, wait }) => wait <= band.toMin).length, told.length),
    maeMin: mean(errors.map(Math.abs)),
    biasMin: mean(errors),
  };
};

/** How often the wait on a ticket held, over many days: called by the upper end of what was told (P80). `null` of fewer than five. */
export const announcedHeld = (tickets: readonly Pick<TicketFact, 'announced' | 'waitMin'>[]): Share | null => {
  const told = tickets.flatMap(({ announced, waitMin }) =>
    announced === null || waitMin === null ? [] : [waitMin <= announced[1]],
  );
  return isEnough(told.length) ? wilson(told.filter(Boolean).length, told.length) : null;
};
