import { isUntouched } from '#shared/domain/lifecycle/undo';
import type { Ticket } from '#shared/domain/model/ticket';

/** So many tickets of one conflict are shown: a desk that writes nonsense makes as many as it likes. */
const mostShown = 5;

/** The tickets of a conflict that are shown, in their order, and how many more there are. Those that a desk took up come before the others. */
export const shownTickets = (
  tickets: readonly Ticket[],
): { readonly shown: readonly Ticket[]; readonly more: number } => {
  const first = tickets.toSorted((a, b) => Number(isUntouched(a)) - Number(isUntouched(b))).slice(0, mostShown);
  const shown = tickets.filter((one) => first.includes(one));
  return { shown, more: tickets.length - shown.length };
};
