import { useState } from 'react';

import type { SiteReference } from '#shared/domain/model/reference';
import type { Ticket } from '#shared/domain/model/ticket';
import { shortTime } from '#shared/i18n/fr/format';
import { receptionText } from '#shared/i18n/fr/reception';
import { civilOf } from '#shared/time/civil';

import { guichetBridge } from '../../platform/bridge';
import type { Slip } from './printed-ticket';

const text = receptionText.ticket;

/** Sends a slip to the printer of the station; a file where there is none. Never a name on paper. */
const print = async (slip: Slip, reference: SiteReference): Promise<Slip['print']> => {
  const lines = [
    slip.place,
    ...(slip.band === '' ? [] : [text.paperWait(slip.band)]),
    ...(slip.isOwnSeries ? [text.ownSeries] : []),
    text.paperFollow,
  ];
  const site = `${reference.site.name}, ${reference.site.commune}`;
  try {
    const done = await guichetBridge()?.invoke('print.ticket', { label: slip.label, title: slip.title, lines, site });
    if (!done?.ok) return 'failed';
    return done.file === '' ? 'paper' : 'file';
  } catch {
    return 'failed';
  }
};

/** The last ticket of this desk and its paper. */
export const useSlip = (reference: SiteReference) => {
  const [slip, setSlip] = useState<Slip | null>(null);

  const send = (next: Slip): void => {
    setSlip({ ...next, print: 'printing' });
    void print(next, reference).then((outcome) => {
      setSlip((known) => (known?.ticketId === next.ticketId ? { ...known, print: outcome } : known));
    });
  };

  /** Prints a ticket. `rank` is its place among those who wait for its reason, 0 when not known. */
  const printTicket = (ticket: Ticket, band: string, rank: number): void => {
    const zone = reference.site.zone;
    const due = ticket.dueAt === '' ? '' : text.appointment(shortTime(civilOf(ticket.dueAt, zone).time));
    send({
      ticketId: ticket.id,
      label: ticket.label,
      title: reference.reasons.find((reason) => reason.id === ticket.reasonId)?.name ?? '',
      place: due !== '' ? due : rank > 0 ? text.rank(rank) : '',
      band: due === '' ? band : '',
      time: shortTime(civilOf(ticket.issuedAt, zone).time),
      print: 'printing',
      isOwnSeries: ticket.series.includes('-'),
    });
  };

  return { slip, printTicket, reprint: send, clear: () => setSlip(null) };
};
