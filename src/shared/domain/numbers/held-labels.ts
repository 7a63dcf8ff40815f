import type { Ticket } from '../model/ticket';

const live: ReadonlySet<Ticket['status']> = new Set(['waiting', 'called', 'serving', 'onHold', 'parked']);

/** Whether a person holds this ticket who is not done yet. */
export const isHeld = ({ status }: Pick<Ticket, 'status'>): boolean => live.has(status);

/** Whether somebody else holds a ticket that looks like this one: a call of its number means both. */
export const isShared = (ticket: Pick<Ticket, 'id' | 'label'>, tickets: readonly Ticket[]): boolean =>
  tickets.some((one) => one.id !== ticket.id && one.label === ticket.label && isHeld(one));

/** The numbers that people hold who are not done yet: a call of one must mean one person. */
export const heldLabels = (tickets: readonly Pick<Ticket, 'status' | 'label'>[]): ReadonlySet<string> =>
  new Set(tickets.filter(isHeld).map(({ label }) => label));
