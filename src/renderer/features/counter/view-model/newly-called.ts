/** So long nobody can have come after a call: an act that says how it ended is a key pressed twice, meant for the person before. */
export const NEWLY_CALLED_MS = 1_500;

/** Who is in front, and since when this screen shows them; always, when they were there before the screen was. */
export type InFront = { readonly ticketId: string; readonly sinceMs: number };

/** Who is in front now, after `before`; `null` = nothing was shown yet. `ticketId` is `''` while nobody is. */
export const nextInFront = (before: InFront | null, ticketId: string, nowMs: number): InFront => {
  if (before === null) return { ticketId, sinceMs: Number.NEGATIVE_INFINITY };
  return before.ticketId === ticketId ? before : { ticketId, sinceMs: nowMs };
};

/** Whether the person in front was not there a moment ago. */
export const isNewlyCalled = (front: InFront | null, nowMs: number): boolean =>
  front !== null && front.ticketId !== '' && nowMs - front.sinceMs < NEWLY_CALLED_MS;
