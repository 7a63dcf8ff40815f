import type { DeskSession } from '#shared/domain/model/desk-session';
import type { Desk, SiteReference } from '#shared/domain/model/reference';
import type { Ticket, TicketStatus } from '#shared/domain/model/ticket';
import { waitForReason } from '#shared/domain/queue/wait-for-reason';
import { commonText } from '#shared/i18n/fr/common';
import { displayText } from '#shared/i18n/fr/display';
import { formatBand, shortTime } from '#shared/i18n/fr/format';
import type { Board } from '#shared/ipc/contract';
import { civilOf } from '#shared/time/civil';

const most = 12;
// Two columns of two lines: what fits below the number.
const mostWaits = 4;

// A ticket that went back to the queue, left or was undone is no longer a call that somebody should follow.
const shown: ReadonlySet<TicketStatus> = new Set(['called', 'serving', 'onHold', 'parked', 'done', 'noAnswer']);

export type BoardFacts = {
  readonly reference: SiteReference;
  readonly tickets: readonly Ticket[];
  readonly sessions: readonly DeskSession[];
  /** The town's clock minus this machine's. */
  readonly clockOffsetMs: number;
};

// The favourites of reception are what people come for; a wait that nobody knows is not announced.
const waitsOf = ({ reference, tickets, sessions }: BoardFacts): Board['waits'] =>
  reference.reasons
    .filter((reason) => reason.walkIn && reason.favourite > 0)
    .toSorted((a, b) => a.favourite - b.favourite)
    .flatMap((reason) => {
      const wait = waitForReason(reason.id, tickets, sessions, reference);
      return wait ? [{ reason: reason.name, band: formatBand(wait.fromMin, wait.toMin) }] : [];
    })
    .slice(0, mostWaits);

const toCall = (ticket: Ticket, desk: Desk | undefined, zone: string): Board['calls'][number] => ({
  callId: `${ticket.id} ${ticket.calls} ${ticket.lastCalledAt}`,
  label: ticket.label,
  desk: desk ? commonText.desk(desk.number) : '',
  wayHint: desk?.wayHint ?? '',
  direction: desk?.direction ?? '',
  at: ticket.lastCalledAt,
  time: shortTime(civilOf(ticket.lastCalledAt, zone).time),
});

const latestFirst = (a: Ticket, b: Ticket): number =>
  a.lastCalledAt < b.lastCalledAt ? 1 : a.lastCalledAt > b.lastCalledAt ? -1 : a.id < b.id ? 1 : -1;

/** The anonymous board of the waiting room: numbers, desks and waits of today, the latest call first. */
export const boardOf = (facts: BoardFacts): Board => {
  const { site, desks } = facts.reference;
  const calls = facts.tickets
    .filter((ticket) => shown.has(ticket.status) && ticket.lastCalledAt !== '')
    .toSorted(latestFirst)
    .slice(0, most)
    .map((ticket) =>
      toCall(
        ticket,
        desks.find((desk) => desk.id === ticket.deskId),
        site.zone,
      ),
    );
  return {
    site: { name: site.name, commune: site.commune, accent: site.accent, zone: site.zone },
    calls,
    waits: waitsOf(facts),
    notice: displayText.notice,
    clockOffsetMs: facts.clockOffsetMs,
  };
};
