import type { Ticket } from '#shared/domain/model/ticket';

/** So long nobody can have come after a call: an act that says how it ended is a key pressed twice, meant for the person before. */
export const NEWLY_CALLED_MS = 1_500;

/** Whether an undo brought the person back: they were in front before, so the next key is about them. */
const isBackByUndo = ({ events }: Pick<Ticket, 'events'>): boolean => events.at(-1)?.type === 'undone';

/** Who is in front, and since when this screen shows them; always, when they were there before the screen was or an undo brought them back. */
export type InFront = { readonly ticketId: string; readonly sinceMs: number };

/** Who is in front now, after `before`; `null` = nothing was shown yet. `ticket` is `null` while nobody is. */
export const nextInFront = (
  before: InFront | null,
  ticket: Pick<Ticket, 'id' | 'events'> | null,
  nowMs: number,
): InFront => {
  const ticketId = ticket?.id ?? '';
  const isBack = ticket !== null && isBackByUndo(ticket);
  if (before === null || (isBack && before.ticketId !== ticketId))
    return { ticketId, sinceMs: Number.NEGATIVE_INFINITY };
  return before.ticketId === ticketId ? before : { ticketId, sinceMs: nowMs };
};

/** Whether the person in front was not there a moment ago. */
export const isNewlyCalled = (front: InFront | null, nowMs: number): boolean =>
  front !== null && front.ticketId !== '' && nowMs - front.sinceMs < NEWLY_CALLED_MS;
