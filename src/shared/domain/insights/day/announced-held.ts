import type { TicketFact } from '../facts/fact';
import { isEnough } from '../protect/small-numbers';
import { wilson, type Share } from '../stats/wilson';

/** How often the wait on a ticket held, over many days: called by the upper end of what was told (P80). `null` of fewer than five. */
export const announcedHeld = (tickets: readonly Pick<TicketFact, 'announced' | 'waitMin'>[]): Share | null => {
  const told = tickets.flatMap(({ announced, waitMin }) =>
    announced === null || waitMin === null ? [] : [waitMin <= announced[1]],
  );
  return isEnough(told.length) ? wilson(told.filter(Boolean).length, told.length) : null;
};
