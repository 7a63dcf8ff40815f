import { useEffect, useRef, useState } from 'react';

import { ticketDetails } from '#shared/domain/lifecycle/ticket-details';
import type { SiteReference } from '#shared/domain/model/reference';
import type { Ticket } from '#shared/domain/model/ticket';
import { shippedTicketBlocks, ticketLines } from '#shared/domain/ticket-paper/ticket-lines';
import { formatBand, shortTime } from '#shared/i18n/fr/format';
import { receptionText } from '#shared/i18n/fr/reception';
import { civilOf } from '#shared/time/civil';

import { guichetBridge } from '../../platform/bridge';
import type { Slip } from './printed-ticket';
import { paperFacts } from './view-model/paper-lines';

const text = receptionText.ticket;

/** Sends a slip to the printer of the station; a file where there is none. Never a name on paper. */
const print = async (slip: Slip, reference: SiteReference): Promise<Slip['print']> => {
  const layout = reference.ticketLayouts[0];
  const lines = ticketLines(layout?.blocks ?? shippedTicketBlocks, paperFacts(slip, reference));
  try {
    const paper = { label: slip.label, lines: [...lines], cut: layout?.cut ?? true };
    const done = await guichetBridge()?.invoke('print.ticket', paper);
    if (!done?.ok) return 'failed';
    return done.file === '' ? 'paper' : 'file';
  } catch {
    return 'failed';
  }
};

type SlipNeeds = {
  readonly reference: SiteReference;
  readonly tickets: readonly Ticket[];
  /** Whether the server has not confirmed this appointment of the day yet. */
  readonly isPending: (appointmentId: string) => boolean;
};

const slipOf = (ticket: Ticket, { reference, tickets, isPending }: SlipNeeds, outcome: Slip['print']): Slip => {
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
    print: outcome,
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
  const ticket = tickets.find((one) => one.id === shownId);

  const send = (slip: Slip): void => {
    void print(slip, reference).then((outcome) => setPrinted({ slip: { ...slip, print: outcome } }));
  };
  useEffect(() => {
    if (!ticket || sentId.current === ticket.id) return;
    sentId.current = ticket.id;
    send(slipOf(ticket, needs, 'printing'));
  });

  const isCurrent = printed !== null && printed.slip.ticketId === shownId;
  const slip = isCurrent ? printed.slip : ticket ? slipOf(ticket, needs, 'printing') : null;
  /** The paper of an earlier ticket once more; it becomes the one that is shown. */
  const reprintTicket = (ticketId: string): void => {
    if (ticketId === shownId && slip) {
      send(slip);
      return;
    }
    sentId.current = '';
    setShownId(ticketId);
  };
  return { slip: ticket?.status === 'void' ? null : slip, show: setShownId, reprint: send, reprintTicket };
};
