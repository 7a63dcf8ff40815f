import { ticketDetails } from '../lifecycle/ticket-details';
import type { Ticket } from '../model/ticket';

import { byArrival } from './arrival-order';
import type { CallPolicy } from './call-policy';
import { standingOf } from './standing';
import { compareText } from '../../lib/compare';

const ofItsOwn = new Set(['ceiling', 'bookedDue']);

/**
 * How many of the last called had priority, in a row, over the whole site. Who passed for another cause than priority or arrival
 * (an appointment that is due, a wait beyond the ceiling, sent to that desk) neither counts nor breaks the row.
 */
export const priorityRun = (tickets: readonly Ticket[], policy: CallPolicy): number => {
  const called = tickets.flatMap((ticket) => {
    const { calledAt, calledAsSent } = ticketDetails(ticket);
    const at = calledAt || ticket.firstCalledAt;
    return at === '' || calledAsSent || ofItsOwn.has(standingOf(ticket, at, policy)) ? [] : [{ ticket, at }];
  });
  called.sort((a, b) => compareText(b.at, a.at) || byArrival(b.ticket, a.ticket));
  const stop = called.findIndex(({ ticket }) => !ticket.priority);
  return stop === -1 ? called.length : stop;
};
