/** A line of a queue: its number is said. */
export type Queued = { readonly id: string; readonly label: string };

/**
 * Who came to a queue, to be told: the newest line of `after` that `before` has not, `null` when there is none. With `essential` only
 * the one for whom somebody who was free has work again: nobody waited before.
 */
export const newcomer = (
  before: readonly Queued[],
  after: readonly Queued[],
  level: 'essential' | 'all',
): Queued | null => {
  if (level === 'essential' && before.length > 0) return null;
  const known = new Set(before.map(({ id }) => id));
  return after.findLast(({ id }) => !known.has(id)) ?? null;
};
