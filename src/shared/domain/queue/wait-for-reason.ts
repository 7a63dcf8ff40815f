import type { DeskSession } from '../model/desk-session';
import type { SiteReference } from '../model/reference';
import type { Ticket, WaitBand } from '../model/ticket';
import { announcedWait } from './announced-wait';
import { servesReason } from './call-order';

const usualMin = 10;

/**
 * The wait to announce to someone who comes now for a reason: all whom the open desks for this reason may call first,
 * each for the usual length of their own reason. `null` when no open desk serves it.
 */
export const waitForReason = (
  reasonId: string,
  tickets: readonly Ticket[],
  sessions: readonly DeskSession[],
  reference: SiteReference,
): WaitBand | null => {
  const lengthOf = (id: string): number =>
    reference.reasons.find((reason) => reason.id === id)?.durationsMin[0] ?? usualMin;
  const open = new Set(sessions.filter((session) => session.status === 'open').map((session) => session.deskId));
  const serving = reference.desks.filter((desk) => open.has(desk.id) && servesReason(desk, reasonId));
  const ahead = tickets.filter(
    (ticket) => ticket.status === 'waiting' && serving.some((desk) => servesReason(desk, ticket.reasonId)),
  );
  const totalMin = ahead.reduce((sum, ticket) => sum + lengthOf(ticket.reasonId), 0);
  const meanMin = ahead.length === 0 ? lengthOf(reasonId) : totalMin / ahead.length;
  return announcedWait(ahead.length, serving.length, meanMin);
};
