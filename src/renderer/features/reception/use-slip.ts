import { useEffect, useRef, useState } from 'react';

import { displayName } from '#shared/domain/model/citizen-values';

import { useCitizenValues } from '../../data/queries/use-citizen-values';
import type { PrintedSlip } from '../../data/queries/use-ticket-print';
import { useTicketPrint } from '../../data/queries/use-ticket-print';
import { begun } from '../../platform/print-ticket';
import { paperSlipOf, type PaperNeeds } from '../../platform/ticket-paper';

/**
 * The last ticket of this desk and its paper. `show` names a ticket that was just issued: its paper leaves as soon as the
 * ticket stands in the local store, a few milliseconds later.
 */
export const useSlip = (needs: PaperNeeds) => {
  const { reference, tickets } = needs;
  const [shownId, setShownId] = useState('');
  const sentId = useRef('');
  const { sent, send } = useTicketPrint(reference);
  const ticket = tickets.find((one) => one.id === shownId);
  const citizenId = ticket?.citizenId ?? '';
  const values = useCitizenValues([citizenId]).get(citizenId);
  const reprint = (slip: PrintedSlip): void => {
    if (slip.print !== 'printing') send(slip);
  };
  useEffect(() => {
    if (!ticket || sentId.current === ticket.id) return;
    sentId.current = ticket.id;
    send({ ticketId: ticket.id, ...paperSlipOf(ticket, needs) });
  });
  const shown =
    sent?.ticketId === shownId ? sent : ticket && { ticketId: ticket.id, ...paperSlipOf(ticket, needs), ...begun };
  /** The paper of an earlier ticket once more; it becomes the one that is shown. */
  const reprintTicket = (ticketId: string): void => {
    if (ticketId === shownId && shown) {
      reprint(shown);
      return;
    }
    sentId.current = '';
    setShownId(ticketId);
  };
  return {
    slip: !ticket || ticket.status === 'void' ? null : (shown ?? null),
    /** Whose ticket it is, for the screen alone: a paper bears no name. `''` when nobody was named. */
    slipName: values ? displayName(values) : '',
    show: setShownId,
    reprint,
    reprintTicket,
  };
};
