import { ticketDetails } from '#shared/domain/lifecycle/ticket-details';
import type { DeskSession } from '#shared/domain/model/desk-session';
import type { SiteReference } from '#shared/domain/model/reference';
import type { Ticket } from '#shared/domain/model/ticket';
import { hasOpenDesk } from '#shared/domain/queue/desk-hours';
import { isShutBehind, opensAgain } from '#shared/domain/queue/opening-instants';
import type { TicketFacts } from '#shared/domain/ticket-paper/ticket-lines';
import { ticketLink } from '#shared/domain/ticket-paper/ticket-link';
import { capital, formatBand, shortTime } from '#shared/i18n/fr/format';
import { receptionText } from '#shared/i18n/fr/reception';
import { civilOf } from '#shared/time/civil';
import { entryById } from '#shared/lib/entry-by-id';

const text = receptionText.ticket;

/** What is known of a slip, in words. */
export type PaperSlip = {
  readonly label: string;
  readonly title: string;
  /** Civil time of the ticket, in words. */
  readonly time: string;
  /** `3e sur ce motif`, or the hour of the appointment. */
  readonly place: string;
  readonly band: string;
  /** Why no wait is told; `''` = one is, or none is needed. */
  readonly unknownWait: string;
  /** Opens the page of the ticket; `''` for tickets of before. */
  readonly trackKey: string;
  readonly priority: boolean;
  readonly isOwnSeries: boolean;
  /** The server has it since: a number of this desk’s own series is as good as any other. */
  readonly isExchanged: boolean;
  /** The server has not said its word: a number of this desk’s own series is still to be sent, or the appointment is not confirmed. */
  readonly isTentative: boolean;
};

/** What the paper of a ticket is made from. `tickets` and `sessions` are those of its day. */
export type PaperNeeds = {
  readonly reference: SiteReference;
  readonly tickets: readonly Ticket[];
  readonly sessions: readonly DeskSession[];
  /** Whether the server has not confirmed this appointment of the day yet. */
  readonly isPending: (appointmentId: string) => boolean;
  /** Whether the server has the ticket; `false` for one that is just given. */
  readonly isExchanged: boolean;
};

/** Why a ticket that was given without a wait says none; `''` = its wait is told, or it is called by its appointment. */
const unknownWait = (ticket: Ticket, { reference, sessions }: PaperNeeds): string => {
  const isTold = ticketDetails(ticket).announced !== null || ticket.dueAt !== '';
  if (isTold || ticket.status !== 'waiting') return '';
  const shut = opensAgain(reference, ticket.issuedAt);
  const moment = { reference, sessions, nowIso: ticket.issuedAt };
  const isServed = hasOpenDesk(moment, ticket.reasonId);
  // Who is out for lunch is back when the doors open again.
  const there = shut?.day === ticket.day ? sessions.filter(({ status }) => status === 'open') : sessions;
  // While the doors are closed, whoever has a ticket is called for as long as a desk still serves them: their paper sends them home only where none does.
  const isLetIn =
    isShutBehind(reference, ticket.issuedAt) && hasOpenDesk({ ...moment, sessions: there }, ticket.reasonId);
  if (shut && !isLetIn) return capital(receptionText.passage.closed(shut, ticket.day));
  return isServed ? text.waitUnknown : text.noDeskOpen;
};

/** The paper of a ticket. The wait is what was said when it was given, also on a second print. */
export const paperSlipOf = (ticket: Ticket, needs: PaperNeeds): PaperSlip => {
  const { reference, tickets, isPending, isExchanged } = needs;
  const { zone } = reference.site;
  const due = ticket.dueAt === '' ? '' : text.appointment(shortTime(civilOf(ticket.dueAt, zone).time));
  const ahead = tickets.filter(
    (one) => one.reasonId === ticket.reasonId && one.status === 'waiting' && one.issuedAt <= ticket.issuedAt,
  );
  const rank = ticket.status === 'waiting' ? ahead.length : 0;
  const { announced, trackKey } = ticketDetails(ticket);
  return {
    label: ticket.label,
    title: entryById(reference.reasons, ticket.reasonId)?.name ?? '',
    place: due !== '' ? due : rank > 0 ? text.rank(rank) : '',
    band: announced ? formatBand(announced) : '',
    unknownWait: unknownWait(ticket, needs),
    trackKey,
    time: shortTime(civilOf(ticket.issuedAt, zone).time),
    priority: ticket.priority,
    isOwnSeries: ticket.series.includes('-'),
    isExchanged,
    // Without an hour it is called as any other: nothing of its appointment has to be confirmed.
    isTentative:
      (ticket.series.includes('-') && !isExchanged) ||
      (ticket.appointmentId !== '' && ticket.dueAt !== '' && isPending(ticket.appointmentId)),
  };
};

/** What a ticket says on paper, never a name. What is not certain says so, on paper as on screen. */
export const paperFacts = (slip: PaperSlip, { site }: Pick<SiteReference, 'site'>): TicketFacts => ({
  label: slip.label,
  site: `${site.name}, ${site.commune}`,
  reason: slip.title,
  time: slip.time,
  rank: slip.place,
  wait: slip.band === '' ? (slip.isOwnSeries ? '' : slip.unknownWait) : text.paperWait(slip.band),
  link: ticketLink(site.publicUrl, slip.trackKey),
  linkHint: text.paperFollow,
  marks: [
    ...(slip.priority ? [text.paperPriority] : []),
    ...(slip.isOwnSeries ? [text.ownSeries(slip.isExchanged)] : []),
    ...(slip.isTentative ? [text.paperTentative] : []),
  ],
});
