import type { Ticket } from '../model/ticket';

const live: ReadonlySet<Ticket['status']> = new Set(['waiting', 'called', 'serving', 'onHold', 'parked']);

/** Whether a person holds this ticket who is not done yet. */
export const isHeld = ({ status }: Pick<Ticket, 'status'>): boolean => live.has(status);

/** The numbers that people hold who are not done yet: a call of one must mean one person. */
export const heldLabels = (tickets: readonly Pick<Ticket, 'status' | 'label'>[]): ReadonlySet<string> =>
  new Set(tickets.filter(isHeld).map(({ label }) => label));
