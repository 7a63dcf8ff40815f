import type { Ticket } from '#shared/domain/model/ticket';

/** What the mix of reasons needs of a ticket of today. */
export const ticketFactReason = ({ day, reasonId, appointmentId, priority, status }: Ticket) => ({
  day,
  reasonId,
  booked: appointmentId !== '',
  priority,
  status,
});
