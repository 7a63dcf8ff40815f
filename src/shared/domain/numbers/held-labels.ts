import type { Ticket } from '../model/ticket';

const live: ReadonlySet<Ticket['status']> = new Set(['waiting', 'called', 'serving', 'onHold', 'parked']);

/** The numbers that people hold who are not done yet: a call of one must mean one person. */
export const heldLabels = (tickets: readonly Pick<Ticket, 'status' | 'label'>[]): ReadonlySet<string> =>
  new Set(tickets.filter(({ status }) => live.has(status)).map(({ label }) => label));
