import type { RequestLine } from '#shared/domain/requests/request-line';

/** The list while somebody is on it: rows keep their place, what is new waits. */
export type HeldList = {
  readonly lines: readonly RequestLine[];
  /** So many requests came since, and wait. */
  readonly fresh: number;
  /** Those that are shown would stand in another order. */
  readonly hasMoved: boolean;
};

/**
 * The lines in the order in which they were held, whatever it would be now; what has left the list goes at once. `held` `null` =
 * nobody is on the list.
 */
export const heldOrder = (lines: readonly RequestLine[], held: readonly string[] | null): HeldList => {
  if (held === null) return { lines, fresh: 0, hasMoved: false };
  const byId = new Map(lines.map((line) => [line.request.id, line]));
  const shown = held.flatMap((id) => byId.get(id) ?? []);
  const known = new Set(held);
  const now = lines.filter(({ request }) => known.has(request.id));
  return {
    lines: shown,
    fresh: lines.length - now.length,
    hasMoved: now.some((line, index) => line !== shown[index]),
  };
};
