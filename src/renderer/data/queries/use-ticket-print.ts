import { useState } from 'react';

import type { SiteReference } from '#shared/domain/model/reference';

import { begun, printSlip, printStateNow, retryPrint, type PrintState } from '../../platform/print-ticket';
import type { PaperSlip } from '../../platform/ticket-paper';
import { usePrintJobs } from './use-print-jobs';

/** The paper of a ticket, and how it stands on its way out. What was said on paper stays said: it is made once. */
export type PrintedSlip = PaperSlip & PrintState & { readonly ticketId: string };

/** Sends tickets to the printer of this station and follows the last of them; `null` until one was sent. */
export const useTicketPrint = (reference: SiteReference) => {
  const jobs = usePrintJobs();
  const [last, setLast] = useState<PrintedSlip | null>(null);
  const send = (slip: PaperSlip & { readonly ticketId: string }): void => {
    // What still is in the printer's queue is not put there twice; a number of another day is another ticket.
    const queued = jobs.find(
      ({ label, state, code }) => label === slip.label && state !== 'done' && code !== 'otherDay',
    );
    setLast({ ...slip, ...begun, jobId: queued?.id ?? '' });
    if (queued) {
      retryPrint(queued.id);
      return;
    }
    void printSlip(slip, reference).then((state) =>
      // Meanwhile another ticket may have been given.
      setLast((now) => (now?.ticketId === slip.ticketId ? { ...slip, ...state } : now)),
    );
  };
  return { sent: last && { ...last, ...printStateNow(last, jobs) }, send };
};
