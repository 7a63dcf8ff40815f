import { foldTicket } from '#shared/domain/lifecycle/fold-ticket';
import type { AnyEvent } from '#shared/domain/model/event';
import type { Ticket } from '#shared/domain/model/ticket';

const perSeries = 600;

/** So many tickets that wait on a civil day, in the order in which they were given. */
export const waitingTickets = (siteId: string, prefix: string, day: string, count: number): Ticket[] =>
  Array.from({ length: count }, (_, index) => {
    const id = `${prefix}${String(index).padStart(6, '0')}`;
    const issued: AnyEvent = {
      id: `${id}-issued`,
      n: 1,
      at: `${day}T08:00:00.000Z`,
      type: 'issued',
      day,
      series: `${prefix}${Math.floor(index / perSeries)}`,
      number: (index % perSeries) + 1,
      reasonId: 'reason-advice',
      priority: false,
      appointmentId: '',
      requestId: '',
      citizenId: '',
      dueAt: '',
      by: { agentId: 'agent-1', deviceId: 'device-1', deskId: 'desk-1' },
    };
    return foldTicket(id, siteId, [issued]);
  });
