import { useEffect, useRef, useState } from 'react';

import { ticketDetails } from '#shared/domain/lifecycle/ticket-details';
import type { SiteReference } from '#shared/domain/model/reference';
import type { Ticket } from '#shared/domain/model/ticket';
import { formatBand, shortTime } from '#shared/i18n/fr/format';
import { receptionText } from '#shared/i18n/fr/reception';
import { civilOf } from '#shared/time/civil';

import { usePrintJobs } from '../../data/queries/use-print-jobs';
import { printSlip, printStateNow, retryPrint, type PrintState } from './print-slip';
import type { Slip } from './printed-ticket';

const text = receptionText.ticket;

type SlipNeeds = {
  readonly reference: SiteReference;
  readonly tickets: readonly Ticket[];
  /** Whether the server has not confirmed this appointment of the day yet. */
  readonly isPending: (appointmentId: string) => boolean;
};

const begun: PrintState = { print: 'printing', code: '', jobId: '' };

const slipOf = (ticket: Ticket, { reference, tickets, isPending }: SlipNeeds): Slip => {
  const { zone } = reference.site;
  const due = ticket.dueAt === '' ? '' : text.appointment(shortTime(civilOf(ticket.dueAt, zone).time));
  const ahead = tickets.filter(
    (one) => one.reasonId === ticket.reasonId && one.status === 'waiting' && one.issuedAt <= ticket.issuedAt,
  );
  const rank = ticket.status === 'waiting' ? ahead.length : 0;
  // What was said when the ticket was given, also on a second print.
  const { announced, trackKey } = ticketDetails(ticket);
  return {
    ticketId: ticket.id,
    label: ticket.label,
    title: reference.reasons.find((reason) => reason.id === ticket.reasonId)?.name ?? '',
    place: due !== '' ? due : rank > 0 ? text.rank(rank) : '',
    band: announced ? formatBand(announced.fromMin, announced.toMin) : '',
    trackKey,
    time: shortTime(civilOf(ticket.issuedAt, zone).time),
    ...begun,
    isOwnSeries: ticket.series.includes('-'),
    isTentative: ticket.series.includes('-') || (ticket.appointmentId !== '' && isPending(ticket.appointmentId)),
  };
};

/** What was said on paper stays said: the slip of a ticket is made once. */
type Printed = { readonly slip: Slip };

/**
 * The last ticket of this desk and its paper. `show` names a ticket that was just issued: its paper leaves as soon as the
 * ticket stands in the local store, a few milliseconds later.
 */
export const useSlip = (needs: SlipNeeds) => {
  const { reference, tickets } = needs;
  const [shownId, setShownId] = useState('');
  const [printed, setPrinted] = useState<Printed | null>(null);
  const sentId = useRef('');
  const jobs = usePrintJobs();
  const ticket = tickets.find((one) => one.id === shownId);

  const send = (slip: Slip): void => {
    // What still is in the printer's queue is not put there twice; a number of another day is another ticket.
    const queued = jobs.find(
      ({ label, state, code }) => label === slip.label && state !== 'done' && code !== 'otherDay',
    );
    setPrinted({ slip: { ...slip, ...begun, jobId: queued?.id ?? '' } });
    if (queued) {
      retryPrint(queued.id);
      return;
    }
    void printSlip(slip, reference).then((state) =>
      // Meanwhile another ticket may have been given.
      setPrinted((now) => (now?.slip.ticketId === slip.ticketId ? { slip: { ...slip, ...state } } : now)),
    );
  };
  const reprint = (slip: Slip): void => {
    if (slip.print !== 'printing') send(slip);
  };
  useEffect(() => {
    if (!ticket || sentId.current === ticket.id) return;
    sentId.current = ticket.id;
    send(slipOf(ticket, needs));
  });

  const isCurrent = printed !== null && printed.slip.ticketId === shownId;
  const shown = isCurrent ? printed.slip : ticket ? slipOf(ticket, needs) : null;
  const slip = shown && { ...shown, ...printStateNow(shown, jobs) };
  /** The paper of an earlier ticket once more; it becomes the one that is shown. */
  const reprintTicket = (ticketId: string): void => {
    if (ticketId === shownId && slip) {
      reprint(slip);
      return;
    }
    sentId.current = '';
    setShownId(ticketId);
  };
  return { slip: ticket?.status === 'void' ? null : slip, show: setShownId, reprint, reprintTicket };
};
